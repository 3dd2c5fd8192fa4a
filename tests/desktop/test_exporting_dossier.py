from typing import cast

import pytest

from core.desk import Desk
from core.entities import Activity, Author, BotTurn, Message
from core.errors import UserError
from core.export.document import Dossier, Entry, without_notes
from core.export.plain_text import text
from core.work import Interaction
from desktop import translate
from desktop.exporting_dossier import contents, dossier, merged
from desktop.exporting_words import as_read, labels
from desktop.parts import Parts
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over


@pytest.fixture
async def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def parts(theme: Theme, desk: FakeDesk) -> Parts:
    return parts_over(theme, cast(Desk, desk))


def message(**more: object) -> Message:
    usual = {"id": "x", "conversation": "c", "order": 1, "kind": "in", "at": 1,
             "author": Author(kind="contact", name="Ayşe"), "text": ""}  # fmt: skip
    return Message(**{**usual, **more})  # type: ignore[arg-type]


async def entry_of(desk: FakeDesk, parts: Parts, said: Message) -> Dossier:
    conversation = desk.conversations[1]
    desk.timelines[1] = [said]
    desk.put(1, last_order=1)
    found = await dossier(parts, 1)
    assert found.id == conversation.id
    return found


async def test_everything_is_there_in_words(desk: FakeDesk, parts: Parts) -> None:
    found = await dossier(parts, 1)
    assert found.customer.name
    assert found.channel_name
    assert found.entries
    assert all(entry.text or entry.files or entry.deleted for entry in found.entries)


async def test_what_the_bot_understood_is_said(desk: FakeDesk, parts: Parts) -> None:
    turn = BotTurn(intent="order_status", score=0.93, slots={"order_number": "TR-1"})
    said = message(kind="out", author=Author(kind="bot", name="Çıra"), text="Evet", turn=turn)
    (entry,) = (await entry_of(desk, parts, said)).entries
    assert entry.kind == "bot"
    assert entry.intent == "order_status"
    assert "93" in entry.understood
    assert "TR-1" in entry.understood


async def test_mail_without_plain_words_is_made_plain(desk: FakeDesk, parts: Parts) -> None:
    said = message(html="<p>Merhaba <b>Ayşe</b></p><script>x</script>")
    (entry,) = (await entry_of(desk, parts, said)).entries
    assert entry.text.strip() == "Merhaba Ayşe"


async def test_a_wrap_up_is_for_colleagues_only(desk: FakeDesk, parts: Parts) -> None:
    activity = Activity(code="wrap_up", args={"disposition": "İade", "note": "kızgın"})
    said = message(kind="activity", author=Author(kind="system"), activity=activity)
    found = await entry_of(desk, parts, said)
    assert "kızgın" in found.entries[0].text
    assert without_notes(found).entries == ()


async def test_what_is_gone_is_told(parts: Parts) -> None:
    with pytest.raises(UserError, match=r"conversation\.gone"):
        await dossier(parts, 999)


async def test_files_that_cannot_be_had_are_passed_over(parts: Parts) -> None:
    assert isinstance(await contents(parts, await dossier(parts, 1)), tuple)


async def test_what_the_reader_shows_between_the_messages_goes_out_too(
    desk: FakeDesk, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate.use("en")
    visit = Interaction(
        id="i", media="chat", queue="q-sales", contact="p", conversation="c", entered_at=100,
        answered_at=40_100, ended_at=100_100, completed_at=130_100, agent="a-selim",
        disposition="d-secret",
    )  # fmt: skip

    async def visits(key: int) -> tuple[Interaction, ...]:
        return (visit,)

    monkeypatch.setattr(desk, "visits", visits)
    desk.timelines[1] = [message(id=str(at), at=at, text="?") for at in (90, 200, 50_000)]
    desk.put(1, last_order=3)
    found = without_notes(await dossier(parts, 1))
    assert [entry.at for entry in found.entries] == [90, 100, 200, 40_100, 50_000, 130_100]
    told = [entry.text for entry in found.entries if entry.code == "visit"]
    assert told[0].startswith("Came into the queue")
    assert "accepted after 0:40" in told[1]
    assert told[2] == "Worked on for 1:00 · wrap-up 0:30", "the outcome is for colleagues"


def test_messages_keep_their_order_whatever_their_clocks_say() -> None:
    told = [Entry(id="v", kind="activity", at=5)]
    entries = [Entry(id=str(at), kind="in", at=at) for at in (9, 3)]
    assert [entry.at for entry in merged(told, entries)] == [5, 9, 3]
    assert [entry.at for entry in merged(told, entries[1:])] == [3, 5]


async def test_times_are_those_of_the_screen_and_the_document_says_where(
    desk: FakeDesk, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import QByteArray, QTimeZone

    zone = QByteArray(b"Asia/Tokyo")
    monkeypatch.setattr(QTimeZone, "systemTimeZoneId", staticmethod(lambda: zone))
    assert as_read(parts.desk).zone == "Asia/Tokyo"
    said = text(await dossier(parts, 1), labels(), as_read(parts.desk)).decode()
    assert "Time zone: Asia/Tokyo" in said
    monkeypatch.setattr(QTimeZone, "systemTimeZoneId", staticmethod(lambda: QByteArray(b"Moon")))
    assert as_read(parts.desk).zone == parts.desk.directory.company.zone

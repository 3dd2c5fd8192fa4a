from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backend.channels import visits
from backend.channels.frames import Entry, Hello, Mark, Say, SentFile, Welcome
from backend.channels.visits import Landed, Visitor, contact_id, contact_of
from backend.log import Log, Transaction
from core.entities import Attachment, Author, Conversation, Message, Queue, Team
from core.protocol import events as e
from tests.backend import sample

TOKEN = "t" * 43
ME = Visitor(contact_id(TOKEN), "tr")
FIRST = f"{ME.contact}-1"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    yield log
    log.close()


async def _say(log: Log, text: str, id: str = "id-000001", name: str = "") -> Landed:
    said = Say(id=id, text=text, name=name)
    return await log.transact(lambda work: visits.say(work, ME, said, "sales"))


async def _read(log: Log, id: str = FIRST) -> tuple[Conversation, list[Message]]:
    def work(work: Transaction) -> tuple[Conversation, list[Message]]:
        found = work.conversation(id)
        assert found
        return found, work.messages(id)

    return await log.transact(work)


async def _welcome(log: Log, hello: Hello | None = None) -> Welcome:
    asked = hello or Hello(token=TOKEN)
    return await log.transact(lambda work: visits.welcome(work, ME, asked, lambda _: ()))


def test_the_token_cannot_be_read_from_the_id() -> None:
    assert TOKEN not in ME.contact
    assert contact_id(TOKEN) == contact_id(TOKEN) != contact_id("u" * 43)
    assert contact_of(FIRST) == ME.contact


async def test_the_first_message_makes_contact_and_conversation(log: Log) -> None:
    landed = await _say(log, "Merhaba", name="Ayşe Şahin")
    conversation, messages = await _read(log)
    assert landed == Landed(FIRST, conversation.last_order)
    assert (conversation.channel, conversation.status, conversation.team) == (
        "chat", "pending", "sales",
    )  # fmt: skip
    assert conversation.reference.startswith("S-5")
    assert conversation.bot is not None
    assert conversation.bot.phase == "active"
    contact = await log.transact(lambda work: work.contact(ME.contact))
    assert contact is not None
    assert (contact.name, contact.language) == ("Ayşe Şahin", "tr")
    codes = [m.activity.code for m in messages if m.activity]
    assert codes == ["created", "bot_started"]
    assert messages[-1].author.name == "Ayşe Şahin"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("Europe/Berlin", "Europe/Berlin"), ("", ""), ("Mars/Olympus", ""), ("../etc", ""), ("Europe", "")],
)  # fmt: skip
async def test_the_zone_of_their_clock_is_kept_where_it_is_one(
    log: Log, said: str, kept: str
) -> None:
    def begin(work: Transaction) -> None:
        visits.say(work, replace(ME, zone=said), Say(id="id-1", text="x"), None)

    await log.transact(begin)
    contact = await log.transact(lambda work: work.contact(ME.contact))
    assert contact is not None and contact.zone == kept


@pytest.mark.parametrize(
    ("department", "team", "home"),
    [
        ("", None, ("support", None)),
        ("", "sales", ("sales", None)),
        ("sales", None, ("sales", None)),
        ("returns", "support", ("sales", "returns")),
        ("nobody knows it", None, ("support", None)),
    ],
)
async def test_a_conversation_has_a_team_from_its_first_message(
    log: Log, department: str, team: str | None, home: tuple[str, str | None]
) -> None:
    def begin(work: Transaction) -> None:
        work.emit(
            e.TeamUpserted(team=Team(id="support", name="Destek", default=True)), sample.SYSTEM
        )
        queue = Queue(id="returns", name="İade", team="sales")
        work.emit(e.QueueUpserted(queue=queue), sample.SYSTEM)
        visits.say(work, replace(ME, department=department), Say(id="id-1", text="x"), team)

    await log.transact(begin)
    conversation, _ = await _read(log)
    assert (conversation.team, conversation.queue) == home


async def test_a_visitor_without_a_name_gets_one(log: Log) -> None:
    await _say(log, "Merhaba")
    contact = await log.transact(lambda work: work.contact(ME.contact))
    assert contact is not None
    assert contact.name.startswith("Ziyaretçi ")


async def test_the_same_message_sent_again_makes_nothing(log: Log) -> None:
    once = await _say(log, "Merhaba")
    head = log.head
    again = await _say(log, "Merhaba")
    assert again == once
    await log.transact(lambda _: None)
    assert (await _read(log))[0].last_order == once.order
    assert log.head >= head


async def test_what_is_sent_again_after_the_end_is_not_a_new_conversation(log: Log) -> None:
    once = await _say(log, "Merhaba")
    await log.transact(lambda work: visits.end(work, ME))
    assert await _say(log, "Merhaba") == once
    assert await log.transact(lambda work: work.conversation(f"{ME.contact}-2")) is None


async def test_after_the_end_a_new_one_begins(log: Log) -> None:
    await _say(log, "Merhaba")
    await log.transact(lambda work: visits.end(work, ME))
    conversation, messages = await _read(log)
    assert conversation.status == "resolved"
    assert conversation.bot is not None
    assert conversation.bot.phase == "closed"
    assert messages[-1].activity is not None
    assert messages[-1].activity.code == "status"
    second = await _say(log, "Bir sorum daha var", "id-000002")
    assert second.conversation == f"{ME.contact}-2"
    other, _ = await _read(log, second.conversation)
    assert other.reference != conversation.reference
    assert (await _welcome(log)).conversation == second.conversation


async def test_ending_twice_ends_once(log: Log) -> None:
    await _say(log, "Merhaba")
    for _ in range(2):
        await log.transact(lambda work: visits.end(work, ME))
    _, messages = await _read(log)
    assert sum(m.activity is not None and m.activity.code == "status" for m in messages) == 1


async def test_writing_ends_a_snooze(log: Log) -> None:
    await _say(log, "Merhaba")
    snoozed = e.ConversationStatusChanged(
        conversation=FIRST, from_="pending", to="snoozed", snoozed_until=9_999_999_999_999
    )
    await log.transact(lambda work: work.emit(snoozed, sample.SYSTEM))
    await _say(log, "Orada mısınız?", "id-000002")
    assert (await _read(log))[0].status == "open"


async def test_a_reload_gets_what_came_since_and_what_may_have_changed(log: Log) -> None:
    await _say(log, "Merhaba")
    author = Author(kind="agent", id="ayse", name="Ayşe Kaya")
    for i in range(60):
        await log.transact(lambda work, i=i: work.post(FIRST, "out", author, str(i)))  # type: ignore[misc]  # bound at once
    await log.transact(lambda work: work.post(FIRST, "note", author, "gizli"))
    whole = await _welcome(log)
    later = await _welcome(log, Hello(token=TOKEN, conversation=FIRST, after=whole.head))
    assert len(_texts(whole.entries)) == 61
    assert "gizli" not in _texts(whole.entries)
    assert _texts(later.entries)[-1] == "59"
    assert 45 <= len(later.entries) < 61


async def test_another_conversations_cursor_means_nothing(log: Log) -> None:
    await _say(log, "Merhaba")
    told = await _welcome(log, Hello(token=TOKEN, conversation="visitor-x-1", after=999))
    assert _texts(told.entries) == ["Merhaba"]


async def test_nobody_is_somebody_before_they_write(log: Log) -> None:
    assert await _welcome(log) == Welcome()
    assert await log.transact(lambda work: visits.standing(work, ME.contact)) is None


async def test_marks_raise_what_we_sent_and_nothing_twice(log: Log) -> None:
    await _say(log, "Merhaba")
    author = Author(kind="agent", id="ayse", name="Ayşe Kaya")
    out = await log.transact(lambda work: work.post(FIRST, "out", author, "Buyurun"))
    for marks in (Mark(delivered=out.order), Mark(delivered=out.order, read=99_999)):
        await log.transact(lambda work, m=marks: visits.mark(work, ME, m))  # type: ignore[misc]  # bound at once
    events: list[e.Event] = []
    log.listen(events.extend)
    await log.transact(
        lambda work: visits.mark(work, ME, Mark(delivered=out.order, read=out.order))
    )
    assert (await _read(log))[1][-1].status == "read"
    assert events == []


async def test_what_agents_read_is_told(log: Log) -> None:
    landed = await _say(log, "Merhaba")
    read = e.ConversationRead(conversation=FIRST, by="ayse", up_to=landed.order)
    await log.transact(lambda w: w.emit(read, e.By(kind="agent", id="ayse"), only="ayse"))
    assert (await _welcome(log)).seen == landed.order


async def test_a_file_of_somebody_else_is_refused_with_everything(log: Log) -> None:
    said = Say(id="id-000001", text="bakın", files=(SentFile(id="not-mine"),))
    with pytest.raises(visits.NotYours):
        await log.transact(lambda work: visits.say(work, ME, said, None))
    assert await log.transact(lambda work: work.contact(ME.contact)) is None


async def test_a_note_s_file_is_not_the_visitors(log: Log) -> None:
    await _say(log, "Merhaba")
    author = Author(kind="agent", id="ayse", name="Ayşe Kaya")
    shown, hidden = (
        Attachment(id=i, name=i, mime="text/plain", size=1) for i in ("shown", "hidden")
    )
    await log.transact(lambda work: work.post(FIRST, "out", author, attachments=(shown,)))
    await log.transact(lambda work: work.post(FIRST, "note", author, attachments=(hidden,)))
    assert await log.transact(lambda work: visits.may_fetch(work, ME.contact, "shown")) == shown
    for contact, file in ((ME.contact, "hidden"), ("visitor-other", "shown"), (ME.contact, "none")):
        assert await log.transact(lambda w, c=contact, f=file: visits.may_fetch(w, c, f)) is None  # type: ignore[misc]  # bound at once


def _texts(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.text for entry in entries if entry.kind != "line"]


async def test_a_national_id_is_never_stored(log: Log) -> None:
    await _say(log, "kimlik numaram 10000000146, kargo 12345678901", name="Ali 10000000146")
    _, messages = await _read(log)
    assert [m.text for m in messages if m.kind == "in"] == [
        "kimlik numaram ●●●●●●●●●●●, kargo 12345678901"
    ]
    path = Path(str(log.database.path))
    written = b"".join(file.read_bytes() for file in path.parent.glob("log.db*"))
    assert b"12345678901" in written, "the file was looked into"
    assert b"10000000146" not in written

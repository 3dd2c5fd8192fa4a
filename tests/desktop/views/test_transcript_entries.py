from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from core.entities import Attachment, CallRecord
from core.rows import Waiting
from desktop.loop import Tasks
from desktop.models.transcript import TranscriptModel
from desktop.rows.timeline_entry import Entry
from desktop.telephone.recordings import Recordings
from desktop.views.transcript_entries import FOLD, Entries
from tests.desktop import sample
from tests.desktop.views.talks import (
    AGENT,
    BOT_TALK,
    CUSTOMER,
    DAY,
    DERYA,
    RECORDING,
    Said,
    TalkDesk,
    until,
)


class Rig:
    def __init__(self, tasks: Tasks) -> None:
        self.desk = TalkDesk()
        self.model = TranscriptModel(self.desk, tasks)
        self.entries = Entries(self.model, sample.ME.id, Recordings())

    async def show(self, said: list[Said], **changed: object) -> list[Entry]:
        self.desk.talk(1, said, **changed)
        self.model.open(1)
        await until(lambda: self.model.state == "ready" and self.model.calls)
        self.entries.begin()
        return self.all()

    def all(self) -> list[Entry]:
        return [self.entries.entry(index) for index in range(self.model.count)]


@pytest.fixture
async def rig(qapp: object) -> AsyncIterator[Rig]:
    tasks = Tasks()
    rig = Rig(tasks)
    yield rig
    rig.model.stop()
    await tasks.close()


async def test_runs_end_where_the_author_changes(rig: Rig) -> None:
    rows = await rig.show(DAY)
    assert [row.last for row in rows] == [False, True, True, True, True, True, True]
    assert rows[0].first and not rows[1].first


async def test_a_run_ends_after_some_minutes(rig: Rig) -> None:
    rows = await rig.show([("in", CUSTOMER, "a", 30, {}), ("in", CUSTOMER, "b", 10, {})])
    assert rows[0].last


async def test_each_day_is_told_once(rig: Rig) -> None:
    rows = await rig.show(
        [
            ("in", CUSTOMER, "a", 3_000, {}),
            ("in", CUSTOMER, "b", 2, {}),
            ("in", CUSTOMER, "c", 1, {}),
        ]
    )
    assert rows[0].day
    assert rows[1].day.startswith("Today")
    assert not rows[2].day


async def test_the_divider_stands_before_the_first_unseen_one(rig: Rig) -> None:
    rows = await rig.show(DAY, read_up_to=5, unread=1)
    assert [row.new for row in rows].index(True) == 5


async def test_nothing_is_new_where_nothing_is_unread(rig: Rig) -> None:
    rows = await rig.show(DAY)
    assert not any(row.new for row in rows)


async def test_quoted_mail_is_folded_until_asked_for(rig: Rig) -> None:
    text = "Tamam.\n\n> eski\n> satır"
    (row,) = await rig.show([("in", CUSTOMER, text, 1, {})])
    assert row.text == "Tamam."
    assert row.hidden
    rig.entries.unfold(row.id)
    assert rig.all()[0].text == text


async def test_a_text_nobody_reads_at_once_is_cut(rig: Rig) -> None:
    (row,) = await rig.show([("in", CUSTOMER, "a" * 50_000, 1, {})])
    assert len(row.text) <= FOLD + 2
    assert row.hidden


async def test_mail_without_plain_text_shows_its_markups_words(rig: Rig) -> None:
    html = "<p>Merhaba</p><script>x()</script>"
    (row,) = await rig.show([("in", CUSTOMER, "", 1, {"html": html})])
    assert row.text == "Merhaba"


async def test_the_bot_is_called_bot_whatever_its_name(rig: Rig) -> None:
    rows = await rig.show(BOT_TALK)
    assert rows[2].author == "Bot"
    assert rows[2].turn is not None


async def test_a_colleague_is_not_me(rig: Rig) -> None:
    mine, hers = await rig.show([("out", AGENT, "a", 2, {}), ("out", DERYA, "b", 1, {})])
    assert mine.mine and not hers.mine


async def test_a_reply_knows_what_it_answers(rig: Rig) -> None:
    rows = await rig.show(
        [("in", CUSTOMER, "soru", 2, {}), ("out", AGENT, "yanıt", 1, {"reply_to": "v-0-1"})]
    )
    assert rows[1].reply is not None
    assert (rows[1].reply.text, rows[1].reply.order) == ("soru", 1)


async def test_numbers_are_the_persons_countrys(rig: Rig) -> None:
    assert {entry.country for entry in await rig.show(DAY)} == {"TR"}
    rig.entries = Entries(rig.model, sample.ME.id, Recordings(), lambda: "DE")
    assert {entry.country for entry in rig.all() if entry.kind} == {"DE"}


async def test_a_call_has_its_record(rig: Rig) -> None:
    rows = await rig.show(DAY)
    assert rows[3].is_call
    assert rows[3].call is not None and rows[3].call.recording is not None


async def test_what_waits_and_what_was_refused(rig: Rig) -> None:
    rig.desk.outbox[1] = [
        Waiting("c-1", 1, "out", "bekliyor", sample.NOW),
        Waiting("c-2", 1, "out", "olmadı", sample.NOW, failed="command.forbidden"),
    ]
    rows = await rig.show(DAY)
    assert [row.state for row in rows[-2:]] == ["waiting", "refused"]
    assert rows[-1].problem and rows[-1].command == "c-2"


async def test_a_message_that_was_not_read_is_a_placeholder(rig: Rig) -> None:
    rig.desk.long(1, 2_000)
    rig.model.open(1)
    await until(lambda: rig.model.state == "ready")
    assert rig.entries.entry(0).kind is None


class Here(Recordings):
    """One recording is on this machine alone."""

    def of(self, call: CallRecord) -> Attachment | None:
        return RECORDING


async def test_a_recording_that_is_only_here_stands_in_the_timeline(rig: Rig) -> None:
    await rig.show(DAY)
    call = next(iter(rig.model.calls.values()))
    rig.model.calls = {call.id: replace(call, recording=None)}
    assert [e.call.recording for e in rig.all() if e.call] == [None]
    rig.entries = Entries(rig.model, sample.ME.id, Here())
    assert [e.call.recording for e in rig.all() if e.call] == [RECORDING]

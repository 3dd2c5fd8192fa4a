from typing import Any

import pytest

from backend.telephony import records
from core.entities import CallLeg, CallQuality, CallRecord, Contact, Conversation
from core.protocol import events as e
from core.supervision import Supervision
from tests.backend.commands.conftest import Office
from tests.backend.sample import AYSE, BORA, call

SAID: dict[str, Any] = {
    "call": "v1", "direction": "in", "number": "+905550000001", "started_at": 10,
    "answered_at": 20, "ended_at": 65_020, "ended_by": "them", "sip": 200, "q850": 16,
    "notes": "Yarın aranacak", "receiving": {"loss": 0.06, "mos": 3.1},
}  # fmt: skip


async def record(office: Office, id: str = "v1") -> CallRecord | None:
    return await office.log.transact(lambda t: t.state.get(CallRecord, id))


async def test_a_report_is_a_record_and_an_entry_of_the_timeline(office: Office) -> None:
    res = await office.do(AYSE, "call.report", id="cmd", **SAID)
    found = await record(office)
    assert found is not None
    assert (found.contact, found.agent, found.conversation) == ("ali", "ayse", "c1")
    assert (found.phase, found.receiving, found.q850) == (
        "ended", CallQuality(loss=0.06, mos=3.1), 16,
    )  # fmt: skip
    [entry] = await office.messages()
    assert (entry.kind, entry.text, entry.call) == ("in", "Yarın aranacak", "v1")
    assert entry.activity is not None
    assert entry.activity.args == {
        "direction": "in", "cause": "answered", "seconds": "65", "by": "Ayşe Kaya",
    }  # fmt: skip
    assert (await office.conversation()).assignee == "ayse"
    assert all(one.cause == "cmd" for one in await office.entries((res.seq or 0) - 3))


async def test_the_same_call_reported_by_another_command_is_corrected(office: Office) -> None:
    await office.do(AYSE, "call.report", **SAID)
    await office.do(AYSE, "call.report", **{**SAID, "notes": "Aranmayacak"})
    [entry] = await office.messages()
    assert entry.text == "Aranmayacak"


async def test_the_same_command_again_does_nothing(office: Office) -> None:
    first = await office.do(AYSE, "call.report", id="call:v1", **SAID)
    again = await office.do(AYSE, "call.report", id="call:v1", **SAID)
    assert again.dup
    assert again.seq == first.seq
    assert len(await office.messages()) == 1


async def test_a_call_the_platform_knew_keeps_its_record(office: Office) -> None:
    known = CallRecord(
        id="x-1", contact="ali", direction="in", started_at=5, conversation="c1", queue="q",
        number="+905550000001", correlation="x-1",
    )  # fmt: skip
    await office.emit(e.CallUpserted(call=known))
    await office.do(AYSE, "call.report", **SAID, correlation="x-1")
    found = await record(office, "x-1")
    assert found is not None
    assert (found.queue, found.notes, found.phase) == ("q", "Yarın aranacak", "ended")
    assert await record(office, "v1") is None


async def test_notes_may_come_later(office: Office) -> None:
    await office.do(AYSE, "call.report", **SAID)
    await office.do(AYSE, "call.annotate", call="v1", notes="Başka", disposition="İade")
    found = await record(office)
    assert found is not None
    assert (found.notes, found.disposition) == ("Başka", "İade")
    assert [m.text for m in await office.messages()] == ["Başka"]


async def test_a_missed_call_leaves_the_customer_waiting(office: Office) -> None:
    missed = {**SAID, "answered_at": None, "cause": "missed", "notes": ""}
    await office.do(AYSE, "call.report", **missed)
    found = await office.conversation()
    assert found.waiting_since is not None
    assert found.assignee is None


@pytest.mark.parametrize(("cause", "unread"), [("answered", 0), ("missed", 1)])
async def test_only_a_call_that_nobody_took_is_unread(
    office: Office, cause: str, unread: int
) -> None:
    answered_at = 20 if cause == "answered" else None
    await office.do(AYSE, "call.report", **{**SAID, "cause": cause, "answered_at": answered_at})
    assert await office.log.transact(lambda t: t.state.unread("c1", 0)) == unread


async def test_a_call_that_was_taken_after_all_is_not_unread(office: Office) -> None:
    missed = {**SAID, "answered_at": None, "cause": "missed"}
    first = await office.do(AYSE, "call.report", **missed)
    again = await office.do(AYSE, "call.report", **SAID)
    bodies = [entry.event().body for entry in await office.entries(first.seq or 0)]
    [updated] = [body for body in bodies if isinstance(body, e.MessageUpdated)]
    assert updated.counted == -1
    assert again.ok
    assert await office.log.transact(lambda t: t.state.unread("c1", 0)) == 0


async def test_somebody_unknown_gets_a_card_and_a_conversation(office: Office) -> None:
    out = {**SAID, "direction": "out", "number": "+905329998877"}
    await office.do(AYSE, "call.report", **out)
    found = await record(office)
    assert found is not None
    where = await office.log.transact(lambda t: t.conversation(found.conversation or ""))
    who = await office.log.transact(lambda t: t.contact(found.contact))
    assert isinstance(where, Conversation)
    assert isinstance(who, Contact)
    assert (where.channel, where.assignee, where.team) == ("call", "ayse", "sales")
    assert (who.name, who.phone) == ("0532 999 88 77", "+905329998877")
    again = await office.log.transact(lambda t: records.contact_of(t, "0532 999 88 77"))
    assert again == who


async def test_a_call_between_colleagues_has_no_customer(office: Office) -> None:
    await office.do(AYSE, "call.report", **{**SAID, "number": "602"})
    found = await record(office)
    assert found is not None
    assert (found.contact, found.conversation) == ("", None)
    assert await office.messages() == []


async def test_what_cannot_be_reported(office: Office) -> None:
    async def refused(**body: object) -> tuple[str, str | None]:
        return await office.refused(AYSE, "call.report", **{**SAID, **body})

    assert await refused(ended_at=1) == ("bad_request", "ended_at")
    assert await refused(call="") == ("bad_request", "call")
    assert await refused(notes="x" * 10_001) == ("payload_too_large", "notes")
    assert await refused(conversation="nothing") == ("not_found", "conversation")
    file = {"id": "u", "name": "a.wav", "mime": "audio/wav", "size": 1}
    assert await refused(attachments=[file]) == ("not_found", "attachments")
    assert await refused(attachments=[file, file]) == ("bad_request", "attachments")
    assert await office.refused(AYSE, "call.annotate", call="nothing", notes="") == (
        "not_found", "call",
    )  # fmt: skip


async def test_a_call_of_another_team_is_none_of_ours(office: Office) -> None:
    await office.emit(e.CallUpserted(call=call("k", "c1")))
    assert await office.refused(BORA, "call.annotate", call="k", notes="x") == (
        "not_found", "conversation",
    )  # fmt: skip


async def carried(office: Office, agent: str = "ayse", *, taped: bool = True) -> None:
    """A call through the queue that this agent talks on."""
    legs = (
        CallLeg(id="customer", kind="customer", who="+905550000001", started_at=1),
        CallLeg(id="o", kind="agent", who=agent, started_at=2, answered_at=3),
    )
    call = CallRecord(
        id="k", contact="ali", direction="in", started_at=1, conversation="c1", agent=agent,
        answered_at=3, correlation="k", legs=legs, taped=taped,
    )  # fmt: skip
    await office.emit(e.CallUpserted(call=call))


async def test_the_platforms_recording_is_paused_by_whoever_talks(office: Office) -> None:
    await carried(office)
    res = await office.do(AYSE, "call.pause_recording", call="k", seconds=60)
    found = await record(office, "k")
    [entry] = await office.entries((res.seq or 0) - 1)
    assert found is not None and found.untaped_until == entry.at + 60_000
    await office.do(AYSE, "call.pause_recording", call="k", seconds=0)
    found = await record(office, "k")
    assert found is not None and found.untaped_until is None


async def test_nobody_else_pauses_it(office: Office) -> None:
    await carried(office, "bora")
    asked: dict[str, Any] = {"call": "k", "seconds": 60}
    assert await office.refused(AYSE, "call.pause_recording", **asked) == ("forbidden", "call")
    await office.do(BORA, "call.pause_recording", **asked)
    unknown = {**asked, "call": "x"}
    assert await office.refused(BORA, "call.pause_recording", **unknown) == ("not_found", "call")
    for seconds in (-1, 601):
        wrong = {**asked, "seconds": seconds}
        answer = await office.refused(BORA, "call.pause_recording", **wrong)
        assert answer == ("bad_request", "seconds")


async def test_who_took_a_call_over_pauses_it_by_what_her_phone_knows(office: Office) -> None:
    await carried(office)
    taken = Supervision(
        id="s1", supervisor="ayse", agent="bora", mode="take_over", since=1, call="k", ended_at=2,
        end="taken",
    )  # fmt: skip
    await office.emit(e.SupervisionUpserted(supervision=taken))
    await office.do(AYSE, "call.pause_recording", call="s1", seconds=60)
    found = await record(office, "k")
    assert found is not None and found.untaped_until


async def test_where_nothing_is_recorded_here_nothing_is_paused(office: Office) -> None:
    await carried(office, taped=False)
    assert (await office.do(AYSE, "call.pause_recording", call="k", seconds=60)).seq is None

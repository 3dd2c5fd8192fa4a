import asyncio

import pytest
from msgspec.structs import replace

from core.changes import Changes
from core.desk_calls import MOST_ID, PAUSE_MS
from core.entities import (
    Agent,
    Attachment,
    CallQuality,
    CallRecord,
    Contact,
)
from core.phones import PhoneAccount, PhoneGiven, PhonePolicy
from core.protocol import codec
from core.protocol import events as e
from core.protocol.commands import AnnotateCall, PauseRecording, ReportCall
from tests.core.office import Office, office

__all__ = ["office"]
RECORDING = Attachment(
    id="local:v1", name="kayit.wav", mime="audio/wav", size=9, duration_ms=4_000, waveform=(1, 2)
)
CALL = CallRecord(
    id="v1", contact="", direction="in", number="+905321234567", started_at=5, answered_at=6,
    ended_at=9, correlation="x-1", ended_by="them", sip=200, q850=16, codec="G722",
    receiving=CallQuality(loss=0.06, mos=3.1), notes="Yarın aranacak", recording=RECORDING,
)  # fmt: skip


async def reported(office: Office, which: int = 0) -> ReportCall:
    command = (await office.outbox())[which]
    body = codec.command(command.type, command.body)
    assert isinstance(body, ReportCall)
    return body


async def test_a_report_waits_for_the_line_with_its_recording(office: Office) -> None:
    assert await office.desk.report_call(CALL) == "call:v1"
    [command] = await office.outbox()
    assert (command.type, command.files) == ("call.report", ("kayit.wav",))
    body = await reported(office)
    assert (body.call, body.ended_at, body.q850, body.receiving) == ("v1", 9, 16, CALL.receiving)
    assert body.attachments == (RECORDING,)
    assert office.client.nudges == 1


async def test_the_same_call_is_reported_once(office: Office) -> None:
    for _ in range(2):
        await office.desk.report_call(CALL)
    assert len(await office.outbox()) == 1


async def test_what_the_platform_was_told_is_not_told_again(office: Office) -> None:
    known = CallRecord(
        id="x-1", contact="p1", direction="in", started_at=5, ended_at=9, correlation="x-1",
    )  # fmt: skip
    await office.apply(e.CallUpserted(call=known), 2)
    assert await office.desk.report_call(CALL), "the platform saw its end, not what it sounded like"
    await office.apply(e.CallUpserted(call=replace(known, codec="G722")), 3)
    assert await office.desk.report_call(replace(CALL, notes="anders")) == ""


async def test_a_recording_that_is_too_large_is_left_out(office: Office) -> None:
    large = replace(RECORDING, size=office.client.limits.max_upload + 1)
    await office.desk.report_call(replace(CALL, recording=large))
    assert (await reported(office)).attachments == (large,), "a recording has a limit of its own"
    too_large = replace(RECORDING, size=office.client.limits.max_recording + 1)
    await office.desk.report_call(replace(CALL, id="v2", recording=too_large))
    assert (await reported(office, 1)).attachments == ()


async def test_a_long_id_is_one_a_platform_takes(office: Office) -> None:
    assert len(await office.desk.report_call(replace(CALL, id="v" * 200))) == MOST_ID


async def test_notes_come_after_the_report_on_the_same_track(office: Office) -> None:
    await office.desk.report_call(CALL)
    await office.desk.annotate_call(CALL)
    first, second = await office.outbox()
    assert first.conversation == second.conversation == "call:v1"
    note = codec.command(second.type, second.body)
    assert note == AnnotateCall(call="v1", correlation="x-1", notes="Yarın aranacak")


async def test_who_calls_and_what_was_called(office: Office) -> None:
    await office.apply(
        e.ContactUpserted(contact=Contact(id="p1", name="Ali", phone=CALL.number)), 2
    )
    found = await office.desk.who_calls("0532 123 45 67")
    assert (found.contact and found.contact.name, found.asked) == ("Ali", "Kargom nerede")
    await office.desk.report_call(CALL)
    [row] = await office.desk.call_history()
    assert row.waiting
    assert row.call.number == CALL.number


async def test_colleagues_are_those_with_an_extension(office: Office) -> None:
    for seq, agent in enumerate(
        (Agent(id="u1", name="Deniz", extension="600"), Agent(id="u2", name="Ece", extension="601",
         state="busy")), 2,
    ):  # fmt: skip
        await office.apply(e.AgentUpserted(agent=agent), seq)
    await office.until(lambda: len(office.desk.colleagues()) == 1)
    [ece] = office.desk.colleagues()
    assert (ece.name, ece.extension, ece.state) == ("Ece", "601", "busy")


async def test_accounts_given_and_typed(office: Office) -> None:
    given = PhoneAccount(id="g", user="601", domain="pbx")
    own = PhoneAccount(id="o", user="ali", domain="sip.example", password="x")
    decided = PhonePolicy(auto_answer=False)
    await asyncio.to_thread(
        office.client.listener.phone, PhoneGiven(accounts=(given,), policy=decided)
    )
    await office.desk.save_phone_account(own)
    await office.until(lambda: Changes.joined(office.changes).phone)
    assert await office.desk.phone_accounts() == (given, own)
    assert await office.desk.own_phone_accounts() == (own,)
    assert await office.desk.phone_policy() == decided
    await office.desk.delete_phone_account("o")
    assert await office.desk.phone_accounts() == (given,)


async def test_a_call_that_goes_on_is_not_reported(office: Office) -> None:
    going = CallRecord(id="v", contact="", direction="in", started_at=1)
    with pytest.raises(AssertionError):
        await office.desk.report_call(going)


async def test_a_pause_of_the_platforms_recording_is_for_now_or_never(office: Office) -> None:
    before = office.desk.now()
    await office.desk.pause_recording("x-1", 60)
    await office.desk.pause_recording("x-1", 0)
    first, second = await office.outbox()
    assert codec.command(first.type, first.body) == PauseRecording(call="x-1", seconds=60)
    assert first.conversation == second.conversation, "one after the other"
    assert first.expires is not None and 0 <= first.expires - before - PAUSE_MS < 1_000


async def test_where_the_phone_is_goes_to_the_line(office: Office) -> None:
    office.desk.phone_at("sip:1@127.0.0.1:5", ("x",))
    assert office.client.phone == ("sip:1@127.0.0.1:5", ("x",))

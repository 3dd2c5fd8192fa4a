"""Calls that are recorded where they are carried."""

import array
import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.commands import calls
from backend.commands.work import Work
from backend.company import Decide, decide
from backend.log import Transaction
from backend.permissions import viewer_of
from backend.telephony import visit as visits
from backend.telephony.tapes import Tapes
from core.entities import Agent, Attachment, CallRecord, Message
from core.protocol import events as e
from core.protocol.commands import PauseRecording, TransferWork
from tests.backend import sample
from tests.backend.telephony.hall import SUPPORT, Hall, furnish
from tests.backend.telephony.test_exchange import transferred
from tests.peers.kamailio import Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.sides import tones
from tests.voip.sounds import goertzel, tone
from voip import commands as c
from voip import companding
from voip.recording_file import RATE, Ending, Writer

CUSTOMER_HZ, CONSENT_HZ = 700, 1_700
MUCH, LITTLE = 0.6, 0.02


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


@pytest.fixture
async def hall(
    tmp_path: Path, kamailio: Kamailio, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Hall]:
    monkeypatch.setattr(visits, "_GRACE_S", 0.2)
    async with Hall(tmp_path, kamailio) as hall:
        yield hall


class Sides:
    """The two channels of a recording: what the caller heard, and what they said."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        codes = data[data.index(b"data") + 8 :]
        self.heard = array.array("h", companding.decoded(codes[0::2]))
        self.said = array.array("h", companding.decoded(codes[1::2]))

    def share(self, side: "array.array[int]", hz: int) -> float:
        return goertzel(side, RATE, hz)


async def paused(hall: Hall, agent: str, body: PauseRecording) -> None:
    def do(log: Transaction) -> None:
        who = log.state.get(Agent, agent)
        assert who is not None
        calls.pause_recording(Work(log, who, viewer_of(who), "p"), body)

    await hall.log.transact(do)


def silent_s(side: "array.array[int]") -> float:
    """A line is never so silent by itself as what was taken out."""
    length = RATE // 10
    pieces = [side[at : at + length] for at in range(0, len(side), length)]
    return sum(max(map(abs, piece)) == min(map(abs, piece)) for piece in pieces) / 10


async def recorded(hall: Hall) -> Attachment:
    found = await hall.until(lambda: [one.recording for one in hall.records() if one.recording])
    assert found[0] is not None
    return found[0]


async def test_both_sides_of_a_talk_are_two_channels_of_the_calls_recording(hall: Hall) -> None:
    await decide(Decide(switch_records="yes"), hall.files)
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    await hall.in_talk("ayse", desk, await hall.waits())
    await hall.hears(customer, MICROPHONE_HZ)
    [sealed] = (hall.place / "tapes").glob("*.call")
    await asyncio.sleep(2.0)  # is recorded
    assert b"RIFF" not in sealed.read_bytes()
    customer.order("hangup")
    recording = await recorded(hall)
    assert (recording.mime, recording.duration_ms > 1_500) == ("audio/wav", True)
    assert recording.waveform and recording.sha256
    await hall.until(lambda: not sealed.exists())
    sides = Sides(hall.files.path(recording.id))
    assert (
        sides.share(sides.heard, MICROPHONE_HZ)
        > MUCH
        > LITTLE
        > sides.share(sides.heard, CUSTOMER_HZ)
    )
    assert (
        sides.share(sides.said, CUSTOMER_HZ)
        > MUCH
        > LITTLE
        > sides.share(sides.said, MICROPHONE_HZ)
    )
    where = await hall.files.conversations(recording.id)
    assert where == {hall.records()[0].conversation}
    await hall.until(lambda: [m for m in _entries(hall) if m.attachments == (recording,)])


async def test_a_pause_that_the_agent_asked_for_is_silent_on_it(hall: Hall) -> None:
    await decide(Decide(switch_records="yes"), hall.files)
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    await hall.in_talk("ayse", desk, await hall.waits())
    await hall.hears(customer, MICROPHONE_HZ)
    [call] = hall.records()
    assert call.taped and call.correlation == desk.calls.popitem()[1].correlation
    for seconds in (60, 0, 60):
        await paused(hall, "ayse", PauseRecording(call=call.correlation, seconds=seconds))
        await asyncio.sleep(1.0)  # is recorded
        await hall.hears(customer, MICROPHONE_HZ)
    customer.order("hangup")
    sides = Sides(hall.files.path((await recorded(hall)).id))
    for side, hertz in ((sides.heard, MICROPHONE_HZ), (sides.said, CUSTOMER_HZ)):
        assert sides.share(side, hertz) > MUCH
        assert silent_s(side) > 0.9
    assert hall.records()[0].untaped_until is None


async def test_both_hear_that_they_are_recorded_before_they_are(hall: Hall) -> None:
    consent = tone(hall.place / "consent.wav", CONSENT_HZ, 1.5)
    await decide(Decide(switch_records="yes", consent=str(consent)), hall.files)
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    await hall.in_talk("ayse", desk, await hall.waits())
    await hall.hears(customer, CONSENT_HZ)
    await asyncio.to_thread(desk.until, lambda: tones(desk.heard, (CONSENT_HZ,)))
    assert list((hall.place / "tapes").glob("*.call")) == []
    await hall.until(lambda: list((hall.place / "tapes").glob("*.call")))
    await asyncio.sleep(1.0)  # is recorded
    customer.order("hangup")
    sides = Sides(hall.files.path((await recorded(hall)).id))
    assert sides.share(sides.heard, CONSENT_HZ) < LITTLE
    assert sides.share(sides.heard, MICROPHONE_HZ) > MUCH


async def test_the_wait_between_two_agents_is_not_on_it(hall: Hall) -> None:
    await decide(Decide(switch_records="yes"), hall.files)
    ayse, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    bora = await hall.desk("bora")
    hall.dials(customer)
    work = await hall.waits()
    await hall.in_talk("ayse", ayse, work)
    await hall.hears(customer, MICROPHONE_HZ)
    await transferred(hall, "ayse", TransferWork(call=work.call, queue=SUPPORT))
    again = await hall.waits(queue=SUPPORT)
    await asyncio.sleep(3.0)  # music, which is on no recording
    await hall.in_talk("bora", bora, again)
    await hall.hears(customer, MICROPHONE_HZ)
    customer.order("hangup")
    recording = await recorded(hall)
    sides = Sides(hall.files.path(recording.id))
    assert sides.share(sides.heard, MICROPHONE_HZ) > MUCH
    assert sides.share(sides.said, CUSTOMER_HZ) > MUCH
    assert len([one for one in hall.records() if one.recording]) == 1


async def test_a_process_that_falls_leaves_what_was_recorded(
    hall: Hall, overheard: list[str]
) -> None:
    await decide(Decide(switch_records="yes"), hall.files)
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    await hall.hears(customer, MICROPHONE_HZ)
    await asyncio.sleep(2.5)  # is recorded
    os.kill(hall.exchange.visits[0].actor.pid, signal.SIGKILL)
    assert (await recorded(hall)).duration_ms >= 1_000
    await asyncio.to_thread(desk.call, id, state="ended")
    overheard.clear()


async def test_nothing_is_recorded_where_nobody_wants_it(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    await hall.hears(customer, MICROPHONE_HZ)
    desk.send(c.HangUp(call=id))
    await hall.until(lambda: hall.records()[0].ended_at)
    assert list((hall.place / "tapes").glob("*")) == [] and not hall.records()[0].recording


async def test_what_a_killed_platform_left_is_kept_at_the_next_start(hall: Hall) -> None:
    tapes = Tapes(hall.log, hall.files, hall.place / "tapes")
    await hall.log.transact(
        lambda t: t.emit(e.CallUpserted(call=sample.call("old", None)), sample.SYSTEM)
    )
    writer = Writer(hall.place / "tapes" / "old.call", hall.log.secret("tapes"), 5)
    writer.second(bytes(2 * RATE))
    writer.end(Ending(RATE))
    await tapes.start()
    old = await hall.log.transact(lambda t: t.state.get(CallRecord, "old"))
    assert old is not None and old.recording is not None
    assert old.recording.duration_ms == 1_000


def _entries(hall: Hall) -> list[Message]:
    bodies = [event.body for event in hall.events]
    return [b.message for b in bodies if isinstance(b, e.MessageCreated | e.MessageUpdated)]

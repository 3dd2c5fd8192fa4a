"""Desks that call over the platform's line."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.policy import Decision
from backend.telephony.outgoing import DESK, FAR, Outgoing
from tests.backend.telephony.hall import OUTSIDE, Hall, furnish
from tests.peers.kamailio import Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.sides import tones
from voip import commands as c
from voip import orders
from voip.orders import Order, Told

OUTSIDE_HZ = 1_500


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


@pytest.fixture
async def hall(tmp_path: Path, kamailio: Kamailio) -> AsyncIterator[Hall]:
    async with Hall(tmp_path, kamailio) as hall:
        yield hall


async def test_a_desk_calls_a_number_outside(hall: Hall) -> None:
    phone, desk = await hall.outside(OUTSIDE_HZ), await hall.desk("ayse", dials=True)
    desk.send(c.Dial(call="out", account="line", number=OUTSIDE))
    await asyncio.to_thread(desk.call, "out", state="talking")
    await hall.hears(phone, MICROPHONE_HZ)
    await asyncio.to_thread(desk.until, lambda: tones(desk.heard, (OUTSIDE_HZ,)))
    assert hall.records() == []  # the desk reports it, as over any account
    phone.order("hangup")
    await asyncio.to_thread(desk.call, "out", state="ended")
    await hall.until(lambda: len(hall.exchange.tasks) == 1)


async def test_a_desk_calls_a_colleague_and_hangs_up(hall: Hall) -> None:
    ayse, bora = await hall.desk("ayse", dials=True), await hall.desk("bora", dials=True)
    ayse.send(c.Dial(call="out", account="line", number="602"))
    ringing = await asyncio.to_thread(bora.call, state="ringing_in")
    bora.send(c.Answer(call=ringing.id))
    await asyncio.to_thread(ayse.call, "out", state="talking")
    await asyncio.to_thread(bora.until, lambda: tones(bora.heard, (MICROPHONE_HZ,)))
    ayse.send(c.HangUp(call="out"))
    await asyncio.to_thread(bora.call, ringing.id, state="ended")


async def test_a_colleague_is_asked_over_the_platform_and_takes_the_caller(hall: Hall) -> None:
    ayse, bora = await hall.desk("ayse", dials=True), await hall.desk("bora", dials=True)
    customer = await hall.customer(700)
    hall.dials(customer)
    id = await hall.in_talk("ayse", ayse, await hall.waits())
    ayse.send(c.Dial(call="asked", account="line", number="602"))
    ringing = await asyncio.to_thread(bora.call, state="ringing_in")
    bora.send(c.Answer(call=ringing.id))
    await asyncio.to_thread(ayse.call, "asked", state="talking")
    ayse.send(c.CompleteTransfer(call=id, target="asked"))
    await asyncio.to_thread(ayse.call, id, state="ended")
    await asyncio.to_thread(bora.until, lambda: tones(bora.heard, (700,)))
    await hall.hears(customer, MICROPHONE_HZ)
    customer.order("hangup")
    await asyncio.to_thread(bora.call, ringing.id, state="ended")


async def test_why_nobody_answers_is_told(hall: Hall) -> None:
    desk = await hall.desk("ayse", dials=True)
    desk.send(c.Dial(call="out", account="line", number="02129998877"))
    assert (await asyncio.to_thread(desk.call, "out", state="ended")).cause == 404


async def test_who_may_not_call_outside_hears_that(hall: Hall) -> None:
    hall.exchange._decided = Decision(outside="supervisors")
    desk = await hall.desk("ayse", dials=True)
    desk.send(c.Dial(call="out", account="line", number=OUTSIDE))
    assert (await asyncio.to_thread(desk.call, "out", state="ended")).cause == 403


async def test_who_does_not_know_the_secret_calls_nobody(hall: Hall) -> None:
    stranger = await hall.desk("bora")
    address = f"sip:{OUTSIDE}@{hall.exchange.front.desk_address}"
    stranger.send(c.Dial(call="out", account="line", number=address))
    ended = await asyncio.to_thread(stranger.call, "out", state="ended")
    assert ended.cause == 407 and not hall.exchange._calling


class Line:
    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.overs: list[int] = []
        self.call = Outgoing("sip:far@x", self.orders.append, self._over)

    def _over(self) -> None:
        self.overs.append(1)

    def last(self) -> Order:
        return self.orders[-1]

    def told(self, call: str, state: str, **more: object) -> None:
        self.call.heard(Told(call=call, state=state, **more))  # type: ignore[arg-type]


def test_the_desk_is_answered_once_the_other_side_has_answered() -> None:
    line = Line()
    line.told(DESK, "ringing")
    assert line.orders == [orders.Invite(call=FAR, to="sip:far@x")]
    line.told(FAR, "ringing")
    line.told(FAR, "talking")
    assert line.last() == orders.Take(call=DESK)
    line.told(DESK, "talking")
    assert line.last() == orders.Mix(hears={DESK: (FAR,), FAR: (DESK,)})


def test_the_desk_gives_up_and_the_other_side_stops_ringing() -> None:
    line = Line()
    line.told(DESK, "ringing")
    line.told(DESK, "ended", status=487)
    assert line.last() == orders.HangUp(call=FAR) and not line.overs
    line.told(FAR, "ended", status=487)
    assert len(line.overs) == 1


def test_whom_the_desk_hands_the_other_side_on_to_talks_with_it() -> None:
    line = Line()
    for call in (DESK, FAR):
        line.told(call, "ringing")
    line.told(FAR, "talking")
    line.told(DESK, "talking")
    line.told(f"{DESK}>", "ringing")
    line.told(DESK, "ended", status=200)
    line.told(f"{DESK}>", "talking")
    assert line.last() == orders.Mix(hears={f"{DESK}>": (FAR,), FAR: (f"{DESK}>",)})
    line.told(f"{DESK}>", "ended", status=200)
    assert line.last() == orders.HangUp(call=FAR)

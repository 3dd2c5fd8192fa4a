"""Calls through the queue, by programs that nobody here wrote: Kamailio as the operator, baresip as
the customer; the phones of the desks are ours, whole."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.telephony import visit as visits
from tests.backend.telephony.hall import SERVICE, Hall, furnish
from tests.peers.kamailio import Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.sides import tones
from voip import commands as c

CUSTOMER_HZ = 700


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


async def test_a_customer_waits_is_put_through_and_both_hear_each_other(hall: Hall) -> None:
    desk = await hall.desk("ayse")
    customer = await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    work = await hall.waits()
    [record] = hall.records()
    assert (record.phase, record.queue, work.call) == ("ringing", work.queue, record.id)
    await hall.offer("ayse", work)
    ringing = await asyncio.to_thread(desk.call, state="ringing_in")
    assert (ringing.correlation, ringing.number) == (record.id, "1000")
    desk.send(c.Answer(call=ringing.id))
    await hall.until(lambda: hall.work(state="active", agent="ayse"))
    await asyncio.to_thread(desk.call, ringing.id, state="talking")
    await asyncio.to_thread(desk.until, lambda: tones(desk.heard, (CUSTOMER_HZ,)) == {CUSTOMER_HZ})
    await hall.until(lambda: tones(customer.heard, (MICROPHONE_HZ,), 8_000) == {MICROPHONE_HZ})
    customer.order("hangup")
    await asyncio.to_thread(desk.call, ringing.id, state="ended")
    ended = await hall.until(lambda: [one for one in hall.records() if one.phase == "ended"])
    assert (ended[0].cause, ended[0].agent, ended[0].ended_by) == ("answered", "ayse", "them")
    assert [leg.kind for leg in ended[0].legs] == ["customer", "agent"]
    assert all(leg.answered_at and leg.ended_at for leg in ended[0].legs)
    assert hall.work(state="done", end="handled")
    assert SERVICE

"""The line to the operator: lost and found again, registered, full, and closed to strangers."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.telephony import visit as visits
from backend.telephony import watch as watches
from tests.backend.telephony.hall import OUTSIDE, SERVICE, Hall, furnish
from tests.peers.kamailio import DOMAIN, Kamailio
from tests.peers.sipp import Sipp
from tests.voip.phone_with_tone import MICROPHONE_HZ
from voip import commands as c


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "_GRACE_S", 0.2)
    monkeypatch.setattr(watches, "EVERY_S", 0.2)


@pytest.fixture
async def hall(tmp_path: Path, kamailio: Kamailio) -> AsyncIterator[Hall]:
    async with Hall(tmp_path, kamailio) as hall:
        yield hall


async def test_a_lost_trunk_costs_no_talk_and_a_call_out_says_so_at_once(
    hall: Hall, kamailio: Kamailio, overheard: list[str]
) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer()
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    watch = hall.exchange.front.watch
    assert watch is not None
    with kamailio.frozen():
        await hall.until(lambda: watch.down)
        desk.send(c.Transfer(call=id, number=f"sip:{OUTSIDE}@{hall.home}"))
        await asyncio.to_thread(desk.call, id, transferring=True)
        await asyncio.to_thread(desk.call, id, transferring=False, state="talking")
    await hall.until(lambda: not watch.down)
    await hall.hears(customer, MICROPHONE_HZ)
    overheard.clear()


async def test_a_trunk_that_wants_it_is_registered_at(tmp_path: Path, kamailio: Kamailio) -> None:
    async with Hall(tmp_path, kamailio, register=True) as hall:
        customer = await hall.customer()
        await hall.until(lambda: hall.exchange.registered)
        customer.order("dial", f"sip:2000@{DOMAIN}")
        assert (await hall.waits()).queue == "q-sales"


async def test_a_caller_has_us_call_nobody(hall: Hall) -> None:
    """A REFER of theirs would be a call at the company's expense."""
    desk, customer = await hall.desk("ayse"), await hall.customer()
    outside = await hall.outside()
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    customer.order("transfer", f"sip:{OUTSIDE}@127.0.0.1:{hall.kamailio.udp}")
    await asyncio.to_thread(customer.until, "TRANSFER_FAILED")
    assert desk.calls[id].state == "talking" and outside.events == []
    assert len(hall.records()[0].legs) == 2


async def test_numbers_lead_to_their_queues(tmp_path: Path, kamailio: Kamailio) -> None:
    numbers = {f"0{SERVICE}": "q-support"}
    async with Hall(tmp_path, kamailio, numbers=numbers) as hall:
        hall.dials(await hall.customer())
        assert (await hall.waits()).queue == "q-support"


async def test_one_more_than_the_most_hears_busy(tmp_path: Path, kamailio: Kamailio) -> None:
    async with Hall(tmp_path, kamailio, most=1) as hall:
        first, second = await hall.customer(), await hall.customer(900, "1001")
        hall.dials(first)
        await hall.waits()
        hall.dials(second)
        closed = await asyncio.to_thread(second.until, "CALL_CLOSED")
        assert "486" in closed["param"] and len(hall.exchange.visits) == 1


async def test_nobody_but_the_operator_is_heard(
    tmp_path: Path, kamailio: Kamailio, monkeypatch: pytest.MonkeyPatch, overheard: list[str]
) -> None:
    async with Hall(tmp_path, kamailio) as hall:
        monkeypatch.setattr(hall.exchange.front, "_hosts", frozenset({"192.0.2.1"}))
        port = int(hall.exchange.front.trunk_address.rpartition(":")[2])
        with Sipp(tmp_path, "uac", towards=port, rate=200, calls=200) as flood:
            hall.dials(await hall.customer())
            await asyncio.sleep(1.0)
            assert hall.records() == [] and hall.exchange.visits == []
            assert flood.port
    overheard.clear()


async def test_a_flood_of_calls_is_cut_and_a_talk_goes_on(hall: Hall, tmp_path: Path) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer()
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    port = int(hall.exchange.front.trunk_address.rpartition(":")[2])
    with Sipp(tmp_path, "uac", towards=port, rate=100, calls=100):
        await asyncio.sleep(1.5)
        assert len(hall.exchange.visits) <= hall.trunk.most
        await hall.hears(customer, MICROPHONE_HZ)
        assert desk.calls[id].state == "talking"

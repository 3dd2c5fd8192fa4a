"""Calls through the queue, by programs that nobody here wrote: Kamailio as the operator, baresip as
the customer; the phones of the desks are ours, whole."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.commands.transfer import transfer
from backend.commands.work import Work
from backend.log import Transaction
from backend.permissions import viewer_of
from backend.routing.calls import call_left
from backend.routing.router import Standing
from backend.telephony import caller as callers
from backend.telephony import exchange as exchanges
from backend.telephony import legs
from backend.telephony import visit as visits
from backend.telephony.exchange import Exchange
from core.entities import Agent
from core.protocol.commands import TransferWork
from tests.backend.telephony.hall import OUTSIDE, SALES, SUPPORT, Hall, furnish
from tests.end_to_end.telephone import ALIKE, QUIET, Sound
from tests.peers.kamailio import Kamailio
from tests.voip.phone_with_tone import MICROPHONE_HZ
from tests.voip.sides import tones
from voip import commands as c
from voip import orders
from voip.frames import RATE
from voip.orders import Told

CUSTOMER_HZ, OTHER_HZ, OUTSIDE_HZ = 700, 1_100, 1_500


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    with furnish(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


@pytest.fixture
async def hall(
    in_turn: None, tmp_path: Path, kamailio: Kamailio, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Hall]:
    monkeypatch.setattr(visits, "_GRACE_S", 0.2)
    monkeypatch.setattr(callers, "_SILENT_S", 4)
    monkeypatch.setattr(exchanges, "_TELLS_PLACE_S", 0.5)
    async with Hall(tmp_path, kamailio) as hall:
        yield hall


async def test_a_customer_waits_is_put_through_and_both_hear_each_other(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    work = await hall.waits()
    [record] = hall.records()
    assert (record.phase, record.queue, work.call) == ("ringing", work.queue, record.id)
    id = await hall.in_talk("ayse", desk, work)
    assert (desk.calls[id].correlation, desk.calls[id].number) == (record.id, "1000")
    await asyncio.to_thread(desk.until, lambda: tones(desk.heard, (CUSTOMER_HZ,)))
    await hall.hears(customer, MICROPHONE_HZ)
    customer.order("hangup")
    await asyncio.to_thread(desk.call, id, state="ended")
    ended = await hall.until(lambda: [one for one in hall.records() if one.phase == "ended"])
    assert (ended[0].cause, ended[0].agent, ended[0].ended_by) == ("answered", "ayse", "them")
    assert [leg.kind for leg in ended[0].legs] == ["customer", "agent"]
    assert all(leg.answered_at and leg.ended_at for leg in ended[0].legs)
    assert hall.work(state="done", end="handled")
    await hall.until(lambda: len(hall.exchange.tasks) == 1)  # nothing of the call is left


async def test_they_are_welcomed_hear_music_and_give_up(hall: Hall) -> None:
    customer = await hall.customer()
    hall.dials(customer)
    await hall.waits()
    for name in ("welcome", "offer"):
        said = await hall.hears_words(customer, Sound.of(Path(hall.prompt(name))))
    begin, end = said + 1.0, said + 2.0
    music = await hall.until(
        lambda: heard if (heard := hall.heard(customer)).seconds > end else None
    )
    assert music.part(begin, end).loudness() > QUIET
    customer.order("hangup")
    await hall.until(lambda: hall.work(end="abandoned"))
    [ended] = await hall.until(lambda: [one for one in hall.records() if one.ended_at])
    assert (ended.cause, ended.ended_by, ended.agent) == ("missed", "them", None)


async def test_whoever_declines_by_phone_passes_the_offer_on(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer()
    hall.dials(customer)
    work = await hall.waits()
    await hall.offer("ayse", work)
    ringing = await asyncio.to_thread(desk.call, state="ringing_in")
    desk.send(c.Reject(call=ringing.id))
    await hall.until(lambda: hall.offers(state="declined", reason="declined"))
    assert hall.work(state="waiting") and len(hall.exchange.visits) == 1


async def test_an_offer_that_is_taken_back_stops_ringing(hall: Hall) -> None:
    ayse, cem = await hall.desk("ayse"), await hall.desk("cem")
    customer = await hall.customer()
    hall.dials(customer)
    work = await hall.waits()
    await hall.offer("cem", work)
    await asyncio.to_thread(cem.call, state="ringing_in")
    await hall.in_talk("ayse", ayse, work)
    await asyncio.to_thread(cem.call, state="ended")
    assert hall.offers(agent="cem", state="rescinded", reason="taken")


async def test_the_desk_accepts_and_its_phone_answers_afterwards(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer()
    hall.dials(customer)
    offer = await hall.offer("ayse", await hall.waits())
    ringing = await asyncio.to_thread(desk.call, state="ringing_in")
    assert await hall.log.transact(lambda t: hall.exchange.queueing.accept(t, offer.id))
    desk.send(c.Answer(call=ringing.id))
    await hall.hears(customer, MICROPHONE_HZ)


async def test_an_agent_transfers_to_another_queue_and_the_next_one_has_the_caller(
    hall: Hall,
) -> None:
    ayse, bora = await hall.desk("ayse"), await hall.desk("bora")
    customer = await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    work = await hall.waits()
    first = await hall.in_talk("ayse", ayse, work)
    await transferred(hall, "ayse", TransferWork(call=work.call, queue=SUPPORT, note="iade"))
    await asyncio.to_thread(ayse.call, first, state="ended")
    again = await hall.waits(queue=SUPPORT)
    assert (again.call, again.before, again.transferred_by) == (work.call, work.id, "ayse")
    await hall.in_talk("bora", bora, again)
    await asyncio.to_thread(bora.until, lambda: tones(bora.heard, (CUSTOMER_HZ,)))
    assert len(hall.records()) == 1


async def test_an_agent_hands_the_caller_on_to_a_number_outside(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    outside = await hall.outside(OUTSIDE_HZ)
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    desk.send(c.Transfer(call=id, number=f"sip:{OUTSIDE}@{hall.home}"))
    await asyncio.to_thread(outside.until, "CALL_ESTABLISHED")
    await asyncio.to_thread(desk.call, id, state="ended")
    await hall.hears(customer, OUTSIDE_HZ)
    await hall.hears(outside, CUSTOMER_HZ)
    assert hall.work(state="done", end="handled")
    parts = hall.records()[0].legs
    assert [(leg.kind, leg.who) for leg in parts][2:] == [("outside", OUTSIDE)]
    outside.order("hangup")
    await asyncio.to_thread(customer.until, "CALL_CLOSED")


async def test_an_agent_hands_the_caller_on_to_a_colleague_by_extension(hall: Hall) -> None:
    ayse, bora = await hall.desk("ayse"), await hall.desk("bora")
    customer = await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    id = await hall.in_talk("ayse", ayse, await hall.waits())
    ayse.send(c.Transfer(call=id, number=f"sip:602@{hall.home}"))
    ringing = await asyncio.to_thread(bora.call, state="ringing_in")
    assert ringing.correlation == hall.records()[0].id
    bora.send(c.Answer(call=ringing.id))
    await asyncio.to_thread(ayse.call, id, state="ended")
    await asyncio.to_thread(bora.until, lambda: tones(bora.heard, (CUSTOMER_HZ,)))
    assert (await hall.until(lambda: [r for r in hall.records() if r.agent == "bora"]))[0]


async def test_a_colleague_who_does_not_take_the_caller_leaves_them_where_they_were(
    hall: Hall,
) -> None:
    ayse, bora = await hall.desk("ayse"), await hall.desk("bora")
    customer = await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    id = await hall.in_talk("ayse", ayse, await hall.waits())
    ayse.send(c.Transfer(call=id, number=f"sip:602@{hall.home}"))
    ringing = await asyncio.to_thread(bora.call, state="ringing_in")
    bora.send(c.Reject(call=ringing.id))
    back = await asyncio.to_thread(ayse.call, id, state="talking", transferring=False)
    assert back.state == "talking" and hall.work(state="active", agent="ayse")


async def test_a_colleague_is_asked_first_and_takes_the_caller(hall: Hall) -> None:
    ayse, bora = await hall.desk("ayse"), await hall.desk("bora")
    customer = await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    id = await hall.in_talk("ayse", ayse, await hall.waits())
    ayse.send(c.Dial(call="asked", account="line", number=bora.contact()))
    ringing = await asyncio.to_thread(bora.call, state="ringing_in")
    bora.send(c.Answer(call=ringing.id))
    await asyncio.to_thread(ayse.call, "asked", state="talking")
    ayse.send(c.CompleteTransfer(call=id, target="asked"))
    await asyncio.to_thread(ayse.call, id, state="ended")
    await asyncio.to_thread(bora.until, lambda: tones(bora.heard, (CUSTOMER_HZ,)))
    assert len(hall.exchange.visits) == 1 and hall.work(end="handled")
    customer.order("hangup")
    await hall.until(lambda: not hall.exchange.visits)


async def test_an_agents_phone_that_falls_brings_the_caller_back_before_others(hall: Hall) -> None:
    ayse, bora = await hall.desk("ayse"), await hall.desk("bora")
    customer = await hall.customer(CUSTOMER_HZ)
    hall.dials(customer)
    work = await hall.waits()
    await hall.in_talk("ayse", ayse, work)
    os.kill(ayse.pid, signal.SIGSEGV)
    again = await hall.waits(before=work.id)
    assert again.priority > work.priority
    lost = await hall.until(lambda: [leg for leg in hall.records()[0].legs if leg.lost])
    assert (lost[0].who, lost[0].kind) == ("ayse", "agent")
    await hall.in_talk("bora", bora, again)
    await asyncio.to_thread(bora.until, lambda: tones(bora.heard, (CUSTOMER_HZ,)))


async def test_a_process_that_falls_costs_its_own_call_only(
    hall: Hall, overheard: list[str]
) -> None:
    ayse, customer = await hall.desk("ayse"), await hall.customer(CUSTOMER_HZ)
    other = await hall.customer(OTHER_HZ, "1002")
    hall.dials(other)
    await hall.in_talk("ayse", ayse, await hall.waits())
    hall.dials(customer)
    await hall.waits()
    stays, falls = hall.exchange.visits
    os.kill(falls.actor.pid, signal.SIGSEGV)
    await asyncio.to_thread(customer.until, "CALL_CLOSED")
    fallen = await hall.until(
        lambda: [r for r in hall.records() if r.id == falls.id and r.ended_at]
    )
    assert (fallen[0].cause, fallen[0].ended_by) == ("failed", "network")
    assert hall.work(call=falls.id, end="abandoned")
    assert hall.exchange.visits == [stays]
    await hall.hears(other, MICROPHONE_HZ)
    assert "the process of a call fell" in overheard.pop()


async def test_the_process_of_a_talk_falls_and_the_desk_hears_it_at_once(
    hall: Hall, overheard: list[str]
) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer()
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    os.kill(hall.exchange.visits[0].actor.pid, signal.SIGSEGV)
    ended = await asyncio.to_thread(desk.call, id, state="ended")
    assert ended.ended_by == "network"
    await asyncio.to_thread(customer.until, "CALL_CLOSED")
    overheard.clear()


async def test_a_platform_that_stops_ends_its_calls_and_says_so(hall: Hall) -> None:
    desk, customer = await hall.desk("ayse"), await hall.customer()
    hall.dials(customer)
    id = await hall.in_talk("ayse", desk, await hall.waits())
    await hall.exchange.stop()
    await asyncio.to_thread(customer.until, "CALL_CLOSED")
    await asyncio.to_thread(desk.call, id, state="ended")
    [ended] = hall.records()
    assert (ended.phase, ended.cause, ended.agent) == ("ended", "answered", "ayse")
    assert hall.work(end="handled")


async def test_calls_of_a_platform_that_was_killed_are_over(hall: Hall) -> None:
    """Nothing of them is left but what stands in the log."""

    def waits(log: Transaction) -> None:
        call = legs.begin(log, "old", "05550000001", "", SALES)
        legs.answered(log, "old", legs.CUSTOMER)
        hall.exchange.queueing.enqueue(log, call, SALES)

    await hall.log.transact(waits)
    again = Exchange(hall.log, hall.phones, hall.place, hall.exchange.queueing)
    await again.start()
    await hall.until(lambda: hall.work(call="old", end="abandoned"))
    [old] = hall.records()
    assert (old.cause, old.ended_by) == ("failed", "network")
    await again.stop()


async def test_somebody_who_will_not_wait_leaves_their_number(hall: Hall) -> None:
    caller = await hall.caller("1001")
    hall.calls(caller)
    work = await hall.waits()
    await until_it_sounds(hall)
    caller.order(orders.Press(call="k", digits="1"))
    await asyncio.sleep(0.6)
    caller.order(orders.Press(call="k", digits="05321234567#"))
    wanted = await hall.until(lambda: hall.work(media="callback"))
    assert (wanted[0].number, wanted[0].state) == ("+905321234567", "waiting")
    assert hall.work(id=work.id, end="flow_out")
    await hall.until(lambda: any(_ended(news) for news in hall.told["1001"]))
    noted = Sound.of(Path(hall.prompt("noted")))
    heard = Sound.of(hall.place / "heard.wav")
    assert noted.part(0.2, noted.seconds - 0.4).is_in(heard) > ALIKE


async def test_a_queue_that_lets_nobody_wait_calls_back_who_leaves_a_number(hall: Hall) -> None:
    """It is closed, or its limit is reached."""
    caller = await hall.caller("1001")
    hall.calls(caller)
    work = await hall.waits()
    await hall.log.transact(lambda t: call_left(t, work.id))
    await until_it_sounds(hall)
    caller.order(orders.Press(call="k", digits="05321234567#"))
    [wanted] = await hall.until(lambda: hall.work(media="callback"))
    assert (wanted.number, wanted.before, wanted.state) == ("+905321234567", work.id, "waiting")
    await hall.until(lambda: any(_ended(news) for news in hall.told["1001"]))
    heard = Sound.of(hall.place / "heard.wav")
    noted = Sound.of(Path(hall.prompt("noted")))
    assert noted.part(0.2, noted.seconds - 0.4).is_in(heard) > ALIKE


async def test_a_queue_that_lets_nobody_wait_says_so(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Sound.of(await hall.spoken("later"))
    monkeypatch.setattr(visits, "_CHOOSES_S", later.seconds + 1.0)
    customer = await hall.customer()
    hall.dials(customer)
    work = await hall.waits()
    await hall.log.transact(lambda t: call_left(t, work.id))
    await hall.until(lambda: hall.exchange.visits[0].caller.leaving)
    await hall.until(lambda: not hall.exchange.visits)
    heard = Sound.of(customer.heard)
    assert later.part(0.2, later.seconds - 0.4).is_in(heard) > ALIKE
    nobody = Sound.of(Path(hall.prompt("nobody")))
    assert nobody.part(0.2, nobody.seconds - 0.4).is_in(heard) > ALIKE
    assert hall.work(media="callback") == []


async def test_who_waits_hears_their_place_again_and_again(hall: Hall) -> None:
    hall.standing = Standing(2, 290)
    customer = await hall.customer()
    hall.dials(customer)
    await hall.waits()
    names = ("welcome", "offer", "place2", "minutes5", "offer")
    said = [Sound.of(await hall.spoken(name)) for name in names]
    place, wait = said[2:4]
    once = sum(one.seconds for one in said)
    for one in (place, wait):
        await hall.hears_words(customer, one)
    await hall.hears_words(customer, place, once)
    customer.order("hangup")
    await hall.until(lambda: not hall.exchange.visits)


async def test_a_call_that_is_not_answered_in_the_end_was_cancelled(hall: Hall) -> None:
    """Rung off before the first word: nothing is left of it but its record."""
    customer = await hall.customer()
    hall.dials(customer)
    await hall.until(lambda: hall.records())
    customer.order("hangup")
    await hall.until(lambda: [one for one in hall.records() if one.ended_at])
    assert hall.exchange.visits == []
    assert all(work.end for work in hall.work())


async def transferred(hall: Hall, agent: str, body: TransferWork) -> None:
    def do(log: Transaction) -> None:
        who = log.state.get(Agent, agent)
        assert who is not None
        transfer(Work(log, who, viewer_of(who), "k"), body)

    await hall.log.transact(do)


async def until_it_sounds(hall: Hall) -> None:
    """A digit in the first moment of the sound is lost by the library."""
    heard, enough = hall.place / "heard.wav", 0.6 * RATE * 2
    await hall.until(lambda: heard.exists() and heard.stat().st_size > enough)


def _ended(news: object) -> bool:
    return isinstance(news, Told) and news.state == "ended"

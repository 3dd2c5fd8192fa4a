"""The record of a call through the queue."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.commands import calls
from backend.commands.work import Work
from backend.log import Log, Transaction
from backend.permissions import viewer_of
from backend.telephony import legs
from backend.telephony.legs import CUSTOMER
from core.entities import Agent, CallLeg, CallRecord, Message, Queue
from core.protocol import events as e
from core.protocol.commands import ReportCall
from tests.backend import sample


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "platform.db"))
    yield log
    log.close()


def begun(t: Transaction, number: str = "05550000001") -> CallRecord:
    t.emit(e.QueueUpserted(queue=Queue(id="q", name="Q", team="sales")), sample.SYSTEM)
    return legs.begin(t, "k", number, "", "q")


def talked(t: Transaction) -> None:
    begun(t)
    legs.answered(t, "k", CUSTOMER)
    legs.rings(t, "k", CallLeg(id="o", kind="agent", who="ayse", started_at=0))
    legs.answered(t, "k", "o")


def record(t: Transaction) -> CallRecord:
    found = t.state.get(CallRecord, "k")
    assert found is not None
    return found


def entries(t: Transaction) -> list[Message]:
    return [one for one in t.messages(record(t).conversation or "") if one.call]


async def test_whoever_is_known_is_known_by_their_number(log: Log) -> None:
    call = await log.transact(begun)
    assert (call.contact, call.queue, call.correlation) == ("ali", "q", "k")
    of = await log.transact(lambda t: t.conversation(call.conversation or ""))
    assert of is not None and (of.team, of.queue, of.channel) == ("sales", "q", "call")


async def test_somebody_new_and_somebody_who_hides_begin_with_what_is_known(log: Log) -> None:
    known = await log.transact(lambda t: begun(t, "+905329998877"))
    hidden = await log.transact(lambda t: legs.begin(t, "h", "", "", "q"))
    names = [
        await log.transact(lambda t, one=one: t.contact(one.contact))  # type: ignore[misc]
        for one in (known, hidden)
    ]
    assert [who.phone for who in names if who] == ["+905329998877", ""]


async def test_a_pause_of_the_recording_is_of_the_talk_it_was_made_in(log: Log) -> None:
    def paused(t: Transaction) -> None:
        t.emit(e.CallUpserted(call=replace(record(t), untaped_until=1 << 50)), sample.SYSTEM)

    await log.transact(talked)
    await log.transact(paused)
    bora = CallLeg(id="b", kind="agent", who="bora", started_at=0)
    await log.transact(lambda t: legs.rings(t, "k", bora))
    assert legs.talks(await log.transact(record), "ayse")
    assert not legs.talks(await log.transact(record), "bora")
    assert (await log.transact(record)).untaped_until
    await log.transact(lambda t: legs.answered(t, "k", "b"))
    assert (await log.transact(record)).untaped_until is None


async def test_a_talk_has_its_legs_and_its_end(log: Log) -> None:
    await log.transact(talked)
    assert (await log.transact(record)).phase == "talking"
    await log.transact(lambda t: legs.all_ended(t, "k", 200))
    await log.transact(lambda t: legs.finish(t, "k", ended_by="them", sip=200))
    ended = await log.transact(record)
    assert (ended.cause, ended.agent, ended.phase) == ("answered", "ayse", "ended")
    assert all(leg.ended_at and leg.sip == 200 for leg in ended.legs)
    assert len(await log.transact(entries)) == 1


async def test_a_desks_report_is_its_own_part(log: Log) -> None:
    await log.transact(talked)
    await log.transact(lambda t: report(t, "ayse", answered=True, notes="not"))
    going_on = await log.transact(record)
    assert (going_on.phase, going_on.notes, going_on.codec) == ("talking", "not", "PCMA")
    assert await log.transact(entries) == []
    await log.transact(lambda t: legs.finish(t, "k", ended_by="us"))
    assert [one.text for one in await log.transact(entries)] == ["not"]


async def test_whoever_was_only_rung_changes_nothing(log: Log) -> None:
    await log.transact(talked)
    before = await log.transact(record)
    await log.transact(lambda t: report(t, "cem", answered=False))
    assert await log.transact(record) == before


async def test_between_two_agents_nobody_talks(log: Log) -> None:
    await log.transact(talked)
    await log.transact(lambda t: legs.ended(t, "k", "o", 200))
    assert (await log.transact(record)).agent is None
    await log.transact(lambda t: legs.all_ended(t, "k", 200))
    await log.transact(lambda t: legs.finish(t, "k", ended_by="them"))
    assert (await log.transact(record)).agent == "ayse"


async def test_what_nobody_carries_any_more_is_found(log: Log) -> None:
    await log.transact(talked)
    assert [call.id for call in await log.transact(legs.orphans)] == ["k"]
    await log.transact(lambda t: legs.finish(t, "k", ended_by="network", failed=True))
    assert await log.transact(legs.orphans) == []


def report(t: Transaction, agent: str, *, answered: bool, notes: str = "") -> None:
    body = ReportCall(
        call=f"p-{agent}", correlation="k", direction="in", number="05550000001", started_at=1,
        answered_at=2 if answered else None, ended_at=3, codec="PCMA", notes=notes,
        cause="answered" if answered else "missed",
    )  # fmt: skip
    calls.report(of(t, agent), body)


def of(t: Transaction, agent: str) -> Work:
    who = t.state.get(Agent, agent)
    assert who is not None
    return Work(t, who, viewer_of(who), f"c-{agent}")

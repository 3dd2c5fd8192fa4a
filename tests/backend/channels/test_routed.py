"""What is told of a queue is routing's own, and nothing where routing knows nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from backend.channels.routed import RoutedQueues
from backend.channels.standing import UNKNOWN, Standing
from backend.log import Log, Transaction
from backend.routing.change import Known, changed
from backend.routing.world import World
from core.entities import Conversation, Queue
from core.protocol import events as e
from core.work import Calendar, Interaction, Offer, Profile, QueueRules
from tests.backend import sample

NOW = 1_795_770_000_000  # 2026-11-27 09:00 UTC, a Friday noon in Istanbul
QUEUE = Queue(id="qu-orders", name="Sipariş", team="sales")
ASKED = replace(sample.conversation("c1"), queue="qu-orders")


def work(id: str, entered_at: int, **more: object) -> Interaction:
    plain = Interaction(
        id=id, media="chat", queue="qu-orders", contact="ali", entered_at=entered_at
    )
    return replace(plain, **more)


def queues(*known: Known) -> RoutedQueues:
    world = changed(World(), *known)
    return RoutedQueues(lambda: world, lambda: NOW)


def test_of_a_queue_routing_does_not_know_nothing_is_known() -> None:
    assert queues().of(ASKED) == UNKNOWN
    assert queues(QUEUE).of(sample.conversation("c2")) == UNKNOWN


def test_whoever_waits_has_a_place() -> None:
    first, mine = work("w1", NOW - 9), work("w2", NOW - 5, conversation="c1", level=1)
    stands = queues(QUEUE, first, mine).of(ASKED)
    assert (stands.position, stands.wait_s, stands.level, stands.free) == (2, None, 1, 0)


def test_who_could_take_one_more_is_counted_without_those_ahead() -> None:
    agents = (sample.AYSE, sample.CEM)
    assert queues(QUEUE, *agents).of(ASKED) == Standing(free=6, queue="qu-orders")
    waiting = tuple(work(f"w{n}", NOW - n) for n in range(6))
    assert queues(QUEUE, *agents, *waiting[:2]).of(ASKED).free == 4, "each has three places"
    assert queues(QUEUE, *agents, *waiting).of(ASKED).free == 0


def test_who_does_not_know_enough_is_nobody() -> None:
    """The page then says that nobody is free, and offers a call back and a mail."""
    needs = QueueRules(id="qu-orders", skills={"teknik": 2}, relax_after_s=0)
    mine = work("w1", NOW - 9, conversation="c1")
    stands = queues(QUEUE, needs, sample.AYSE, sample.CEM, mine).of(ASKED)
    assert (stands.free, stands.wait_s, stands.somebody) == (0, None, False)
    knows = Profile(id=sample.AYSE.id, skills={"teknik": 2})
    stands = queues(QUEUE, needs, knows, sample.AYSE, sample.CEM, mine).of(ASKED)
    assert (stands.free, stands.wait_s) == (2, 0)


def test_it_is_told_of_the_skills_that_fell_for_whoever_waits() -> None:
    needs = QueueRules(id="qu-orders", skills={"teknik": 2}, relax_after_s=30)
    for waited_s, free, wait_s in ((0, 0, 60), (45, 0, 15), (60, 2, 0)):
        mine = work("w1", NOW - waited_s * 1000, conversation="c1")
        stands = queues(QUEUE, needs, sample.AYSE, mine).of(ASKED)
        assert (stands.free, stands.wait_s) == (free, wait_s)


def test_a_closed_queue_says_when_it_opens() -> None:
    hours = Calendar(id="cal", name="Mesai", week=(*((("09:00-11:00",),) * 7),))
    closed = queues(hours, QUEUE, QueueRules(id="qu-orders", calendar="cal")).of(ASKED)
    assert (closed.open, closed.opens_at) == (False, NOW + 21 * 3_600_000)
    assert closed.zone == "Europe/Istanbul"
    there = Calendar(id="cal", name="Berlin", zone="Europe/Berlin", week=hours.week)
    closed = queues(there, QUEUE, QueueRules(id="qu-orders", calendar="cal")).of(ASKED)
    assert closed.zone == "Europe/Berlin"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: NOW))
    yield log
    log.close()


def _asked(log: Transaction) -> Conversation:
    log.emit(e.QueueUpserted(queue=QUEUE), sample.SYSTEM)
    sample.create(log, "c1")
    found = log.conversation("c1")
    assert found
    return found


async def test_whoever_was_asked_to_take_a_chat_is_asked_no_more(log: Log) -> None:
    offer = Offer(
        id="o1", interaction="w1", agent="ayse", at=NOW, expires_at=NOW + 9, media="chat",
        queue="qu-orders", contact="ali",
    )  # fmt: skip

    def do(log: Transaction) -> tuple[list[Interaction], list[Offer]]:
        asked = _asked(log)
        offered = work("w1", NOW, conversation="c1", state="offered")
        log.emit(e.OfferUpserted(offer=offer), sample.SYSTEM)
        log.emit(e.InteractionUpserted(interaction=offered), sample.SYSTEM)
        queues(QUEUE).ask(log, asked, "callback", "+905332147708")
        return log.state.work_in("c1"), log.state.offers_of("w1")

    [after], [withdrawn] = await log.transact(do)
    assert (after.media, after.state, after.number) == ("callback", "waiting", "+905332147708")
    assert (withdrawn.state, withdrawn.reason) == ("rescinded", "gone")


async def test_where_nothing_waits_something_begins_to(log: Log) -> None:
    def do(log: Transaction) -> tuple[Standing, list[Interaction]]:
        asked = _asked(log)
        before = queues(QUEUE).of_queue(log, asked, None)
        queues(QUEUE).ask(log, asked, "mail", "")
        queues(QUEUE).ask(log, asked, "mail", "")
        return before, log.state.work_in("c1")

    before, found = await log.transact(do)
    assert before.free == 0
    assert [(each.media, each.queue) for each in found] == [("mail", "qu-orders")]

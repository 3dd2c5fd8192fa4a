from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.metrics.day import agent_day
from core.metrics.days import day_of
from core.metrics.live import Ledger
from core.metrics.queue import longest_wait_ms, queue_time
from core.metrics.states import state_intervals
from core.metrics.tally import FIELDS, Tally
from core.protocol.events import Event
from core.work import Interaction, Offer, StateSpan
from tests.core.metrics.world import TARGETS, World

ZONES = ("Europe/Istanbul", "Europe/Berlin")
DAYS = {
    "an ordinary day": 1_780_308_000_000,
    "an hour less": 1_774_778_400_000,
    "an hour more": 1_792_926_000_000,
}
TIMES = [name for name in FIELDS if name in ("signed_in_ms", "on_queue_ms", "interacting_ms")]


def ledger(told: Iterable[Any], zone: str = ZONES[0]) -> Ledger:
    made = Ledger(zone)
    for value in told:
        made.hear(value) if isinstance(value, Event) else made.put(value)
    return made


def a_day(seed: int, noon: int, zone: str) -> tuple[World, int]:
    day = day_of(noon, zone)
    world = World(Random(seed), day.start - 2 * 3_600_000, day.end + 2 * 3_600_000)
    return world, Random(seed).randrange(day.start, day.end)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(sorted(DAYS.values())), st.sampled_from(ZONES))
def test_late_doubled_and_reordered_it_is_the_same(seed: int, noon: int, zone: str) -> None:
    world, now = a_day(seed, noon, zone)
    random, told = Random(seed), [*world.told, *world.told[::3]]
    random.shuffle(told)
    first, second = ledger(world.told, zone), ledger(told, zone)
    assert dict(first.tallies(now)) == dict(second.tallies(now))
    assert first.queues(now) == second.queues(now)
    assert first.agents(now) == second.agents(now)
    assert first.bots(now) == second.bots(now)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(sorted(DAYS.values())), st.sampled_from(ZONES))
def test_it_is_what_the_formulas_say_of_the_day(seed: int, noon: int, zone: str) -> None:
    world, now = a_day(seed, noon, zone)
    made, day = ledger(world.told, zone), day_of(now, zone)
    visits: list[Interaction] = world.of(Interaction)
    for queue, live in made.queues(now).items():
        by_hand = queue_time(visits, queue, day, TARGETS[queue])
        assert only(live.today, by_hand) == by_hand
        oldest = longest_wait_ms([v for v in visits if v.queue == queue], now)
        assert oldest == (None if live.oldest_at is None else now - live.oldest_at)
    for agent, seen in made.agents(now).items():
        spans = [span for span in world.of(StateSpan) if span.agent == agent]
        calls = [
            call for call in world.told if getattr(call, "direction", "") and call.agent == agent
        ]
        states = state_intervals(spans, now)
        by_hand = agent_day(agent, visits, world.of(Offer), states, day, now, calls).total
        assert only(seen.today, by_hand) == by_hand


def only(live: Tally, groups: Tally) -> Tally:
    """Without what is made of conversations, of which the formulas by hand are told nothing."""
    said = ("first_repl", "next_repl", "resolved", "first_resol", "last_resol")
    offered = () if groups.offers else ("offers", "accepted", "declined", "not_answered", "gave_up")
    names = [name for name in FIELDS if name.startswith((*said, *offered))]
    return replace(live, **dict.fromkeys(names, 0))


def test_the_same_value_again_where_nothing_changed() -> None:
    world, now = a_day(1, DAYS["an ordinary day"], ZONES[0])
    made = ledger(world.told)
    first = made.agents(now)
    assert all(later is first[agent] for agent, later in made.agents(now + 5_000).items())
    assert made.queues(now) == made.queues(now)

from itertools import pairwise
from random import Random

from core.entities import CallRecord
from core.metrics.intervals import Interval, length
from core.metrics.states import state_intervals
from core.metrics.timeline import Asked, Own, Seen, Timeline, timeline
from core.work import Interaction, Offer, StateSpan
from tests.core.metrics.visit import offer, visit
from tests.core.metrics.world import World

DAY, NOW = Interval(1_000, 2_000), 1_900
SAID = [
    StateSpan(id="1", agent="a", state="available", since=900),
    StateSpan(id="2", agent="a", state="available", since=1_500, not_responding=True),
    StateSpan(id="3", agent="a", state="not_ready", reason="break", since=1_600),
    StateSpan(id="4", agent="a", state="available", since=1_700),
]
VISITS = [
    visit("v1", agent="a", answered_at=950, ended_at=1_100, completed_at=1_150, end="handled"),
    visit("v2", agent="a", answered_at=1_120, ended_at=1_200, completed_at=1_200, end="handled"),
    visit("v3", agent="a", answered_at=1_800, state="active"),
    visit("v4", agent="b", answered_at=1_100, ended_at=1_200, completed_at=1_200, end="handled"),
]
OFFERS = [
    offer("o1", agent="a", at=1_480, expires_at=1_500, state="timed_out", ended_at=1_500),
    offer("o2", agent="b", at=1_300),
]
CALLS = [
    CallRecord(id="c", contact="x", direction="out", started_at=1_290, agent="a",
               answered_at=1_300, ended_at=1_400),
    CallRecord(id="m", contact="x", direction="in", started_at=1_290, agent="a"),
]  # fmt: skip


def of_a() -> Timeline:
    return timeline("a", state_intervals(SAID, NOW), VISITS, OFFERS, CALLS, DAY, NOW)


def test_what_they_said_with_its_reason() -> None:
    assert [(each.state, each.reason, each.since, each.until) for each in of_a().states] == [
        ("available", "", 1_000, 1_500), ("available", "", 1_500, 1_600),
        ("not_ready", "break", 1_600, 1_700), ("available", "", 1_700, 1_900),
    ]  # fmt: skip


def test_their_contacts_and_their_own_calls() -> None:
    shown = of_a()
    assert [(each.interaction, each.part, *each.span) for each in shown.contacts] == [
        ("v1", "talk", 1_000, 1_100), ("v1", "wrap_up", 1_100, 1_150),
        ("v2", "talk", 1_120, 1_200), ("v3", "talk", 1_800, 1_900),
    ]  # fmt: skip
    assert shown.calls == (Own("c", Interval(1_300, 1_400), "x", "out"),)
    assert shown.offers == (Asked("o1", "v", Interval(1_480, 1_500), "timed_out"),)


def test_what_routing_saw_without_a_gap() -> None:
    assert of_a().routing == (
        Seen("interacting", Interval(1_000, 1_100)), Seen("wrap_up", Interval(1_100, 1_120)),
        Seen("interacting", Interval(1_120, 1_200)), Seen("idle", Interval(1_200, 1_480)),
        Seen("offered", Interval(1_480, 1_500)), Seen("not_responding", Interval(1_500, 1_600)),
        Seen("off", Interval(1_600, 1_700)), Seen("idle", Interval(1_700, 1_800)),
        Seen("interacting", Interval(1_800, 1_900)),
    )  # fmt: skip


def test_any_day_is_whole() -> None:
    for seed in range(40):
        world = World(Random(seed), 0, 10_000_000)
        day, now = Interval(1_000_000, 9_000_000), 8_000_000
        for agent in ("a1", "a2"):
            states = state_intervals((s for s in world.of(StateSpan) if s.agent == agent), now)
            shown = timeline(
                agent,
                states,
                world.of(Interaction),
                world.of(Offer),
                world.of(CallRecord),
                day,
                now,
            )
            for before, after in pairwise(shown.routing):
                assert before.span.end == after.span.start
                assert before.routing != after.routing
            known = sum(each.until - each.since for each in shown.states)
            assert length(each.span for each in shown.routing) == known <= now - day.start


def test_a_day_of_which_nothing_is_known() -> None:
    assert timeline("a", [], [], [], [], DAY, NOW) == Timeline("a", DAY)

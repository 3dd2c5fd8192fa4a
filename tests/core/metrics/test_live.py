from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from core.entities import Agent, Queue, Survey
from core.evaluation import Answer, Evaluation, EvaluationForm, Question, Section
from core.metrics.day import agent_day
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.live import Ledger, as_of
from core.metrics.queue import longest_wait_ms, queue_time
from core.metrics.states import state_intervals
from core.metrics.tally import FIELDS, Tally
from core.protocol.events import Event
from core.work import Interaction, Offer, Profile, QueueRules, StateSpan
from tests.core.metrics.visit import offer, visit
from tests.core.metrics.world import TARGETS, World

ZONES = ("Europe/Istanbul", "Europe/Berlin")
DAYS = {
    "an ordinary day": 1_780_308_000_000,
    "an hour less": 1_774_778_400_000,
    "an hour more": 1_792_926_000_000,
}


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
        assert surveyed(seen.today) == by_hand_surveyed(world.of(Survey), agent, day)


def surveyed(today: Tally) -> tuple[int, ...]:
    return today.surveys_sent, today.surveys_returned, today.surveys, today.satisfied


def by_hand_surveyed(told: list[Survey], agent: str, day: Interval) -> tuple[int, ...]:
    theirs = [of for of in {of.id: of for of in told}.values() if of.agent == agent]
    sent = [of for of in theirs if of.asked_at is not None and of.asked_at in day]
    answered = [of for of in theirs if of.score and of.at in day]
    returned, satisfied = sum(of.score > 0 for of in sent), sum(of.score > 3 for of in answered)
    return len(sent), returned, len(answered), satisfied


def only(live: Tally, groups: Tally) -> Tally:
    """Without what is made of conversations and surveys, of which the formulas by hand are told nothing."""
    said = ("first_repl", "next_repl", "resolved", "first_resol", "last_resol", "survey", "satisf")
    offered = () if groups.offers else ("offers", "accepted", "declined", "not_answered", "gave_up")
    names = [name for name in FIELDS if name.startswith((*said, *offered))]
    return replace(live, **dict.fromkeys(names, 0))


def test_the_same_value_again_where_nothing_changed() -> None:
    world, now = a_day(1, DAYS["an ordinary day"], ZONES[0])
    made = ledger(world.told)
    first = made.agents(now)
    assert all(later is first[agent] for agent, later in made.agents(now + 5_000).items())
    assert made.queues(now) == made.queues(now)


def test_time_goes_on_without_a_signal() -> None:
    """What is worked out later is what the ledger says later."""
    world, now = a_day(3, DAYS["an ordinary day"], ZONES[0])
    made = ledger(world.told)
    for agent, shown in made.agents(now).items():
        made._shown.pop(agent)  # as if something had happened
        known = made._floor.agents[agent]
        said = made._floor.states(agent, now)[-1]
        begins = [span.since for span in world.of(StateSpan) if span.agent == agent]
        if any(now <= at < now + 60_000 for at in begins):
            continue
        shown = replace(shown, state=said.state, reason=said.reason)
        later = as_of(shown, now + 60_000)
        worked_out = made.agents(now + 60_000)[agent]
        if known and not _changes(world, agent, now):
            assert later.today == worked_out.today
            assert later.used_ms == worked_out.used_ms


def _changes(world: World, agent: str, now: int) -> bool:
    """Whether a piece of work or a call is known to end or begin within the minute."""
    times = [
        at
        for value in world.told if getattr(value, "agent", "") == agent
        for name in ("answered_at", "completed_at", "ended_at")
        if (at := getattr(value, name, None)) is not None
    ]  # fmt: skip
    return any(now - 60_000 <= at < now + 60_000 for at in times)


def test_another_t_counts_the_past_anew() -> None:
    world, now = a_day(4, DAYS["an ordinary day"], ZONES[0])
    rules = QueueRules(id="q1", target_s=1, version=9)
    first, second = ledger([*world.told, rules]), ledger([rules, *world.told])
    assert dict(first.tallies(now)) == dict(second.tallies(now))
    assert first.queues(now)["q1"].target_s == 1


def test_what_is_forgotten_stays_counted_and_is_not_counted_again() -> None:
    world, now = a_day(5, DAYS["an ordinary day"], ZONES[0])
    made = ledger(world.told)
    before = made.queues(now)
    cut = day_of(now, ZONES[0]).start
    made.forget(cut)
    for value in world.told:
        made.hear(value) if isinstance(value, Event) else made.put(value)
    assert made.queues(now) == before


def test_who_works_for_a_queue_is_its_profile_s_or_its_team_s() -> None:
    told = [
        Queue(id="q1", name="1", team="t1", version=1), Queue(id="q2", name="2", team="t2", version=1),
        Agent(id="a1", name="A", teams=("t1",), state="available", since=5, version=1),
        Agent(id="a2", name="B", teams=("t1",), state="not_ready", version=1),
        Agent(id="a3", name="C", teams=("t1",), state="available", version=1),
        Profile(id="a3", queues=("q2",), version=1),
    ]  # fmt: skip
    seen = ledger(told).queues(DAYS["an ordinary day"])
    assert seen["q1"].agents == {"idle": 1, "off": 1}
    assert seen["q2"].agents == {"idle": 1}


def test_what_an_agent_does_now() -> None:
    now = DAYS["an ordinary day"]
    told = [
        Agent(id="a", name="A", state="available", since=now - 99, version=1),
        visit("v1", agent="a", answered_at=now - 50, state="active", media="chat", version=1),
        visit("v2", agent="a", answered_at=now - 40, state="active", media="chat", version=1),
        visit("v3", agent="a", answered_at=now - 90, ended_at=now - 60, state="wrap_up", version=1),
    ]
    made = ledger(told)
    seen = made.agents(now)["a"]
    assert (seen.routing, seen.routing_since, seen.load) == ("interacting", now - 50, {"chat": 2})
    assert seen.work == ("v3", "v1", "v2")
    made.put(offer("o", agent="a", at=now - 3, version=1))
    assert (made.agents(now)["a"].routing, made.agents(now)["a"].routing_since) == (
        "offered",
        now - 3,
    )


def test_a_hand_over_that_waits_is_told_apart() -> None:
    now = DAYS["an ordinary day"]
    told = [
        visit("v1", entered_at=now - 9, version=1),
        visit("v2", entered_at=now - 5, handover="asked", version=1),
        visit("v3", media="callback", entered_at=now - 20, due_at=now + 5, version=1),
    ]
    live = ledger(told).queues(now)["q"]
    assert (live.waiting, live.oldest_at) == (2, now - 9)
    assert (live.handovers, live.handover_at) == (1, now - 5)


def test_an_evaluation_counts_once_its_form_is_known() -> None:
    now = DAYS["an ordinary day"]
    form = EvaluationForm(
        id="f.1", form="f", edition=1, name="F", version=1,
        sections=(Section(id="s", title="S", questions=(Question(id="q", text="?"),)),),
    )  # fmt: skip
    of = Evaluation(
        id="e", form="f.1", agent="a", evaluator="b", at=now, state="signed", signed_at=now,
        answers={"q": Answer(value=4)}, version=1,
    )  # fmt: skip
    for told in ([form, of], [of, form]):
        made = ledger([Agent(id="a", name="A", version=1), *told])
        today = made.agents(now)["a"].today
        assert (today.evaluations, today.quality.percent) == (1, 75)

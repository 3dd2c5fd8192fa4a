"""A day must go well, and one that is led wrongly must be noticed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from backend.routing import matching
from backend.routing.change import changed
from backend.routing.decide import Decision, FlowOut, MakeOffer, Overflow, decide
from backend.routing.simulation import Decider, Outcome, simulate
from backend.routing.world import World, since
from core.work import CAPACITY, Interaction, Profile, QueueRules


def small(decider: Decider = decide, seed: int = 3) -> Outcome:
    """Fewer people than there is work for: lines grow long."""
    return simulate(seed, interactions=500, agents=4, decider=decider)


def codes(outcome: Outcome) -> Counter[str]:
    return Counter(wrong.split()[0] for wrong in outcome.wrongs)


@pytest.mark.parametrize("seed", range(4))
def test_a_day_with_too_few_people_breaks_no_rule(seed: int) -> None:
    outcome = small(seed=seed)
    assert outcome.wrongs == []
    assert outcome.ends["abandoned"] and outcome.ends["flow_out"] and outcome.ends["handled"]
    assert len(outcome.interactions) == sum(outcome.ends.values())


def test_a_day_with_enough_people_breaks_no_rule() -> None:
    outcome = simulate(1, interactions=800, agents=30)
    assert outcome.wrongs == []
    assert outcome.ends["handled"] > 780


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a_day_of_the_size_of_a_small_company_breaks_no_rule(seed: int) -> None:
    """`bench day` has 10,000 interactions and 60 agents."""
    outcome = simulate(seed, interactions=1_500, agents=12)
    assert outcome.wrongs == []
    assert sum(outcome.ends.values()) == len(outcome.interactions) >= 1_500, "transfers begin more"
    assert {work.media for work in outcome.interactions} == set(CAPACITY), "every channel"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda work, rules: (since(work), work.id),
        lambda work, rules: (-(rules.priority + work.priority), since(work)),
        lambda work, rules: (-since(work), work.id),
    ],
    ids=["wait alone", "priority before wait", "the newest first"],
)
def test_a_wrong_order_is_seen_by_who_does_not_know_the_deciders(
    monkeypatch: pytest.MonkeyPatch, wrong: Callable[[Interaction, QueueRules], Any]
) -> None:
    monkeypatch.setattr(matching, "rank", wrong)
    assert codes(small())["order"]


def test_the_same_seed_gives_the_same_day() -> None:
    first, second = small(), small()
    assert first.interactions == second.interactions
    assert first.offers == second.offers


def test_capacity_that_is_ignored_is_seen() -> None:
    def generous(world: World, now: int) -> list[Decision]:
        limitless = dict.fromkeys(CAPACITY, 99)
        wide = [
            Profile(id=id, skills=p.skills, queues=p.queues, capacity=limitless)
            for id, p in world.profiles.items()
        ]
        return decide(changed(world, *wide), now)

    assert codes(small(generous))["over_capacity"]


def test_whoever_starves_is_seen() -> None:
    def snobbish(world: World, now: int) -> list[Decision]:
        return [
            decision
            for decision in decide(world, now)
            if not isinstance(decision, MakeOffer)
            or world.interactions[decision.interaction].priority
        ]

    found = codes(small(snobbish))
    assert found["idle"] or found["order"]
    assert found["never_ended"]


def test_who_jumps_the_queue_is_seen() -> None:
    def backwards(world: World, now: int) -> list[Decision]:
        """The newest of each line first."""
        lines = {line: waiting[-1:] for line, waiting in world.lines.items()}
        return decide(replace(world, lines=lines), now)

    assert codes(small(backwards))["order"]


def test_an_end_that_comes_twice_is_seen() -> None:
    def twice(world: World, now: int) -> list[Decision]:
        return [
            each
            for decision in decide(world, now)
            for each in (
                [decision, FlowOut(decision.interaction)]
                if isinstance(decision, Overflow | FlowOut)
                else [decision]
            )
        ]

    assert codes(small(twice))["ended_twice"]


def test_who_is_asked_without_the_skill_is_seen() -> None:
    def hopeful(world: World, now: int) -> list[Decision]:
        skilled = [
            Profile(
                id=id, queues=p.queues, capacity=p.capacity, skills={"tr": 5, "en": 5, "support": 5}
            )
            for id, p in world.profiles.items()
        ]
        return decide(changed(world, *skilled), now)

    assert codes(small(hopeful))["unable"]


def test_an_offer_made_to_two_at_once_is_seen() -> None:
    def doubled(world: World, now: int) -> list[Decision]:
        found = decide(world, now)
        others = {agent for agent, seat in world.seats.items() if seat.there}
        for decision in list(found):
            if isinstance(decision, MakeOffer) and decision.level == 0:
                for agent in sorted(others - {decision.agent})[:1]:
                    found.append(
                        MakeOffer(decision.interaction, agent, decision.expires_at, 0, (), False)
                    )
        return found

    assert codes(small(doubled))["twice"]

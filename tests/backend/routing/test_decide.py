"""What must hold in any world: the witness sees every offer, and it comes to rest."""

from random import Random

import pytest

from backend.routing.decide import Decision, MakeOffer, Overflow, carried_out, decide, due
from backend.routing.effects import effects
from backend.routing.witness import Witness
from backend.routing.world import World
from core.work import Offer
from tests.backend.routing.worlds import NOW, SECOND, active, agent, generated, offer, work, world

SEEDS = range(200)


def seen(before: World, decisions: list[Decision]) -> list[str]:
    """What the witness says to these decisions, one after the other."""
    witness, now = Witness(), before
    for decision in decisions:
        witness.makes_sense(now, decision)
        for value in effects(now, decision, NOW):
            if isinstance(value, Offer) and isinstance(decision, MakeOffer):
                witness.offers(now, value, NOW)
        now = carried_out(now, [decision], NOW)
    witness.settled(now, NOW)
    return witness.wrongs


def spilt(before: World) -> World:
    """Once it is carried out what overflows: until then nobody is offered anything."""
    first = decide(before, NOW)
    if not any(isinstance(decision, Overflow) for decision in first):
        return before
    assert not any(isinstance(decision, MakeOffer) for decision in first)
    return carried_out(before, first, NOW)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_rule_is_broken_in_any_world(seed: int) -> None:
    before = spilt(generated(seed))
    assert seen(before, decide(before, NOW)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_asked_again_there_is_nothing_more_to_do(seed: int) -> None:
    before = spilt(generated(seed))
    after = carried_out(before, decide(before, NOW), NOW)
    assert decide(after, NOW) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_falls_due_before_it_is_said(seed: int) -> None:
    rest = spilt(generated(seed))
    rest = carried_out(rest, decide(rest, NOW), NOW)
    until = due(rest, NOW) or NOW + 3_600 * SECOND
    assert until > NOW
    for _ in range(10):
        assert decide(rest, Random(seed).randrange(NOW, until)) == []


@pytest.mark.parametrize("seed", range(60))
def test_time_alone_leads_to_rest(seed: int) -> None:
    """Woken whenever something is due, it does what is due, and does not wake for ever."""
    now, rest = NOW, generated(seed)
    for _ in range(400):
        rest = carried_out(rest, decide(rest, now), now)
        coming = due(rest, now)
        if coming is None or coming > NOW + 600 * SECOND:
            return
        now = coming
    pytest.fail("it never came to rest")


@pytest.mark.parametrize("seed", range(60))
def test_the_same_world_is_decided_the_same(seed: int) -> None:
    assert decide(generated(seed), NOW) == decide(generated(seed), NOW)


def test_a_chat_goes_to_whoever_is_there() -> None:
    made = decide(world(agent(), work()), NOW)
    assert made == [MakeOffer("w", "a", NOW + 20 * SECOND, 0, (), prefers=False)]


def test_nobody_there_nobody_asked() -> None:
    for away in (
        agent(state="not_ready"),
        agent(state="offline"),
        agent(not_responding=True),
        agent(next_state="not_ready"),
        agent(teams=("other",)),
    ):
        assert decide(world(away, work()), NOW) == []


def test_what_is_accepted_is_left_alone() -> None:
    assert decide(world(agent(), active("w", "chat", "a")), NOW) == []
    assert due(world(agent(), active("w", "chat", "a")), NOW) is None


def test_an_offer_is_due_when_it_runs_out() -> None:
    waiting = work(state="offered")
    assert due(world(agent(), waiting, offer(waiting, "a"), sticky_s=0), NOW) == NOW + 15 * SECOND

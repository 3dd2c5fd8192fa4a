import pytest

from backend.routing.decide import (
    EndWrapUp,
    Escalate,
    FlowOut,
    MakeOffer,
    Overflow,
    Rescind,
    TimeOut,
)
from backend.routing.effects import effects, offered
from core.entities import Agent
from core.work import Interaction, Offer
from tests.backend.routing.worlds import NOW, active, agent, offer, work, world

SHOWN = work(state="offered", skills={"tr": 2}, level=1, handover="policy", transferred_by="x")


def test_an_offer_is_made() -> None:
    decision = MakeOffer("w", "a", NOW + 20, 1, ("tr",), prefers=True)
    of, made = effects(world(agent(), work()), decision, NOW)
    assert isinstance(of, Interaction) and of.state == "offered"
    assert isinstance(made, Offer) and made == offered(work(), decision, NOW)


def test_the_card_has_what_is_known() -> None:
    card = offered(SHOWN, MakeOffer("w", "a", NOW + 20, 1, ("tr",), prefers=True), NOW)
    assert (card.interaction, card.agent, card.at, card.expires_at) == ("w", "a", NOW, NOW + 20)
    assert (card.skills, card.prefers, card.level) == (("tr",), True, 1)
    assert (card.handover, card.transferred_by, card.entered_at) == ("policy", "x", NOW)


def test_one_that_ran_out() -> None:
    shown = world(agent(), SHOWN, offer(SHOWN, "a"))
    of, over, who = effects(shown, TimeOut("o-w-a", "a", "w"), NOW)
    assert isinstance(of, Interaction) and (of.state, of.rona) == ("waiting", 1)
    assert isinstance(over, Offer) and (over.state, over.ended_at) == ("timed_out", NOW)
    assert isinstance(who, Agent) and who.not_responding


def test_one_of_two_that_is_taken_back_leaves_it_offered() -> None:
    two = world(agent("a"), agent("b"), SHOWN, offer(SHOWN, "a"), offer(SHOWN, "b"))
    [back] = effects(two, Rescind("o-w-a", "state"), NOW)
    assert isinstance(back, Offer) and (back.state, back.reason) == ("rescinded", "state")


def test_the_last_that_is_taken_back_lets_it_wait_again() -> None:
    of, _ = effects(world(agent(), SHOWN, offer(SHOWN, "a")), Rescind("o-w-a", "state"), NOW)
    assert isinstance(of, Interaction) and of.state == "waiting"


@pytest.mark.parametrize("way", [FlowOut("w"), Overflow("w", "r", 0, ("q",))])
def test_what_leaves_ends(way: FlowOut | Overflow) -> None:
    [over] = effects(world(work()), way, NOW)
    assert isinstance(over, Interaction)
    assert (over.state, over.end, over.ended_at, over.completed_at) == (
        "done",
        "flow_out",
        NOW,
        NOW,
    )


def test_a_level_and_the_end_of_a_wrap_up() -> None:
    [louder] = effects(world(work()), Escalate("w", 1), NOW)
    assert isinstance(louder, Interaction) and louder.level == 1
    wrapping = active("w", "chat", "a", state="wrap_up", end="handled", ended_at=NOW - 9)
    [over] = effects(world(agent(), wrapping), EndWrapUp("w", NOW - 3), NOW)
    assert isinstance(over, Interaction) and (over.state, over.completed_at) == ("done", NOW - 3)

from dataclasses import replace as replaced

from msgspec.structs import replace

from backend.routing.change import changed
from backend.routing.decide import (
    EndWrapUp,
    Rescind,
    TimeOut,
    carried_out,
    decide,
    due,
)
from core.work import Disposition, Profile, QueueRules, Rescinded
from tests.backend.routing.worlds import NOW, SECOND, active, agent, offer, work, world

SHOWN = work(state="offered")
SOLD = Disposition(id="sold", name="Sold")


def test_an_offer_ends_with_its_time() -> None:
    shown = world(agent(), SHOWN, offer(SHOWN, "a"))
    until = NOW + 15 * SECOND
    assert decide(shown, until - 1) == []
    assert decide(shown, until) == [TimeOut("o-w-a", "a", "w")]


def test_an_offer_that_lost_its_sense_is_taken_back() -> None:
    shown = world(agent(), SHOWN, offer(SHOWN, "a"))
    gone = replace(SHOWN, state="done", end="abandoned", completed_at=NOW)
    taken = replace(SHOWN, state="active", agent="b", answered_at=NOW)
    ways: list[tuple[object, Rescinded]] = [
        (gone, "gone"),
        (taken, "taken"),
        (agent(state="not_ready"), "state"),
        (agent(state="offline"), "state"),
        (agent(next_state="not_ready"), "state"),
        (agent(not_responding=True), "state"),
    ]
    for value, why in ways:
        assert decide(changed(shown, value), NOW) == [Rescind("o-w-a", why)]  # type: ignore[arg-type]  # one of Known each


def test_whoever_went_away_is_not_blamed_for_the_time_that_ran_out() -> None:
    away = world(agent(state="offline"), SHOWN, offer(SHOWN, "a", expires_at=NOW - 1))
    assert decide(away, NOW) == [Rescind("o-w-a", "state")]


def test_who_missed_one_loses_the_others_they_were_asked_about() -> None:
    second = work("v", state="offered")
    asked = [offer(SHOWN, "a", expires_at=NOW), offer(second, "a")]
    assert decide(world(agent(), SHOWN, second, *asked), NOW) == [
        TimeOut("o-w-a", "a", "w"),
        Rescind("o-v-a", "state"),
    ]


def test_a_chat_that_rings_is_taken_back_when_they_take_a_call() -> None:
    call = active("call", "call", "a")
    assert decide(world(agent(), call, SHOWN, offer(SHOWN, "a")), NOW) == [
        Rescind("o-w-a", "state")
    ]


def test_what_waits_again_says_so() -> None:
    shown = world(agent(state="offline"), SHOWN, offer(SHOWN, "a"))
    after = carried_out(shown, decide(shown, NOW), NOW)
    assert after.interactions["w"].state == "waiting"
    assert after.offers == {}
    assert replaced(after.seats["a"]).offers == ()


def test_a_wrap_up_ends_with_its_time_at_its_time() -> None:
    wrapping = active("w", "chat", "a", state="wrap_up", wrap_until=NOW - 3)
    assert decide(world(agent(), wrapping), NOW) == [EndWrapUp("w", NOW - 3)]
    still = active("w", "chat", "a", state="wrap_up", wrap_until=NOW + 3)
    assert decide(world(agent(), still), NOW) == []
    assert due(world(agent(), still), NOW) == NOW + 3


def test_one_without_a_limit_does_not_end_by_itself() -> None:
    endless = active("w", "chat", "a", state="wrap_up")
    assert decide(world(agent(), endless), NOW) == []


def test_one_whose_outcome_is_required_waits_for_a_person() -> None:
    stuck = active("w", "chat", "a", state="wrap_up", wrap_until=NOW - 3)
    assert decide(world(agent(), SOLD, stuck, wrap="required"), NOW) == []
    said = replace(stuck, disposition="sold")
    assert decide(world(agent(), SOLD, said, wrap="required"), NOW) == [EndWrapUp("w", NOW - 3)]


def test_nobody_waits_for_an_outcome_that_is_not_on_offer() -> None:
    wrapping = active("w", "chat", "a", state="wrap_up", wrap_until=NOW - 3)
    elsewhere = replace(SOLD, general=False)
    free = world(agent(), elsewhere, wrapping, wrap="required")
    assert decide(free, NOW) == [EndWrapUp("w", NOW - 3)]
    assert decide(changed(free, Profile(id="a", dispositions=("sold",))), NOW) == []
    assert (
        decide(changed(free, QueueRules(id="q", wrap="required", dispositions=("sold",))), NOW)
        == []
    )


def test_the_end_of_a_wrap_up_makes_room_in_the_same_breath() -> None:
    wrapping = active("call", "call", "a", state="wrap_up", wrap_until=NOW)
    ended, made = decide(world(agent(), wrapping, work()), NOW)
    assert isinstance(ended, EndWrapUp)
    assert getattr(made, "agent", None) == "a"

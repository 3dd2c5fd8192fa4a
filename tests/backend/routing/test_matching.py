"""Who is offered what; one rule each."""

from dataclasses import replace as replaced
from typing import Any

from msgspec.structs import replace

from backend.routing.calendar import hours
from backend.routing.change import changed
from backend.routing.decide import MakeOffer, carried_out, decide, due
from backend.routing.reach import LATER_MS, SOON_MS
from backend.routing.world import World
from core.entities import Queue
from core.work import Interaction, Profile, QueueRules
from tests.backend.routing.worlds import (
    MINUTE,
    NIGHT,
    NOW,
    SECOND,
    active,
    agent,
    offer,
    work,
    world,
)


def asked(of: World, now: int = NOW) -> list[tuple[str, str]]:
    """Interaction and agent of every offer that is to be made."""
    return [(d.interaction, d.agent) for d in decide(of, now) if isinstance(d, MakeOffer)]


def passed(of: Interaction, who: str, ago_ms: int = 0) -> Any:
    return offer(of, who, state="declined", ended_at=NOW - ago_ms)


def test_the_longest_wait_first() -> None:
    few = world(
        agent(),
        Profile(id="a", capacity={"chat": 1}),
        work("late", ago_s=5),
        work("early", ago_s=9),
    )
    assert asked(few) == [("early", "a")]


def test_a_point_of_priority_is_a_minute_and_no_more() -> None:
    one = Profile(id="a", capacity={"chat": 1})
    ahead = world(agent(), one, work("vip", ago_s=1, priority=1), work("plain", ago_s=60))
    assert asked(ahead) == [("vip", "a")]
    older = world(agent(), one, work("vip", ago_s=1, priority=1), work("plain", ago_s=62))
    assert asked(older) == [("plain", "a")]


def test_the_queue_s_priority_counts_across_queues() -> None:
    both = changed(
        world(agent(), Profile(id="a", capacity={"chat": 1}), work("w", ago_s=30)),
        Queue(id="vip", name="vip", team="t"), QueueRules(id="vip", priority=1),
        work("v", ago_s=1, queue="vip"),
    )  # fmt: skip
    assert asked(both) == [("v", "a")]


def test_who_has_been_idle_longest() -> None:
    two = world(agent("a", since=NOW - 5 * MINUTE), agent("b", since=NOW - 9 * MINUTE), work())
    assert asked(two) == [("w", "b")]


def test_idle_is_counted_from_the_end_of_the_last_work() -> None:
    done = active("old", "chat", "b", state="done", end="handled", completed_at=NOW - SECOND)
    two = world(agent("a", since=NOW - MINUTE), agent("b", since=NOW - 9 * MINUTE), done, work())
    assert asked(two) == [("w", "a")]


def test_empty_hands_before_longer_idle_ones() -> None:
    one, two = agent("a", since=NOW - 9 * MINUTE), agent("b", since=NOW - MINUTE)
    assert asked(world(one, two, active("x", "mail", "a"), work())) == [("w", "b")]


def test_the_least_loaded_where_the_queue_says_so() -> None:
    people = [agent("a", since=NOW - 9 * MINUTE), agent("b", since=NOW - MINUTE)]
    hands = [active("1", "chat", "a"), active("2", "mail", "b")]
    assert asked(world(*people, *hands, work(), choose="least_loaded")) == [("w", "b")]


def test_two_who_come_at_once_go_to_two() -> None:
    assert asked(world(agent("a"), agent("b"), work("1", ago_s=2), work("2", ago_s=1))) == [
        ("1", "a"),
        ("2", "b"),
    ]


def test_only_who_knows_enough_until_it_relaxes() -> None:
    needy = work(skills={"tr": 3}, ago_s=29)
    half = world(agent(), Profile(id="a", skills={"tr": 2}), needy, relax_after_s=30)
    assert asked(half) == []
    assert due(half, NOW) == NOW + SECOND
    assert asked(half, NOW + SECOND) == [("w", "a")]


def test_the_card_says_why() -> None:
    [made] = decide(
        world(
            agent(),
            Profile(id="a", skills={"tr": 5, "fr": 1}),
            work(skills={"tr": 3}),
            skills={"fr": 1},
        ),
        NOW,
    )
    assert isinstance(made, MakeOffer)
    assert made.skills == ("fr", "tr")


def test_no_chat_during_a_call_unless_allowed_and_no_second_call() -> None:
    call, waiting = active("call", "call", "a"), [work(), work("c", "call")]
    assert asked(world(agent(), call, *waiting)) == []
    patient = Profile(id="a", chat_in_call=True)
    assert asked(world(agent(), call, patient, *waiting)) == [("w", "a")]


# The agent the customer knows


def test_whom_the_customer_knows_is_asked_before_others() -> None:
    known = work(prefers="b")
    two = world(agent("a", since=0), agent("b"), known)
    [made] = decide(two, NOW)
    assert made == MakeOffer("w", "b", NOW + 20 * SECOND, 0, (), prefers=True)


def test_they_are_waited_for_a_little_while() -> None:
    busy = active("x", "call", "b")
    two = world(agent("a"), agent("b"), busy, work(prefers="b", ago_s=15), sticky_s=20)
    assert asked(two) == []
    assert due(two, NOW) == NOW + 5 * SECOND
    assert asked(two, NOW + 5 * SECOND) == [("w", "a")]


def test_they_are_not_waited_for_where_they_are_not_there() -> None:
    for away in (
        agent("b", state="not_ready"),
        agent("b", next_state="not_ready"),
        agent("b", teams=()),
    ):
        assert asked(world(agent("a"), away, work(prefers="b"))) == [("w", "a")]
    assert asked(world(agent("a"), work(prefers="nobody"))) == [("w", "a")]


def test_who_waits_for_somebody_holds_up_nobody_behind() -> None:
    busy = active("x", "call", "b")
    line = [work("1", prefers="b", ago_s=10), work("2", ago_s=5)]
    assert asked(world(agent("a"), agent("b"), busy, *line)) == [("2", "a")]


# Who passed


def test_who_passed_is_not_asked_again_while_others_can_be() -> None:
    of = work(ago_s=30)
    two = world(agent("a", since=0), agent("b"), of, passed(of, "a"))
    assert asked(two) == [("w", "b")]


def test_who_passed_waits_until_the_others_were_asked() -> None:
    of = work(ago_s=30)
    busy = active("x", "call", "b")
    two = world(agent("a"), agent("b"), busy, of, passed(of, "a", 30_000))
    assert asked(two) == []
    assert asked(two, NOW + 30_000) == [("w", "a")]
    assert LATER_MS == 60_000


def test_once_everybody_passed_they_are_asked_again_soon() -> None:
    of = work(ago_s=30)
    alone = world(agent(), of, passed(of, "a", 4_000))
    assert asked(alone) == []
    assert due(alone, NOW) == NOW + SOON_MS - 4_000
    assert asked(alone, NOW + SOON_MS - 4_000) == [("w", "a")]


def test_who_did_not_answer_gets_nothing_until_they_say_that_they_are_there() -> None:
    of = work(state="offered")
    silent = world(agent("a"), agent("b", since=NOW), of, offer(of, "a", expires_at=NOW))
    after = carried_out(silent, decide(silent, NOW), NOW)
    assert after.seats["a"].agent.not_responding
    assert after.interactions["w"].rona == 1
    assert [o.agent for o in after.offers.values()] == ["b"]


def test_who_transferred_it_is_not_asked_first() -> None:
    two = world(agent("a", since=0), agent("b"), work(transferred_by="a"))
    assert asked(two) == [("w", "b")]
    assert asked(world(agent("a"), work(transferred_by="a"))) == []


# To a person


def test_what_was_sent_to_a_person_is_theirs_whatever_they_know() -> None:
    sent = work(to_agent="b", skills={"tr": 5})
    assert asked(world(agent("a"), agent("b", teams=()), sent)) == [("w", "b")]


def test_it_waits_for_them_while_they_are_there_and_busy() -> None:
    busy = active("x", "call", "b")
    assert asked(world(agent("a"), agent("b"), busy, work(to_agent="b"))) == []
    assert asked(world(agent("a"), agent("b", state="not_ready"), work(to_agent="b"))) == [
        ("w", "a")
    ]


def test_it_is_everybody_s_once_they_passed() -> None:
    of = work(to_agent="b")
    assert asked(world(agent("a"), agent("b"), of, passed(of, "b"))) == [("w", "a")]


# Everybody


def test_at_level_2_everybody_and_the_supervisors_are_asked_at_once() -> None:
    of = work(level=2, ago_s=100, skills={"tr": 1})
    people = [agent("a"), agent("b"), agent("s", role="supervisor", teams=())]
    skilled = [Profile(id=id, skills={"tr": 1}) for id in ("a", "b")]
    assert sorted(asked(world(*people, *skilled, of))) == [("w", "a"), ("w", "b"), ("w", "s")]


def test_a_supervisor_is_asked_before_only_where_their_profile_says_so() -> None:
    lead = agent("s", role="supervisor")
    assert asked(world(lead, work())) == []
    assert asked(world(lead, Profile(id="s", queues=("q",)), work())) == [("w", "s")]


def test_while_it_rings_with_one_the_others_join() -> None:
    of = work(level=2, ago_s=100, state="offered")
    assert asked(world(agent("a"), agent("b"), of, offer(of, "a"))) == [("w", "b")]


def test_below_level_2_it_rings_with_one_only() -> None:
    of = work(level=1, ago_s=50, state="offered")
    assert asked(world(agent("a"), agent("b"), of, offer(of, "a"))) == []


def test_everybody_is_asked_only_with_the_room_that_others_leave() -> None:
    """Two callers, two people: each gets one, though the first escalated."""
    calls = [work("1", "call", 100, level=2), work("2", "call", 5)]
    assert asked(world(agent("a"), agent("b"), *calls)) == [("1", "a"), ("2", "b")]


def test_one_who_accepts_ends_the_offers_of_the_others() -> None:
    of = work(level=2, ago_s=100)
    made = world(agent("a"), agent("b"), of)
    made = carried_out(made, decide(made, NOW), NOW)
    first = made.open_offers("w")[0]
    taken = replace(of, state="active", agent=first.agent, answered_at=NOW)
    made = changed(made, taken, replace(first, state="accepted"))
    [over] = decide(made, NOW)
    assert getattr(over, "why", "") == "taken"


# Callbacks and closed queues


def test_a_callback_is_not_offered_before_it_is_due() -> None:
    back = world(agent(), work(media="callback", due_at=NOW + MINUTE))
    assert asked(back) == []
    assert due(back, NOW) == NOW + MINUTE
    assert asked(back, NOW + MINUTE) == [("w", "a")]


def test_what_came_after_closing_waits_for_the_opening() -> None:
    closed = world(agent(), work(media="mail"), calendar="night")
    assert asked(closed) == []
    opens = hours(NIGHT, NOW).until
    assert opens is not None
    assert asked(closed, opens - 1) == []
    assert asked(closed, opens) == [("w", "a")]


def test_who_was_inside_at_closing_is_served() -> None:
    closes = NOW + 7 * 60 * MINUTE + 14 * MINUTE  # past 18:00 in Istanbul
    inside = world(agent(), work(), calendar="day")
    assert decide(inside, closes)[-1] == MakeOffer(
        "w", "a", closes + 20 * SECOND, 2, (), prefers=False
    )


def test_an_alert_has_a_second_at_least() -> None:
    [made] = decide(world(agent(), work(), alert_s=0), NOW)
    assert isinstance(made, MakeOffer) and made.expires_at == NOW + SECOND


def test_nobody_has_any_agents_for_an_empty_world() -> None:
    assert decide(World(), NOW) == []
    assert due(World(), NOW) is None
    assert replaced(World()) == World()

from typing import Any

import pytest

from backend.routing.change import changed
from backend.routing.decide import Escalate, FlowOut, Overflow, carried_out, decide, due
from backend.routing.effects import next_visit
from backend.routing.waiting import level_at
from core.entities import Queue
from core.work import Media, QueueRules
from tests.backend.routing.worlds import MINUTE, NOW, SECOND, agent, offer, work, world

RULES = QueueRules(id="q")
NEVER = QueueRules(id="q", louder_after_s=0, everybody_after_s=0)


def other(**rules: Any) -> list[Any]:
    """A second queue, `r`."""
    return [Queue(id="r", name="r", team="other"), QueueRules(id="r", **rules)]


def test_the_levels_by_wait() -> None:
    assert [level_at(RULES, "chat", s * SECOND) for s in (0, 44, 45, 89, 90)] == [0, 0, 1, 1, 2]
    assert level_at(NEVER, "chat", 10**9) == level_at(NEVER, "mail", 10**9) == 0


def test_it_grows_louder_and_then_everybody_s() -> None:
    lonely = world(work())
    for after_s, level in ((45, 1), (90, 2)):
        at = NOW + after_s * SECOND
        assert due(lonely, at - SECOND) == at
        assert decide(lonely, at) == [Escalate("w", level)]
        lonely = carried_out(lonely, decide(lonely, at), at)
    assert due(lonely, NOW + 90 * SECOND) is None or lonely.interactions["w"].level == 2


def test_who_came_back_late_goes_to_the_right_level_at_once() -> None:
    assert decide(world(work(ago_s=500)), NOW) == [Escalate("w", 2)]


def test_it_escalates_while_it_rings() -> None:
    of = work(ago_s=45, state="offered")
    assert decide(world(agent(), of, offer(of, "a")), NOW) == [Escalate("w", 1)]


def test_mail_has_its_own_patience() -> None:
    """Nobody is alarmed in minutes; after hours somebody is, and at the moment that was due."""
    alone = world(work(media="mail", ago_s=5_000))
    assert decide(alone, NOW) == []
    at = NOW + (4 * 3_600 - 5_000) * SECOND
    assert due(alone, NOW) == at
    assert decide(alone, at) == [Escalate("w", 1)]
    assert decide(world(work(media="mail", ago_s=8 * 3_600)), NOW) == [Escalate("w", 2)]


@pytest.mark.parametrize("media", ["mail", "message"])
def test_a_queue_may_give_a_medium_its_own_limits(media: Media) -> None:
    limits = {media: (600, 1_800)}
    assert decide(world(work(media=media, ago_s=599), escalates=limits), NOW) == []
    assert decide(world(work(media=media, ago_s=600), escalates=limits), NOW) == [Escalate("w", 1)]
    old = world(work(media=media, ago_s=1_800), escalates=limits)
    assert decide(old, NOW) == [Escalate("w", 2)]


def test_the_night_does_not_count_as_a_wait() -> None:
    opened = NOW - 106 * MINUTE - 40 * SECOND  # 09:00 in Istanbul
    night = world(work(media="message", ago_s=50_000), calendar="day")
    assert decide(night, opened) == []
    assert decide(night, opened + 45 * SECOND) == [Escalate("w", 1)]


def test_at_its_limit_it_flows_out_where_there_is_nowhere_to() -> None:
    limited = world(work(ago_s=299), max_wait_s=300, louder_after_s=0, everybody_after_s=0)
    assert decide(limited, NOW) == []
    assert due(limited, NOW) == NOW + SECOND
    assert decide(limited, NOW + SECOND) == [FlowOut("w")]


def test_or_overflows_and_takes_its_wait_along() -> None:
    full = world(*other(), work(ago_s=300, priority=1), max_wait_s=300, overflow="r")
    assert decide(full, NOW) == [Overflow("w", "r", 1 + 5, ("q",))]


def test_the_next_visit_is_a_new_one_with_its_history() -> None:
    old = work(ago_s=300, skills={"tr": 2}, prefers="a", to_agent="b", level=2, rona=3)
    new = next_visit(old, Overflow("w", "r", 6, ("q",)), "n", NOW)
    assert (new.id, new.queue, new.before, new.entered_at) == ("n", "r", "w", NOW)
    assert (new.priority, new.through, new.level, new.rona, new.to_agent) == (6, ("q",), 0, 0, None)
    assert (new.skills, new.prefers, new.state, new.end) == ({"tr": 2}, "a", "waiting", None)


def test_two_queues_that_back_each_other_up_do_not_play_ball() -> None:
    returned = work(ago_s=300, queue="r", through=("q",))
    both = changed(
        world(max_wait_s=300, overflow="r"), *other(max_wait_s=300, overflow="q"), returned
    )
    assert decide(both, NOW) == [FlowOut("w")]


def test_nothing_overflows_into_a_closed_queue_or_into_itself() -> None:
    closed = world(*other(calendar="night"), work(ago_s=300), max_wait_s=300, overflow="r")
    assert decide(closed, NOW) == [FlowOut("w")]
    assert decide(world(work(ago_s=300), max_wait_s=300, overflow="q"), NOW) == [FlowOut("w")]


def test_who_is_just_being_offered_does_not_leave() -> None:
    of = work(ago_s=300, level=2, state="offered")
    shown = world(agent(), of, offer(of, "a"), max_wait_s=300)
    assert decide(shown, NOW) == []


@pytest.mark.parametrize("media", ["chat", "call"])
def test_a_closed_queue_keeps_nobody_who_sits_and_waits(media: Media) -> None:
    assert decide(world(agent(), work(media=media), calendar="night"), NOW) == [FlowOut("w")]
    full = world(agent(), *other(), work(media=media), calendar="night", overflow="r")
    assert decide(full, NOW) == [Overflow("w", "r", 0, ("q",))]


@pytest.mark.parametrize("media", ["message", "mail", "callback"])
def test_a_closed_queue_keeps_what_is_written(media: Media) -> None:
    closed = world(agent(), work(media=media, ago_s=5_000), calendar="night", max_wait_s=300)
    assert decide(closed, NOW) == []


def test_who_was_inside_at_closing_leaves_when_the_last_agent_went() -> None:
    after_closing = NOW + 8 * 60 * MINUTE
    alone = world(agent(state="offline"), work(level=2), calendar="day")
    assert decide(alone, after_closing) == [FlowOut("w")]

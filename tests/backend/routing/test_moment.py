from msgspec.structs import replace

from backend.routing.change import changed
from backend.routing.moment import Moment
from backend.routing.world import line_of
from core.entities import Queue
from tests.backend.routing.worlds import MINUTE, NOW, SECOND, active, agent, offer, work, world

OPENED = NOW - 106 * MINUTE - 40 * SECOND
"""09:00 in Istanbul."""
CLOSES = OPENED + 9 * 60 * MINUTE


def test_members_are_who_works_for_it_and_is_there() -> None:
    people = [agent("a"), agent("b", state="offline"), agent("c", teams=())]
    moment = Moment(world(*people), NOW)
    assert [seat.agent.id for seat in moment.members("q")] == ["a"]
    assert moment.members("unknown") == []


def test_a_wait_counts_from_the_opening_on() -> None:
    early = work(media="message", entered_at=OPENED - 5 * MINUTE)
    moment = Moment(world(early, calendar="day"), OPENED + SECOND)
    assert moment.waited(early) == SECOND
    assert moment.starts(early) == OPENED
    always = Moment(world(early), OPENED + SECOND)
    assert always.waited(early) == 5 * MINUTE + SECOND


def test_what_is_written_to_a_closed_queue_does_not_wait() -> None:
    late = [work(media="mail"), work(media="chat")]
    moment = Moment(world(calendar="night"), NOW + MINUTE)
    assert [moment.waited(each) for each in late] == [0, MINUTE]


def test_who_came_before_closing_is_served() -> None:
    moment = Moment(world(calendar="day"), CLOSES + MINUTE)
    assert moment.served(work(entered_at=CLOSES - 1))
    assert not moment.served(work(entered_at=CLOSES))
    assert not Moment(world(), NOW).served(work(media="callback", due_at=NOW + 1))


def test_spare_is_whether_anybody_has_room() -> None:
    chat, call = line_of(work()), line_of(work(media="call"))
    moment = Moment(world(agent(), active("x", "call", "a")), NOW)
    assert not moment.spare(chat)
    free = Moment(world(agent(), *[active(f"{n}", "chat", "a") for n in range(3)]), NOW)
    assert not free.spare(chat) and not free.spare(call)
    assert free.spare(line_of(work(media="mail")))
    assert free.spare(line_of(work(to_agent="a")))


def test_supervisors_have_room_for_what_escalated() -> None:
    moment = Moment(world(agent("s", role="supervisor")), NOW)
    assert not moment.spare(line_of(work()))
    assert moment.spare(line_of(work(level=2)))


def test_asked_is_also_whoever_handed_it_on() -> None:
    of = work(transferred_by="b")
    moment = Moment(world(of, offer(of, "a", state="declined", ended_at=5)), NOW)
    assert moment.asked(of) == {"a": 5, "b": NOW}
    assert Moment(world(), NOW).asked(work(transferred_by="b", to_agent="b")) == {}


def test_what_was_sent_to_somebody_is_bound_while_they_are_there() -> None:
    of = work(to_agent="a")
    bound = Moment(world(agent(), of), NOW).bound(of)
    assert bound is not None and bound.agent.id == "a"
    for away in (agent(state="offline"), agent(not_responding=True), agent("b")):
        assert Moment(world(away, of), NOW).bound(of) is None
    assert Moment(world(agent(), of), NOW).bound(replace(of, level=2)) is None


def test_later_it_is_the_same_with_another_world() -> None:
    moment = Moment(world(agent()), NOW)
    moment.members("q")
    later = moment.later(changed(moment.world, Queue(id="x", name="x")))
    assert later.members("q") == moment.members("q")
    assert "x" in later.world.queues and "x" not in moment.world.queues

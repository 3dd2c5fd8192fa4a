from random import Random
from typing import Any

from msgspec.structs import replace

from backend.routing.change import RECENT, Known, changed
from backend.routing.world import Told, World
from core.entities import Agent, CallRecord, Queue
from core.work import Profile
from tests.backend.routing.worlds import MINUTE, NOW, active, agent, generated, offer, work, world


def call(**fields: Any) -> CallRecord:
    return CallRecord(id="call", contact="c", direction="out", started_at=NOW, agent="a", **fields)


def test_the_old_world_stays_as_it_was() -> None:
    before = world(agent())
    after = changed(before, work())
    assert before.interactions == {} and before.lines == {}
    assert after.interactions.keys() == {"w"}


def test_told_again_nothing_changes() -> None:
    for seed in range(60):
        before = generated(seed)
        again: list[Known] = [*before.interactions.values(), *before.offers.values()]
        again += [seat.agent for seat in before.seats.values()] + [*before.profiles.values()]
        Random(seed).shuffle(again)
        assert alike(changed(before, *again), before)


def alike(one: World, other: World) -> bool:
    """The order of what somebody holds says nothing."""
    hands = [
        {
            id: ({w.id for w in s.hand}, {o.id for o in s.offers}, s.agent, s.queues, s.last_work)
            for id, s in each.seats.items()
        }
        for each in (one, other)
    ]
    names = ("interactions", "lines", "offers", "asked", "recent")
    same = all(getattr(one, name) == getattr(other, name) for name in names)
    return same and hands[0] == hands[1]


def test_what_is_older_than_known_changes_nothing() -> None:
    new = world(work(version=5, priority=2), agent(version=5))
    old = changed(new, work(version=4), agent(version=4, state="offline"))
    assert old.interactions["w"].priority == 2
    assert old.seats["a"].agent.state == "available"


def test_work_goes_from_its_line_to_a_hand_and_away() -> None:
    waiting = world(agent(), work())
    assert [len(line) for line in waiting.lines.values()] == [1]
    held = changed(waiting, active("w", "chat", "a"))
    assert held.lines == {}
    assert [each.id for each in held.seats["a"].hand] == ["w"]
    done = active("w", "chat", "a", state="done", end="handled", completed_at=NOW)
    over = changed(held, done)
    assert over.interactions == {} and over.seats["a"].hand == ()
    assert over.seats["a"].idle_since == NOW
    assert [each.handle_ms for each in over.recent["q"]] == [MINUTE]


def test_another_agent_may_have_it_next() -> None:
    held = world(agent("a"), agent("b"), active("w", "chat", "a"))
    moved = changed(held, active("w", "chat", "b"))
    assert moved.seats["a"].hand == ()
    assert [each.id for each in moved.seats["b"].hand] == ["w"]


def test_people_who_come_after_their_work_have_it() -> None:
    shown = work("s", state="offered")
    late = world(active("w", "chat", "a"), shown, offer(shown, "a"), agent())
    assert [each.id for each in late.seats["a"].hand] == ["w"]
    assert [each.interaction for each in late.seats["a"].offers] == ["s"]


def test_finished_work_is_remembered_once_and_only_lately() -> None:
    many = [
        active(f"w{n}", "chat", "a", state="done", end="handled", completed_at=NOW + n)
        for n in range(RECENT + 5)
    ]
    known = world(agent(), *many, *many)
    assert len(known.recent["q"]) == RECENT
    assert known.recent["q"][-1].id == f"w{RECENT + 4}"


def test_who_passed_is_remembered_while_it_waits() -> None:
    of = work()
    passed = offer(of, "a", state="timed_out", ended_at=NOW)
    asked = world(agent(), of, passed)
    assert asked.asked == {"w": {"a": NOW}}
    assert changed(asked, replace(of, state="active", agent="a")).asked == {}
    assert world(agent(), passed).asked == {}


def test_the_queues_one_works_for() -> None:
    assert world(agent()).seats["a"].queues == {"q"}
    assert world(agent(teams=("other",))).seats["a"].queues == frozenset()
    assert world(agent(), Profile(id="a", queues=("r",))).seats["a"].queues == {"r"}
    assert world(agent(role="supervisor")).seats["a"].queues == frozenset()
    more = changed(world(agent()), Queue(id="new", name="new", team="t"))
    assert more.seats["a"].queues == {"q", "new"}


def test_a_call_that_is_talked_on_is_known_until_it_ends() -> None:
    assert changed(world(agent()), call()).seats["a"].calls == frozenset()
    talking = changed(world(agent()), call(answered_at=NOW))
    assert talking.seats["a"].calls == {"call"}
    assert talking.seats["a"].room == frozenset()
    handed = changed(talking, agent("b"), replace(call(answered_at=NOW), agent="b"))
    assert [handed.seats[id].calls for id in "ab"] == [frozenset(), {"call"}]
    ended = changed(talking, call(answered_at=NOW, ended_at=NOW + 1))
    assert ended.seats["a"].calls == frozenset()


def test_a_call_that_only_a_desk_knows_of_is_one_too() -> None:
    known = changed(world(agent()), call(answered_at=NOW))
    for calls in ({"call"}, {"call", "by hand"}):
        assert changed(known, Told("a", frozenset(calls))).seats["a"].talks_on == calls
    told = changed(world(agent()), Told("a", frozenset({"by hand"})), Told("z", frozenset("x")))
    assert told.seats["a"].room == frozenset()
    assert "chat" in changed(told, Told("a", frozenset())).seats["a"].room


def test_nobody_knows_an_agent_who_is_not_there() -> None:
    nobody = changed(
        World(), call(answered_at=NOW), active("w", "chat", "ghost"), Agent(id="b", name="b")
    )
    assert nobody.seats.keys() == {"b"}

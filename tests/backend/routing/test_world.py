from backend.routing.world import World, line_of, pending, since
from core.work import QueueRules
from tests.backend.routing.worlds import NOW, active, agent, offer, work, world


def test_a_callback_waits_from_when_it_is_due() -> None:
    assert since(work()) == NOW
    assert since(work(media="callback", due_at=NOW + 5)) == NOW + 5
    assert since(work(media="callback", due_at=NOW - 5)) == NOW


def test_pending_is_what_nobody_accepted_yet() -> None:
    states = ("waiting", "offered", "active", "wrap_up", "done")
    assert [pending(work(state=state)) for state in states] == [True, True, False, False, False]


def test_those_in_one_line_need_the_same() -> None:
    first, second = work("1", skills={"tr": 2, "en": 1}), work("2", skills={"en": 1, "tr": 2})
    assert line_of(first) == line_of(second)
    others = [
        work(skills={"tr": 3}), work(priority=1), work(level=1), work(to_agent="a"),
        work(queue="r"), work(media="mail"),
    ]  # fmt: skip
    assert len({line_of(each) for each in others}) == 6


def test_a_queue_nobody_made_rules_for_has_the_usual_ones() -> None:
    assert World().rules_of("q") == QueueRules(id="q")
    assert World().hours("q", NOW).open


def test_who_is_there() -> None:
    assert world(agent()).seats["a"].there
    for one in (agent(state="busy"), agent(next_state="not_ready"), agent(not_responding=True)):
        assert not world(one).seats["a"].there


def test_idle_since_the_newest_of_coming_accepting_and_completing() -> None:
    assert world(agent(since=5)).seats["a"].idle_since == 5
    assert world(agent(since=5), active("w", "mail", "a", answered_at=9)).seats["a"].idle_since == 9


def test_the_open_offers_of_one() -> None:
    of = work(level=2, state="offered")
    two = world(agent("a"), agent("b"), of, offer(of, "a"), offer(of, "b"))
    assert [each.agent for each in two.open_offers("w")] == ["a", "b"]
    assert two.open_offers("x") == ()

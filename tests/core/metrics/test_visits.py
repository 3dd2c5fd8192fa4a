from core.metrics.intervals import Interval
from core.metrics.visits import (
    entered,
    interacting,
    newest,
    talk_ms,
    waited_ms,
    wrap_up_ms,
)
from tests.core.metrics.visit import visit

DONE = visit(answered_at=30, ended_at=100, completed_at=120, end="handled", state="done")


def test_the_newest_of_each_counts_in_whatever_order() -> None:
    first, second = visit(version=1), visit(version=2, answered_at=30)
    other = visit(id="other")
    assert newest([second, other, first, second]) == [other, second]


def test_a_wait_ends_with_the_answer_or_with_leaving() -> None:
    assert waited_ms(visit()) is None
    assert waited_ms(DONE) == 20
    assert waited_ms(visit(end="abandoned", ended_at=50, completed_at=50)) == 40
    assert waited_ms(visit(end="flow_out", completed_at=60)) == 50


def test_a_callback_enters_when_it_is_due() -> None:
    later = visit(media="callback", due_at=25, answered_at=30)
    assert entered(later) == 25
    assert waited_ms(later) == 5


def test_talk_and_wrap_up() -> None:
    assert (talk_ms(DONE), wrap_up_ms(DONE)) == (70, 20)
    straight = visit(answered_at=30, completed_at=100, end="handled")
    assert (talk_ms(straight), wrap_up_ms(straight)) == (70, 0)
    assert (talk_ms(visit()), wrap_up_ms(visit())) == (0, 0)


def test_interacting_lasts_to_the_end_of_the_wrap_up_or_now() -> None:
    assert interacting(DONE, 500) == Interval(30, 120)
    assert interacting(visit(answered_at=30), 500) == Interval(30, 500)
    assert interacting(visit(), 500) is None

from core.metrics.intervals import Interval
from core.metrics.states import (
    StateInterval,
    on_queue,
    signed_in,
    state_intervals,
    used_ms,
)
from core.work import StateSpan


def said(state: str, since: int, reason: str = "") -> StateSpan:
    return StateSpan(id=f"a:{since:014d}", agent="a", state=state, since=since, reason=reason)  # type: ignore[arg-type]  # the tests name states that exist


DAY = [
    said("available", 0),
    said("not_ready", 10, "break"),
    said("available", 14),
    said("offline", 30),
]
WHOLE = [
    StateInterval("available", "", 0, 10),
    StateInterval("not_ready", "break", 10, 14),
    StateInterval("available", "", 14, 30),
    StateInterval("offline", "", 30, 40),
]


def test_each_lasts_until_the_next_and_the_last_until_now() -> None:
    assert state_intervals(DAY, 40) == WHOLE


def test_late_doubled_and_out_of_order_it_is_the_same() -> None:
    assert state_intervals([*reversed(DAY), *DAY, DAY[1]], 40) == WHOLE


def test_what_begins_only_later_has_no_time_yet() -> None:
    assert state_intervals(DAY, 12) == [WHOLE[0], StateInterval("not_ready", "break", 10, 12)]
    assert state_intervals([], 12) == []


def test_on_queue_is_available_and_signed_in_is_not_offline() -> None:
    assert on_queue(WHOLE) == [Interval(0, 10), Interval(14, 30)]
    assert signed_in(WHOLE) == [Interval(0, 10), Interval(10, 14), Interval(14, 30)]


def test_a_break_over_midnight_is_split() -> None:
    assert used_ms(WHOLE, Interval(12, 100)) == {"break": 2}
    assert used_ms([*WHOLE, StateInterval("not_ready", "break", 50, 53)], Interval(0, 100)) == {
        "break": 7
    }
    assert used_ms(WHOLE, Interval(20, 100)) == {}

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rows import Skeleton
from desktop.models.order import Order

PLACES = st.sets(st.integers(1, 60), max_size=40).flatmap(
    lambda keys: st.tuples(
        st.fixed_dictionaries({key: st.integers(0, 9) for key in keys}),
        st.fixed_dictionaries({key: st.none() | st.integers(0, 9) for key in keys}),
        st.booleans(),
    )
)


def order_of(times: dict[int, int], oldest_first: bool) -> Order:
    places = sorted(((t, k) for k, t in times.items()), reverse=not oldest_first)
    keys, values = array("q", [k for _, k in places]), array("q", [t for t, _ in places])
    return Order(Skeleton(keys, values), oldest_first=oldest_first)


@given(PLACES)
def test_a_change_leaves_what_sorting_anew_would(
    drawn: tuple[dict[int, int], dict[int, int | None], bool],
) -> None:
    before, wanted, oldest_first = drawn
    order = order_of(before, oldest_first)
    moved = {key: time for key, time in wanted.items() if time != before[key]}
    order.change(
        [(before[key], key) for key in moved],
        [(time, key) for key, time in moved.items() if time is not None],
    )
    after = order_of({k: t for k, t in wanted.items() if t is not None}, oldest_first)
    assert (order.keys, order.times) == (after.keys, after.times)


@pytest.mark.parametrize("oldest_first", [False, True])
def test_places_are_found(oldest_first: bool) -> None:
    order = order_of({1: 10, 2: 30, 3: 20, 4: 20}, oldest_first)
    for row in range(4):
        assert order.row_of(order.place(row)) == row
        assert order.scan(order.place(row)[1]) == row
    assert order.row_of((20, 9)) is None
    assert order.scan(9) is None

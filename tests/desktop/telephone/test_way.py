"""What the way to the operator tells of a line that is bad."""

import pytest

from desktop.telephone.way import Side, Way, with_trips


@pytest.mark.parametrize(
    ("asked", "spoilt", "share", "side"),
    [
        (8, 0, 0.19, None),
        (16, 0, 0.19, "theirs"),
        (48, 0, 0.06, None),
        (56, 0, 0.06, "theirs"),
        (96, 1, 0.06, "theirs"),
        (96, 2, 0.06, None),
        (96, 4, 0.06, "ours"),
        (8, 1, 0.06, None),
        (8, 2, 0.06, "ours"),
        (96, 0, 0.01, None),
        (0, 0, 1.0, None),
    ],
)
def test_on_whose_part_a_call_loses(
    asked: int, spoilt: int, share: float, side: Side | None
) -> None:
    assert Way(asked=asked, spoilt=spoilt).loses(share) == side


@pytest.mark.parametrize(("own", "side"), [(None, None), (3.0, "theirs"), (25.0, "ours")])
def test_on_whose_part_a_call_is_unsteady(own: float | None, side: Side | None) -> None:
    assert Way(jitter_ms=own).wavers(40.0) == side


def test_what_was_measured_adds_up_and_the_newest_trip_counts() -> None:
    once = with_trips(Way(), (20.0, 21.0, 24.0, 220.0), unanswered=2)
    assert (once.asked, once.spoilt, once.round_trip_ms) == (6, 3, 22.5)
    twice = with_trips(once, (30.0, 30.0), unanswered=0)
    assert (twice.asked, twice.spoilt, twice.round_trip_ms, twice.jitter_ms) == (8, 3, 30.0, 0.0)
    assert with_trips(twice, (), unanswered=0) is twice

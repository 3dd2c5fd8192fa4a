"""Sample time."""

from itertools import pairwise
from random import Random

from backend.demo.clock import HOUR, Season, awake, local

from .conftest import NOW


def test_a_greater_share_is_a_later_moment() -> None:
    season = Season(NOW)
    moments = [season.moment(n / 500) for n in range(501)]
    assert all(a <= b for a, b in pairwise(moments))
    assert moments[-1] <= NOW and NOW - moments[0] > 85 * 24 * HOUR


def test_the_wall_clock_is_turkish() -> None:
    assert local(0).hour == 3


def test_nobody_answers_at_night() -> None:
    for hour in range(24):
        moved = awake(NOW + hour * HOUR, True, Random(hour))
        assert moved <= NOW + hour * HOUR and 8 <= local(moved).hour < 23

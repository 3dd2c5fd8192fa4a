"""What the next quarter of an hour will bring, as simply as is honest.

Arrivals are the mean of those in the same quarter of an hour after midnight on the same weekday of the
last four weeks, times how today so far compares with those days so far. Of them and of who waits now,
the agents who are there serve as many as their time holds at today's average handle time. Nobody is said
to come or go meanwhile, and no wait is promised: without such days, or without anything handled today,
there is no forecast.
"""

from collections.abc import Mapping

from core.metrics.days import day_of
from core.metrics.ratio import Ratio
from core.metrics.tally import QUARTER_MS, quarter
from core.protocol.signals import Forecast
from core.work import COMPANY_ZONE

WEEKS = 4
_WEEK_MS = 7 * 24 * 3_600_000
_AT_MOST = 4
"""A day is not taken for more than so many times as busy as the others, or as quiet: early in the morning
three customers where one was usual say little."""


def forecast(
    now: int, arrivals: Mapping[int, int], waiting: int, agents: int, aht: Ratio,
    zone: str = COMPANY_ZONE,
) -> Forecast | None:  # fmt: skip
    """`arrivals`: offered, by quarter of an hour; `agents`: who may be given work; `aht`: today's."""
    today = day_of(now, zone).start
    days = _same_weekdays(arrivals, now, today, zone)
    if not days or not aht.value:
        return None
    into = quarter(now) - today
    before = sum(_so_far(arrivals, day, into) for day in days) / len(days)
    scale = _so_far(arrivals, today, into) / before if before else 1.0
    scale = min(max(scale, 1 / _AT_MOST), _AT_MOST)
    expected = scale * sum(_next(arrivals, day + now - today) for day in days) / len(days)
    served = agents * QUARTER_MS / aht.value
    return Forecast(
        arrivals=round(expected), waiting=max(0, round(waiting + expected - served))
    )  # fmt: skip


def _same_weekdays(arrivals: Mapping[int, int], now: int, today: int, zone: str) -> list[int]:
    """Midnights of those on which anybody came."""
    noon = today + 12 * 3_600_000
    days = [day_of(noon - week * _WEEK_MS, zone) for week in range(1, WEEKS + 1)]
    return [
        day.start for day in days if any(at in arrivals for at in range(*day, QUARTER_MS))
    ]  # fmt: skip


def _so_far(arrivals: Mapping[int, int], day: int, into: int) -> int:
    return sum(arrivals.get(at, 0) for at in range(day, day + into, QUARTER_MS))


def _next(arrivals: Mapping[int, int], at: int) -> float:
    """In the quarter of an hour from `at` on, of the two that it touches."""
    first, share = quarter(at), (at % QUARTER_MS) / QUARTER_MS
    return (1 - share) * arrivals.get(first, 0) + share * arrivals.get(first + QUARTER_MS, 0)

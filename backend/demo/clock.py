"""Times of a sample day: when people write, how long answers take, and how dates are said."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta, timezone
from itertools import accumulate
from random import Random

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
TURKEY = timezone(timedelta(hours=3))
SEASON_DAYS = 91

_BY_HOUR = (
    0.04, 0, 0, 0, 0, 0, 0.02, 0.2, 0.6, 1.1, 1.3, 1.2,
    0.9, 1.1, 1.2, 1.2, 1.1, 1.0, 0.8, 0.8, 0.9, 0.7, 0.4, 0.15,
)  # fmt: skip
_BY_WEEKDAY = (1.25, 1.1, 1.0, 1.0, 0.95, 0.5, 0.35)
_PACE = {
    "chat": 1.0, "whatsapp": 4.0, "instagram": 6.0, "messenger": 6.0, "sms": 9.0,
    "email": 110.0, "call": 5.0,
}  # fmt: skip


def local(at: int) -> datetime:
    """A time in ms as the company's wall clock shows it."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(TURKEY)


class Season:
    """Three months up to `end`, busy by day and on weekdays; a share of it is a moment in it."""

    def __init__(self, end: int) -> None:
        hours = SEASON_DAYS * 24
        self._start = end - hours * HOUR
        moments = (local(self._start + hour * HOUR) for hour in range(hours))
        weights = (_BY_HOUR[m.hour] * _BY_WEEKDAY[m.weekday()] for m in moments)
        self._sums = [0.0, *accumulate(weights)]

    def moment(self, share: float) -> int:
        """The time in ms before which `share` (0 to 1) of the season's conversations fell."""
        wanted = share * self._sums[-1]
        hour = min(bisect_right(self._sums, wanted), len(self._sums) - 1) - 1
        width = self._sums[hour + 1] - self._sums[hour]
        part = (wanted - self._sums[hour]) / width if width else 0.0
        return self._start + int((hour + part) * HOUR)


def pause(rng: Random, channel: str, before: str, now: str) -> int:
    """Ms between a beat of `before` and the next of `now` (codes of backend.demo.script)."""
    if now == "B":
        return rng.randint(900, 3_200)
    if now == before:
        return rng.randint(4, 40) * SECOND
    if now == "H" or (before == "B" and now == "C"):
        return rng.randint(7, 55) * SECOND
    if now == "N":
        return rng.randint(25, 200) * SECOND
    typical = rng.lognormvariate(0.0, 0.7) * 75 * SECOND
    return int(typical * _PACE[channel]) + 5 * SECOND


def awake(at: int, worker: bool, rng: Random) -> int:
    """`at`, or the evening before it where nobody would be writing at that hour."""
    hour = local(at).hour
    first, last = (8, 23) if worker else (6, 25)
    if first <= hour < last:
        return at
    back = hour if hour < first else hour - 24
    return at - (back + 2) * HOUR - rng.randint(0, 80) * MINUTE

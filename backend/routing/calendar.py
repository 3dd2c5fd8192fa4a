"""When a queue is open, by the wall clock of its calendar's zone.

On the night the clocks change a wall time may not exist or come twice. What would open or close in
the hour that is skipped does so at the jump; in the hour that comes twice it opens the first time
and closes the second: a customer rather finds the door open.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from core.work import Calendar

_DAY = timedelta(days=1)
_MINUTE = 60_000
_BACK = 31
"""So many days back it is looked for the last change, and a year and a month ahead for the next."""
_AHEAD = 396


class Hours(NamedTuple):
    """`since` and `until` in ms: when this open or closed time began and ends; None: not within a
    month back, not within a year ahead."""

    open: bool
    since: int | None
    until: int | None


ALWAYS = Hours(open=True, since=None, until=None)


def hours(calendar: Calendar | None, at: int) -> Hours:
    """Open or closed at `at`. No calendar: always open. ValueError where a span makes no sense."""
    if calendar is None:
        return ALWAYS
    day = datetime.fromtimestamp(at / 1000, ZoneInfo(calendar.zone)).date()
    ended = None
    for start, end in _times(calendar, day - _DAY, _AHEAD):
        if at < start:
            return Hours(False, ended or _last_end(calendar, day - _DAY), start)
        if at < end:
            return Hours(True, _first_start(calendar, day - _DAY, start), end)
        ended = end
    return Hours(False, ended or _last_end(calendar, day - _DAY), None)


class Timetable:
    """A calendar whose last answer holds until the hours change: a decision asks all the time.

    One that makes no sense (a span, a zone) counts as always open: a slip of the pen on one queue
    must not keep work from everybody.
    """

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._last = Hours(False, 0, 0)

    @property
    def zone(self) -> str:
        """By whose clock its hours are."""
        return self._calendar.zone

    def hours(self, at: int) -> Hours:
        last = self._last
        if last.since is None or last.until is None or not last.since <= at < last.until:
            self._last = last = self._asked(at)
        return last

    def _asked(self, at: int) -> Hours:
        try:
            return hours(self._calendar, at)
        except (ValueError, KeyError, IndexError):
            return ALWAYS


def is_open(calendar: Calendar | None, at: int) -> bool:
    return hours(calendar, at).open


def _first_start(calendar: Calendar, day: date, start: int) -> int | None:
    """When the open time that goes on at `start`, in the spans from `day` on, really began."""
    for _ in range(_BACK):
        day -= _DAY
        before = [span for span in _times(calendar, day, 1) if span[1] >= start]
        if not before:
            return start
        start = before[0][0]
    return None


def _last_end(calendar: Calendar, day: date) -> int | None:
    for back in range(1, _BACK):
        if spans := list(_times(calendar, day - back * _DAY, 1)):
            return spans[-1][1]
    return None


def _times(calendar: Calendar, first: date, days: int) -> Iterator[tuple[int, int]]:
    """Start and end in ms of each open time from a day on; what touches is one."""
    running: tuple[int, int] | None = None
    for number in range(days):
        for start, end in _of_day(calendar, first + number * _DAY):
            if running and start <= running[1]:
                running = running[0], max(end, running[1])
                continue
            if running:
                yield running
            running = start, end
    if running:
        yield running


def _of_day(calendar: Calendar, day: date) -> list[tuple[int, int]]:
    spans = calendar.holidays.get(day.isoformat(), calendar.week[day.weekday()])
    zone = ZoneInfo(calendar.zone)
    found = []
    for span in spans:
        start, end = minutes(span)
        times = _instant(day, start, zone, 0), _instant(day, end, zone, 1)
        if times[0] < times[1]:
            found.append(times)
    return sorted(found)


def minutes(span: str) -> tuple[int, int]:
    """Minutes of the day from and to of "09:00-18:00". ValueError where that makes no sense."""
    start, _, end = span.partition("-")
    found = _minute(start), _minute(end)
    if not 0 <= found[0] < found[1] <= 24 * 60:
        raise ValueError(f"not a span of one day: {span!r}")
    return found


def _minute(text: str) -> int:
    hour, _, minute = text.partition(":")
    if not 0 <= int(minute or 0) < 60:
        raise ValueError(f"not a time of the day: {text!r}")
    return int(hour) * 60 + int(minute or 0)


def _instant(day: date, minute: int, zone: ZoneInfo, fold: int) -> int:
    """The ms at which the wall clock shows it; of one it skips, the jump."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    local = wall.replace(tzinfo=zone, fold=fold)
    at = int(local.timestamp() * 1000)
    back = datetime.fromtimestamp(at / 1000, zone).replace(tzinfo=None)
    return at if back == wall else _jump(wall, zone)


def _jump(wall: datetime, zone: ZoneInfo) -> int:
    """The minute of the jump over `wall`: found by halving between both readings of it."""
    readings = (wall.replace(tzinfo=zone, fold=fold).timestamp() for fold in (0, 1))
    low, high = sorted(int(reading * 1000) // _MINUTE for reading in readings)
    after = _offset(high, zone)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _offset(middle, zone) == after else (middle, high)
    return high * _MINUTE


def _offset(minute: int, zone: ZoneInfo) -> timedelta | None:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(zone).utcoffset()

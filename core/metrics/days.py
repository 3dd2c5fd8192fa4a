"""Days and intervals by the company's clock, as half-open spans of UTC.

A day is from one local midnight to the next: 23 or 25 hours on the two days on which clocks are put.
A zone that nobody knows is the usual one: figures by another midnight are better than none.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.errors import UserError
from core.metrics.intervals import Interval, windows
from core.work import COMPANY_ZONE

DAY_MIN = 1_440


def day_of(at: int, zone: str = COMPANY_ZONE) -> Interval:
    """The day that `at` lies in."""
    return _days(_date(at, zone), 1, zone)


def days_between(first: date, end: date, zone: str = COMPANY_ZONE) -> Interval:
    """From the beginning of one to the beginning of the other."""
    return Interval(_midnight(first, zone), _midnight(end, zone))


def period(name: str, now: int, zone: str = COMPANY_ZONE) -> Interval:
    """Of `ReportSpec.period`. week: from Monday on; month: from its first; both to the end of today.

    Raises UserError report.period{period}.
    """
    today = _date(now, zone)
    tomorrow = today + timedelta(days=1)
    named = {
        "today": (today, tomorrow),
        "yesterday": (today - timedelta(days=1), today),
        "week": (today - timedelta(days=today.weekday()), tomorrow),
        "month": (today.replace(day=1), tomorrow),
    }
    first, end = named.get(name) or _written(name)
    if first >= end:
        raise UserError("report.period", period=name)
    return days_between(first, end, zone)


def written(of: Interval, zone: str = COMPANY_ZONE) -> str:
    """Its days as `period` reads them."""
    return f"{_date(of.start, zone)}/{_date(of.end, zone)}"


def before(of: Interval, zone: str = COMPANY_ZONE) -> Interval:
    """As many days, right before it."""
    first, end = _date(of.start, zone), _date(of.end, zone)
    return days_between(first - (end - first), first, zone)


def cells(of: Interval, step_min: int, zone: str = COMPANY_ZONE) -> Iterator[Interval]:
    """The intervals of a report: they begin anew at each midnight, so no row holds parts of two days.
    0: all of it is one."""
    if not step_min:
        yield of
        return
    start = of.start
    while start < of.end:
        day = day_of(start, zone)
        end = min(day.end, of.end)
        if step_min >= DAY_MIN:
            yield Interval(start, end)
        else:
            yield from windows(start, end, step_min * 60_000)
        start = end


def _written(name: str) -> tuple[date, date]:
    first, _, end = name.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(end)
    except ValueError as error:
        raise UserError("report.period", period=name) from error


def _days(first: date, count: int, zone: str = COMPANY_ZONE) -> Interval:
    return days_between(first, first + timedelta(days=count), zone)


def _date(at: int, zone: str = COMPANY_ZONE) -> date:
    return datetime.fromtimestamp(at / 1_000, _clock(zone)).date()


def _midnight(of: date, zone: str = COMPANY_ZONE) -> int:
    return round(datetime.combine(of, time.min, _clock(zone)).timestamp() * 1_000)


def _clock(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(COMPANY_ZONE)

"""Today beside the same weekday a week ago: who came, and the service level, by half hours."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import msgspec

from core.figure_rows import Report
from core.metrics.days import day_of
from core.supervision import ReportSpec
from desktop.models.live_values import Floor

if TYPE_CHECKING:
    from core.desk import Desk

STEP_MIN: Literal[30] = 30
WEEK = timedelta(days=7)


class Series(msgspec.Struct, frozen=True):
    """One value for each interval of a day; None: nothing to say, or not yet."""

    starts: tuple[int, ...] = ()
    """Of today's intervals, in ms."""
    today: tuple[float | None, ...] = ()
    before: tuple[float | None, ...] = ()

    def __bool__(self) -> bool:
        return any(self.today) or any(self.before)


class Day(msgspec.Struct, frozen=True):
    arrivals: Series = Series()
    level: Series = Series()
    """Percent."""


async def read_day(desk: "Desk", floor: Floor, queue: str = "") -> Day:
    """Of one queue; empty: of all."""
    today = _today(floor)
    spec = ReportSpec(
        by="interval", period=_named(today), against=_named(today - WEEK), step_min=STEP_MIN,
        queues=(queue,) if queue else (), variant=floor.variant,
    )  # fmt: skip
    report = await desk.report(spec)
    return Day(_series(report, "offered", floor.now), _series(report, "service_level", floor.now))


def _today(floor: Floor) -> datetime:
    zone = floor.directory.company.zone
    noon = day_of(floor.now, zone).start + 12 * 3_600_000
    return datetime.fromtimestamp(noon / 1_000, UTC).astimezone(ZoneInfo(zone))


def _named(day: datetime) -> str:
    return f"{day.date()}/{day.date() + timedelta(days=1)}"


def _series(report: Report, name: str, now: int) -> Series:
    at = next((n for n, each in enumerate(report.columns) if each.name == name), None)
    if at is None:
        return Series()
    rows = [row for row in report.rows if not row.subject]
    return Series(
        tuple(row.span.start for row in rows),
        tuple(row.cells[at].value if row.span.start <= now else None for row in rows),
        tuple(row.cells[at].before for row in rows),
    )

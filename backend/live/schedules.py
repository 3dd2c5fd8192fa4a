"""Schedules: reports the platform makes at their time, by the company's clock, for whoever wants them.

What was made stands in the log with the time it was due at: after a restart nothing is made twice, and
what was due meanwhile is made once.
"""

import asyncio
import logging
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from backend.files import Files, Upload, forget
from backend.log import Log, Transaction
from backend.report_file import MIMES, content, named
from backend.reports import Reports
from backend.state import State
from backend.tables import events
from core.errors import UserError
from core.protocol.events import By, ReportScheduleUpserted
from core.supervision import ReportSchedule

_LOG = logging.getLogger("santral.platform")
_SYSTEM = By(kind="system")
LOOKS_EVERY_S = 20.0
USUAL = time(7)


class Schedules:
    def __init__(self, log: Log, reports: Reports, files: Files, zone: str) -> None:
        self._log, self._reports, self._files, self._zone = log, reports, files, zone

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except (OperationalError, OSError):
                _LOG.exception("a report could not be kept")  # a full disk: try later
            await asyncio.sleep(LOOKS_EVERY_S)

    async def look(self) -> None:
        """Makes what is due."""
        now = self._log.clock()
        for schedule, since in await self._log.database.read(_known):
            at = due_at(schedule, now, self._zone)
            if at > since:
                await self._make(schedule, at)

    async def _make(self, schedule: ReportSchedule, at: int) -> None:
        file: Upload | None = None
        try:
            file = await self._file(schedule)
        except UserError as error:  # a period that makes no sense will never make any
            _LOG.warning("the report %s cannot be made: %s", schedule.id, error.code)
        await self._log.transact(lambda log: _note(log, schedule, at, file))

    async def _file(self, schedule: ReportSchedule) -> Upload:
        report = await self._reports.report(schedule.spec)
        names = await self._log.database.read(named)
        made = await asyncio.to_thread(
            content, report, schedule.name, names, schedule.format, schedule.language
        )
        name = f"{schedule.name} {_day(self._log.clock(), self._zone)}.{schedule.format}"
        return await self._files.put(schedule.owner, name, MIMES[schedule.format], made)


def due_at(schedule: ReportSchedule, now: int, zone: str) -> int:
    """The last time at which it was due. week: on Mondays; month: on the first."""
    clock = ZoneInfo(zone)
    today = datetime.fromtimestamp(now / 1_000, clock).date()
    day = today
    while True:
        at = round(datetime.combine(day, _time(schedule.at), clock).timestamp() * 1_000)
        wanted = {"day": True, "week": day.weekday() == 0, "month": day.day == 1}
        if at <= now and wanted[schedule.every]:
            return at
        day -= timedelta(days=1)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return USUAL


def _known(connection: Connection) -> list[tuple[ReportSchedule, int]]:
    """Each with the time since which it may have become due."""
    known = [each for each in State(connection).all(ReportSchedule) if not each.deleted]
    return [(each, each.last_at or _saved_at(connection, each)) for each in known]


def _saved_at(connection: Connection, schedule: ReportSchedule) -> int:
    """Of one that was never made: nobody asked for what was due before."""
    asked = select(events.c.at).where(events.c.seq == schedule.version)
    return int(connection.execute(asked).scalar() or 0)


def _note(log: Transaction, schedule: ReportSchedule, at: int, file: Upload | None) -> None:
    """Where it still is as it was when it was made."""
    known = log.state.get(ReportSchedule, schedule.id)
    if known is not None and not known.deleted and (known.last_at or 0) < at:
        newest = {"last_file": file.id, "last_size": file.size} if file else {}
        if file and known.last_file:
            forget(log.connection, known.last_file)  # only the newest can be asked for
        made = replace(known, last_at=at, **newest)
        log.emit(ReportScheduleUpserted(report_schedule=made), _SYSTEM)


def _day(now: int, zone: str) -> str:
    return datetime.fromtimestamp(now / 1_000, ZoneInfo(zone)).date().isoformat()

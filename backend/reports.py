"""Reports on the platform: over any time there ever was, from the sums of its days."""

from sqlalchemy import Connection

from backend.live.day import today
from backend.log import Log
from backend.state import State
from backend.sums import Rows, Sums
from core.entities import Agent, Queue
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.report import Frame, Grouped, Report, build, frame, grouped
from core.protocol.reported import ReportedSums, sent
from core.supervision import ReportSpec

WHOLE_DAYS = (0, 1_440)
"""Rows of so many minutes need no quarters of an hour."""


class Reports:
    def __init__(self, log: Log, sums: Sums, zone: str) -> None:
        self._log, self._sums, self._zone = log, sums, zone

    async def report(self, spec: ReportSpec) -> Report:
        """Raises UserError report.period{period}."""
        of = await self._framed(spec, self._log.clock())
        return build(of, *await self._summed(of))

    async def reported(self, spec: ReportSpec) -> ReportedSums:
        """For a desk, which builds it. Raises UserError report.period{period}."""
        now = self._log.clock()
        found, against = await self._summed(await self._framed(spec, now))
        return ReportedSums(
            zone=self._zone, now=now, sums=sent(found),
            against=None if against is None else sent(against),
        )  # fmt: skip

    async def _framed(self, spec: ReportSpec, now: int) -> Frame:
        def read(connection: Connection) -> Frame:
            state = State(connection)
            return frame(spec, state.all(Queue), state.all(Agent), now, self._zone)

        return await self._log.database.read(read)

    async def _summed(self, of: Frame) -> tuple[Grouped, Grouped | None]:
        found = await self._grouped(of, of.period)
        return found, None if of.against is None else await self._grouped(of, of.against)

    async def _grouped(self, of: Frame, period: Interval) -> Grouped:
        rows = await self._sums.of(period, whole=of.spec.step_min in WHOLE_DAYS)
        now = self._log.clock()
        if day_of(now, self._zone).start in period:
            rows = rows + await self._log.database.read(lambda c: self._today(c, now))
        return grouped(rows, of, period)

    def _today(self, connection: Connection, now: int) -> Rows:
        """So far: read anew, so that the ledger of the live view waits for no report."""
        day = day_of(now, self._zone)
        ledger = today(connection, now, self._zone)
        return [(key, tally) for key, tally in ledger.tallies(now) if key.at in day]

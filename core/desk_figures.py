"""DeskFigures: the Desk's part about everybody's figures: what is so now, reports, and what is behind them."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from core.delivery import Unsubscribe
from core.desk_base import DeskBase
from core.errors import UserError
from core.figure_rows import InteractionRow, Live, Report, Timeline
from core.live_figures import LiveFigures
from core.metrics.days import written
from core.metrics.intervals import Interval
from core.metrics.report import Frame, Grouped, build, joined, pieces
from core.protocol.reported import ReportedSums
from core.protocol.signals import LIVE
from core.store import figures, reports, settling
from core.store.basis import basis
from core.supervision import ReportSpec


class _NotTold(Exception):
    """The platform could not be asked."""


class DeskFigures(DeskBase):
    """All of it works without a line, over what `kept_since` says is here; with one, reports reach beyond it."""

    _live: LiveFigures

    # What is so right now

    @property
    def live(self) -> Live:
        """The newest told; without a line what was so when it was lost, by the same formulas. Time
        goes on without a signal: `figure_rows.as_of`."""
        return self._live.live

    def on_live(self, callback: Callable[[Live], None]) -> Unsubscribe:
        """At most once a frame."""
        return self._live.told.add(callback)

    def watch_live(self, on: bool = True) -> None:
        """Nothing of it is told, or worked out, to a desk that does not look."""
        self._client.watch(LIVE, on=on)
        self._live.watch(on)

    # Reports

    async def report(
        self, spec: ReportSpec, on_progress: Callable[[float], None] | None = None
    ) -> Report:
        """From this machine where it has all of that time, else from the platform where there is a
        line; `Report.source` says which. `on_progress` hears of shares from 0 to 1, on this
        thread, where it takes a while.

        Raises UserError report.period{period}.
        """
        now = self.now()
        of = await self._read(partial(reports.framed, spec=spec, now=now))
        if not await self._is_here(of) and self._client.line.state == "live":
            with suppress(_NotTold):
                return await self._from_platform(of, on_progress)
        await self.settle_figures(on_progress)
        work = partial(reports.report, spec=spec, now=now, progress=_told_here(on_progress))
        return await asyncio.wrap_future(self._store.read(work, "report"))

    async def _is_here(self, of: Frame) -> bool:
        known = await self._read(basis)
        return known.since <= min(span.start for span in (of.period, of.against) if span)

    async def _from_platform(
        self, of: Frame, on_progress: Callable[[float], None] | None
    ) -> Report:
        """Piece by piece. Raises _NotTold where it has nothing to say: then what is here is shown."""
        wanted = [span for span in (of.period, of.against) if span]
        asked = [(n, piece) for n, span in enumerate(wanted) for piece in pieces(span, of.zone)]
        sums: list[Grouped] = [{} for _ in wanted]
        for done, (n, piece) in enumerate(asked):
            if on_progress:
                on_progress(done / len(asked))
            told = await self._reported(of, piece)
            sums[n] = joined(told.sums, of, wanted[n], sums[n])
        return build(of, sums[0], sums[1] if of.against else None, source="platform")

    async def _reported(self, of: Frame, piece: Interval) -> ReportedSums:
        spec = replace(of.spec, period=written(piece, of.zone), against="")
        try:
            return await asyncio.wrap_future(self._client.report(spec))
        except UserError as error:
            raise _NotTold from error

    async def settle_figures(self, on_progress: Callable[[float], None] | None = None) -> None:
        """Counts what waited for somebody to ask; now and then, so that no report waits for it."""
        now, done = self.now(), 0
        while True:
            piece = await asyncio.wrap_future(self._store.write(partial(settling.prepare, now=now)))
            if not piece.left:
                return
            done += piece.done
            if on_progress:
                on_progress(done / (done + piece.left))

    async def contacts_behind(
        self, figure: str, spec: ReportSpec, subject: str | None = None,
        span: Interval | None = None, limit: int = 1_000,
    ) -> tuple[InteractionRow, ...]:  # fmt: skip
        """What a figure of a report's row is made of, the newest first: their parts added up are it.

        `figure`: a name of MEASURES; `subject` and `span`: the row's; None: of the whole report.
        """
        await self.settle_figures()
        work = partial(
            reports.contacts_behind,
            spec=spec,
            figure=figure,
            who=subject,
            span=span,
            now=self.now(),
            limit=limit,
        )
        return await asyncio.wrap_future(self._store.read(work, "report"))

    async def agent_timeline(self, agent: str, at: int | None = None) -> Timeline:
        """Of the company's day that `at` lies in, in ms; None: today."""
        now = self.now()
        work = partial(reports.day_of_agent, agent=agent, at=now if at is None else at, now=now)
        return await asyncio.wrap_future(self._store.read(work, "report"))

    # What is kept for it on this machine

    async def kept_since(self) -> int | None:
        """From then on nothing is missing here, in ms; None: nothing is kept."""
        return await self._read(lambda connection: basis(connection).known_since)

    async def figures_days(self) -> int:
        """So many days of work and its figures are kept, by the policy."""
        return await self._read(lambda connection: basis(connection).days)

    async def keep_figures(self, days: int) -> None:
        """The policy; what is older is forgotten at once."""
        keep = partial(figures.keep, days=days, now=self.now())
        await asyncio.wrap_future(self._store.write(keep))


def _told_here(on_progress: Callable[[float], None] | None) -> Callable[[int, int], None]:
    """What the store says on its thread, on this one."""
    loop = asyncio.get_running_loop()

    def told(done: int, total: int) -> None:
        if on_progress:
            loop.call_soon_threadsafe(on_progress, done / total)

    return told

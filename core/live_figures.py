"""LiveFigures: the newest of what is so now, from signals, or from the store where there is no line."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from core.current import Current
from core.delivery import Callbacks
from core.figure_rows import Live
from core.metrics.live import Ledger
from core.protocol.signals import AgentLive, BotLive, QueueLive, Signal
from core.rows import Line
from core.store import reports, settling
from core.store.store import Store

SETTLED_MS = 10_000
_UP = ("catching_up", "live")


class LiveFigures:
    """Used on the screen's thread; `schedule` brings there what the store has worked out.

    Nothing is worked out as long as nobody looks."""

    def __init__(
        self, store: Store, current: Current, now: Callable[[], int],
        schedule: Callable[[Callable[[], None]], object],
    ) -> None:  # fmt: skip
        self.live = Live()
        self.told: Callbacks[Live] = Callbacks()
        self._store, self._current, self._now, self._schedule = store, current, now, schedule
        self._watched = False
        self._settled = 0
        current.signals.add(self._heard)
        current.lines.add(self._line_changed)

    def watch(self, on: bool) -> None:
        self._watched = on
        if on:
            self._line_changed(self._current.line)

    def _heard(self, signals: list[Signal]) -> None:
        """Of each key the newest alone counts."""
        found: dict[type[Any], dict[str, Any]] = {QueueLive: {}, AgentLive: {}, BotLive: {}}
        for signal in signals:
            match signal.body:
                case QueueLive(queue=id) | AgentLive(agent=id) | BotLive(media=id) as body:
                    found[type(body)][id] = body
        if not any(found.values()):
            return
        self._settle()
        before = Live() if self.live.stale_since is not None else self.live
        self._tell(
            Live(
                queues={**before.queues, **found[QueueLive]},
                agents={**before.agents, **found[AgentLive]},
                bots={**before.bots, **found[BotLive]},
            )
        )

    def _settle(self) -> None:
        """A piece of what a report would have to count first; nobody waits for it."""
        now = self._now()
        if now - self._settled >= SETTLED_MS:
            self._settled = now
            self._store.write(partial(settling.prepare, now=now))

    def _line_changed(self, line: Line) -> None:
        if line.state in _UP or not self._watched or self.live.stale_since is not None:
            return
        work = partial(reports.ledger, now=self._now())
        self._store.read(work, "report").add_done_callback(partial(self._read, since=line.since))

    def _read(self, read: "Future[Ledger]", since: int) -> None:
        """On the store's thread."""
        if not read.cancelled() and read.exception() is None:
            self._schedule(partial(self._worked_out, read.result(), since))

    def _worked_out(self, ledger: Ledger, since: int) -> None:
        if self._current.line.state in _UP:
            return
        now = self._now()
        bots = {str(media): live for media, live in ledger.bots(now).items()}
        self._tell(Live(ledger.queues(now), ledger.agents(now), bots, since))

    def _tell(self, live: Live) -> None:
        self.live = live
        self.told.tell(live)

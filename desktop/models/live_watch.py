"""LiveWatch: what is so on the floor, put together at most once a second, for all that shows it.

Between two of those only the time passes: ages tick, and nothing else is worked out or painted.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Changes
from core.figure_rows import AgentLive, BotLive, Live, QueueLive
from core.folding import fold
from core.metrics.service_level import variant_of
from core.rows import Line, WorkRow
from desktop.models.live_values import EMPTY, AgentRow, BotRow, Floor, QueueRow, TaskRow
from desktop.parts import Parts

EVERY_MS = 1_000
SETTINGS = ("service_level_variant", "service_level_goal")
R = TypeVar("R")


class LiveWatch(QObject):
    """It looks as long as anybody is in `look`; who does not look costs nothing."""

    changed = Signal()
    """Another `floor`."""
    ticked = Signal()
    """The same, a second later."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.floor: Floor = EMPTY
        self._work: dict[str, WorkRow] = {}
        self._read = False
        """Whether all work was read once."""
        self._asked: set[str] = set()
        """Ids that came or changed since they were read."""
        self._reading = False
        self._fresh = True
        self._made: dict[tuple[str, str], tuple[Any, Any]] = {}
        """What each row was made of, and the row."""
        self._before = self._made
        self._lookers: set[int] = set()
        self._stops: list[Callable[[], None]] = []
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.beat)

    # Who looks

    def look(self, who: object, on: bool = True) -> None:
        before = bool(self._lookers)
        (self._lookers.add if on else self._lookers.discard)(id(who))
        if bool(self._lookers) != before:
            (self._begin if on else self._end)()

    def close(self) -> None:
        if self._lookers:
            self._lookers.clear()
            self._end()

    def _begin(self) -> None:
        desk = self._parts.desk
        self._stops = [
            desk.on_live(self._live), desk.on_changes(self._changed), desk.on_line(self._line),
            self._parts.settings.on_change(self._setting),
        ]  # fmt: skip
        self._read, self._fresh = False, True
        desk.watch_live()
        self._timer.start()
        self.beat()

    def _end(self) -> None:
        self._timer.stop()
        self._parts.desk.watch_live(False)
        for stop in self._stops:
            stop()
        self._stops = []

    # What came: gathered until the next beat

    def _live(self, _: Live) -> None:
        first = not self.floor.read
        self._fresh = True
        if first:
            self.beat()

    def _changed(self, changes: Changes) -> None:
        self._asked |= changes.work
        self._read &= not changes.everything
        self._fresh |= changes.directory or bool(changes.people)

    def _line(self, _: Line) -> None:
        self._fresh = True

    def _setting(self, name: str) -> None:
        if name in SETTINGS:
            self._fresh = True
            self.beat()

    # Once a second

    def beat(self) -> None:
        if (self._asked or not self._read) and not self._reading:
            self._reading = True
            self._parts.tasks.start(self._read_work(), "work of the floor")
        if self._fresh:
            self._fresh = False
            self.floor = self._made_up()
            self.changed.emit()
        else:
            self.floor = msgspec.structs.replace(self.floor, now=self._now())
            self.ticked.emit()

    async def _read_work(self) -> None:
        desk, asked = self._parts.desk, tuple(self._asked)
        self._asked = set()
        try:
            if not self._read:
                self._read = True
                rows = await desk.floor_work()
                self._work = {row.interaction.id: row for row in rows}
            else:
                self._take(await desk.floor_work_of(asked))
            self._fresh = True
        finally:
            self._reading = False
        if not self.floor.tasks:
            self.beat()

    def _take(self, rows: Mapping[str, WorkRow]) -> None:
        for id, row in rows.items():
            if row.interaction.state == "done":
                self._work.pop(id, None)
            else:
                self._work[id] = row

    def _now(self) -> int:
        """Without a line time stands still: nobody knows what went on."""
        stale = self._parts.desk.live.stale_since
        return self._parts.desk.now() if stale is None else stale

    # Put together; what is as it was stays the same value

    def _made_up(self) -> Floor:
        desk, settings = self._parts.desk, self._parts.settings
        live, directory = desk.live, desk.directory
        mine: dict[str, list[WorkRow]] = {}
        for row in self._work.values():
            if row.interaction.agent and row.interaction.state in ("active", "wrap_up"):
                mine.setdefault(row.interaction.agent, []).append(row)
        self._before, self._made = self._made, {}
        return Floor(
            now=self._now(), directory=directory, as_of=live.stale_since,
            variant=variant_of(settings.get("service_level_variant")),
            goal=settings.get("service_level_goal"), read=bool(live.queues or live.agents),
            queues=tuple(self._queue(each) for each in live.queues.values()),
            agents=tuple(self._agent(a, mine.get(a.agent, [])) for a in live.agents.values()),
            tasks=tuple(self._task(row) for row in self._work.values()),
            bots=tuple(self._bot(each) for each in live.bots.values()),
        )  # fmt: skip

    def _queue(self, live: QueueLive) -> QueueRow:
        directory = self._parts.desk.directory
        queue = directory.queues.get(live.queue)
        team = directory.teams.get(queue.team or "") if queue else None
        seen = (live, queue, team)
        name = queue.name if queue else live.queue
        return self._kept(
            "queues", live.queue, seen,
            lambda: QueueRow(live.queue, name, team.name if team else "", live),
        )  # fmt: skip

    def _agent(self, live: AgentLive, work: list[WorkRow]) -> AgentRow:
        directory = self._parts.desk.directory
        who = directory.agents.get(live.agent)
        seen = (live, who, tuple(work))

        def made() -> AgentRow:
            teams = [
                directory.teams[id].name
                for id in (who.teams if who else ())
                if id in directory.teams
            ]
            work.sort(key=lambda row: row.interaction.answered_at or 0)
            name = who.name if who else live.agent
            return AgentRow(live.agent, name, ", ".join(sorted(teams, key=fold)), live, tuple(work))

        return self._kept("agents", live.agent, seen, made)

    def _task(self, row: WorkRow) -> TaskRow:
        of, agents = row.interaction, self._parts.desk.directory.agents
        agent = agents.get(of.agent or "")
        queue = row.queue.name if row.queue else of.queue
        return self._kept(
            "tasks", of.id, (row, agent),
            lambda: TaskRow(of.id, row, queue, agent.name if agent else of.agent or ""),
        )  # fmt: skip

    def _bot(self, live: BotLive) -> BotRow:
        return self._kept("bots", live.media, (live,), lambda: BotRow(live.media, live))

    def _kept(self, kind: str, id: str, seen: Any, made: Callable[[], R]) -> R:
        before = self._before.get((kind, id))
        if before is None or before[0] != seen:
            before = (seen, made())
        self._made[kind, id] = before
        row: R = before[1]
        return row

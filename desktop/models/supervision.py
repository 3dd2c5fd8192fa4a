"""SupervisionNow: who is with whom, what alarms, and what was announced, as the store has it."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from core.rows import Line
from core.supervision import Alert, Announcement, Supervision
from desktop.one_reading import OneReading
from desktop.parts import Parts
from desktop.times import DAY, MINUTE

NEWS: Literal["news"] = "news"
FRESH_MS = 5 * MINUTE
"""An alert this old when the line comes is history: nobody is woken for it."""
ENDED_MS = MINUTE
"""So long what ended is still read, to say why."""
KEPT_MS = 7 * DAY
"""How far back alerts and unread announcements are looked at."""


class SupervisionNow(QObject):
    changed = Signal()
    raised = Signal(object)
    """Alert that nobody has heard of yet."""
    announced = Signal(object)
    """Announcement this person has not read."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.all: tuple[Supervision, ...] = ()
        self.alerts: tuple[Alert, ...] = ()
        self._said: set[str] = set()
        self._since: int | None = None
        self._reading = OneReading(parts.tasks, self._read, "supervision")
        self._stops: list[Callable[[], None]] = [
            parts.desk.on_changes(self._changes), parts.desk.on_line(self._line)
        ]  # fmt: skip
        self._line(parts.desk.line)
        self.read()

    def close(self) -> None:
        for stop in self._stops:
            stop()
        self._stops = []

    # What is so

    @property
    def mine(self) -> tuple[Supervision, ...]:
        """Of this supervisor, the newest first; a call before a chat."""
        me = self._parts.desk.me.id
        found = (of for of in self.all if of.supervisor == me and of.ended_at is None)
        return tuple(sorted(found, key=lambda of: (of.call is None, -of.since)))

    @property
    def of_me(self) -> tuple[Supervision, ...]:
        """Visible ones of this person's own work that go on."""
        me = self._parts.desk.me.id
        others = (of for of in self.all if of.agent == me and of.supervisor != me)
        return tuple(of for of in others if of.visible and of.ended_at is None)

    def known(self, id: str) -> Supervision | None:
        return next((of for of in self.all if of.id == id), None)

    @property
    def standing(self) -> tuple[Alert, ...]:
        return tuple(alert for alert in self.alerts if alert.cleared_at is None)

    @property
    def untended(self) -> tuple[Alert, ...]:
        """Those nobody looks after."""
        return tuple(alert for alert in self.standing if not alert.acknowledged_by)

    async def mark_read(self, news: Announcement) -> None:
        await self._parts.desk.keep_own(NEWS, news.id, b"1")

    # Reading

    def read(self) -> None:
        """One at a time, and once more where something came meanwhile."""
        self._reading.ask()

    async def _read(self) -> None:
        desk = self._parts.desk
        self.all = await desk.supervisions(since=desk.now() - ENDED_MS)
        self.alerts = await desk.alerts(since=desk.now() - KEPT_MS)
        news, read = await desk.announcements(), await desk.kept_own(NEWS)
        self.changed.emit()
        self._tell_alerts()
        self._tell_news([each for each in news if each.id not in read])

    def _tell_alerts(self) -> None:
        """Only what nobody has in hand, and only once."""
        for alert in reversed(self.untended):
            if alert.id not in self._said and alert.raised_at >= (self._since or 0) - FRESH_MS:
                self.raised.emit(alert)
            self._said.add(alert.id)

    def _tell_news(self, news: list[Announcement]) -> None:
        oldest, me = self._parts.desk.now() - KEPT_MS, self._parts.desk.me.id
        for each in reversed(news):
            if each.id not in self._said and each.by != me and each.at >= oldest:
                self.announced.emit(each)
            self._said.add(each.id)

    def _changes(self, changes: Changes) -> None:
        if changes.supervision or changes.everything:
            self.read()

    def _line(self, line: Line) -> None:
        if line.state == "live" and self._since is None:
            self._since = self._parts.desk.now()

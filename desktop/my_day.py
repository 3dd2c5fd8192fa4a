"""MyDayWatch: the newest figures of my own day, and what is left of a budget this very second."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.changes import Changes
from core.rows import Budget, MyDay
from desktop.parts import Parts

AGAIN_MS = 60_000
"""Figures that run by themselves (a break, a talk) are read again after so long."""
PAUSE_MS = 300
"""A burst of changes is read once."""
EMPTY = MyDay()


class MyDayWatch(QObject):
    changed = Signal()

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.day = EMPTY
        self._read_at = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.read)
        desk = parts.desk
        self._stops = [desk.on_changes(self._on_changes), desk.on_day(lambda _: self._soon())]

    def close(self) -> None:
        self._pause.stop()
        self._again.stop()
        for stop in self._stops:
            stop()
        self._stops = []

    def _on_changes(self, changes: Changes) -> None:
        if changes.everything:
            self._again.start()
            self._soon()

    def _soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def read(self) -> None:
        self._parts.tasks.start(self._read(), "my day")

    async def _read(self) -> None:
        self.day = await self._parts.desk.my_day()
        self._read_at = self._parts.desk.now()
        self.changed.emit()

    def budget(self, reason: str) -> Budget | None:
        return next((each for each in self.day.budgets if each.reason == reason), None)

    def left_ms(self, reason: str) -> int | None:
        """Of today's budget, with what ran since the figures were read. None: it has none."""
        found = self.budget(reason)
        if found is None:
            return None
        return found.budget_ms - found.used_ms - self._running(reason)

    def _running(self, reason: str) -> int:
        desk = self._parts.desk
        me = desk.directory.agents.get(desk.me.id)
        if me is None or me.reason != reason or me.state in ("available", "offline"):
            return 0
        return max(0, desk.now() - self._read_at)

"""DrawModel: what a rule draws, of this week so far or of the last, while it is still being written."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from core.evaluation import SamplingRule
from core.quality import DrawnAgent
from core.sampling import week_of
from desktop.one_reading import OneReading
from desktop.parts import Parts

WEEK_MS = 7 * 86_400_000
PAUSE = 150


class DrawModel(QObject):
    changed = Signal()

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = parts.desk
        self._zone = ZoneInfo(parts.desk.directory.company.zone)
        self.rule: SamplingRule | None = None
        self.ago = 1
        """Weeks; 0: the one that is not over."""
        self.drawn: tuple[DrawnAgent, ...] = ()
        self._reading = OneReading(parts.tasks, self._read, "what would be drawn")
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._reading.ask)

    @property
    def week(self) -> str:
        return week_of(self._desk.now() - self.ago * WEEK_MS, self._zone)

    @property
    def contacts(self) -> int:
        return sum(len(agent.contacts) for agent in self.drawn)

    def show(self, rule: SamplingRule | None) -> None:
        """None: nothing is drawn."""
        self.rule = rule
        self._timer.start()

    def look_at(self, ago: int) -> None:
        self.ago = ago
        self._reading.ask()

    def close(self) -> None:
        self._timer.stop()

    async def _read(self) -> None:
        rule, week = self.rule, self.week
        drawn = await self._desk.would_draw(rule, week) if rule is not None else ()
        if rule is self.rule and week == self.week:
            self.drawn = drawn
            self.changed.emit()

"""QualityModel: the week's draw and one's own evaluations, read anew whenever something of them changed."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from core.evaluation import Evaluation, EvaluationForm
from core.quality import DrawnAgent
from core.sampling import bounds, week_of
from desktop.one_reading import OneReading
from desktop.parts import Parts

DAY_MS = 24 * 3_600_000
EARLY_DAYS = 2
"""So long into a week it is the one before that is still evaluated."""


def evaluated_week(now: int, zone: ZoneInfo) -> str:
    """Whose contacts are evaluated now."""
    return week_of(now - EARLY_DAYS * DAY_MS, zone)


class QualityModel(QObject):
    changed = Signal()

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = parts.desk, parts.tasks
        self._zone = ZoneInfo(parts.desk.directory.company.zone)
        self.week = evaluated_week(parts.desk.now(), self._zone)
        self.drawn: tuple[DrawnAgent, ...] = ()
        self.mine: tuple[Evaluation, ...] = ()
        """Of one's own work, released, newest first."""
        self.forms: tuple[EvaluationForm, ...] = ()
        self.read: frozenset[str] = frozenset()
        """Ids of those that were opened."""
        self._reading = OneReading(parts.tasks, self._read, "quality")
        self.ask()

    @property
    def done(self) -> int:
        return sum(agent.done for agent in self.drawn)

    @property
    def whole(self) -> int:
        return sum(len(agent.contacts) for agent in self.drawn)

    @property
    def unread(self) -> int:
        return sum(of.id not in self.read for of in self.mine)

    def move_week(self, weeks: int) -> None:
        start, _ = bounds(self.week, self._zone)
        self.week = week_of(start + (7 * weeks + 3) * DAY_MS, self._zone)
        self.drawn = ()
        self.changed.emit()
        self.ask()

    def mark_read(self, id: str) -> None:
        if id not in self.read:
            self.read |= {id}
            self._tasks.start(self._desk.keep_own("seen", id, b"1"), "evaluation read")
            self.changed.emit()

    def ask(self) -> None:
        self._reading.ask()

    async def _read(self) -> None:
        desk, week = self._desk, self.week
        drawn = await desk.drawn(week) if desk.may("evaluation.sign") else ()
        found = await desk.evaluations(agent=desk.me.id)
        self.forms = await desk.evaluation_forms()
        self.read = frozenset(await desk.kept_own("seen")) | self.read
        self.mine = tuple(of for of in found if of.state == "released")
        if week == self.week:
            self.drawn = drawn
        self.changed.emit()

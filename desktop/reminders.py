"""Reminders: what is due is said when it is due, once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from core.changes import Changes
from core.work import Task
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.toast import Toast
from desktop.views.wrap_up_times import due_words

LONGEST_MS = 3_600_000
"""Nothing is timed over a longer span: a machine that slept would be late by it."""


class Reminders(QObject):
    """`show_day` leads to the list of them."""

    def __init__(
        self, parts: Parts, say: Callable[[Toast], object], show_day: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._parts, self._say, self._show_day = parts, say, show_day
        self._tasks: Sequence[Task] = ()
        self._told: set[str] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._stop = parts.desk.on_changes(self._on_changes)
        self._ask()

    def close(self) -> None:
        self._timer.stop()
        self._stop()

    def _on_changes(self, changes: Changes) -> None:
        if changes.work or changes.everything:
            self._ask()

    def _ask(self) -> None:
        self._parts.tasks.start(self._read(), "reminders")

    async def _read(self) -> None:
        self._tasks = await self._parts.desk.tasks()
        self._look()

    def _look(self) -> None:
        now = self._parts.desk.now()
        due = [t for t in self._tasks if t.due_at is not None and t.due_at <= now]
        fresh = [task for task in due if task.id not in self._told]
        self._told |= {task.id for task in fresh}
        if fresh:
            self._tell(fresh, now)
        ahead = [t.due_at - now for t in self._tasks if t.due_at is not None and t.due_at > now]
        if ahead:
            self._timer.start(max(1, min(*ahead, LONGEST_MS)))

    def _tell(self, due: Sequence[Task], now: int) -> None:
        """Several, as after a weekend, are one notice."""
        act = tr("Day", "My day"), self._show_day
        first = due[0]
        if len(due) > 1:
            title = tr("Day", "%n things are due", len(due))
            self._say(Toast(title, first.title, seconds=0, act=act))
            return
        when = due_words(first.due_at or now, now)
        done = tr("Day", "Done"), lambda: self._finish(first.id)
        detail = tr("Day", "due {when}", when=when)
        self._say(Toast(first.title, detail, seconds=0, act=done, other=act))

    def _finish(self, task: str) -> None:
        self._parts.tasks.start(self._parts.desk.finish_task(task), "task")

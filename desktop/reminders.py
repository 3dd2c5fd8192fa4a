"""Reminders: what is due is said when it is due, once; beside the window too, where it is not looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from core.changes import Changes
from core.work import Task
from desktop.parts import Parts
from desktop.system_notices import SystemNotices
from desktop.translate import tr
from desktop.views.toast import Toast
from desktop.views.wrap_up_times import due_words

LONGEST_MS = 3_600_000
"""Nothing is timed over a longer span: a machine that slept would be late by it."""


REMINDER = "reminder:"
"""Ids of notices of something due begin so; the task's id follows, none where there are several."""


class Reminders(QObject):
    """`show_day` leads to the list of them; `beside` are the system's notices, for while nobody
    looks at the window (`is_active`)."""

    def __init__(
        self, parts: Parts, say: Callable[[Toast], object], beside: SystemNotices,
        is_active: Callable[[], bool], show_day: Callable[[], None], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._parts, self._say, self._show_day = parts, say, show_day
        self._beside, self._is_active = beside, is_active
        self._noticed: set[str] = set()
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
        self._withdraw({task.id for task in self._tasks})
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
            self._tell_beside("", title, first.title)
            return
        detail = tr("Day", "due {when}", when=due_words(first.due_at or now, now))
        done = tr("Day", "Done"), lambda: self._finish(first.id)
        self._say(Toast(first.title, detail, seconds=0, act=done, other=act))
        self._tell_beside(first.id, first.title, detail)

    # Beside the window

    def _tell_beside(self, task: str, title: str, text: str) -> None:
        """`task` where it is one, and can be done at once."""
        settings = self._parts.settings
        if self._is_active() or not settings.get("notifications"):
            return
        if not settings.get("notifications_content"):
            title, text = tr("Day", "Something is due"), ""
        done = [("done", tr("Day", "Done"))] if task else []
        self._noticed.add(task)
        deeds = (*done, ("day", tr("Day", "My day")))
        self._beside.show(f"{REMINDER}{task}", title, text, deeds, urgent=False)

    def pressed(self, id: str, deed: str) -> bool:
        """A button of such a notice, or the notice itself; True where the window is wanted."""
        if not id.startswith(REMINDER):
            return False
        if deed == "done":
            self._finish(id.removeprefix(REMINDER))
            return False
        self._show_day()
        return True

    def _withdraw(self, open_: set[str]) -> None:
        """What was done elsewhere is no news any more."""
        for task in [task for task in self._noticed if task and task not in open_]:
            self._noticed.discard(task)
            self._beside.withdraw(f"{REMINDER}{task}")

    def _finish(self, task: str) -> None:
        self._parts.tasks.start(self._parts.desk.finish_task(task), "task")

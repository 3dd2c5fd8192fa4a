"""TaskRow: one thing to do in one's own day."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from core.work import Task
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.day_words import task_when
from desktop.views.plain_words import PlainWords


class TaskRow(QFrame):
    """Something to do: when, what, and the tick that ends it."""

    done = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, task: Task, now: int) -> None:
        super().__init__()
        self.task = task
        late = task.due_at is not None and task.due_at <= now
        self.tick, self.title = QPushButton(), QPushButton()
        self.tick.setProperty("kind", "tiny")
        self.tick.setFixedSize(26, 26)
        theme.set_icon(self.tick, "circle-check", "third", 17)
        self.tick.setAccessibleName(tr("Day", "Done: {task}", task=task.title))
        self.tick.setToolTip(tr("Day", "Done"))
        self.tick.clicked.connect(lambda: self.done.emit(task.id))
        words = PlainWords(task.title, breakable=True)
        when = QLabel(task_when(task, now))
        when.setFont(theme.font("small", 500, tabular=True))
        when.setProperty("kind", "warning" if late else "second")
        self.title.setProperty("kind", "tiny")
        self.title.setFixedSize(26, 26)
        theme.set_icon(self.title, "arrow-right", "third", 15)
        place = self.title.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # the times of all rows stand below each other
        self.title.setSizePolicy(place)
        self.title.setVisible(task.conversation is not None)
        self.title.setToolTip(tr("Day", "Open the conversation"))
        self.title.setAccessibleName(tr("Day", "Open the conversation"))
        self.title.clicked.connect(lambda: self.opened.emit(task.conversation or ""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        words.setContentsMargins(0, 4, 0, 4)
        when.setContentsMargins(0, 5, 0, 0)
        row.addWidget(self.tick, 0, top)
        row.addWidget(words, 1)
        row.addWidget(when, 0, top)
        row.addWidget(self.title, 0, top)
        self.setAccessibleName(f"{task.title}, {when.text()}")

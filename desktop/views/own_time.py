"""A popup with one field for a day and a time of one's own; Enter takes it."""

from PySide6.QtCore import QDateTime, QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QPushButton, QWidget

MORNING = QTime(9, 0)
"""What the next day's field begins with."""


class OwnTime(QFrame):
    """`name` is the field's, `act` what its button says."""

    chosen = Signal(QDateTime)

    def __init__(self, now: QDateTime, parent: QWidget, name: str, act: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QDateTimeEdit(QDateTime(now.date().addDays(1), MORNING), self)
        self.field.setMinimumDateTime(now.addSecs(60))
        self.field.setDisplayFormat("d MMM yyyy  HH:mm")
        self.field.setAccessibleName(name)
        self.button = QPushButton(act, self)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(self.field)
        row.addWidget(self.button)
        self.button.clicked.connect(self._take)

    def ask_below(self, corner: QPoint) -> None:
        """Its upper right corner at `corner` of the screen."""
        self.adjustSize()
        self._ask(corner - QPoint(self.width(), 0))

    def ask_above(self, foot: QPoint) -> None:
        """Its lower left corner at `foot` of the screen."""
        self.adjustSize()
        self._ask(foot - QPoint(0, self.height() + 4))

    def _ask(self, at: QPoint) -> None:
        self.move(at)
        self.show()
        self.field.setFocus()

    def _take(self) -> None:
        self.chosen.emit(self.field.dateTime())
        self.close()

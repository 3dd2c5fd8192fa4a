"""Snooze: the times a person puts a conversation off to, and a field for their own."""

from PySide6.QtCore import QDateTime, QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.times import towards_clock
from desktop.translate import tr

EVENING = QTime(18, 0)
MORNING = QTime(9, 0)


def times(now: QDateTime) -> list[tuple[str, QDateTime]]:
    """(code, time) of each offer that lies ahead of `now`: hour, evening, tomorrow, monday."""
    today = now.date()
    until_monday = 8 - today.dayOfWeek() if today.dayOfWeek() > 1 else 7
    offers = [
        ("hour", now.addSecs(3_600)),
        ("evening", QDateTime(today, EVENING)),
        ("tomorrow", QDateTime(today.addDays(1), MORNING)),
        ("monday", QDateTime(today.addDays(until_monday), MORNING)),
    ]
    return [(code, at) for code, at in offers if at > now.addSecs(600)]


def name_of(code: str, at: QDateTime) -> str:
    written = at.toString("HH:mm")
    time = towards_clock(written, at.time())
    return {
        "hour": tr("Snooze", "For an hour ({time})", time=written),
        "evening": tr("Snooze", "Until this evening, {time}", time=time),
        "tomorrow": tr("Snooze", "Until tomorrow, {time}", time=time),
        "monday": tr("Snooze", "Until Monday, {time}", time=time),
    }[code]


class OwnTime(QFrame):
    """A popup with one field for the day and time."""

    chosen = Signal(QDateTime)

    def __init__(self, now: QDateTime, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QDateTimeEdit(QDateTime(now.date().addDays(1), MORNING), self)
        self.field.setMinimumDateTime(now.addSecs(60))
        self.field.setDisplayFormat("d MMM yyyy  HH:mm")
        self.field.setAccessibleName(tr("Snooze", "Snooze until"))
        self.button = QPushButton(tr("Snooze", "Snooze"), self)
        self.button.setProperty("kind", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(self.field)
        row.addWidget(self.button)
        self.button.clicked.connect(self._take)

    def ask(self, at: QPoint) -> None:
        self.adjustSize()
        self.move(at - QPoint(self.width(), 0))
        self.show()
        self.field.setFocus()

    def _take(self) -> None:
        self.chosen.emit(self.field.dateTime())
        self.close()

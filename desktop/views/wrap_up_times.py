"""When a follow-up is due: the times one key offers, and a field for one's own."""

from PySide6.QtCore import QDateTime, QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.times import moment
from desktop.translate import tr

MORNING = QTime(9, 0)
SOON_S = 2 * 3_600


def times(now: QDateTime) -> list[tuple[str, QDateTime]]:
    """(code, time) of each offer: soon, tomorrow, monday."""
    today = now.date()
    until_monday = 8 - today.dayOfWeek()
    found = [("soon", now.addSecs(SOON_S)), ("tomorrow", QDateTime(today.addDays(1), MORNING))]
    if until_monday > 1:
        found.append(("monday", QDateTime(today.addDays(until_monday), MORNING)))
    return found


def name_of(code: str, at: QDateTime) -> str:
    time = at.toString("HH:mm")
    return {
        "soon": tr("WrapUp", "In 2 hours, {time}", time=time),
        "tomorrow": tr("WrapUp", "Tomorrow, {time}", time=time),
        "monday": tr("WrapUp", "Monday, {time}", time=time),
    }[code]


def due_words(at: int, now: int) -> str:
    """11:42; Tomorrow, 09:00; Mon, 09:00; 24 Nov, 09:00. Times in ms."""
    when = QDateTime.fromMSecsSinceEpoch(at)
    time, away = when.toString("HH:mm"), when.date().toJulianDay() - _day(now)
    if away == 0:
        return time
    if 1 < away < 7:
        short = QLocale.FormatType.ShortFormat
        return f"{QLocale().dayName(when.date().dayOfWeek(), short)}, {time}"
    return f"{moment(at, now)}, {time}"


def _day(at: int) -> int:
    return QDateTime.fromMSecsSinceEpoch(at).date().toJulianDay()


class OwnTime(QFrame):
    """A popup with one field for the day and time; Enter takes it."""

    chosen = Signal(QDateTime)

    def __init__(self, now: QDateTime, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QDateTimeEdit(QDateTime(now.date().addDays(1), MORNING), self)
        self.field.setMinimumDateTime(now.addSecs(60))
        self.field.setDisplayFormat("d MMM yyyy  HH:mm")
        self.field.setAccessibleName(tr("WrapUp", "When the follow-up is due"))
        self.button = QPushButton(tr("WrapUp", "Take"), self)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(self.field)
        row.addWidget(self.button)
        self.button.clicked.connect(self._take)

    def ask(self, foot: QPoint) -> None:
        """Its lower left corner at `foot` of the screen."""
        self.adjustSize()
        self.move(foot - QPoint(0, self.height() + 4))
        self.show()
        self.field.setFocus()

    def _take(self) -> None:
        self.chosen.emit(self.field.dateTime())
        self.close()

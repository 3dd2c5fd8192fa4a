"""When a follow-up is due: the times one key offers."""

from PySide6.QtCore import QDateTime, QLocale

from desktop.times import moment
from desktop.translate import tr
from desktop.views.own_time import MORNING

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

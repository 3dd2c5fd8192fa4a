"""Snooze: the times a person puts a conversation off to."""

from PySide6.QtCore import QDateTime, QTime

from desktop.times import towards_clock
from desktop.translate import tr
from desktop.views.own_time import MORNING

EVENING = QTime(18, 0)


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

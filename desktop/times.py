"""Times: milliseconds since 1970 as people say them, in the person's language and time zone."""

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from desktop.translate import tr

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000

_UNITS = ("a", "e", "ye", "e", "e", "e", "ya", "ye", "e", "a")
"""Turkish “to” after sıfır, bir, iki … dokuz, and after sıfır, on, yirmi … elli."""
_TENS = ("a", "a", "ye", "a", "a", "ye")


def clock(at: int) -> str:
    """09:41, or as the country writes it."""
    return QLocale().toString(_local(at).time(), QLocale.FormatType.ShortFormat)


def moment(at: int, now: int) -> str:
    """The shortest that is still clear: 09:41, Yesterday, Fri, 12 Nov, 12 Nov 2024."""
    day, today = _local(at).date(), _local(now).date()
    away = day.daysTo(today)
    if away == 0:
        return clock(at)
    if away == 1:
        return tr("Times", "Yesterday")
    if away == -1:
        return tr("Times", "Tomorrow")
    if 1 < away < 7:
        return QLocale().dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(day, "d MMM" if day.year() == today.year() else "d MMM yyyy")


def until(at: int, now: int) -> str:
    """For “until …”: 18:00; tomorrow, 09:00; 24 Nov, 09:00. Turkish puts the “to” at its end."""
    date, today = _local(at).date(), _local(now).date()
    time = towards_clock(clock(at), _local(at).time())
    if date == today:
        return time
    if date == today.addDays(1):
        return tr("Times", "tomorrow, {clock}", clock=time)
    day = QLocale().toString(date, "d MMM" if date.year() == today.year() else "d MMM yyyy")
    return tr("Times", "{day}, {clock}", day=day, clock=time)


def towards_clock(written: str, time: QTime) -> str:
    """09:00'a, 18:30'a, 10:45'e: the ending follows the number that is said last."""
    if QLocale().language() != QLocale.Language.Turkish:
        return written
    said = time.minute() or time.hour()
    return f"{written}'{_UNITS[said % 10] if said % 10 else _TENS[said // 10]}"


def day(at: int, now: int) -> str:
    """For a separator: Today, 22 November; Friday, 21 November; 12 November 2024."""
    date, today = _local(at).date(), _local(now).date()
    away = date.daysTo(today)
    if date.year() != today.year():
        return QLocale().toString(date, "d MMMM yyyy")
    written = QLocale().toString(date, "d MMMM")
    name = _day_name(date, away)
    return tr("Times", "{day}, {date}", day=name, date=written) if name else written


def full(at: int) -> str:
    """Everything there is to know, for a tool tip."""
    when = _local(at)
    date = QLocale().toString(when.date(), QLocale.FormatType.LongFormat)
    return tr("Times", "{date} at {clock}", date=date, clock=clock(at))


def day_number(at: int) -> int:
    """Days counted at local midnight: words such as Yesterday hold while it stays the same."""
    return _local(at).date().toJulianDay()


def ago(at: int, now: int) -> str:
    """just now, 5 min ago, 2 h ago, and from a day on as `moment` says it."""
    passed = max(0, now - at)
    if passed < MINUTE:
        return tr("Times", "just now")
    if passed < HOUR:
        return tr("Times", "{minutes} min ago", minutes=passed // MINUTE)
    if passed < DAY:
        return tr("Times", "{hours} h ago", hours=passed // HOUR)
    return moment(at, now)


def countdown(left: int) -> str:
    """02:14 under an hour, 1 h 05 min under a day, then days. Never below zero."""
    left = max(0, left)
    if left < HOUR:
        return f"{left // MINUTE:02}:{left % MINUTE // SECOND:02}"
    if left < DAY:
        hours, minutes = left // HOUR, f"{left % HOUR // MINUTE:02}"
        return tr("Times", "{hours} h {minutes} min", hours=hours, minutes=minutes)
    return tr("Times", "%n days", left // DAY)


def duration(length: int) -> str:
    """Length of a call or recording: 0:42, 4:12, 1:02:03."""
    seconds = max(0, length) // SECOND
    hours, minutes, seconds = seconds // 3600, seconds % 3600 // 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def clock_of(length: int) -> str:
    """A running call's: 04:12, 1:02:03. Its width stays the same for an hour."""
    seconds = max(0, length) // SECOND
    hours, minutes, seconds = seconds // 3600, seconds % 3600 // 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _day_name(date: QDate, away: int) -> str:
    if away == 0:
        return tr("Times", "Today")
    if away == 1:
        return tr("Times", "Yesterday")
    if away == -1:
        return tr("Times", "Tomorrow")
    return QLocale().standaloneDayName(date.dayOfWeek()) if 1 < away < 7 else ""


def _local(at: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(at)

"""Words of reports: their figures, what they are by, and over which time."""

from PySide6.QtCore import QLocale

from core.figure_words import FigureWords, figure_words
from core.metrics.measures import Group
from core.supervision import ReportSpec
from desktop.models.live_words import media_name
from desktop.rows.timeline_terms import intent_name
from desktop.translate import tr

BYS = ("queue", "agent", "channel", "disposition", "bot", "interval")
PERIODS = ("today", "yesterday", "week", "month", "dates")
AGAINST = ("", "before", "dates")
STEPS = (0, 15, 30, 60, 1440)


def by_name(by: str) -> str:
    return _words().by[by]


def title(spec: ReportSpec) -> str:
    return {
        "queue": tr("Reports", "Queues"),
        "agent": tr("Reports", "Agents"),
        "channel": tr("Reports", "Channels"),
        "disposition": tr("Reports", "Outcomes"),
        "bot": tr("Reports", "Hand-overs of the bot"),
        "interval": tr("Reports", "Intervals"),
    }[spec.by]


def period_name(period: str) -> str:
    return {
        "today": tr("Reports", "Today"),
        "yesterday": tr("Reports", "Yesterday"),
        "week": tr("Reports", "This week"),
        "month": tr("Reports", "This month"),
    }.get(period, tr("Reports", "From – to"))


def against_name(against: str) -> str:
    return {
        "": tr("Reports", "Nothing"),
        "before": tr("Reports", "As long before"),
    }.get(against, tr("Reports", "From – to"))


def step_name(step_min: int) -> str:
    if step_min == 0:
        return tr("Reports", "One for the whole time")
    if step_min == 1440:
        return tr("Reports", "One a day")
    return tr("Reports", "One per {minutes} minutes", minutes=step_min)


def group_name(group: Group) -> str:
    return _words().groups[group]


def reason_name(reason: str) -> str:
    """Why the bot handed over."""
    return _words().reasons.get(reason) or intent_name(reason)


def subject_word(by: str, id: str = "") -> str:
    """Of a medium; without an id of a row that has no subject."""
    if by == "channel":
        return media_name(id)
    return tr("Reports", "All sessions") if by == "bot" else tr("Reports", "Without")


def measure_name(name: str) -> str:
    """Short enough for the head of a column; one that this version does not know by its own."""
    return _words().measures.get(name, name)


def _words() -> FigureWords:
    """In the person's language."""
    turkish = QLocale().language() == QLocale.Language.Turkish
    return figure_words("tr" if turkish else "en")

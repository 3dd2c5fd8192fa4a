"""Words of the live view: media, states of work, what routing sees. Values in, words out."""

from PySide6.QtCore import QLocale

from core.metrics.ratio import Ratio
from core.metrics.service_level import Variant
from core.work import InteractionState, Media, Routing
from desktop.numbers import percent
from desktop.times import HOUR, MINUTE, SECOND
from desktop.translate import tr

NONE = "–"
"""Where the denominator is zero: nobody can say."""
MEDIA_ICONS: dict[Media, str] = {
    "chat": "messages-square", "message": "message-circle", "mail": "mail", "call": "phone",
    "callback": "phone-outgoing",
}  # fmt: skip
ROUTING_ICONS: dict[Routing, str] = {
    "idle": "circle-check", "offered": "bell", "interacting": "headset", "wrap_up": "pencil",
    "not_responding": "triangle-alert", "off": "pause",
}  # fmt: skip
STATE_ICONS: dict[InteractionState, str] = {
    "waiting": "hourglass", "offered": "bell", "active": "headset", "wrap_up": "pencil",
    "done": "check",
}  # fmt: skip


def media_name(media: str) -> str:
    names = {
        "chat": tr("Live", "Chat"),
        "message": tr("Live", "Message"),
        "mail": tr("Live", "E-mail"),
        "call": tr("Live", "Call"),
        "callback": tr("Live", "Call-back"),
    }
    return names.get(media, media)


def routing_name(routing: Routing) -> str:
    return {
        "idle": tr("Live", "Free"),
        "offered": tr("Live", "Ringing"),
        "interacting": tr("Live", "In contact"),
        "wrap_up": tr("Live", "Wrapping up"),
        "not_responding": tr("Live", "Not responding"),
        "off": tr("Live", "Not ready"),
    }[routing]


def work_state_name(state: InteractionState) -> str:
    return {
        "waiting": tr("Live", "Still waits"),
        "offered": tr("Live", "Ringing"),
        "active": tr("Live", "In contact"),
        "wrap_up": tr("Live", "Wrapping up"),
        "done": tr("Live", "Finished"),
    }[state]


def variant_name(variant: Variant) -> str:
    """Short enough to stand beside the figure."""
    return {
        "default": tr("Live", "standard"),
        "abandoned_early_met": tr("Live", "early exits met"),
        "answered_only": tr("Live", "answered only"),
        "abandoned_missed": tr("Live", "exits missed"),
    }[variant]


def variant_formula(variant: Variant) -> str:
    return {
        "default": tr("Live", "Answered in time / (answered + gave up after the target)"),
        "abandoned_early_met": tr(
            "Live", "(Answered in time + gave up before the target) / (answered + gave up)"
        ),
        "answered_only": tr("Live", "Answered in time / answered"),
        "abandoned_missed": tr("Live", "Answered in time / (answered + gave up)"),
    }[variant]


def target(seconds: int) -> str:
    """20 s, 60 min."""
    if seconds < 120:
        return tr("Live", "{seconds} s", seconds=seconds)
    return tr("Live", "{minutes} min", minutes=round(seconds / 60))


def exact_share(ratio: Ratio) -> str:
    """With a decimal: what is held against a goal must not round up to it."""
    if ratio.percent is None:
        return NONE
    value = QLocale().toString(ratio.percent, "f", 1)
    return tr("Numbers", "{value}%", value=value)


def age(ms: int) -> str:
    """0:42, 12:05, from an hour on 1:05 h, from a day on in days."""
    seconds = max(0, ms) // SECOND
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02}"
    if seconds < 86_400:
        hours, minutes = seconds // 3600, seconds % 3600 // 60
        return tr("Live", "{hours}:{minutes} h", hours=hours, minutes=f"{minutes:02}")
    return tr("Times", "%n days", seconds // 86_400)


def length(ms: int | None) -> str:
    """An average: 4:12, from an hour on 1 h 05 min; a dash where there is none."""
    if ms is None:
        return NONE
    if ms < HOUR:
        return f"{ms // MINUTE}:{ms % MINUTE // SECOND:02}"
    hours, minutes = ms // HOUR, f"{ms % HOUR // MINUTE:02}"
    return tr("Day", "{hours} h {minutes} min", hours=hours, minutes=minutes)


def share(ratio: Ratio) -> str:
    return NONE if ratio.value is None else percent(ratio.value)

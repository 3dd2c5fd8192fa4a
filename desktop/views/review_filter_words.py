"""What can be filtered by, in words: the kinds, the values of each, and what a chip says."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QDate, QDateTime, QLocale

from core.channels import CHANNELS
from core.folding import fold
from core.rows import Directory
from desktop.channel_names import channel_name
from desktop.models.review_asked import KINDS, MANY, PERIODS, WHO, Asked, Kind, Period, midnight
from desktop.rows.review_words import who_name
from desktop.translate import tr

ICONS: dict[Kind, str] = {
    "time": "calendar", "channel": "message-circle", "queue": "users-round", "agent": "headset",
    "customer": "user", "label": "tag", "disposition": "flag", "duration": "timer",
    "rating": "star", "score": "clipboard-check", "recorded": "audio-lines", "handed_over": "bot",
    "by": "quote",
}  # fmt: skip
_DATE = re.compile(r"(\d{1,2})[./ ](\d{1,2})(?:[./ ](\d{4}))?\Z")
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Option:
    kind: Kind
    value: object
    title: str

    @property
    def id(self) -> str:
        return f"{self.kind}={self.value!r}"


def kind_title(kind: Kind) -> str:
    names: dict[Kind, str] = {
        "time": tr("Review", "Time"), "channel": tr("Review", "Channel"),
        "queue": tr("Review", "Queue"), "agent": tr("Review", "Agent"),
        "customer": tr("Review", "Customer"), "label": tr("Review", "Label"),
        "disposition": tr("Review", "Outcome"), "duration": tr("Review", "Duration"),
        "rating": tr("Review", "Rating"), "score": tr("Review", "Score"),
        "recorded": tr("Review", "Recording"), "handed_over": tr("Review", "Bot"),
        "by": tr("Review", "Words by"),
    }  # fmt: skip
    return names[kind]


def kind_detail(kind: Kind) -> str:
    """What may be typed, where it is not only chosen."""
    details: dict[Kind, str] = {
        "time": tr("Review", "or a day, such as 14.11"),
        "duration": tr("Review", "or minutes"),
        "score": tr("Review", "or a number of per cent"),
        "customer": tr("Review", "type a name"),
    }
    return details.get(kind, "")


def period_name(period: Period) -> str:
    names: dict[Period, str] = {
        "today": tr("Review", "Today"), "yesterday": tr("Review", "Yesterday"),
        "this_week": tr("Review", "This week"), "last_week": tr("Review", "Last week"),
        "this_month": tr("Review", "This month"), "last_month": tr("Review", "Last month"),
        "days7": tr("Review", "Last 7 days"), "days30": tr("Review", "Last 30 days"),
        "days90": tr("Review", "Last 90 days"),
    }  # fmt: skip
    return names[period]


def options(kind: Kind, directory: Directory, typed: str, now: int) -> list[Option]:
    """All values of a kind; of customers none: they are looked for."""
    found = dict(_RULES[kind](directory, typed, now))  # what is typed may be offered anyway
    return [Option(kind, value, title) for value, title in found.items()]


def matching(directory: Directory, typed: str, now: int) -> list[Option]:
    """Of every kind, those whose words are typed."""
    wanted = fold(typed).split()
    return [
        option
        for kind in KINDS
        for option in options(kind, directory, typed, now)
        if all(word in fold(f"{kind_title(kind)} {option.title}") for word in wanted)
        or (typed.strip() and option.title in _typed_titles(kind, typed, now))
    ]


def chip_words(asked: Asked, kind: Kind, directory: Directory) -> str:
    """Of a filter that is on."""
    filters = asked.filters
    match kind:
        case "time":
            return _time_words(asked)
        case "duration":
            return _between(filters.shortest_s, filters.longest_s, _minutes)
        case "rating":
            return _between(filters.lowest_rating, filters.highest_rating, lambda n: f"★ {n}")
        case "score":
            return _between(filters.lowest_score, filters.highest_score, _percent)
        case "recorded":
            return _yes_no(kind, bool(filters.recorded))
        case "handed_over":
            return _yes_no(kind, bool(filters.handed_over))
    chosen: tuple[str, ...] = getattr(filters, MANY[kind])
    known = {o.value: o.title for o in options(kind, directory, "", 0)} | asked.names
    names = [str(known.get(value, value)) for value in chosen]
    shown = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
    return tr("Review", "{kind}: {values}", kind=kind_title(kind), values=shown)


# The values of each kind

Rule = Callable[[Directory, str, int], Iterable[tuple[object, str]]]


def _times(_: Directory, typed: str, now: int) -> list[tuple[object, str]]:
    return [*_days(typed, now), *((period, period_name(period)) for period in PERIODS)]


def _days(typed: str, now: int) -> list[tuple[object, str]]:
    found = _DATE.match(typed.strip())
    today = QDateTime.fromMSecsSinceEpoch(now).date()
    if found is None:
        return []
    day, month, year = int(found[1]), int(found[2]), int(found[3] or today.year())
    date = QDate(year, month, day)
    if not found[3] and date > today:
        date = QDate(year - 1, month, day)
    if not date.isValid():
        return []
    start, end, name = midnight(date), midnight(date.addDays(1)), day_words(start_of=midnight(date))
    return [
        ((start, end), name),
        ((start, None), tr("Review", "Since {day}", day=name)),
        ((None, end), tr("Review", "Until {day}", day=name)),
    ]


def _channels(*_: object) -> list[tuple[object, str]]:
    return [(key, channel_name(key)) for key in CHANNELS]


def _named(table: str) -> Rule:
    def rule(directory: Directory, typed: str, now: int) -> list[tuple[object, str]]:
        found = sorted(
            (fold(each.name), id, each.name) for id, each in getattr(directory, table).items()
        )
        return [(id, name) for _, id, name in found]

    return rule


def _durations(_: Directory, typed: str, __: int) -> list[tuple[object, str]]:
    number = [int(typed)] if typed.strip().isdecimal() and int(typed) < 1_000 else []
    spans = [(n * MINUTE, None) for n in (*number, 2, 5, 10, 20)]
    spans_up: list[tuple[int | None, int | None]] = [(None, n * MINUTE) for n in (*number, 1)]
    return [(span, _between(*span, _minutes)) for span in (*spans, *spans_up)]


def _ratings(*_: object) -> list[tuple[object, str]]:
    spans = ((1, 2), (3, 3), (4, 5), (5, 5), (1, 1))
    return [(span, _between(*span, lambda n: f"★ {n}")) for span in spans]


def _scores(_: Directory, typed: str, __: int) -> list[tuple[object, str]]:
    number = [int(typed)] if typed.strip().isdecimal() and int(typed) <= 100 else []
    spans: list[tuple[int | None, int | None]] = [
        *((n, None) for n in number), *((None, n) for n in number),
        (None, 59), (60, 79), (80, None), (90, None),
    ]  # fmt: skip
    return [(span, _between(*span, _percent)) for span in spans]


def _switch(kind: Kind) -> Rule:
    return lambda *_: [(on, _yes_no(kind, on)) for on in (True, False)]


_RULES: dict[Kind, Rule] = {
    "time": _times, "channel": _channels, "queue": _named("queues"), "agent": _named("agents"),
    "customer": lambda *_: [], "label": _named("labels"), "disposition": _named("dispositions"),
    "duration": _durations, "rating": _ratings, "score": _scores, "recorded": _switch("recorded"),
    "handed_over": _switch("handed_over"), "by": lambda *_: [(who, who_name(who)) for who in WHO],
}  # fmt: skip


def _typed_titles(kind: Kind, typed: str, now: int) -> list[str]:
    """What is made of the very number or day that is typed."""
    if kind == "time":
        return [title for _, title in _days(typed, now)]
    if kind in ("duration", "score") and typed.strip().isdecimal():
        rule = _durations if kind == "duration" else _scores
        plain = {title for _, title in rule(Directory(), "", now)}
        return [title for _, title in rule(Directory(), typed, now) if title not in plain]
    return []


# Words


def day_words(start_of: int) -> str:
    date = QDateTime.fromMSecsSinceEpoch(start_of).date()
    now = QDate.currentDate()
    return QLocale().toString(date, "d MMMM" if date.year() == now.year() else "d MMMM yyyy")


def _time_words(asked: Asked) -> str:
    if asked.period is not None:
        return period_name(asked.period)
    since, until = asked.filters.since, asked.filters.until
    if since is None or until is None:
        if since is not None:
            return tr("Review", "Since {day}", day=day_words(since))
        return tr("Review", "Until {day}", day=day_words((until or 1) - 1))
    first, last = day_words(since), day_words(until - 1)
    return first if first == last else f"{first} – {last}"


def _between(low: int | None, high: int | None, said: Callable[[int], str]) -> str:
    if low is not None and high is not None:
        return said(low) if low == high else f"{said(low)} – {said(high)}"
    if low is not None:
        return tr("Review", "at least {value}", value=said(low))
    return tr("Review", "at most {value}", value=said(high or 0))


def _minutes(seconds: int) -> str:
    return tr("Review", "{minutes} min", minutes=seconds // MINUTE)


def _percent(score: int) -> str:
    return tr("Review", "{score}%", score=score)


def _yes_no(kind: Kind, on: bool) -> str:
    if kind == "recorded":
        return tr("Review", "Has a recording") if on else tr("Review", "Without a recording")
    return tr("Review", "The bot handed over") if on else tr("Review", "The bot did not hand over")

"""Asked: what a person wants of the library, as they chose it; a period such as “last week” stays one."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QDate, QDateTime, QTime

from core.library import Filters, LibraryQuery, Who

Kind = Literal[
    "time", "channel", "queue", "agent", "customer", "label", "disposition", "duration", "rating",
    "score", "recorded", "handed_over", "by",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Period = Literal[
    "today", "yesterday", "this_week", "last_week", "this_month", "last_month", "days7", "days30",
    "days90",
]  # fmt: skip
PERIODS: tuple[Period, ...] = get_args(Period)
MANY: Mapping[Kind, str] = {
    "channel": "channels", "queue": "queues", "agent": "agents", "customer": "contacts",
    "label": "labels", "disposition": "dispositions", "by": "by",
}  # fmt: skip
"""Kinds whose values are alternatives, and the field of Filters that holds them."""
RANGES: Mapping[Kind, tuple[str, str]] = {
    "time": ("since", "until"), "duration": ("shortest_s", "longest_s"),
    "rating": ("lowest_rating", "highest_rating"), "score": ("lowest_score", "highest_score"),
}  # fmt: skip
DAYS: Mapping[str, int] = {"days7": 7, "days30": 30, "days90": 90}


class Asked(LibraryQuery, frozen=True, omit_defaults=True, gc=False):
    """A LibraryQuery with what it does not hold; also what a saved search is kept as."""

    period: Period | None = None
    """Instead of since and until, which would grow old."""
    names: dict[str, str] = msgspec.field(default_factory=dict)
    """Of customers that are filtered by: id -> name."""

    def query(self, now: int) -> LibraryQuery:
        filters = self.filters
        if self.period is not None:
            since, until = bounds(self.period, now)
            filters = replace(filters, since=since, until=until)
        return LibraryQuery(self.text, filters, self.order, self.grouped)

    @property
    def narrow(self) -> bool:
        return self.period is not None or self.filters != Filters()

    def kinds(self) -> tuple[Kind, ...]:
        """Those that narrow it, in the order of KINDS."""
        return tuple(kind for kind in KINDS if self._has(kind))

    def _has(self, kind: Kind) -> bool:
        if kind == "time" and self.period is not None:
            return True
        fields = RANGES.get(kind) or (MANY.get(kind, kind),)
        return any(getattr(self.filters, field) not in (None, ()) for field in fields)

    def without(self, kind: Kind) -> "Asked":
        fields = RANGES.get(kind) or (MANY.get(kind, kind),)
        empty: object = () if kind in MANY else None
        period = None if kind == "time" else self.period
        return replace(
            self, filters=replace(self.filters, **dict.fromkeys(fields, empty)), period=period
        )

    def having(self, kind: Kind, value: object, name: str = "") -> "Asked":
        """With one more filter: alternatives come together, of anything else the last one holds."""
        if kind == "time" and isinstance(value, str):
            return replace(self.without("time"), period=value)
        if kind in RANGES:
            assert isinstance(value, tuple), "a range has two ends"
            ends = dict(zip(RANGES[kind], value, strict=True))
            return replace(self.without(kind), filters=replace(self.without(kind).filters, **ends))
        if kind in MANY:
            return self._among(kind, str(value), name)
        return replace(self, filters=replace(self.filters, **{kind: value}))

    def _among(self, kind: Kind, value: str, name: str) -> "Asked":
        """Chosen again, it goes."""
        field = MANY[kind]
        before: tuple[str, ...] = getattr(self.filters, field)
        after = tuple(v for v in before if v != value) if value in before else (*before, value)
        names = {**self.names, value: name} if kind == "customer" else self.names
        return replace(self, filters=replace(self.filters, **{field: after}), names=names)


def bounds(period: Period, now: int) -> tuple[int, int | None]:
    """From local midnight on; weeks begin on Monday."""
    today = QDateTime.fromMSecsSinceEpoch(now).date()
    monday, first = today.addDays(1 - today.dayOfWeek()), QDate(today.year(), today.month(), 1)
    ends: dict[Period, tuple[QDate, QDate | None]] = {
        "today": (today, None), "yesterday": (today.addDays(-1), today),
        "this_week": (monday, None), "last_week": (monday.addDays(-7), monday),
        "this_month": (first, None), "last_month": (first.addMonths(-1), first),
        "days7": (today.addDays(-6), None), "days30": (today.addDays(-29), None),
        "days90": (today.addDays(-89), None),
    }  # fmt: skip
    since, until = ends[period]
    return midnight(since), midnight(until) if until else None


def midnight(day: QDate) -> int:
    return QDateTime(day, QTime(0, 0)).toMSecsSinceEpoch()


def packed(asked: Asked) -> bytes:
    return msgspec.msgpack.encode(asked)


def unpacked(body: bytes) -> Asked:
    """Of a newer desk too: what is not known here is left out. Raises ValueError where it is none."""
    return msgspec.msgpack.decode(body, type=Asked)


WHO: tuple[Who, ...] = get_args(Who)

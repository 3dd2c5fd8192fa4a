"""Values of a table that is taken out; see core/export/table.py for how they are used."""

from typing import Literal

import msgspec

from core.export.writing import NOTHING, Writing

Kind = Literal["text", "count", "decimal", "percent", "duration", "moment", "day"]
Value = str | int | float | None


class Column(msgspec.Struct, frozen=True):
    title: str
    kind: Kind = "text"
    share: float = 0
    """Above 0: on paper it is as broad as its longest text wants, where there is room."""
    group: str = ""
    """On paper the columns of one group stand together, below its name."""
    beneath: bool = False
    """On paper its values stand beneath those of the column before, without a heading."""

    @property
    def is_number(self) -> bool:
        return self.kind not in ("text", "moment", "day")


class Table(msgspec.Struct, frozen=True):
    """Every row has as many values as there are columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[Value, ...] | None = None
    facts: tuple[str, ...] = ()
    """Below the title: the period, what was asked for, which variant."""
    notes: tuple[str, ...] = ()
    """At the end."""
    names: int = 1
    """So many of the first columns say whose row it is."""
    beneath: str = ""
    """On paper: what stands beneath the values, such as the other period."""


def said(value: Value, kind: Kind, writing: Writing) -> str:
    """As a person reads it."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value
    match kind:
        case "percent":
            return writing.percent(value)
        case "duration":
            return writing.duration(value)
        case "moment":
            return writing.moment(int(value))
        case "day":
            return writing.day(int(value))
        case "decimal":
            return writing.number(value, 2)
        case _:
            return writing.number(value)

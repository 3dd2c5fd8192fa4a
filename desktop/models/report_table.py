"""A report as rows of a table on the screen."""

from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import QDateTime, QLocale, QTimeZone

from core.figure_rows import Cell as Number
from core.figure_rows import Measure, Report, Row
from core.metrics.measures import Group
from core.rows import Directory
from desktop.models.live_column import Column, Table
from desktop.models.live_values import Cell, Floor, Key
from desktop.models.live_words import NONE, length, variant_formula
from desktop.models.report_words import by_name, measure_name, reason_name, subject_word
from desktop.numbers import count
from desktop.translate import tr

TOTAL = "total"
WIDTHS = {"count": 64, "percent": 70, "ms": 86}
ASIDES = {"count": 40, "percent": 46, "ms": 62}
DIGIT = 9
"""Px of one, at the most."""
NAME, NAMED_BY_TIME, TIME = 162, 142, 112


class Line(msgspec.Struct, frozen=True):
    """One row, by an id of its own: its place in the report."""

    id: str
    name: str
    at: str
    of: Row


class Face(NamedTuple):
    """What all its tables are made of."""

    report: Report
    known: Directory

    def lines(self) -> tuple[Line, ...]:
        return tuple(self._line(str(n), row) for n, row in enumerate(self.report.rows))

    def total(self) -> tuple[Line, ...]:
        return (Line(TOTAL, tr("Reports", "Total"), "", self.report.total),)

    def _line(self, id: str, row: Row) -> Line:
        return Line(id, self._name(row), when(row.span.start, self.report), row)

    def _name(self, row: Row) -> str:
        by, id = self.report.spec.by, row.subject
        if by == "interval":
            return when(row.span.start, self.report)
        if not id:
            return subject_word(by)
        known: dict[str, dict[str, Any]] = {
            "queue": self.known.queues, "agent": self.known.agents,
            "disposition": self.known.dispositions,
        }  # fmt: skip
        if by in known:
            return known[by][id].name if id in known[by] else id
        return reason_name(id) if by == "bot" else subject_word(by, id)


def groups(report: Report) -> list[Group]:
    """Of its figures, in the order they are defined."""
    return list(dict.fromkeys(measure.group for measure in report.columns))


def when(at: int, report: Report) -> str:
    """The beginning of a row by the company's clock; without its day where there is only one."""
    there = QDateTime.fromMSecsSinceEpoch(at, QTimeZone(report.zone.encode()))
    day = QLocale().toString(there.date(), "ddd d MMM")
    if report.spec.step_min in (0, 1440):
        return day
    time = QLocale().toString(there.time(), QLocale.FormatType.ShortFormat)
    one_day = report.period.end - report.period.start <= 25 * 3_600_000
    return time if one_day else f"{day}  {time}"


def written(value: float | None, unit: str) -> str:
    """A dash where there was nothing to be part of."""
    if value is None:
        return NONE
    if unit == "count":
        return count(int(value))
    if unit == "ms":
        return length(int(value))
    return tr("Numbers", "{value}%", value=QLocale().toString(value, "f", 1))


def change(number: Number, unit: str) -> str:
    """Against the second period, with the way it went; empty where one of both is not there, and
    where nothing happened in either."""
    if number.value is None or number.before is None or not (number.value or number.before):
        return ""
    by = number.value - number.before
    size = QLocale().toString(abs(by), "f", 1) if unit == "percent" else written(abs(by), unit)
    none = abs(by) < 0.05 if unit == "percent" else not by
    return "=" if none else f"{'↑' if by > 0 else '↓'} {size}"


def table(report: Report, group: Group, lines: tuple[Line, ...]) -> Table[Any]:
    """Those rows, with the figures of one group."""
    return Table(
        "report", lambda _: lines, columns(report, group), (), lambda line, _: line.name,
        ("place", False), lambda: (tr("Reports", "Nothing happened in this time"), ""),
    )  # fmt: skip


def columns(report: Report, group: Group) -> tuple[Column[Any], ...]:
    shown = [(n, of) for n, of in enumerate(report.columns) if of.group == group]
    return (*_edge(report), *(_measured(n, of, report) for n, of in shown))


def _edge(report: Report) -> tuple[Column[Any], ...]:
    """Whose row it is, and from when; as it came it is in the report's own order."""
    by, person = report.spec.by, report.spec.by == "agent"

    def name(line: Line, _: Floor) -> Cell:
        strong = line.id == TOTAL
        return Cell(line.name, person=line.name if person and not strong else "", strong=strong)

    def place(line: Line, _: Floor) -> Key:
        return (int(line.id) if line.id != TOTAL else 0,)

    at = Column[Any](
        "at", lambda: tr("Reports", "From"), TIME, lambda line, _: Cell(line.at, "second"),
        lambda line, _: (line.of.span.start,), right=False,
    )  # fmt: skip
    width = NAMED_BY_TIME if by == "interval" else NAME
    named = Column[Any]("place", lambda: by_name(by), width, name, place, right=False)
    return (named, at) if report.spec.step_min and by != "interval" else (named,)


def _measured(n: int, of: Measure, report: Report) -> Column[Any]:
    compared, whole = report.against is not None, report.total.cells[n]
    aside = max(ASIDES[of.unit], DIGIT * len(change(whole, of.unit))) if compared else 0
    width = max(WIDTHS[of.unit], DIGIT * len(written(whole.value, of.unit)) + 2 * DIGIT)

    def cell(line: Line, _: Floor) -> Cell:
        number = line.of.cells[n]
        text = written(number.value, of.unit)
        return Cell(
            text, "third" if text == NONE else "", aside=change(number, of.unit) if compared else "",
            strong=line.id == TOTAL,
        )  # fmt: skip

    def key(line: Line, _: Floor) -> Key:
        value = line.of.cells[n].value
        return () if value is None else (value,)

    hint = (lambda: variant_formula(report.variant)) if of.name == "service_level" else None
    return Column(
        of.name, lambda: measure_name(of.name), width + aside + (6 if aside else 0), cell,
        key, aside=aside, hint=hint, figure=of.name,
    )  # fmt: skip

"""A report as the table that is taken out of the desk: all its figures, as numbers."""

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

from core.export.table import Column, Kind, Table, Value
from core.figure_rows import Measure, Report, Row
from desktop.models.live_words import variant_name
from desktop.models.report_table import Face
from desktop.models.report_words import by_name, group_name, measure_name, title
from desktop.translate import tr

KINDS: dict[str, Kind] = {"count": "count", "percent": "percent", "ms": "duration"}


def taken(face: Face, facts: tuple[str, ...], notes: tuple[str, ...]) -> Table:
    """`facts` and `notes`: what the screen says above and below it."""
    report = face.report
    timed = bool(report.spec.step_min) and report.spec.by != "interval"
    edge = [Column(by_name(report.spec.by)), *([Column(tr("Reports", "From"))] if timed else [])]
    shown = [column for measure in report.columns for column in _columns(measure, report)]
    other = days(*report.against, report.zone) if report.against else ""
    (total,) = face.total()
    first: tuple[Value, ...] = (total.name, "") if timed else (total.name,)
    return Table(
        title=title(report.spec), columns=(*edge, *shown), facts=facts, notes=notes,
        rows=tuple(
            (line.name, *((line.at,) if timed else ()), *_values(line.of, report))
            for line in face.lines()
        ),
        totals=(*first, *_values(report.total, report)), names=len(edge), beneath=other,
    )  # fmt: skip


def _columns(measure: Measure, report: Report) -> list[Column]:
    name, kind = measure_name(measure.name), KINDS[measure.unit]
    before = tr("Reports", "{name}, before", name=name)
    group = group_name(measure.group)
    beneath = Column(before, kind, group=group, beneath=True)
    return [Column(name, kind, group=group), *([beneath] if report.against else [])]


def _values(row: Row, report: Report) -> tuple[Value, ...]:
    if report.against is None:
        return tuple(cell.value for cell in row.cells)
    return tuple(value for cell in row.cells for value in (cell.value, cell.before))


def days(start: int, end: int, zone: str) -> str:
    """23 Nov 2026, or the first and the last of them, by the company's clock."""
    of = QTimeZone(zone.encode())
    first, last = (
        QLocale().toString(QDateTime.fromMSecsSinceEpoch(at, of).date(), "d MMM yyyy")
        for at in (start, end - 1)
    )
    return first if first == last else f"{first} – {last}"


def facts(report: Report) -> list[str]:
    """Which time, beside which, and how the service level is counted."""
    found = [days(*report.period, report.zone)]
    if report.against is not None:
        other = days(*report.against, report.zone)
        found.append(tr("Reports", "beside {period}", period=other))
    if any(measure.name == "service_level" for measure in report.columns):
        name = variant_name(report.variant)
        found.append(tr("Reports", "Service level: {variant}", variant=name))
    return found

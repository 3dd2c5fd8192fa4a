"""A report as the file that its owner opens."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from backend.report_words import Words, words
from backend.state import State
from core.entities import Agent, Queue
from core.export.table import Column, Kind, Table, TableFormat, Value, Writing, written
from core.figure_words import FigureWords, Language, figure_words
from core.metrics.intervals import Interval
from core.metrics.measures import Measure
from core.metrics.report import Report, Row
from core.work import Disposition

MIMES: dict[TableFormat, str] = {
    "csv": "text/csv",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_KINDS: dict[str, Kind] = {"count": "count", "percent": "percent", "ms": "duration"}


class Named(NamedTuple):
    """What is called what, by id."""

    queues: Mapping[str, str]
    agents: Mapping[str, str]
    dispositions: Mapping[str, str]


def named(connection: Connection) -> Named:
    state = State(connection)
    return Named(
        {of.id: of.name for of in state.all(Queue)},
        {of.id: of.name for of in state.all(Agent)},
        {of.id: of.name for of in state.all(Disposition)},
    )


def content(
    report: Report, name: str, names: Named, format: TableFormat, language: Language
) -> bytes:
    """May take a second: for a worker."""
    said = words(language)
    writing = Writing(language=language, zone=report.zone, made=said.made)
    return written(table(report, name, names, said, writing), writing, format)


def table(report: Report, name: str, names: Named, said: Words, writing: Writing) -> Table:
    by, called = report.spec.by, figure_words(writing.language)
    first = [] if by == "interval" else [Column(called.by[by])]
    beginning = [Column(said.from_, "moment")] if by == "interval" or report.spec.step_min else []
    shown = [
        column for measure in report.columns for column in _columns(measure, report, said, called)
    ]
    edge: tuple[Value, ...] = (said.total, *(None for _ in (first + beginning)[1:]))
    if not first:
        beginning = [Column(said.from_)]
    return Table(
        title=name, columns=(*first, *beginning, *shown), facts=_facts(report, said, writing),
        rows=tuple(
            (*_edge(row, report, names, said, writing), *_values(row, report))
            for row in report.rows
        ),
        totals=(*edge, *_values(report.total, report)), names=len(first) + len(beginning),
        beneath=_days(report.against, writing) if report.against else "",
    )  # fmt: skip


def _columns(measure: Measure, report: Report, said: Words, called: FigureWords) -> list[Column]:
    """Of one figure: it, and that of the second period."""
    title, kind = called.measures[measure.name], _KINDS[measure.unit]
    group, before = called.groups[measure.group], said.before.format(name=title)
    beneath = Column(before, kind, group=group, beneath=True)
    return [Column(title, kind, group=group), *([beneath] if report.against else [])]


def _values(row: Row, report: Report) -> list[Value]:
    both = ((cell.value, cell.before) for cell in row.cells)
    return [value for pair in both for value in (pair if report.against else pair[:1])]


def _edge(
    row: Row, report: Report, names: Named, said: Words, writing: Writing
) -> tuple[Value, ...]:
    """Whose row it is, and from when."""
    at = row.span.start
    if report.spec.by == "interval":
        return (writing.moment(at),)
    subject = _subject(row.subject, report, names, said, figure_words(writing.language))
    return (subject, at) if report.spec.step_min else (subject,)


def _subject(id: str, report: Report, names: Named, said: Words, called: FigureWords) -> str:
    known: dict[str, Mapping[str, str]] = {
        "queue": names.queues, "agent": names.agents, "disposition": names.dispositions,
        "channel": said.media, "bot": called.reasons,
    }  # fmt: skip
    return known[report.spec.by].get(id, id) if id else said.none


def _facts(report: Report, said: Words, writing: Writing) -> tuple[str, ...]:
    """Which time; and, where it is shown, how the service level is counted."""
    spans = [report.period, *([report.against] if report.against else [])]
    times = [_days(of, writing) for of in spans]
    variant = said.variant.format(variant=said.variants[report.variant])
    levels = any(measure.name == "service_level" for measure in report.columns)
    return (*times, *([variant] if levels else []))


def _days(of: Interval, writing: Writing) -> str:
    return f"{writing.day(of.start)} – {writing.day(of.end - 1)}"

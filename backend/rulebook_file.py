"""The file that calendars, reasons and outcome codes are written in, as `docs/rules.example.toml`
is one; every mistake is told with its line. What `[remove]` names is archived."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args
from zoneinfo import ZoneInfo

import msgspec

from backend.channels.bot.source import Problem, Source, Wrong
from backend.channels.bot.suspects import meant
from backend.routing.calendar import minutes
from backend.rulebook import Removal, Removals, SetRulebook
from backend.shapes import faults
from core.work import Calendar, Disposition, Reason, Supervised

_NAMED = ("break", "meal", "meeting", "training", "away")
"""Reasons the desk has its own words for."""
_KINDS: dict[str, type[Calendar] | type[Reason] | type[Disposition]] = {
    "calendars": Calendar,
    "reasons": Reason,
    "dispositions": Disposition,
}
_REMOVE, _COMPANY = "remove", "company"
_SUPERVISED: tuple[Supervised, ...] = get_args(Supervised)
_ELSEWHERE = {
    "rules": ": a queue's rules are set with `queue`",
    "profiles": ": what a person is good at is set with `skills`",
}
Mistake = tuple[str, str, str]
"""Words, the field they are about, and what to look for in it."""
K = TypeVar("K", Calendar, Reason, Disposition)


def read(path: Path) -> SetRulebook:
    """Raises Wrong with every mistake that was found."""
    source, found = Source(path), list[Problem]()
    for name in source.table:
        if name not in (*_KINDS, _REMOVE, _COMPANY):
            rest = _ELSEWHERE.get(name, meant(name, _KINDS))
            found.append(source.problem(f"unknown table '{name}'{rest}", name, item=f"[{name}"))
    calendars = _rows(source, "calendars", Calendar, _of_calendar, found)
    reasons = _rows(source, "reasons", Reason, _of_reason, found)
    dispositions = _rows(source, "dispositions", Disposition, _of_disposition, found)
    named = {
        "calendars": {each.id for each in calendars},
        "reasons": {each.id for each in reasons},
        "dispositions": {each.id for each in dispositions},
    }
    remove, supervised = _removals(source, named, found), _supervised(source, found)
    if not found and not any((*named.values(), supervised)) and remove == Removals():
        found.append(source.problem(f"there is nothing in it: no {', no '.join(_KINDS)}"))
    if found:
        raise Wrong(*sorted(found))
    return SetRulebook(calendars, reasons, dispositions, remove, supervised=supervised)


def _supervised(source: Source, found: list[Problem]) -> Supervised | None:
    """Of the table `company`: whether agents see who is with their work."""
    table: Any = source.table.get(_COMPANY, {})
    if not isinstance(table, dict):
        found.append(source.problem(f"it begins with [{_COMPANY}]", item=f"[[{_COMPANY}"))
        return None
    for name in table.keys() - {"supervised"}:
        words = f"unknown field '{name}'{meant(name, ('supervised',))}"
        found.append(source.problem(words, _COMPANY, name))
    said = table.get("supervised")
    if said is not None and said not in _SUPERVISED:
        words = f"'supervised' is one of {', '.join(_SUPERVISED)}"
        found.append(source.problem(words, _COMPANY, "supervised"))
        return None
    return said


def _removals(source: Source, named: dict[str, set[str]], found: list[Problem]) -> Removals:
    """What the table `remove` names: ids under the name of their kind."""
    table: Any = source.table.get(_REMOVE, {})
    if not isinstance(table, dict):
        found.append(source.problem(f"it begins with [{_REMOVE}]", item=f"[[{_REMOVE}"))
        return Removals()
    removals: dict[str, tuple[Removal, ...]] = {}
    for name, ids in table.items():
        at = (_REMOVE, name)
        if name not in _KINDS:
            found.append(source.problem(f"unknown field '{name}'{meant(name, _KINDS)}", *at))
        elif not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            found.append(source.problem(f"'{name}' is a list of ids", *at))
        else:
            removals[name] = tuple(
                Removal(id, f"{source.name}:{source.line(*at, item=_quoted(id))}") for id in ids
            )
            both = sorted(named[name] & set(ids))
            found += [
                source.problem(f"'{id}' is both there and removed", *at, item=_quoted(id))
                for id in both
            ]
    return Removals(**removals)


def _quoted(id: str) -> str:
    return f'"{id}"'


def _rows(
    source: Source, name: str, kind: type[K], check: Callable[[K], Iterator[Mistake]],
    found: list[Problem],
) -> tuple[K, ...]:  # fmt: skip
    tables: Any = source.table.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(row, dict) for row in tables):
        found.append(source.problem(f"each of them begins with [[{name}]]", name))
        return ()
    rows: dict[str, K] = {}
    for number, table in enumerate(tables):
        at = (name, str(number))
        if (row := _row(source, kind, table, at, found)) is not None:
            for words, field, item in _mistakes(row, check, rows):
                found.append(source.problem(words, *at, field, item=item))
            rows[row.id] = row
    return tuple(rows.values())


def _mistakes(
    row: K, check: Callable[[K], Iterator[Mistake]], before: dict[str, K]
) -> Iterator[Mistake]:
    if not row.id.strip():
        yield "'id' is empty", "id", ""
    if row.id in before:
        yield f"there are two with the id '{row.id}'", "id", ""
    if not row.name.strip() and row.id not in _NAMED:
        yield "'name' is missing", "name", ""
    yield from check(row)


def _row(
    source: Source, kind: type[K], table: dict[str, Any], at: tuple[str, ...], found: list[Problem]
) -> K | None:
    known = [f.name for f in msgspec.structs.fields(kind) if f.name != "version"]
    for name in table:
        if name not in known:
            words = f"unknown field '{name}'{meant(name, known)}"
            found.append(source.problem(words, *at, name))
    wrong = faults(kind, table, at)
    found += [source.problem(each.words, *each.path, item=each.item) for each in wrong]
    return None if wrong else msgspec.convert(table, kind)


def _of_calendar(calendar: Calendar) -> Iterator[Mistake]:
    try:
        ZoneInfo(calendar.zone)
    except (ValueError, OSError, KeyError):
        yield f"no time zone '{calendar.zone}'", "zone", ""
    if len(calendar.week) != 7:
        yield f"'week' has {len(calendar.week)} days in place of 7, from Monday on", "week", ""
    for spans in calendar.week:
        yield from _of_spans(spans, "week")
    for day, spans in calendar.holidays.items():
        try:
            date.fromisoformat(day)
        except ValueError:
            yield f"'{day}' is no day, as 2027-01-01 is one", "holidays", day
        yield from _of_spans(spans, "holidays")


def _of_spans(spans: tuple[str, ...], field: str) -> Iterator[Mistake]:
    for span in spans:
        try:
            minutes(span)
        except ValueError:
            yield f"'{span}' is no time of one day, as 09:00-18:00 is one", field, f'"{span}"'


def _of_reason(reason: Reason) -> Iterator[Mistake]:
    if reason.budget_s < 0:
        yield "'budget_s' is negative", "budget_s", ""


def _of_disposition(disposition: Disposition) -> Iterator[Mistake]:
    if disposition.extra_s < 0:
        yield "'extra_s' is negative", "extra_s", ""

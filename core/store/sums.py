"""Sums by key in four tables, one for each way in which reports ask; every change goes to all of them.

sums_quarter has who came and waited, by queue; sums_day and sums_agent have people, by the company's days
and by quarters of an hour; sums_code has dispositions and reasons, by days.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from msgspec.structs import astuple
from sqlalchemy import Connection

from core.metrics import days
from core.metrics.intervals import Interval, windows
from core.metrics.measures import MADE_OF
from core.metrics.report import Frame, Grouped, groups
from core.metrics.tally import CODED, FIELDS, NOTHING, Key, Tally
from core.store.tables import SUMS

PIECE_MS = 10 * 24 * 3_600_000
"""What is read at a time: after each piece it is told how far it is."""
Progress = Callable[[int, int], None]
"""Done, and of how many."""
_Rows = dict[tuple[Any, ...], Tally]
_coded = attrgetter(*CODED)


def _upsert(table: str, keys: tuple[str, ...], fields: tuple[str, ...]) -> str:
    names = ", ".join((*keys, *fields))
    marks = ", ".join("?" * (len(keys) + len(fields)))
    sums = ", ".join(f"{field} = {field} + excluded.{field}" for field in fields)
    return f"INSERT INTO {table}({names}) VALUES ({marks}) ON CONFLICT DO UPDATE SET {sums}"


_INTO = {
    "sums_quarter": _upsert("sums_quarter", ("at", "queue", "media"), FIELDS),
    "sums_day": _upsert("sums_day", ("at", "agent", "queue", "media"), FIELDS),
    "sums_agent": _upsert("sums_agent", ("agent", "at", "queue", "media", "code"), FIELDS),
    "sums_code": _upsert("sums_code", ("at", "code", "agent", "queue", "media"), CODED),
}


def add(connection: Connection, tallies: Mapping[Key, Tally], zone: str) -> None:
    """By quarter of an hour; `zone`: by whose midnight a day begins."""
    for table, rows in _placed(tallies, zone).items():
        coded = table == "sums_code"
        values = [
            (*key, *(_coded(tally) if coded else astuple(tally))) for key, tally in rows.items()
        ]
        if values:
            connection.exec_driver_sql(_INTO[table], values)


def clear(connection: Connection) -> None:
    for table in SUMS:
        connection.execute(table.delete())


def forget(connection: Connection, before: int) -> None:
    for table in SUMS:
        connection.execute(table.delete().where(table.c.at < before))


def of_agent(connection: Connection, agent: str, start: int, end: int) -> dict[Key, Tally]:
    """What stands of one agent's time between these quarters of an hour."""
    sql = (
        f"SELECT at, code, {', '.join(MADE_OF['time'])} FROM sums_agent "
        "WHERE agent = ? AND at >= ? AND at < ? AND queue = '' AND media = ''"
    )
    return {
        Key(at, agent=agent, code=code): Tally(**dict(zip(MADE_OF["time"], sums, strict=True)))
        for at, code, *sums in connection.exec_driver_sql(sql, (agent, start, end))
    }


def answers(of: Frame) -> bool:
    """Whether there is a table for it: dispositions and reasons of the bot are kept by days only."""
    whole_days = of.spec.step_min in (0, days.DAY_MIN)
    return whole_days or of.spec.by not in ("disposition", "bot")


def grouped(
    connection: Connection, of: Frame, span: Interval, progress: Progress = lambda *_: None
) -> Grouped:
    """As `report.grouped` makes it of the same sums, but without what the report does not show."""
    table, subject = _table(of), _SUBJECT[of.spec.by]
    shown = groups(of.spec, of.scope)
    fields = [field for group in MADE_OF if group in shown for field in MADE_OF[group]]
    step = of.spec.step_min
    sums = ", ".join(f"sum({field})" for field in fields)
    where, values = _where(of, subject)
    sql = (
        f"SELECT {subject}, {'at' if step else 0}, {sums} FROM {table} "
        f"WHERE at >= ? AND at < ? {where} GROUP BY 1, 2"
    )
    starts = [cell.start for cell in days.cells(span, step, of.zone)]
    pieces = [span] if table == "sums_agent" else list(windows(*span, PIECE_MS))
    found: dict[tuple[str, int], Tally] = {}
    for number, piece in enumerate(pieces):
        progress(number, len(pieces))
        for who, at, *row in connection.exec_driver_sql(sql, (*piece, *values)):
            name = who, starts[bisect_right(starts, at) - 1] if step else span.start
            tally = Tally(**dict(zip(fields, row, strict=True)))
            found[name] = found.get(name, NOTHING).plus(tally)
    return {name: tally for name, tally in found.items() if tally}


_SUBJECT = {
    "queue": "queue", "agent": "agent", "channel": "media", "interval": "''",
    "disposition": "code", "bot": "code",
}  # fmt: skip


def _table(of: Frame) -> str:
    if of.spec.by in ("disposition", "bot"):
        return "sums_code"
    if of.spec.by != "agent" and of.scope.agents is None:
        return "sums_quarter"
    return "sums_day" if of.spec.step_min in (0, days.DAY_MIN) else "sums_agent"


def _where(of: Frame, subject: str) -> tuple[str, list[str]]:
    """The same that `report.grouped` leaves out."""
    wanted, values = "", []
    if of.spec.by == "disposition":
        wanted += "AND handled > 0 "
    elif of.spec.by == "bot":
        wanted += "AND bot_sessions + bot_hand_overs > 0 "
    elif of.spec.by != "interval":
        wanted += f"AND {subject} <> '' "
    for column, ids in zip(("queue", "agent"), of.scope, strict=True):
        if ids is not None:
            wanted += f"AND {column} IN (SELECT value FROM json_each(?)) "
            values.append(json.dumps(sorted(ids)))
    return wanted, values


def _placed(tallies: Mapping[Key, Tally], zone: str) -> dict[str, _Rows]:
    """Where each belongs; what falls together is added up before it is written."""
    rows: dict[str, _Rows] = {table: {} for table in _INTO}
    starts: dict[int, int] = {}
    for key, tally in tallies.items():
        day = starts.get(key.at)
        if day is None:
            day = starts[key.at] = days.day_of(key.at, zone).start
        _into(rows["sums_quarter"], (key.at, key.queue, key.media), tally)
        _into(rows["sums_day"], (day, key.agent, key.queue, key.media), tally)
        if key.agent:
            # Reasons stay apart, to be taken out again; what was handled is found by its disposition's day
            code = "" if key.queue else key.code
            _into(rows["sums_agent"], (key.agent, key.at, key.queue, key.media, code), tally)
        if any(_coded(tally)):
            _into(rows["sums_code"], (day, key.code, key.agent, key.queue, key.media), tally)
    return rows


def _into(rows: _Rows, key: tuple[Any, ...], tally: Tally) -> None:
    rows[key] = rows.get(key, NOTHING).plus(tally)

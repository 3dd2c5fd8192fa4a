"""What happened to everybody, kept for whoever supervises: the past that figures are made of and open to.

It stands beside the platform's tables, which a snapshot replaces by what it still tells: that is the last
day and a half of work, and this goes back as far as the policy says.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection

from core.entities import CallRecord, Survey
from core.evaluation import Evaluation
from core.metrics.replies import Exchange
from core.metrics.sessions import Session
from core.metrics.states import tie
from core.metrics.visits import entered
from core.store import bodies
from core.work import Interaction, Offer, StateSpan

KINDS: dict[str, type[Any]] = {
    "interaction": Interaction, "offer": Offer, "span": StateSpan, "call": CallRecord,
    "survey": Survey, "evaluation": Evaluation, "bot": Session, "talk": Exchange,
}  # fmt: skip
"""bot and talk: by conversation."""
ONWARD = "onward"
"""Stands for a visit that another came from by a person's hand, whether it is known or not."""
KIND_OF = {type_: kind for kind, type_ in KINDS.items()}
Name = tuple[str, str]
"""Kind and id."""

_DECODE = {kind: msgspec.msgpack.Decoder(type_).decode for kind, type_ in KINDS.items()}
_WRITE = """
INSERT INTO happened(kind, id, at, done, queue, agent, body) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, done = excluded.done, queue = excluded.queue,
agent = excluded.agent, body = excluded.body
"""
_NAMED = """
SELECT h.kind, h.id, h.body FROM json_each(?) j
CROSS JOIN happened h ON h.kind = j.value ->> 0 AND h.id = j.value ->> 1
"""
_LASTING = """
SELECT body FROM happened WHERE kind = ? AND agent = ? AND done IS NULL AND at < ?
UNION ALL SELECT body FROM happened WHERE kind = ? AND agent = ? AND done > ? AND at < ?
"""
_SPANS = """
SELECT body FROM happened WHERE kind = 'span' AND agent = ? AND done IS NULL AND at < ? AND at >=
coalesce((SELECT max(at) FROM happened
          WHERE kind = 'span' AND agent = ? AND done IS NULL AND at <= ?), 0)
ORDER BY at
"""


def load(connection: Connection, names: Collection[Name]) -> dict[Name, Any]:
    """Those that are known; an ONWARD is True."""
    if not names:
        return {}
    rows = connection.exec_driver_sql(_NAMED, (json.dumps(list(names)),))
    return {(kind, id): decode(kind, body) for kind, id, body in rows}


def write(connection: Connection, values: Iterable[tuple[Name, Any]]) -> None:
    rows = [(*name, *_columns(value)) for name, value in values]
    if rows:
        connection.exec_driver_sql(_WRITE, rows)


def decode(kind: str, body: bytes) -> Any:
    return True if kind == ONWARD else _DECODE[kind](body)


def newer(before: Any, after: Any) -> bool:
    """Whether `after` is the later word."""
    if isinstance(after, StateSpan):
        return tie(before) < tie(after)
    if isinstance(after, Session | Exchange) or after is True:
        return bool(before != after)
    return bool(after.version > before.version)


def lasting(connection: Connection, kind: str, agent: str, start: int, end: int) -> list[Any]:
    """One agent's of that kind of which something lies between; what is not over lasts on."""
    values = (kind, agent, end, kind, agent, start, end)
    rows = connection.exec_driver_sql(_LASTING, values).scalars()
    return [decode(kind, body) for body in rows]


def spans(connection: Connection, agent: str, start: int, end: int) -> list[StateSpan]:
    """Those that begin between, after the one that held at `start`."""
    rows = connection.exec_driver_sql(_SPANS, (agent, end, agent, start)).scalars()
    return [decode("span", body) for body in rows]


def counted_at(
    connection: Connection, kind: str, start: int, end: int, *, by_end: bool = False
) -> Iterator[tuple[str, Any]]:
    """Id and value of those that count within; `by_end`: at their end, and not at their beginning."""
    at = "done" if by_end else "at"
    sql = f"SELECT id, body FROM happened WHERE kind = ? AND {at} >= ? AND {at} < ? ORDER BY {at}"
    for id, body in connection.exec_driver_sql(sql, (kind, start, end)):
        yield id, decode(kind, body)


def reaching(connection: Connection, kind: str, start: int, end: int) -> Iterator[tuple[str, Any]]:
    """Id and value of those that began before the end and counted last after the start."""
    sql = "SELECT id, body FROM happened WHERE kind = ? AND coalesce(done, at) >= ? AND at < ?"
    for id, body in connection.exec_driver_sql(sql, (kind, start, end)):
        yield id, decode(kind, body)


def following(connection: Connection, after: Name, limit: int) -> list[tuple[Name, Any]]:
    """The next ones by kind and id."""
    sql = "SELECT kind, id, body FROM happened WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ?"
    rows = connection.exec_driver_sql(sql, (*after, limit))
    return [((kind, id), decode(kind, body)) for kind, id, body in rows]


def visits_after(
    connection: Connection, id: str, queues: Collection[str], limit: int
) -> list[tuple[Name, Interaction]]:
    """The next interactions of those queues, by id."""
    sql = (
        "SELECT id, body FROM happened WHERE kind = 'interaction' AND id > ? "
        "AND queue IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?"
    )
    rows = connection.exec_driver_sql(sql, (id, json.dumps(list(queues)), limit))
    return [(("interaction", id_), decode("interaction", body)) for id_, body in rows]


def forget(connection: Connection, before: int) -> None:
    """What was over by then, but not the state that held."""
    run = connection.exec_driver_sql
    run(
        "DELETE FROM happened WHERE kind IN ('interaction', 'offer', 'call') AND done < ?",
        (before,),
    )
    run(
        "DELETE FROM happened WHERE kind IN ('survey', 'evaluation', 'bot', 'talk', 'onward') "
        "AND coalesce(done, at) < ?",
        (before,),
    )
    run(
        "DELETE FROM happened WHERE kind = 'span' AND at < (SELECT max(h.at) FROM happened h "
        "WHERE h.kind = 'span' AND h.agent = happened.agent AND h.at <= ?)",
        (before,),
    )


def _columns(value: Any) -> tuple[int, int | None, str, str, bytes]:
    """When it counts first, its end, its queue, its agent, and all of it."""
    match value:
        case Interaction():
            place = entered(value), value.completed_at, value.queue, value.agent or ""
        case Offer():
            place = value.at, value.ended_at, value.queue, value.agent
        case StateSpan():
            place = value.since, None, "", value.agent
        case CallRecord():
            place = value.started_at, value.ended_at, value.queue or "", value.agent or ""
        case Survey():
            asked = value.at if value.asked_at is None else min(value.asked_at, value.at)
            place = asked, value.at, "", value.agent or ""
        case Evaluation():
            place = value.signed_at or value.at, None, "", value.agent
        case Session():
            place = value.started_at, None, "", ""
        case Exchange():
            place = value.created_at, _last(value), value.queue, ""
        case _:
            place = value, None, "", ""
    return *place, b"" if isinstance(value, int) else bodies.encode(value)


def _last(of: Exchange) -> int:
    """When anything of it counted last."""
    replies = (reply.at for reply in (of.first, *of.next) if reply)
    return max((of.created_at, *replies, *of.resolved))

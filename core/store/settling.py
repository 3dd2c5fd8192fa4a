"""Settling: what cannot be counted when it happens is counted before a report asks, piece by piece.

Time that has passed, what was said in conversations, and all of it where T or the company's zone is
another one than the sums were made by. Each piece is one short transaction.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from core.changes import Changes
from core.metrics import counted
from core.metrics.intervals import Interval
from core.metrics.media import media_of
from core.metrics.replies import exchange_of, said
from core.metrics.states import state_intervals
from core.metrics.tally import QUARTER_MS, Counts, Key, Sums, Tally, quarter
from core.store import bodies, figures, happened, lookup, sums
from core.store.basis import DAY_MS, USUAL_S, Basis, as_told, basis, save
from core.store.happened import ONWARD
from core.store.telling import Named

PIECE = 2_000
"""Values that one transaction counts anew: 40 ms, which whoever writes meanwhile does not feel."""
TALKS, PEOPLE, SPAN_MS = 100, 10, 7 * DAY_MS


class Left(NamedTuple):
    """How much was done just now, and how much of the same is left."""

    done: int = 0
    left: int = 0


def prepare(connection: Connection, now: int) -> tuple[Left, Changes]:
    """A piece of whatever is to be done; again until nothing is left."""
    _compare(connection)
    for step in (recount, settle_talks, settle_time):
        found = step(connection, now)
        if found.left:
            return found, Changes()
    return Left(), Changes()


def recount(connection: Connection, now: int) -> Left:
    """What is counted when it happens, by T and midnight as they are now."""
    known = basis(connection)
    if known.recounted is None:
        return Left()
    again = _by_another_t if known.former is not None else _from_nothing
    done = again(connection, known)
    return Left(done, max(1, known.to_count - known.counted - done) if done else 0)


def _from_nothing(connection: Connection, known: Basis) -> int:
    assert known.recounted is not None
    found = happened.following(connection, known.recounted, PIECE)
    if not found:
        save(connection, recounted=None)
        _time_anew(connection)
        return 0
    ids = {(ONWARD, id) for (kind, id), _ in found if kind == "interaction"}
    after = {**happened.load(connection, ids), **dict(found)}
    save(connection, recounted=found[-1][0], counted=known.counted + len(found))
    now_ = basis(connection)
    figures.count(connection, (name for name, _ in found), {}, after, now_)
    return len(found)


def _by_another_t(connection: Connection, known: Basis) -> int:
    """Only who came changes, and only in queues whose T is another one."""
    assert known.recounted is not None and known.former is not None
    queues = {q for q in known.targets.keys() | known.former if _differs(known, q)}
    found = happened.visits_after(connection, known.recounted[1], sorted(queues), PIECE)
    if not found:
        save(connection, recounted=None, former=None)
        return 0
    moved = Sums()
    for name, visit in found:
        moved.take(counted.demand(visit, known.target_ms(name, visit.queue)))
    save(connection, recounted=found[-1][0], counted=known.counted + len(found))
    now_ = basis(connection)
    for name, visit in found:
        moved.add(counted.demand(visit, now_.target_ms(name, visit.queue)))
    sums.add(connection, moved.by_key, known.zone)
    return len(found)


def _differs(known: Basis, queue: str) -> bool:
    former = known.former or {}
    return known.targets.get(queue, USUAL_S) != former.get(queue, USUAL_S)


def _time_anew(connection: Connection) -> None:
    """From the first that each said of themselves on."""
    connection.exec_driver_sql(
        "UPDATE timed SET up_to = coalesce((SELECT min(at) - min(at) % ? FROM happened "
        "WHERE kind = 'span' AND agent = timed.agent AND done IS NULL), up_to)",
        (QUARTER_MS,),
    )


def settle_talks(connection: Connection, now: int) -> Left:
    sql = "SELECT conversation FROM unread_talks LIMIT ?"
    ids = list(connection.exec_driver_sql(sql, (TALKS,)).scalars())
    if not ids:
        return Left()
    figures.put(connection, _exchanges(connection, ids))
    connection.exec_driver_sql(
        "DELETE FROM unread_talks WHERE conversation IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    left = connection.exec_driver_sql("SELECT count(*) FROM unread_talks").scalar_one()
    return Left(len(ids), int(left))


def settle_time(connection: Connection, now: int) -> Left:
    """Up to the quarter of an hour that runs."""
    known, end = basis(connection), quarter(now)
    sql = "SELECT agent, up_to FROM timed WHERE up_to < ? LIMIT ?"
    rows = connection.exec_driver_sql(sql, (end, PEOPLE)).fetchall()
    moved, reached = Sums(), []
    for agent, up_to in rows:
        start = max(up_to, quarter(known.cut(now)))
        until = min(end, start + SPAN_MS)
        moved.add(time_of(connection, agent, Interval(start, until), now))
        moved.take(sums.of_agent(connection, agent, start, until).items())
        reached.append((until, agent))
    sums.add(connection, moved.by_key, known.zone)
    if reached:
        connection.exec_driver_sql("UPDATE timed SET up_to = ? WHERE agent = ?", reached)
    sql = "SELECT coalesce(sum(? - up_to), 0) FROM timed WHERE up_to < ?"
    left = int(connection.exec_driver_sql(sql, (end, end)).scalar_one())
    return Left(len(rows), -(-left // SPAN_MS))


def passing(connection: Connection, now: int) -> list[tuple[Key, Tally]]:
    """Everybody's time of the quarter of an hour that runs: it is written once it is over."""
    window = Interval(quarter(now), now)
    agents = connection.exec_driver_sql("SELECT agent FROM timed").scalars().all()
    return [count for agent in agents for count in time_of(connection, agent, window, now)]


def time_of(connection: Connection, agent: str, window: Interval, now: int) -> Counts:
    spans = happened.spans(connection, agent, *window)
    visits = happened.lasting(connection, "interaction", agent, *window)
    calls = happened.lasting(connection, "call", agent, *window)
    times = counted.Times(agent, state_intervals(spans, now), visits, calls)
    return counted.of_time(times, window, now)


def _compare(connection: Connection) -> None:
    """By what is counted now, with by what the sums were made."""
    known, (zone, targets) = basis(connection), as_told(connection)
    if (known.zone, known.targets) == (zone, targets):
        return
    alone = known.zone == zone and known.recounted is None
    kinds = "WHERE kind = 'interaction'" if alone else ""
    count = connection.exec_driver_sql(f"SELECT count(*) FROM happened {kinds}").scalar_one()
    if not alone:
        sums.clear(connection)
    save(
        connection, zone=zone, targets=targets, counted=0, to_count=int(count),
        recounted=("interaction", "") if alone else ("", ""),
        former=known.targets if alone else None,
    )  # fmt: skip


def _exchanges(connection: Connection, ids: Iterable[str]) -> Iterator[Named]:
    sql = "SELECT body FROM messages WHERE conversation = ?"
    for id in ids:
        found = lookup.conversation(connection, id)
        if found is None:
            continue
        key, of = found
        entries = map(said, map(bodies.message, connection.exec_driver_sql(sql, (key,)).scalars()))
        timeline = (entry for entry in entries if entry)
        yield (
            ("talk", id),
            exchange_of(of.created_at, timeline, of.queue or "", media_of(of.channel)),
        )

"""What stays on this machine: the policy, what goes beyond it, and an honest word of what is here.

Of a conversation that goes, its words go: messages, transcripts, notes, the customer's word in a survey, and
cached files with recordings among them. Itself it stays, a line that the list shows and that the platform's
next event finds. What is open, unsent or drafted is never touched.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from core.changes import Changes
from core.entities import CallRecord, Survey
from core.evaluation import Evaluation
from core.library import KEPT_ALL, Keeping, KeepingEffect, Kept
from core.store import bodies, files, meta
from core.store.batch import Batch
from core.store.library_ingest import told_in, untell
from core.store.saving import save

POLICY = "keeping"
_FILE_BYTES = (
    "SELECT coalesce(sum(length(body)), 0) FROM contents",
    "SELECT coalesce(sum(length(body)), 0) FROM pieces",
)
_SIZE = ("page_count", "freelist_count", "page_size")
"""Each a number; SQLCipher says its own as text."""
SINCE = "kept_since"
HELD = "kept_held"
HELD_MS = 7 * 86_400_000
"""So long what was fetched by hand stays, whatever the policy says."""
DAY_MS = 86_400_000
STEP = 60
"""Messages taken away in one transaction: each word of theirs is looked for elsewhere, and what
arrives meanwhile waits."""

_POLICY = msgspec.msgpack.Decoder(Keeping).decode
_MAY_GO = """
FROM conversations c
WHERE (c.last_at, c.key) > (?, ?) AND c.last_at < ? AND c.status = 'resolved' AND {}
AND EXISTS (SELECT 1 FROM messages WHERE conversation = c.key)
AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.conversation = c.id)
AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.conversation = c.id)
AND NOT EXISTS (SELECT 1 FROM draft_files f WHERE f.conversation = c.id)
AND c.id NOT IN (SELECT value FROM json_each(?))
"""
_CANDIDATES = f"SELECT c.key, c.id, c.last_at {_MAY_GO} ORDER BY c.last_at, c.key LIMIT 1"
_HOW_MANY = f"SELECT count(*), max(c.last_at) {_MAY_GO}"
_THE_NEXT = f"SELECT c.last_at {_MAY_GO} ORDER BY c.last_at, c.key LIMIT 1 OFFSET ?"
_ELSEWHERE = (
    "c.team NOT IN (SELECT value FROM json_each(?)) AND (c.assignee IS NULL OR c.assignee <> ?)"
)
_OLDEST = "SELECT position FROM messages WHERE conversation = ? ORDER BY position LIMIT ?"


class Sweep(NamedTuple):
    """How far a search for what goes beyond the policy has come; by time and key."""

    elsewhere: bool = True
    """Other teams' first, then what is too old, or too much."""
    at: int = -1
    key: int = 0


def policy(connection: Connection) -> Keeping:
    kept = meta.get(connection, POLICY)
    return _POLICY(kept) if kept else Keeping()


def put(connection: Connection, policy: Keeping) -> tuple[None, Changes]:
    meta.put(connection, POLICY, bodies.encode(policy))
    return None, Changes()


def kept(connection: Connection) -> Kept:
    known, since = policy(connection), _number(connection, SINCE)
    total = connection.exec_driver_sql("SELECT coalesce(sum(total), 0) FROM tallies").scalar_one()
    syncing = meta.cursor(connection) is None
    return Kept(
        complete=since is None and not known.teams and not syncing, since=since,
        teams=known.teams, conversations=total, bytes=bytes_taken(connection), policy=known,
        syncing=syncing, file_bytes=_file_bytes(connection),
    )  # fmt: skip


def hold(connection: Connection, back_to: int, now: int) -> None:
    """What is newer than `back_to` was fetched by hand; nothing of it is missing any longer."""
    meta.put(connection, HELD, bodies.encode((back_to, now + HELD_MS)))
    since = _number(connection, SINCE)
    if since is not None and since > back_to:
        meta.put(connection, SINCE, str(back_to).encode())


def whole(connection: Connection) -> tuple[None, Changes]:
    """There is nothing that the platform has and this machine has not, but what teams leave out."""
    meta.put(connection, SINCE, None)
    return None, Changes()


def prune(connection: Connection, sweep: Sweep, now: int) -> tuple[Sweep | None, Changes]:
    """One small step; what comes next, None once nothing goes beyond the policy."""
    known = policy(connection)
    if meta.cursor(connection) is None:
        return None, Changes()
    found = _candidate(connection, known, sweep, now)
    if found is None:
        return (Sweep(elsewhere=False) if sweep.elsewhere else None), Changes()
    changes, done = _take_away(connection, found.key, found.id)
    if not sweep.elsewhere:
        since = max(_number(connection, SINCE) or 0, found.last_at + 1)
        meta.put(connection, SINCE, str(since).encode())
    if done:
        sweep = Sweep(sweep.elsewhere, found.last_at, found.key)
    return sweep, changes


def would_go(connection: Connection, policy: Keeping, now: int) -> KeepingEffect:
    """What `prune` would take away by that policy, as it is now."""
    drafted, first = json.dumps(_in_evaluation(connection)), (-1, 0)
    which, values = "1", tuple[Any, ...]()
    elsewhere = 0
    if policy.teams:
        values = (json.dumps(policy.teams), meta.signed_in(connection))
        asked = (*first, min(now, _held_from(connection, now)), *values, drafted)
        elsewhere = _first(connection, _HOW_MANY.format(_ELSEWHERE), asked)[0]
        which = f"({_ELSEWHERE}) IS NOT 1"
    days = replace(policy, megabytes=KEPT_ALL)
    asked = (*first, _before(connection, days, now), *values, drafted)
    old, newest = _first(connection, _HOW_MANY.format(which), asked)
    much, since = _too_much(connection, policy, which, (*values, drafted), now)
    if much > old:
        return KeepingEffect(elsewhere + much, since, exact=False)
    return KeepingEffect(elsewhere + old, None if newest is None else newest + 1)


def _too_much(
    connection: Connection, policy: Keeping, which: str, values: tuple[Any, ...], now: int
) -> tuple[int, int | None]:
    """How many of the oldest are beyond the size, were all of them alike; and the time of the next."""
    size = bytes_taken(connection)
    beyond = size - (policy.megabytes << 20)
    if not policy.megabytes or beyond <= 0:
        return 0, None
    asked = (-1, 0, min(now, _held_from(connection, now)), *values)
    whole = _first(connection, _HOW_MANY.format(which), asked)[0]
    number = min(whole, -(-whole * beyond // size))
    following = connection.exec_driver_sql(_THE_NEXT.format(which), (*asked, number)).first()
    return number, following[0] if following else now


def _first(connection: Connection, sql: str, asked: tuple[Any, ...]) -> Any:  # of a query of sums
    return connection.exec_driver_sql(sql, asked).one()


def _candidate(
    connection: Connection, known: Keeping, sweep: Sweep, now: int
) -> Any:  # a row of key, id and last_at
    which, values = "1", tuple[Any, ...]()
    before = _before(connection, known, now)
    if sweep.elsewhere:
        if not known.teams:
            return None
        before = min(now, _held_from(connection, now))
        which, values = _ELSEWHERE, (json.dumps(known.teams), meta.signed_in(connection))
    drafted = json.dumps(_in_evaluation(connection))
    asked = (sweep.at, sweep.key, before, *values, drafted)
    return connection.exec_driver_sql(_CANDIDATES.format(which), asked).first()


def _before(connection: Connection, known: Keeping, now: int) -> int:
    """What was written last before that time has to go."""
    before = now - known.days * DAY_MS if known.days else 0
    if known.megabytes and bytes_taken(connection) > known.megabytes << 20:
        before = now
    return min(before, _held_from(connection, now))


def _held_from(connection: Connection, now: int) -> int:
    kept = meta.get(connection, HELD)
    if kept is None:
        return now
    back_to, until = msgspec.msgpack.decode(kept, type=tuple[int, int])
    return back_to if now < until else now


def _take_away(connection: Connection, key: int, id: str) -> tuple[Changes, bool]:
    """Its oldest messages; with the last of them what was told in it."""
    rows = connection.exec_driver_sql(_OLDEST, (key, STEP)).scalars()
    places: Sequence[tuple[str, int]] = [(id, position) for position in rows]
    batch = Batch(connection)
    batch.load_conversations([id])
    batch.load_messages(places)
    taken = list[str]()
    for entry in batch.messages.get(id, {}).values():
        taken += [file.id for file in entry.before.attachments] if entry.before else []
        entry.after = None
    done = len(places) < STEP
    if done:
        taken += _forget_said(batch, id)
    changes = save(batch)
    if done:
        untell(batch, told_in(batch, [key]))
    _forget_files(connection, taken)
    return changes, done


def _forget_said(batch: Batch, id: str) -> list[str]:
    """The record of a call or a survey stays, as a line of the history; what was said in it goes.
    Returns the ids of the files that go with it."""
    contact = batch.conversations[id].after
    batch.load_card({contact.contact} if contact else set())
    taken = list[str]()
    for entry in batch.records.values():
        match entry.after:
            case CallRecord(conversation=of) as call if of == id:
                entry.after = replace(call, transcript=(), notes="")
                tapes = (call.recording, *(leg.recording for leg in call.legs))
                taken += [tape.id for tape in tapes if tape]
            case Survey(conversation=of) as survey if of == id:
                entry.after = replace(survey, comment="")
    return taken


def _forget_files(connection: Connection, ids: Sequence[str]) -> None:
    if ids:
        among = "command IS NULL AND id IN (SELECT value FROM json_each(?))"
        files.drop(connection, among, json.dumps(ids))


def _in_evaluation(connection: Connection) -> list[str]:
    """Conversations of which somebody has half an evaluation."""
    rows = connection.exec_driver_sql("SELECT body FROM own WHERE kind = 'evaluation'").scalars()
    drafts = (msgspec.msgpack.decode(body, type=Evaluation) for body in rows)
    return sorted({draft.conversation for draft in drafts if draft.conversation})


def _number(connection: Connection, name: str) -> int | None:
    kept = meta.get(connection, name)
    return int(kept) if kept else None


def _file_bytes(connection: Connection) -> int:
    return sum(connection.exec_driver_sql(sql).scalar_one() for sql in _FILE_BYTES)


def bytes_taken(connection: Connection) -> int:
    """Of the file, without the pages that are free."""
    ask = connection.exec_driver_sql
    of = {name: int(ask(f"PRAGMA {name}").scalar_one()) for name in _SIZE}
    return (of["page_count"] - of["freelist_count"]) * of["page_size"]

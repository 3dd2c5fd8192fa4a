"""Recordings fetched ahead: which of them this machine should have, which it has, and what goes again.

Nothing is remembered of what is wanted: each plan is made of what is kept now, so that what erasure,
another policy or another role takes from a person takes its sound with it.
"""

import json
import shutil
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from core.changes import Changes
from core.entities import LOCAL, Attachment
from core.library import Keeping, RecordingsKept, ahead_of
from core.store import files, library_keeping, meta

MOST = 64 << 20
"""Bytes of one; a longer write would hold up what a person sends meanwhile."""
NO_LIMIT = 8 << 30
"""Bytes, where the policy names none: enough for weeks, and no surprise on anybody's disk."""
IN_MEMORY = 256 << 20
SPARE = 2 << 30
"""Bytes of the disk that stay free, whatever the policy says."""
_SHARE = (19, 20)
"""Of the policy's room; the rest is for words to come, which go before no sound."""
_KEPT = """
SELECT r.body FROM facets f JOIN records r ON r.kind = 'call' AND r.id = substr(f.source, 6)
WHERE f.kind = 'recorded' AND f.value = 1 AND f.source GLOB 'call:*'
AND EXISTS (SELECT 1 FROM messages WHERE conversation = f.conversation)
"""
_HERE = "SELECT key, id, sha256, size, ahead FROM files WHERE command IS NULL"
_MARK = "UPDATE files SET ahead = 1 WHERE key IN (SELECT value FROM json_each(?))"
_FORGET = (
    "DELETE FROM contents WHERE file IN (SELECT value FROM json_each(?))",
    "DELETE FROM files WHERE key IN (SELECT value FROM json_each(?))",
)
_STILL_KEPT = """
SELECT 1 FROM facets f WHERE f.kind = 'recorded' AND f.value = 1 AND f.source = ?
AND EXISTS (SELECT 1 FROM messages WHERE conversation = f.conversation) LIMIT 1
"""


class _Leg(msgspec.Struct, frozen=True, gc=False):
    kind: str = ""
    who: str = ""
    answered_at: int | None = None
    recording: Attachment | None = None


class _Call(msgspec.Struct, frozen=True):
    """What of a CallRecord matters here; its transcript is not worth decoding for it."""

    id: str
    started_at: int = 0
    agent: str | None = None
    recording: Attachment | None = None
    legs: tuple[_Leg, ...] = ()


class Tape(NamedTuple):
    at: int
    call: str
    own: bool
    file: Attachment


class Plan(NamedTuple):
    missing: tuple[Tape, ...] = ()
    """To be fetched, those of the newest calls first."""
    stay: tuple[int, ...] = ()
    """Keys of files that somebody played, and that are wanted from now on."""
    gone: tuple[int, ...] = ()
    """Keys of those that were fetched ahead and are wanted no more."""


_call = msgspec.msgpack.Decoder(_Call).decode


class _Here:
    """The files of this machine that the platform can give again."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.exec_driver_sql(_HERE).all()
        self._by_id = {row.id: row.key for row in rows if row.id}
        self._by_sha256 = {row.sha256: row.key for row in rows}
        self.ahead = {row.key for row in rows if row.ahead}
        self.ahead_bytes = sum(row.size for row in rows if row.ahead)

    def key(self, file: Attachment) -> int | None:
        return self._by_id.get(file.id) or self._by_sha256.get(file.sha256)


def plan(connection: Connection, most: int = 20, without: Collection[str] = ()) -> Plan:
    """At most so many of what is missing. `without`: ids that the platform would not give."""
    here, known = _Here(connection), library_keeping.policy(connection)
    wanted = _wanted(connection, known, _tapes(connection))
    fitting = _fitting(wanted, _room(connection, known, here.ahead_bytes))
    keys = [(here.key(tape.file), tape) for tape in fitting]
    missing = [tape for key, tape in keys if key is None and tape.file.id not in without]
    stay = {key for key, _ in keys if key is not None}
    return Plan(tuple(missing[:most]), tuple(stay - here.ahead), tuple(here.ahead - stay))


def settle(connection: Connection, plan: Plan) -> tuple[None, Changes]:
    """What stays is marked, what is wanted no more goes."""
    connection.exec_driver_sql(_MARK, (json.dumps(plan.stay),))
    for sql in _FORGET:
        connection.exec_driver_sql(sql, (json.dumps(plan.gone),))
    return None, Changes()


def keep(connection: Connection, tape: Tape, body: bytes, now: int) -> tuple[None, Changes]:
    """What came, unless its call went while it was on its way."""
    if connection.exec_driver_sql(_STILL_KEPT, (f"call:{tape.call}",)).first():
        files.keep_ahead(connection, tape.file, body, now)
    return None, Changes()


def kept(connection: Connection) -> RecordingsKept:
    here, known = _Here(connection), library_keeping.policy(connection)
    tapes = _tapes(connection)
    number = sum(here.key(tape.file) is not None for tape in tapes)
    wanted = _wanted(connection, known, tapes)
    fits = len(_fitting(wanted, _room(connection, known, here.ahead_bytes)))
    large = [t for t in _chosen(connection, known, tapes) if t.file.size > MOST]
    missing = sum(here.key(tape.file) is None for tape in large)
    return RecordingsKept(number, len(tapes), full=fits < len(wanted), large=missing)


def has(connection: Connection, file: Attachment) -> bool:
    return _Here(connection).key(file) is not None


def _tapes(connection: Connection) -> list[Tape]:
    """All that are kept, of the newest calls first."""
    me = meta.signed_in(connection)
    rows = connection.exec_driver_sql(_KEPT).scalars()
    found = {tape.file.id: tape for body in rows for tape in _of(_call(body), me)}
    return sorted(found.values(), key=lambda tape: (tape.at, tape.call), reverse=True)


def _of(call: _Call, me: str) -> Iterator[Tape]:
    talked = [leg.who for leg in call.legs if leg.kind == "agent" and leg.answered_at]
    own = me in (call.agent, *talked)
    for file in (call.recording, *(leg.recording for leg in call.legs)):
        if file is not None and not file.id.startswith(LOCAL):
            yield Tape(call.started_at, call.id, own, file)


def _wanted(connection: Connection, known: Keeping, tapes: list[Tape]) -> list[Tape]:
    return [t for t in _chosen(connection, known, tapes) if t.file.size <= MOST]


def _chosen(connection: Connection, known: Keeping, tapes: list[Tape]) -> list[Tape]:
    """By the policy, whatever their size."""
    which = ahead_of(known, meta.role(connection))
    return [t for t in tapes if which == "all" or (which == "own" and t.own)]


def _fitting(wanted: list[Tape], room: int) -> list[Tape]:
    """The newest that have room together: an older small one never stands for a newer large one."""
    totals = accumulate(tape.file.size for tape in wanted)
    return [tape for tape, total in zip(wanted, totals, strict=True) if total <= room]


def _room(connection: Connection, known: Keeping, held: int) -> int:
    """Bytes for all that is fetched ahead, what is here of it (`held`) included."""
    path = connection.exec_driver_sql("PRAGMA database_list").first()
    if path is None or not path[2]:
        return IN_MEMORY
    free = held + shutil.disk_usage(path[2]).free - SPARE
    if not known.megabytes:
        return min(NO_LIMIT, free)
    words = library_keeping.bytes_taken(connection) - held
    return min((known.megabytes << 20) * _SHARE[0] // _SHARE[1] - words, free)

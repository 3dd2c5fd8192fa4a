"""Files fetched ahead: which of them this machine should have, which it has, and what goes again.

Recordings, voice messages, pictures and documents. Nothing is remembered of what is wanted: each plan is
made of what is kept now, so that what erasure, another policy or another role takes from a person takes
its files with it.
"""

import json
import shutil
from collections.abc import Collection
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Attachment
from core.library import FilesKept, Keeping, ahead_of
from core.store import files, library_keeping, meta, pieces
from core.store.pieces import Begun

NO_LIMIT = 8 << 30
"""Bytes, where the policy names none: enough for weeks, and no surprise on anybody's disk."""
IN_MEMORY = 256 << 20
SPARE = 2 << 30
"""Bytes of the disk that stay free, whatever the policy says."""
_SHARE = (19, 20)
"""Of the policy's room; the rest is for words to come, which go before no sound."""
_LARGEST = 4
"""No file takes more than one part in so many of the room: it would keep all that are older away."""
_KEPT = """
SELECT a.id, a.name, a.size, a.sha256, EXISTS (
    SELECT 1 FROM facets f WHERE f.conversation = c.key AND f.kind = 'agent' AND f.value = ?
    AND f.source = CASE WHEN a.source GLOB 'call:*' THEN a.source ELSE '' END
) AS own
FROM attached a JOIN conversations c ON c.id = a.conversation
WHERE EXISTS (SELECT 1 FROM messages WHERE conversation = c.key)
ORDER BY a.at DESC, a.source, a.id
"""
_HERE = """
SELECT key, id, sha256, ahead, whole,
CASE WHEN whole THEN size ELSE (SELECT count(*) FROM pieces p WHERE p.file = f.key) * ? END AS taken
FROM files f WHERE command IS NULL
"""
_MARK = "UPDATE files SET ahead = 1 WHERE key IN (SELECT value FROM json_each(?))"
_STILL_KEPT = """
SELECT 1 FROM attached a JOIN conversations c ON c.id = a.conversation
WHERE a.id = ? AND EXISTS (SELECT 1 FROM messages WHERE conversation = c.key) LIMIT 1
"""


class Wanted(NamedTuple):
    """`own`: the person talked in that call, or had to do with that conversation."""

    file: Attachment
    own: bool


class Plan(NamedTuple):
    missing: tuple[Attachment, ...] = ()
    """To be fetched, the newest first."""
    stay: tuple[int, ...] = ()
    """Keys of files that somebody opened, and that are wanted from now on."""
    gone: tuple[int, ...] = ()
    """Keys of those that were fetched ahead, wholly or in part, and are wanted no more."""


class _Here:
    """The files of this machine that the platform can give again."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.exec_driver_sql(_HERE, (pieces.PIECE,)).all()
        whole = [row for row in rows if row.whole]
        self._by_id = {row.id: row.key for row in whole if row.id}
        self._by_sha256 = {row.sha256: row.key for row in whole}
        self._coming = {row.id: row.key for row in rows if not row.whole}
        self.ahead = {row.key for row in rows if row.ahead}
        self.ahead_bytes = sum(row.taken for row in rows if row.ahead)

    def key(self, file: Attachment) -> int | None:
        return self._by_id.get(file.id) or self._by_sha256.get(file.sha256)

    def coming(self, file: Attachment) -> int | None:
        return self._coming.get(file.id)


def plan(connection: Connection, most: int = 20, without: Collection[str] = ()) -> Plan:
    """At most so many of what is missing. `without`: ids that the platform would not give."""
    here, known = _Here(connection), library_keeping.policy(connection)
    fitting = _Choice(connection, known, here.ahead_bytes).fitting
    missing = [file for file in fitting if here.key(file) is None and file.id not in without]
    stay = {key for file in fitting if (key := here.key(file)) is not None}
    coming = {key for file in missing if (key := here.coming(file)) is not None}
    gone = here.ahead - stay - coming
    return Plan(tuple(missing[:most]), tuple(stay - here.ahead), tuple(gone))


def settle(connection: Connection, plan: Plan) -> tuple[None, Changes]:
    """What stays is marked, what is wanted no more goes."""
    connection.exec_driver_sql(_MARK, (json.dumps(plan.stay),))
    files.drop(connection, "key IN (SELECT value FROM json_each(?))", json.dumps(plan.gone))
    return None, Changes()


def begin(connection: Connection, file: Attachment, now: int) -> tuple[Begun, Changes]:
    return pieces.begin(connection, file, now), Changes()


def put(
    connection: Connection, of: Begun, file: Attachment, number: int, body: bytes
) -> tuple[bool, Changes]:
    """False: it is wanted no more, for somebody erased it meanwhile."""
    return pieces.put(connection, of, file.id, number, body), Changes()


def keep(connection: Connection, of: Begun, file: Attachment, sha256: str) -> tuple[None, Changes]:
    """All of it came, and is proven; unless what it belongs to went while it was on its way."""
    if connection.exec_driver_sql(_STILL_KEPT, (file.id,)).first():
        pieces.finish(connection, of, sha256)
    else:
        files.drop(connection, "key = ?", of.key)
    return None, Changes()


def forget(connection: Connection, of: Begun) -> tuple[None, Changes]:
    """It is not what was said."""
    files.drop(connection, "key = ?", of.key)
    return None, Changes()


def kept(connection: Connection) -> FilesKept:
    here, known = _Here(connection), library_keeping.policy(connection)
    choice = _Choice(connection, known, here.ahead_bytes)
    missing = [file for file in choice.fitting if here.key(file) is None]
    large = [file for file in choice.large if here.key(file) is None]
    return FilesKept(
        here=sum(here.key(each.file) is not None for each in choice.all), of=len(choice.all),
        missing=len(missing), missing_bytes=sum(file.size for file in missing),
        full=len(choice.fitting) < len(choice.wanted), large=len(large),
    )  # fmt: skip


def has(connection: Connection, file: Attachment) -> bool:
    return files.key_of(connection, file) is not None


class _Choice:
    """By the policy, of all that belongs to what is kept; each the newest first."""

    def __init__(self, connection: Connection, known: Keeping, held: int) -> None:
        room = _room(connection, known, held)
        which = ahead_of(known, meta.role(connection))
        self.all = _all(connection)
        chosen = [e.file for e in self.all if which == "all" or (which == "own" and e.own)]
        self.large = [file for file in chosen if file.size > room // _LARGEST]
        self.wanted = [file for file in chosen if file.size <= room // _LARGEST]
        self.fitting = _fitting(self.wanted, room)


def _all(connection: Connection) -> list[Wanted]:
    rows = connection.exec_driver_sql(_KEPT, (meta.signed_in(connection),))
    found = dict[str, Wanted]()
    for id, name, size, sha256, own in rows:
        file = Attachment(id=id, name=name, mime="", size=size, sha256=sha256)
        known = found.setdefault(id, Wanted(file, bool(own)))
        if own and not known.own:
            found[id] = Wanted(file, own=True)
    return list(found.values())


def _fitting(wanted: list[Attachment], room: int) -> list[Attachment]:
    """The newest that have room together: an older small one never stands for a newer large one."""
    totals = accumulate(file.size for file in wanted)
    return [file for file, total in zip(wanted, totals, strict=True) if total <= room]


def _room(connection: Connection, known: Keeping, held: int) -> int:
    """Bytes for all that is fetched ahead, what is here of it (`held`) included."""
    path = connection.exec_driver_sql("PRAGMA database_list").first()
    if path is None or not path[2]:
        return IN_MEMORY
    free = held + shutil.disk_usage(path[2]).free - SPARE
    if not known.megabytes:
        return max(0, min(NO_LIMIT, free))
    words = library_keeping.bytes_taken(connection) - held
    return max(0, min((known.megabytes << 20) * _SHARE[0] // _SHARE[1] - words, free))

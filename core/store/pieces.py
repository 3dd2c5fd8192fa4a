"""Files that come piece by piece: none is ever whole in memory, and one that was cut goes on where it stopped.

Until all of it is here and proven it is a file of this machine as little as one that never came.
"""

from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from core.entities import Attachment
from core.store import files as kept
from core.store.tables import files

PIECE = 512 * 1024
"""Bytes of each but the last."""
_PUT = """
INSERT OR REPLACE INTO pieces(file, number, body)
SELECT key, ?, ? FROM files WHERE key = ? AND id = ? AND whole = 0
"""
_PART_OF_WHOLE = "SELECT substr(body, ?, ?) FROM contents WHERE file = ?"
_PARTS = "SELECT body FROM pieces WHERE file = ? AND number BETWEEN ? AND ? ORDER BY number"


class Begun(NamedTuple):
    """One on its way: `here` are the numbers of the pieces that came."""

    key: int
    here: frozenset[int]


def count_of(size: int) -> int:
    return -(-size // PIECE)


def begin(connection: Connection, file: Attachment, now: int) -> Begun:
    """What came of it before stays, unless the platform says of it now that it is another."""
    at = files.c
    row = connection.execute(
        select(at.key, at.size, at.sha256).where(at.id == file.id, at.whole == 0)
    ).first()
    if row is not None and (row.size, row.sha256) != (file.size, file.sha256):
        kept.drop(connection, "id = ? AND whole = 0", file.id)
        row = None
    if row is None:
        new = {"id": file.id, "sha256": file.sha256, "size": file.size, "name": file.name}
        started = insert(files).values(**new, used_at=now, ahead=1, whole=0).returning(at.key)
        return Begun(connection.execute(started).scalar_one(), frozenset())
    here = connection.exec_driver_sql("SELECT number FROM pieces WHERE file = ?", (row.key,))
    return Begun(row.key, frozenset(here.scalars()))


def put(connection: Connection, of: Begun, id: str, number: int, body: bytes) -> bool:
    """False: the file went while this was on its way."""
    return connection.exec_driver_sql(_PUT, (number, body, of.key, id)).rowcount == 1


def finish(connection: Connection, of: Begun, sha256: str) -> None:
    """All of it came, and it is what was said."""
    done = update(files).where(files.c.key == of.key)
    connection.execute(done.values(whole=1, sha256=sha256))


def part(connection: Connection, file: Attachment, offset: int, length: int) -> bytes | None:
    """Of one that is here whole; None: it is not. Only the pieces it lies in are read."""
    key = kept.key_of(connection, file)
    if key is None:
        return None
    ask = connection.exec_driver_sql
    at_once = ask(_PART_OF_WHOLE, (offset + 1, length, key)).first()
    if at_once is not None:
        return bytes(at_once[0])
    first, last = offset // PIECE, max(offset, offset + length - 1) // PIECE
    found = b"".join(ask(_PARTS, (key, first, last)).scalars())
    return found[offset - first * PIECE :][:length]


def piece(connection: Connection, of: Begun, number: int) -> bytes:
    """As it came; empty where it did not."""
    found = connection.exec_driver_sql(_PARTS, (of.key, number, number)).scalar()
    return bytes(found or b"")

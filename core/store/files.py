"""Files in the encrypted store: those of unsent messages, and those that were looked at.

A file of an unsent message is kept until its command is gone; then it is a cached one like any
other, found by its sha256. Only cached ones are evicted: the platform can give them again.
What is sent or opened is kept in one row, what was fetched ahead in `pieces`.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from core.changes import Changes
from core.entities import Attachment
from core.store.tables import contents, files

CACHE_BYTES = 256 << 20
_DROP = (
    "DELETE FROM contents WHERE file IN (SELECT key FROM files WHERE {0})",
    "DELETE FROM pieces WHERE file IN (SELECT key FROM files WHERE {0})",
    "DELETE FROM files WHERE {0}",
)
_PIECES = "SELECT body FROM pieces WHERE file = ? ORDER BY number"


class Found(NamedTuple):
    body: bytes
    used_at: int


def keep(
    connection: Connection, command: str, given: Sequence[tuple[str, bytes]], now: int
) -> None:
    for name, body in given:
        _add(connection, body, now, id=None, command=command, name=name)


def kept(connection: Connection, command: str) -> list[tuple[str, bytes]]:
    """(name, content) of a command's files, in the order they were given."""
    asked = (
        select(files.c.name, contents.c.body)
        .join(contents, contents.c.file == files.c.key)
        .where(files.c.command == command)
        .order_by(files.c.key)
    )
    return [(name, body) for name, body in connection.execute(asked)]


def names_kept(connection: Connection) -> dict[str, list[str]]:
    """Names of kept files by command."""
    names: dict[str, list[str]] = {}
    asked = select(files.c.command, files.c.name).where(files.c.command.is_not(None))
    for command, name in connection.execute(asked.order_by(files.c.key)):
        names.setdefault(command, []).append(name)
    return names


def release(connection: Connection, commands: Collection[str]) -> None:
    """The commands need them no more. A recording's row only stood for a file elsewhere."""
    listed = json.dumps(list(commands))
    drop(connection, "size = 0 AND command IN (SELECT value FROM json_each(?))", listed)
    owned = files.c.command.in_(list(commands))
    connection.execute(update(files).where(owned).values(command=None))


def hand_over(connection: Connection, command: str, to: str) -> None:
    connection.execute(update(files).where(files.c.command == command).values(command=to))


def cache(
    connection: Connection, attachment: Attachment, body: bytes, now: int
) -> tuple[None, Changes]:
    """Keeps what was fetched, and evicts what was looked at longest ago."""
    if key_of(connection, attachment) is None:
        _add(connection, body, now, id=attachment.id, command=None, name=attachment.name)
        evict(connection, CACHE_BYTES)
    return None, Changes()


def drop(connection: Connection, which: str, *values: str | int) -> None:
    """Files with all that came of them. `which`: of the columns of `files`."""
    for sql in _DROP:
        connection.exec_driver_sql(sql.format(which), values)


def key_of(connection: Connection, attachment: Attachment) -> int | None:
    """None where it is not whole on this machine."""
    return connection.execute(select(files.c.key).where(_is(attachment)).limit(1)).scalar()


def find(connection: Connection, attachment: Attachment) -> Found | None:
    """None where it is not whole on this machine."""
    asked = select(files.c.key, files.c.used_at).where(_is(attachment)).limit(1)
    row = connection.execute(asked).first()
    return Found(_body(connection, row.key), row.used_at) if row else None


def _body(connection: Connection, key: int) -> bytes:
    body = connection.execute(select(contents.c.body).where(contents.c.file == key)).scalar()
    if body is None:
        body = b"".join(connection.exec_driver_sql(_PIECES, (key,)).scalars())
    return bytes(body)


def used(connection: Connection, attachment: Attachment, now: int) -> tuple[None, Changes]:
    connection.execute(update(files).where(_is(attachment)).values(used_at=now))
    return None, Changes()


def evict(connection: Connection, limit: int) -> None:
    """Until the cached ones take at most `limit` bytes; those fetched ahead have room of their own."""
    cached = and_(files.c.command.is_(None), files.c.ahead == 0)
    total = connection.execute(select(func.sum(files.c.size)).where(cached)).scalar() or 0
    oldest = select(files.c.key, files.c.size).where(cached).order_by(files.c.used_at)
    for key, size in connection.execute(oldest).all() if total > limit else ():
        if total <= limit:
            return
        drop(connection, "key = ?", key)
        total -= size


def _is(attachment: Attachment) -> Any:
    same = files.c.id == attachment.id
    if attachment.sha256:
        same = or_(same, files.c.sha256 == attachment.sha256)
    return and_(files.c.whole == 1, same)


def _add(connection: Connection, body: bytes, now: int, **names: str | int | None) -> None:
    sha256 = hashlib.sha256(body).hexdigest()
    row = {"sha256": sha256, "size": len(body), "used_at": now, **names}
    key = connection.execute(insert(files).returning(files.c.key), row).scalar_one()
    connection.execute(insert(contents), {"file": key, "body": body})

"""Files in the encrypted store: those of unsent messages, and those that were looked at.

A file of an unsent message is kept until its command is gone; then it is a cached one like any
other, found by its sha256. Only cached ones are evicted: the platform can give them again.
"""

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from core.changes import Changes
from core.entities import Attachment
from core.store.tables import contents, files

CACHE_BYTES = 256 << 20


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
    owned = files.c.command.in_(list(commands))
    empty = select(files.c.key).where(owned, files.c.size == 0)
    connection.execute(delete(contents).where(contents.c.file.in_(empty)))
    connection.execute(delete(files).where(owned, files.c.size == 0))
    connection.execute(update(files).where(owned).values(command=None))


def hand_over(connection: Connection, command: str, to: str) -> None:
    connection.execute(update(files).where(files.c.command == command).values(command=to))


def cache(
    connection: Connection, attachment: Attachment, body: bytes, now: int
) -> tuple[None, Changes]:
    """Keeps what was fetched, and evicts what was looked at longest ago."""
    if find(connection, attachment) is None:
        _add(connection, body, now, id=attachment.id, command=None, name=attachment.name)
        evict(connection, CACHE_BYTES)
    return None, Changes()


def keep_ahead(connection: Connection, attachment: Attachment, body: bytes, now: int) -> None:
    """What nobody has played yet; it stays until its call goes, or `recordings.plan` lets it go."""
    if find(connection, attachment) is None:
        _add(connection, body, now, id=attachment.id, command=None, name=attachment.name, ahead=1)


def find(connection: Connection, attachment: Attachment) -> Any:
    """A row of `body` and `used_at`; None where it is not on this machine."""
    asked = (
        select(contents.c.body, files.c.used_at)
        .join(files, contents.c.file == files.c.key)
        .where(_is(attachment))
        .limit(1)
    )
    return connection.execute(asked).first()


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
        connection.execute(delete(contents).where(contents.c.file == key))
        connection.execute(delete(files).where(files.c.key == key))
        total -= size


def _is(attachment: Attachment) -> Any:
    same = files.c.id == attachment.id
    return or_(same, files.c.sha256 == attachment.sha256) if attachment.sha256 else same


def _add(connection: Connection, body: bytes, now: int, **names: str | int | None) -> None:
    sha256 = hashlib.sha256(body).hexdigest()
    row = {"sha256": sha256, "size": len(body), "used_at": now, **names}
    key = connection.execute(insert(files).returning(files.c.key), row).scalar_one()
    connection.execute(insert(contents), {"file": key, "body": body})

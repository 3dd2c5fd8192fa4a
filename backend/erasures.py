"""Erasures under way: what of each is still to be done, so that a kill forgets none.

One begins in the transaction that takes the customer out of the state; from its commit on nobody is told
anything of them. Their log and files follow in pieces (`backend.erasing`).
"""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, select, text, update

from backend import tables as t
from backend.entries import Entry, entry_from
from backend.erased_entries import left_of_body
from backend.rows import upsert
from core.erasure import Erasure
from core.protocol.codec import event_body

_META = "erasing"
_PUT = upsert(t.meta, ("key",))
_SOME = (
    select(t.events)
    .where(t.events.c.seq > bindparam("after"), t.events.c.seq <= bindparam("until"))
    .where(
        text(
            "EXISTS (SELECT 1 FROM json_each(:ids) j WHERE events.conversation = j.value "
            "OR instr(events.body, '\"' || j.value || '\"'))"
        )
    )
    .order_by(t.events.c.seq)
)
"""Asked of SQLite, which holds up nobody else meanwhile: to look at each in Python would."""
_CHANGE = (
    update(t.events)
    .where(t.events.c.seq == bindparam("which"))
    .values(type=bindparam("type"), body=bindparam("body"))
)


class UnderWay(msgspec.Struct, frozen=True):
    erasure: Erasure
    up_to: int
    """Seq before its own event: who comes later under the same id is somebody new."""
    at: int = 0
    """Up to here the log is clean."""
    entries: int = 0
    """Of the log, that lost their words so far."""

    def left(self, entry: Entry) -> Entry:
        """The same where it says nothing of them."""
        of = self.erasure
        if not self.at < entry.seq <= self.up_to or not _concerns(entry, of):
            return entry
        return left_of_body(entry, event_body(entry.type, entry.data), of)


def left_of(entries: Iterable[Entry], erasing: Iterable[UnderWay]) -> list[Entry]:
    """As they may be told."""
    found = list(entries)
    for each in erasing:
        found = [each.left(entry) for entry in found]
    return found


def with_erasure(known: tuple[UnderWay, ...], of: Erasure, seq: int) -> tuple[UnderWay, ...]:
    """Once its event was told under this number: that it began, or that it is finished."""
    others = tuple(each for each in known if each.erasure.id != of.id)
    return (*others, UnderWay(of, seq - 1)) if of.finished_at is None else others


class Piece(msgspec.Struct, frozen=True):
    """What of a stretch of the log has to change. `at`: where the stretch ends."""

    changed: tuple[Entry, ...]
    at: int


def under_way(connection: Connection) -> tuple[UnderWay, ...]:
    """In the order in which they began."""
    kept = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == _META))
    return msgspec.json.decode(kept, type=tuple[UnderWay, ...]) if kept else ()


def begin(connection: Connection, of: Erasure, up_to: int) -> None:
    _keep(connection, (*under_way(connection), UnderWay(of, up_to)))


def next_piece(connection: Connection, of: UnderWay, length: int) -> Piece:
    """Only reads; so many numbers of the log at most."""
    until, ids = min(of.at + length, of.up_to), msgspec.json.encode(sorted(of.erasure.ids))
    values = {"after": of.at, "until": until, "ids": ids.decode()}
    before = [entry_from(row) for row in connection.execute(_SOME, values)]
    after = ((entry, of.left(entry)) for entry in before)
    return Piece(tuple(new for old, new in after if new is not old), until)


def came(connection: Connection, of: UnderWay, piece: Piece) -> UnderWay:
    """Writes a piece, and how far it is now."""
    rows = [{"which": e.seq, "type": e.type, "body": e.data} for e in piece.changed]
    if rows:
        connection.execute(_CHANGE, rows)
    further = replace(of, at=piece.at, entries=of.entries + len(rows))
    _keep(connection, tuple(_but(connection, of.erasure.id, further)))
    return further


def finish(connection: Connection, id: str) -> None:
    _keep(connection, tuple(_but(connection, id, None)))


def _but(connection: Connection, id: str, now: UnderWay | None) -> Iterator[UnderWay]:
    for each in under_way(connection):
        if each.erasure.id != id:
            yield each
        elif now is not None:
            yield now


def _keep(connection: Connection, all_of: tuple[UnderWay, ...]) -> None:
    if all_of:
        value = msgspec.json.encode(all_of).decode()
        connection.execute(_PUT, {"key": _META, "value": value})
    else:
        connection.execute(delete(t.meta).where(t.meta.c.key == _META))


def _concerns(entry: Entry, of: Erasure) -> bool:
    return entry.conversation in of.conversations or any(_quoted(id) in entry.data for id in of.ids)


def _quoted(id: str) -> bytes:
    """As it stands in JSON: an id may be the beginning of another."""
    return b'"%s"' % id.encode()

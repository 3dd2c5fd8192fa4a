"""Everything the desk reads, each a function over one reading connection."""

import json
from array import array
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from core.entities import Contact, Message
from core.errors import UserError
from core.protocol import codec
from core.protocol import commands as c
from core.rows import (
    VIEWS,
    Customer,
    Directory,
    InboxFilter,
    InboxRow,
    Opened,
    Person,
    Skeleton,
    View,
    Waiting,
)
from core.store import bodies, drafts, files, inbox, lookup, meta

NEWEST = 20
"""Conversations shown in the customer panel."""
_integers = msgspec.json.Decoder(list[int]).decode
_MESSAGE_KINDS = {"message.send": "out", "note.add": "note"}


def person(connection: Connection) -> Person | None:
    """Who is signed in; None before the first welcome."""
    return inbox.person(_ask(connection))


def skeleton(connection: Connection, which: InboxFilter) -> Skeleton:
    listed, values = inbox.listed(which, person(connection))
    # One row of two long texts: 100,000 small rows would each take and give back Python's lock
    keys, times = connection.exec_driver_sql(
        f"SELECT json_group_array(key), json_group_array(last_at) FROM ({listed})", values
    ).one()
    return Skeleton(array("q", _integers(keys)), array("q", _integers(times)))


def inbox_rows(connection: Connection, keys: Sequence[int]) -> dict[int, InboxRow]:
    """Those of `keys` that exist, with what the outbox and the drafts add."""
    return inbox.rows(_ask(connection), keys)


def belongs(connection: Connection, keys: Sequence[int], which: InboxFilter) -> dict[int, int]:
    """Of `keys`, those the list shows now, each with its `last_at`."""
    condition, values = inbox.condition(which, person(connection))
    found = connection.exec_driver_sql(
        "SELECT key, last_at FROM conversations NOT INDEXED "
        f"WHERE key IN (SELECT value FROM json_each(?)) AND {condition}",
        (json.dumps(list(keys)), *values),
    )
    return {row.key: row.last_at for row in found}


def counts(connection: Connection) -> dict[View, tuple[int, int]]:
    """For each view: (conversations, those with unread messages).

    Empty while no snapshot was ever complete: that nothing is stored yet is no count of zero.
    """
    if not meta.was_complete(connection):
        return {}
    me = person(connection)
    values = {"me": me.id if me else "", "teams": json.dumps(me.teams if me else ())}
    row = connection.exec_driver_sql(_COUNTS, values).one()
    return {view: (row[2 * at] or 0, row[2 * at + 1] or 0) for at, view in enumerate(VIEWS)}


def open_conversation(connection: Connection, key: int) -> Opened:
    """Raises UserError conversation.gone where it does not exist."""
    row = connection.exec_driver_sql(
        "SELECT c.body, p.body, (SELECT min(position) FROM messages WHERE conversation = c.key) "
        "FROM conversations c LEFT JOIN contacts p ON p.id = c.contact WHERE c.key = ?",
        (key,),
    ).first()
    if row is None:
        raise UserError("conversation.gone")
    of = bodies.conversation(row[0])
    waiting, pending = _unacknowledged(connection, key, of.id)
    return Opened(
        key=key, conversation=of, first_order=row[2] or of.last_order + 1,
        contact=bodies.contact(row[1]) if row[1] else Contact(id=of.contact, name=""),
        waiting=waiting, pending=pending, draft=drafts.read(connection, of.id),
    )  # fmt: skip


def messages(connection: Connection, key: int, first: int, last: int) -> list[Message]:
    """Messages with first <= order <= last, ascending."""
    found = connection.exec_driver_sql(
        "SELECT body FROM messages WHERE conversation = ? AND position BETWEEN ? AND ? "
        "ORDER BY position",
        (key, first, last),
    )
    return [bodies.message(body) for (body,) in found]


def key_of(connection: Connection, conversation: str) -> int | None:
    found = connection.exec_driver_sql(
        "SELECT key FROM conversations WHERE id = ?", (conversation,)
    ).scalar()
    return None if found is None else int(found)


def customer(connection: Connection, contact: str) -> Customer:
    """What is known of a contact; an unknown one has no name."""
    of = lookup.contact(connection, contact) or Contact(id=contact, name="")
    owned = _owned(connection, contact)
    company = lookup.record(connection, "company", of.company)
    return Customer(
        contact=of, company=company, deals=owned("deal"), tickets=owned("ticket"),
        orders=owned("order"), surveys=owned("survey"), calls=owned("call"),
        conversations=tuple(_newest_of(connection, contact)),
    )  # fmt: skip


def directory(connection: Connection) -> Directory:
    fields: dict[str, dict[str, Any]] = {field: {} for field in bodies.DIRECTORY.values()}
    for kind, id, body in connection.exec_driver_sql(
        "SELECT kind, id, body FROM records WHERE kind IN (SELECT value FROM json_each(?))",
        (json.dumps(list(bodies.DIRECTORY)),),
    ):
        fields[bodies.DIRECTORY[kind]][id] = bodies.record(kind, body)
    return Directory(**fields)


_OURS = "team IN (SELECT value FROM json_each(:teams))"
_TALLIED: dict[View, str] = {
    # Nobody is tallied under the empty name, so a desk that does not know its person yet sees none
    "mine": f":me <> '' AND (status = 'open' AND assignee = :me OR handover AND (team = '' OR {_OURS}))",
    "team": f"status = 'open' AND {_OURS}",
    "unassigned": "status = 'open' AND assignee = ''",
    "bot": "status = 'pending'",
    "snoozed": "status = 'snoozed'",
    "all": "1",
}
_COUNTS = "SELECT {} FROM tallies".format(
    ", ".join(
        f"sum({column}) FILTER (WHERE {_TALLIED[view]})"
        for view in VIEWS
        for column in ("total", "unread")
    )
)


def _ask(connection: Connection) -> inbox.Ask:
    return lambda sql, values: connection.exec_driver_sql(sql, values).fetchall()


def _unacknowledged(
    connection: Connection, key: int, conversation: str
) -> tuple[tuple[Waiting, ...], tuple[str, ...]]:
    """Messages and notes of ours, and the types of other commands, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT id, type, body, created_at, failed, acknowledged FROM outbox "
        "WHERE conversation = ? ORDER BY position",
        (conversation,),
    ).fetchall()
    names = files.names_kept(connection) if rows else {}
    waiting = [_waiting(row, key, names) for row in rows if row.type in _MESSAGE_KINDS]
    others = [row for row in rows if row.type not in _MESSAGE_KINDS]
    return tuple(waiting), tuple(row.type for row in others if row.failed is None)


def _waiting(row: Any, key: int, names: dict[str, list[str]]) -> Waiting:
    body = codec.command(row.type, row.body)
    assert isinstance(body, c.SendMessage | c.AddNote)
    # A file without an id was not uploaded yet: it still is among those that are kept
    attached = [file.name for file in body.attachments if file.id]
    return Waiting(
        id=row.id, conversation=key, kind="note" if isinstance(body, c.AddNote) else "out",
        text=body.text, at=row.created_at, files=tuple(attached or names.get(row.id, ())),
        failed=row.failed,
    )  # fmt: skip


def _owned(connection: Connection, contact: str) -> Any:
    """By kind, newest first."""
    found: dict[str, list[Any]] = {}
    rows = connection.exec_driver_sql("SELECT kind, body FROM records WHERE owner = ?", (contact,))
    for kind, body in rows:
        found.setdefault(kind, []).append(bodies.record(kind, body))
    for values in found.values():
        values.sort(
            key=lambda of: of.started_at if hasattr(of, "started_at") else of.at, reverse=True
        )
    return lambda kind: tuple(found.get(kind, ()))


def _newest_of(connection: Connection, contact: str) -> list[InboxRow]:
    keys = connection.exec_driver_sql(
        "SELECT key FROM conversations WHERE contact = ? ORDER BY last_at DESC, key DESC LIMIT ?",
        (contact, NEWEST),
    ).scalars()
    wanted = list(keys)
    rows = inbox_rows(connection, wanted)
    return [rows[key] for key in wanted if key in rows]

"""Lookup: one entity by its id, and what a customer said last; over one connection."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from core.entities import Contact, Conversation, Message
from core.store import bodies

_NEWEST = "SELECT key, body FROM conversations WHERE contact = ? ORDER BY last_at DESC LIMIT 5"
_SAID = "SELECT body FROM messages WHERE conversation = ? ORDER BY position DESC LIMIT 40"


def record(connection: Connection, kind: str, id: str | None) -> Any:
    """None where it is not here, or no id is given."""
    if not id:
        return None
    body = connection.exec_driver_sql(
        "SELECT body FROM records WHERE kind = ? AND id = ?", (kind, id)
    ).scalar()
    return bodies.record(kind, body) if body else None


def contact(connection: Connection, id: str) -> Contact | None:
    body = connection.exec_driver_sql("SELECT body FROM contacts WHERE id = ?", (id,)).scalar()
    return bodies.contact(body) if body else None


def conversation(connection: Connection, id: str | None) -> tuple[int, Conversation] | None:
    """With its key."""
    if not id:
        return None
    row = connection.exec_driver_sql(
        "SELECT key, body FROM conversations WHERE id = ?", (id,)
    ).first()
    return (row[0], bodies.conversation(row[1])) if row else None


def newest_of(connection: Connection, contact: str) -> list[tuple[int, Conversation]]:
    """A customer's newest conversations, each with its key."""
    rows = connection.exec_driver_sql(_NEWEST, (contact,)).fetchall()
    return [(key, bodies.conversation(body)) for key, body in rows]


def last_asked(connection: Connection, keys: Iterable[int]) -> Message | None:
    """The customer's last words in the first of these conversations that has any; a call is none,
    whatever was noted of it."""
    for key in keys:
        said: Iterable[Message] = map(
            bodies.message, connection.exec_driver_sql(_SAID, (key,)).scalars()
        )
        for message in said:
            if message.kind == "in" and message.text and not message.call:
                return message
    return None


def on_one_line(message: Message | None) -> str:
    return " ".join(message.text.split()) if message else ""

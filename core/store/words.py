"""The full-text index: which words of an entity are found, and how they get in and out.

The index keeps no text, only where each word stands; the text is in the entity's own row. So a
word goes out by being named again, from the entity as it was.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from core.entities import Contact, Conversation, Message
from core.folding import fold

Row = tuple[int, str]
SHORT = 4
"""Beginnings shorter than this have an index of their own in the full text."""
_LEARNT = re.compile(rf"\b[^\W\d_]{{{SHORT},24}}\b")


def of_message(message: Message) -> str:
    """Its text and the names of its files; an activity is not something people said."""
    if message.deleted or message.kind == "activity":
        return ""
    if not message.attachments:
        return message.text
    return "\n".join([message.text, *(file.name for file in message.attachments)])


def of_contact(contact: Contact) -> str:
    return " ".join((contact.name, contact.email, *phone_words(contact.phone)))


def of_conversation(conversation: Conversation) -> str:
    return f"{conversation.reference} {conversation.subject}"


def phone_words(phone: str) -> tuple[str, ...]:
    """A number as it may be begun: whole, without its country, and by its last digits."""
    digits = "".join(c for c in phone if c in "0123456789")
    if not digits:
        return ()
    endings = (digits, digits[-10:], f"0{digits[-10:]}", digits[-7:], digits[-4:])
    return tuple(dict.fromkeys(endings))


def differences(
    changed: Iterable[Any], text_of: Callable[[Any], str]
) -> tuple[list[Row], list[Row]]:
    """Rows that go out of the index and rows that come in."""
    gone, come = [], []
    for entry in changed:
        old = text_of(entry.before) if entry.before is not None else ""
        new = text_of(entry.after) if entry.after is not None else ""
        if old != new:
            gone += [(entry.key, fold(old))] if old else []
            come += [(entry.key, fold(new))] if new else []
    return gone, come


def learn(connection: Connection, prefix: str, come: list[Row]) -> None:
    """Keeps the longer words, so that their beginnings are found without reading every one's places."""
    found = sorted({word for _, text in come for word in _LEARNT.findall(text)})
    if found:
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO {prefix}vocabulary(word) SELECT value FROM json_each(?)",
            (json.dumps(found),),
        )


def forget(connection: Connection, prefix: str, gone: list[Row]) -> None:
    """Words that stood only in what is gone: a deleted name must not outlive its message."""
    for word in sorted({word for _, text in gone for word in _LEARNT.findall(text)}):
        connection.exec_driver_sql(
            f"DELETE FROM {prefix}vocabulary WHERE word = ? AND NOT EXISTS "
            f"(SELECT 1 FROM {prefix}message_words WHERE {prefix}message_words MATCH ?) AND NOT EXISTS "
            f"(SELECT 1 FROM {prefix}told_words WHERE {prefix}told_words MATCH ?)",
            (word, f'"{word}"', f'"{word}"'),
        )


def write(connection: Connection, table: str, gone: list[Row], come: list[Row]) -> None:
    """In the order of the keys: the index starts a new segment whenever a key goes back."""
    if gone:
        connection.exec_driver_sql(
            f"INSERT INTO {table}({table}, rowid, words) VALUES ('delete', ?, ?)", sorted(gone)
        )
    if come:
        connection.exec_driver_sql(f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", sorted(come))

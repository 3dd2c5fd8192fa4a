"""Letters: answers that are to leave by e-mail, kept beside the log until they did.

A letter is written down in the transaction of its message, so neither is ever there without the
other. Its Message-ID is made from the message's, so one that was sent twice because the platform was
killed between is one in most mailboxes.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from backend.channels.waiting import ADDRESS, CHOICE
from backend.log import Transaction
from backend.tables import letters
from core.entities import Activity, Author
from core.protocol.events import Event, MessageCreated

FAILED = "mail_failed"
"""Activity: an answer could not be sent by e-mail; `to` says where."""


class Letter(NamedTuple):
    """`message` is its id."""

    message: str
    conversation: str
    to: str
    tries: int


def follow(log: Transaction, event: Event) -> None:
    """A rule of the log, of a platform that can send mail."""
    if not isinstance(event.body, MessageCreated):
        return
    message = event.body.message
    if message.kind != "out" or message.author.kind != "agent" or message.call:
        return
    of = log.conversation(message.conversation)
    if of is None or of.channel != "chat" or of.attributes.get(CHOICE) != "mail":
        return
    row = {
        "message": message.id, "conversation": of.id, "to": of.attributes.get(ADDRESS, ""),
        "tries": 0, "next_at": log.now,
    }  # fmt: skip
    log.connection.execute(insert(letters).values(row))


def due(connection: Connection, now: int) -> Sequence[Letter]:
    at = letters.c
    asked = select(at.message, at.conversation, at.to, at.tries)
    rows = connection.execute(asked.where(at.next_at <= now).order_by(at.next_at).limit(50))
    return [Letter(*row) for row in rows]


def next_at(connection: Connection) -> int | None:
    at = letters.c.next_at
    return connection.scalar(select(at).where(at.is_not(None)).order_by(at).limit(1))


def sent(log: Transaction, letter: Letter) -> None:
    _put(log, letter, None)


def later(log: Transaction, letter: Letter, at: int) -> None:
    _put(log, letter, at)


def failed(log: Transaction, letter: Letter) -> None:
    """It is tried no more, and whoever has the conversation can see it there."""
    _put(log, letter, None)
    log.post(
        letter.conversation, "activity", Author(kind="system"),
        activity=Activity(code=FAILED, args={"to": letter.to}),
    )  # fmt: skip


def _put(log: Transaction, letter: Letter, at: int | None) -> None:
    mine = update(letters).where(letters.c.message == letter.message)
    log.connection.execute(mine.values(next_at=at, tries=letter.tries + 1))

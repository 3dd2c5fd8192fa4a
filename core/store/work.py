"""Work: what is offered to this person, what they have accepted, and what is to be done."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection

from core.entities import Contact, Conversation, Message, Queue
from core.rows import OfferRow, WorkRow
from core.store import bodies, meta
from core.work import Interaction, Offer, QueueRules, Task

_KIND = "SELECT body FROM records WHERE kind = ?"
_RECORD = "SELECT body FROM records WHERE kind = ? AND id = ?"
_NEWEST = "SELECT key, body FROM conversations WHERE contact = ? ORDER BY last_at DESC LIMIT 5"
_OF_ID = "SELECT key, body FROM conversations WHERE id = ?"
_SAID = "SELECT body FROM messages WHERE conversation = ? ORDER BY position DESC LIMIT 40"


class Mine(NamedTuple):
    """What is so right now for who is signed in; oldest first."""

    offers: tuple[OfferRow, ...] = ()
    """Open as far as the platform said; whether their time is over is for the clock."""
    work: tuple[WorkRow, ...] = ()


def mine(connection: Connection) -> Mine:
    me = meta.signed_in(connection)
    if not me:
        return Mine()
    offers = [o for o in _all(connection, "offer") if o.agent == me and o.state == "open"]
    work = [
        i
        for i in _all(connection, "interaction")
        if i.agent == me and i.state in ("active", "wrap_up")
    ]
    return Mine(
        tuple(offer_row(connection, offer) for offer in sorted(offers, key=lambda o: o.at)),
        tuple(_work_row(connection, of) for of in sorted(work, key=lambda i: i.answered_at or 0)),
    )


def offer(connection: Connection, id: str) -> Offer | None:
    """Also one that ended; None where it is forgotten."""
    found: Offer | None = _record(connection, "offer", id)
    return found


def tasks(connection: Connection) -> tuple[Task, ...]:
    """This person's that are not done, the one that is due first before the others."""
    me = meta.signed_in(connection)
    found = [t for t in _all(connection, "task") if t.agent == me and t.done_at is None]
    return tuple(sorted(found, key=lambda t: (t.due_at is None, t.due_at or 0, t.id)))


def offer_row(connection: Connection, offer: Offer) -> OfferRow:
    contact = _contact(connection, offer.contact)
    found = _conversation(connection, offer.conversation)
    by = _record(connection, "agent", offer.transferred_by)
    return OfferRow(
        offer=offer, name=contact.name if contact else "", channel=_channel(offer, found),
        queue=_record(connection, "queue", offer.queue), key=found[0] if found else None,
        by=by.name if by else "", vip=contact is not None and "vip" in contact.tags,
        asked=last_words(connection, offer.contact),
    )  # fmt: skip


def last_words(connection: Connection, contact: str) -> str:
    """What the customer said last on any channel, on one line; a call is none."""
    for key, _ in connection.exec_driver_sql(_NEWEST, (contact,)).fetchall():
        said: Iterable[Message] = map(
            bodies.message, connection.exec_driver_sql(_SAID, (key,)).scalars()
        )
        for message in said:
            if message.kind == "in" and message.text and not message.call:
                return " ".join(message.text.split())
    return ""


def _work_row(connection: Connection, of: Interaction) -> WorkRow:
    contact = _contact(connection, of.contact)
    found = _conversation(connection, of.conversation)
    queue: Queue | None = _record(connection, "queue", of.queue)
    rules: QueueRules | None = _record(connection, "queue_rules", of.queue)
    return WorkRow(
        interaction=of, name=contact.name if contact else "", key=found[0] if found else None,
        queue=queue, rules=rules or QueueRules(id=of.queue),
    )  # fmt: skip


def _channel(offer: Offer, found: tuple[int, Conversation] | None) -> str:
    if offer.media in ("call", "callback"):
        return "call"
    if found:
        return found[1].channel
    return {"chat": "chat", "mail": "email"}.get(offer.media, "")


def _all(connection: Connection, kind: str) -> list[Any]:
    found = connection.exec_driver_sql(_KIND, (kind,)).scalars()
    return [bodies.record(kind, body) for body in found]


def _record(connection: Connection, kind: str, id: str | None) -> Any:
    body = connection.exec_driver_sql(_RECORD, (kind, id)).scalar() if id else None
    return bodies.record(kind, body) if body else None


def _contact(connection: Connection, id: str) -> Contact | None:
    body = connection.exec_driver_sql("SELECT body FROM contacts WHERE id = ?", (id,)).scalar()
    return bodies.contact(body) if body else None


def _conversation(connection: Connection, id: str | None) -> tuple[int, Conversation] | None:
    row = connection.exec_driver_sql(_OF_ID, (id,)).first() if id else None
    return (row[0], bodies.conversation(row[1])) if row else None

"""Pages of what was not here any more, or never was, into the store: idempotent, and never over what
the events of the meantime made newer."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from core.changes import Changes
from core.protocol.frames import Rows
from core.store import library_keeping, meta
from core.store.batch import Batch
from core.store.saving import save


def put(
    connection: Connection, rows: Rows, seq: int, back_to: int, now: int
) -> tuple[bool, Changes]:
    """False, and nothing is done, while the store has not come to `seq`, at which the page was read:
    the events until then would be taken for newer than it. `back_to`: all from there on is here."""
    cursor = meta.cursor(connection)
    if cursor is None or cursor.seq < seq:
        return False, Changes()
    batch = Batch(connection)
    _load(batch, rows)
    for conversation in rows.conversations:
        if not batch.has(conversation.id):
            batch.put_conversation(conversation)
    for contact in rows.contacts:
        known = batch.contacts.get(contact.id)
        if known is None or known.before is None or known.before.version < contact.version:
            batch.put_contact(contact)
    for kind, value in _records(rows):
        _put_record(batch, kind, value)
    for message in rows.messages:
        within = batch.messages.get(message.conversation, {})
        if batch.has(message.conversation) and message.order not in within:
            batch.put_message(message)
    library_keeping.hold(connection, back_to, now)
    return True, save(batch)


def _load(batch: Batch, rows: Rows) -> None:
    named = {value.id for value in rows.conversations}
    batch.load_conversations(named | {message.conversation for message in rows.messages})
    batch.load_contacts({value.id for value in rows.contacts})
    batch.load_records({(kind, value.id) for kind, value in _records(rows)})
    stored = [m for m in rows.messages if m.conversation in batch.conversations]
    batch.load_messages({(m.conversation, m.order) for m in stored})


def _put_record(batch: Batch, kind: str, value: Any) -> None:
    """The same version comes again whole where its words had been taken away."""
    known = batch.records.get((kind, value.id))
    if known is None or known.before is None or known.before.version <= value.version:
        batch.put_record(kind, value.id, value)


def _records(rows: Rows) -> Iterator[tuple[str, Any]]:
    for kind, values in (
        ("company", rows.companies), ("deal", rows.deals), ("ticket", rows.tickets),
        ("order", rows.orders), ("survey", rows.surveys), ("call", rows.calls),
        ("interaction", rows.interactions),
    ):  # fmt: skip
        yield from ((kind, value) for value in values)

"""Events into rows: rows, full-text index, outbox and cursor in one transaction.

What an event means is in `core.protocol.reduce`; here stands only which rows it touches.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

from core.changes import Changes
from core.protocol import events as e
from core.protocol.events import Body, Event
from core.protocol.frames import Resume
from core.protocol.kinds import RECORDS
from core.protocol.reduce import (
    conversation_of,
    reduce_agent,
    reduce_conversation,
    reduce_message,
    span_of,
)
from core.store import erasing, figures, meta, outbox, work, wrap_ups
from core.store.batch import Batch
from core.store.saving import save

B = TypeVar("B", bound=Body)
Rule = Callable[[Batch, Event, Any], None]


def apply(connection: Connection, events: Sequence[Event], me: str) -> tuple[None, Changes]:
    """Events the cursor has passed are dropped. `me` is the id of who is signed in.

    Raises RuntimeError before a snapshot is complete: there is nothing the events follow.
    """
    cursor = meta.cursor(connection)
    if cursor is None:
        raise RuntimeError("events came before the snapshot was complete")
    fresh = [event for event in events if event.seq > cursor.seq]
    if not fresh:
        return None, Changes()
    changes = Changes()
    for part in _parts(fresh):
        changes.merge(_folded(connection, part, me))
    meta.put_cursor(connection, Resume(epoch=cursor.epoch, seq=fresh[-1].seq))
    return None, changes


def _parts(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """An erasure ends one: what follows it may be about the same customer, who came anew."""
    first = 0
    for place, event in enumerate(events, 1):
        if isinstance(event.body, e.ErasureUpserted):
            yield events[first:place]
            first = place
    if first < len(events):
        yield events[first:]


def _folded(connection: Connection, events: Sequence[Event], me: str) -> Changes:
    """An erasure comes last in it; one that was done before does nothing again."""
    last = events[-1].body
    erasure = last.erasure if isinstance(last, e.ErasureUpserted) else None
    fresh = erasure is not None and not erasing.is_known(connection, erasure)
    batch = Batch(connection)
    _load(batch, events)
    for event in events:
        _fold(batch, event, me)
    changes = save(batch)
    figures.hear(connection, events)
    if changes.work:
        wrap_ups.forget(connection)
        work.forget(connection, events[-1].at)
    _keep_unknown(connection, events)
    changes.merge(outbox.settle(connection, _answered(events), events[-1].seq))
    if erasure is not None and fresh:
        changes.merge(erasing.erase(connection, erasure))
    return changes


def unknown_counts(connection: Connection) -> dict[str, int]:
    """How many events of each type were kept without being understood."""
    sql = "SELECT type, count(*) AS events FROM unknown_events GROUP BY type"
    return {row.type: row.events for row in connection.exec_driver_sql(sql)}


def _load(batch: Batch, events: Sequence[Event]) -> None:
    found = [event.body for event in events if event.body is not None]
    batch.load_conversations({id for id in map(conversation_of, found) if id is not None})
    batch.load_contacts({body.contact.id for body in found if isinstance(body, _WITH_CONTACT)})
    batch.load_records(set(_records_of(found)))
    known = [body for body in found if conversation_of(body) in batch.conversations]
    # By order first: an entry that is read twice must be the same before anything is folded
    batch.load_messages(_stored_places(batch, known))
    status = [body for body in known if isinstance(body, e.MessageStatusChanged)]
    batch.load_messages({(b.conversation, b.up_to) for b in status if b.status == "failed"})
    batch.load_undelivered({(b.conversation, b.up_to) for b in status if b.status != "failed"})
    hidden = {body.conversation for body in known if isinstance(body, e.ConversationHidden)}
    batch.load_whole(hidden)
    deleted = [body for body in known if isinstance(body, e.MessageDeleted)]
    batch.load_messages_by_id({(body.conversation, body.message) for body in deleted})


def _stored_places(batch: Batch, bodies_: Iterable[Body]) -> set[tuple[str, int]]:
    """Where a message may stand already: no message is stored beyond a conversation's last order."""
    messages = [b.message for b in bodies_ if isinstance(b, e.MessageCreated | e.MessageUpdated)]
    return {
        (message.conversation, message.order)
        for message in messages
        if (entry := batch.conversations[message.conversation]).before
        and message.order <= entry.before.last_order
    }


def _records_of(found: Iterable[Body]) -> Iterable[tuple[str, str]]:
    for body in found:
        if isinstance(body, e.AgentStateChanged):
            yield "agent", body.agent
            yield "state_span", span_of(body).id
        elif type(body) in _UPSERTS:
            kind = _UPSERTS[type(body)]
            yield kind, getattr(body, kind).id
        elif type(body) in _DELETES:
            kind = _DELETES[type(body)]
            yield kind, getattr(body, kind)


def _fold(batch: Batch, event: Event, me: str) -> None:
    body = event.body
    if body is None:
        return
    _fold_conversation(batch, event, body, me)
    if isinstance(body, e.AgentStateChanged) and body.agent == me:
        batch.put_record("state_span", span_of(body).id, span_of(body))
    rule = _RULES.get(type(body))
    if rule:
        rule(batch, event, body)
    elif type(body) in _UPSERTS:
        value = getattr(body, _UPSERTS[type(body)])
        batch.put_record(_UPSERTS[type(body)], value.id, value)
    elif type(body) in _DELETES:
        batch.put_record(_DELETES[type(body)], getattr(body, _DELETES[type(body)]), None)


def _fold_conversation(batch: Batch, event: Event, body: Body, me: str) -> None:
    id = conversation_of(body)
    if id is None:
        return
    if isinstance(body, e.ConversationCreated):
        before = body.conversation
    elif batch.has(id) and (known := batch.conversations[id].after):
        before = known
    else:
        return
    batch.put_conversation(reduce_conversation(before, event, me))


def _hidden(batch: Batch, _: Event, body: e.ConversationHidden) -> None:
    if batch.has(body.conversation):
        batch.drop_conversation(body.conversation)


def _created(batch: Batch, _: Event, body: e.ConversationCreated) -> None:
    batch.put_contact(body.contact)


def _contact(batch: Batch, _: Event, body: e.ContactUpserted) -> None:
    batch.put_contact(body.contact)


def _message(batch: Batch, _: Event, body: e.MessageCreated | e.MessageUpdated) -> None:
    if batch.has(body.message.conversation):
        batch.put_message(body.message)


def _messages(batch: Batch, _: Event, body: e.MessageStatusChanged | e.MessageDeleted) -> None:
    for entry in batch.messages.get(body.conversation, {}).values():
        if entry.after:
            entry.after = reduce_message(entry.after, body)


def _agent_state(batch: Batch, event: Event, body: e.AgentStateChanged) -> None:
    entry = batch.records.get(("agent", body.agent))
    if entry and entry.after:
        entry.after = reduce_agent(entry.after, event)


def _keep_unknown(connection: Connection, events: Sequence[Event]) -> None:
    rows = [(v.seq, v.type, v.at, v.raw) for v in events if v.body is None]
    if rows:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO unknown_events(seq, type, at, body) VALUES (?, ?, ?, ?)", rows
        )


def _answered(events: Sequence[Event]) -> set[str]:
    """Ids of the commands that these events came from."""
    ids = {event.cause for event in events if event.cause}
    for event in events:
        if isinstance(event.body, e.MessageCreated) and event.body.message.client_id:
            ids.add(event.body.message.client_id)
    return ids


_WITH_CONTACT = (e.ConversationCreated, e.ContactUpserted)
_UPSERTS: dict[type[Body], str] = {
    type_: name.removesuffix(".upserted")
    for name, type_ in e.EVENTS.items()
    if name.endswith(".upserted") and name.removesuffix(".upserted") in RECORDS
}
_DELETES: dict[type[Body], str] = {e.LabelDeleted: "label", e.CannedDeleted: "canned"}
_RULES: dict[type[Body], Rule] = {
    e.ConversationCreated: _created,
    e.ConversationHidden: _hidden,
    e.ContactUpserted: _contact,
    e.MessageCreated: _message,
    e.MessageUpdated: _message,
    e.MessageStatusChanged: _messages,
    e.MessageDeleted: _messages,
    e.AgentStateChanged: _agent_state,
}

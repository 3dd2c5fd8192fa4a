"""Entities as rows: which table each stands in, and with which columns beside its JSON."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from backend.tables import attached, conversations, entities, marks, messages, scopes, work
from core import entities as e
from core import work as w
from core.entities import Contact, Conversation, Entity, Message
from core.protocol.kinds import KIND_OF

WORK = frozenset({"interaction", "offer", "task"})
"""Kinds that stand in a table of their own."""
T = TypeVar("T", bound=Entity)
encode = msgspec.json.Encoder().encode
conversation_from = msgspec.json.Decoder(Conversation).decode
message_from = msgspec.json.Decoder(Message).decode
_entities = {struct: msgspec.json.Decoder(struct).decode for struct in KIND_OF}


def decode(kind: type[T], data: bytes) -> T:
    """The entity of a row of the table of entities."""
    return cast(T, _entities[kind](data))


def conversation_row(value: Conversation) -> dict[str, Any]:
    return {
        "id": value.id, "contact": value.contact, "team": value.team, "assignee": value.assignee,
        "status": value.status, "last_at": value.last_at, "snoozed_until": value.snoozed_until, "body": encode(value),
    }  # fmt: skip


def message_row(value: Message) -> dict[str, Any]:
    return {
        "conversation": value.conversation, "order": value.order, "id": value.id,
        "kind": value.kind, "status": value.status, "body": encode(value),
    }  # fmt: skip


def entity_row(value: Any) -> dict[str, Any]:
    contact = value.id if isinstance(value, Contact) else getattr(value, "contact", None)
    return {
        "kind": KIND_OF[type(value)], "id": value.id, "contact": contact,
        "conversation": getattr(value, "conversation", None),
        "number": getattr(value, "number", None), "body": encode(value),
    }  # fmt: skip


def work_row(value: Any) -> dict[str, Any]:
    return {
        "kind": KIND_OF[type(value)], "id": value.id, "agent": value.agent,
        "contact": value.contact, "conversation": value.conversation,
        "call": getattr(value, "call", None), "interaction": getattr(value, "interaction", None),
        "at": _begins(value), "ended_at": over_at(value), "body": encode(value),
    }  # fmt: skip


def over_at(value: w.Interaction | w.Offer | w.Task) -> int | None:
    """When there was nothing left to do about it."""
    if isinstance(value, w.Interaction):
        return value.completed_at
    return value.ended_at if isinstance(value, w.Offer) else value.done_at


def _begins(value: w.Interaction | w.Offer | w.Task) -> int | None:
    if isinstance(value, w.Interaction):
        return value.entered_at
    return value.at if isinstance(value, w.Offer) else value.due_at


def mark_row(user: str, conversation: str, up_to: int, seq: int) -> dict[str, Any]:
    return {"user": user, "conversation": conversation, "up_to": up_to, "seq": seq}


def attached_rows(values: Iterable[Message]) -> list[dict[str, Any]]:
    return [
        {"id": file.id, "conversation": message.conversation}
        for message in values
        for file in message.attachments
    ]


def recording_rows(values: Iterable[e.CallRecord]) -> list[dict[str, Any]]:
    return [
        {"id": call.recording.id, "conversation": call.conversation or ""}
        for call in values
        if call.recording
    ]


def upsert(table: Any, keys: Sequence[str]) -> Any:
    """A statement that puts a row in the place of the one with the same keys."""
    statement = insert(table)
    others = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
    if not others:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(index_elements=keys, set_=others)


CONVERSATIONS = upsert(conversations, ("id",))
MESSAGES = upsert(messages, ("conversation", "order"))
ENTITIES = upsert(entities, ("kind", "id"))
WORKS = upsert(work, ("kind", "id"))
MARKS = upsert(marks, ("user", "conversation"))
ATTACHED = upsert(attached, ("id", "conversation"))
SCOPES = upsert(scopes, ("user",))


def put_rows(connection: Connection, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Many rows by one of the statements above."""
    found = list(rows)
    if found:
        connection.execute(statement, found)

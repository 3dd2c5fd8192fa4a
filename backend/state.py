"""The state of the account inside one transaction: rows in, rows out, written together at its end."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from backend.permissions import Viewer, viewer_of
from backend.tables import attached, conversations, entities, marks, messages, scopes, uploads
from core import entities as e
from core import work as w
from core.entities import (
    Agent,
    Attachment,
    Contact,
    Conversation,
    Delivery,
    Entity,
    Message,
    Status,
)
from core.protocol.reduce import is_news

KINDS: dict[str, type[Entity]] = {
    "agent": e.Agent,
    "team": e.Team,
    "queue": e.Queue,
    "label": e.Label,
    "canned": e.Canned,
    "contact": e.Contact,
    "company": e.Company,
    "deal": e.Deal,
    "ticket": e.Ticket,
    "order": e.Order,
    "survey": e.Survey,
    "call": e.CallRecord,
    "profile": w.Profile,
    "queue_rules": w.QueueRules,
    "calendar": w.Calendar,
    "reason": w.Reason,
    "disposition": w.Disposition,
    "interaction": w.Interaction,
    "offer": w.Offer,
    "task": w.Task,
}
"""Every entity that is neither a conversation nor a message."""
KIND_OF = {struct: kind for kind, struct in KINDS.items()}
LOWER: dict[Delivery, tuple[Delivery, ...]] = {
    "sent": (),
    "delivered": ("sent",),
    "read": ("sent", "delivered"),
    "failed": ("sent", "delivered", "read"),
}
"""Deliveries that a status may still replace."""

T = TypeVar("T", bound=Entity)
encode = msgspec.json.Encoder().encode
conversation_from = msgspec.json.Decoder(Conversation).decode
message_from = msgspec.json.Decoder(Message).decode
_entities = {struct: msgspec.json.Decoder(struct).decode for struct in KIND_OF}


def decode(kind: type[T], data: bytes) -> T:
    """The entity of a row of the table of entities."""
    return cast(T, _entities[kind](data))


class State:
    """Reads see what was put before them; nothing is written before `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._conversations: dict[str, Conversation | None] = {}
        self._dirty: set[str] = set()
        self._dirty_entities: set[tuple[str, str]] = set()
        self._messages: dict[str, Message] = {}
        self._entities: dict[tuple[str, str], Entity | None] = {}
        self._marks: dict[tuple[str, str], tuple[int, int]] = {}

    def conversation(self, id: str) -> Conversation | None:
        if id not in self._conversations:
            data = self._one(select(conversations.c.body).where(conversations.c.id == id))
            self._conversations[id] = conversation_from(data) if data else None
        return self._conversations[id]

    def put_conversation(self, value: Conversation) -> None:
        """`read_up_to` and `unread` are left out: they belong to persons."""
        self._conversations[value.id] = replace(value, read_up_to=0, unread=0)
        self._dirty.add(value.id)

    def messages(self, conversation: str, first: int = 1, last: int | None = None) -> list[Message]:
        at = messages.c
        asked = select(at.body).where(at.conversation == conversation, at.order >= first)
        asked = asked if last is None else asked.where(at.order <= last)
        return self._read(asked.order_by(at.order))

    def message(self, id: str) -> Message | None:
        if id in self._messages:
            return self._messages[id]
        data = self._one(select(messages.c.body).where(messages.c.id == id))
        return message_from(data) if data else None

    def last_came_in(self, conversation: str) -> int | None:
        """Time of the customer's newest message."""
        at = messages.c
        asked = select(at.body).where(at.conversation == conversation, at.kind == "in")
        newest = self._read(asked.order_by(at.order.desc()).limit(1))
        return newest[0].at if newest else None

    def uploaded(self, id: str, owner: str) -> Attachment | None:
        """A finished upload of somebody's, as something to attach."""
        at = uploads.c
        asked = select(uploads).where(at.id == id, at.owner == owner, at.done == 1)
        row = self._connection.execute(asked).one_or_none()
        if row is None:
            return None
        return Attachment(id=id, name=row.name, mime=row.mime, size=row.size, sha256=row.sha256)

    def below(self, conversation: str, up_to: int, status: Delivery) -> list[Message]:
        """Our messages up to an order that a new status may still raise."""
        at = messages.c
        asked = select(at.body).where(
            at.conversation == conversation, at.order <= up_to, at.kind == "out",
            at.status.in_(LOWER[status]),
        )  # fmt: skip
        return self._read(asked if status != "failed" else asked.where(at.order == up_to))

    def put_message(self, value: Message) -> None:
        self._messages[value.id] = value

    def get(self, kind: type[T], id: str) -> T | None:
        key = (KIND_OF[kind], id)
        if key not in self._entities:
            at = entities.c
            data = self._one(select(at.body).where(at.kind == key[0], at.id == id))
            self._entities[key] = decode(kind, data) if data else None
        value = self._entities[key]
        return value if isinstance(value, kind) else None

    def all(self, kind: type[T]) -> list[T]:
        self.flush()
        asked = select(entities.c.body).where(entities.c.kind == KIND_OF[kind])
        return [decode(kind, data) for data in self._connection.scalars(asked)]

    def order(self, number: str) -> e.Order | None:
        self.flush()
        at = entities.c
        data = self._one(select(at.body).where(at.kind == "order", at.number == number))
        return decode(e.Order, data) if data else None

    def with_status(self, status: Status) -> list[Conversation]:
        self.flush()
        asked = select(conversations.c.body).where(conversations.c.status == status)
        return [conversation_from(data) for data in self._connection.scalars(asked)]

    def due(self, now: int) -> list[Conversation]:
        """Snoozed conversations whose time has come."""
        self.flush()
        at = conversations.c
        asked = select(at.body).where(at.status == "snoozed", at.snoozed_until <= now)
        return [conversation_from(data) for data in self._connection.scalars(asked)]

    def next_due(self) -> int | None:
        """When the next snoozed conversation comes back."""
        self.flush()
        at = conversations.c
        found: int | None = self._one(
            select(func.min(at.snoozed_until)).where(at.status == "snoozed")
        )
        return found

    def calls_in(self, conversation: str) -> list[e.CallRecord]:
        self.flush()
        asked = select(entities.c.body).where(
            entities.c.conversation == conversation, entities.c.kind == "call"
        )
        return [decode(e.CallRecord, data) for data in self._connection.scalars(asked)]

    def contacts_ending(self, digits: str) -> list[Contact]:
        """Those in whose telephone number the digits stand last; read from end to end."""
        self.flush()
        at = entities.c
        phone = func.json_extract(at.body, "$.phone")
        for letter in " -()/.":
            phone = func.replace(phone, letter, "")
        asked = select(at.body).where(at.kind == "contact", phone.like(f"%{digits}"))
        return [decode(Contact, data) for data in self._connection.scalars(asked)]

    def open_of(self, contact: str) -> list[Conversation]:
        """A customer's conversations that are not resolved, the newest first."""
        self.flush()
        at = conversations.c
        asked = select(at.body).where(at.contact == contact, at.status != "resolved")
        newest = self._connection.scalars(asked.order_by(at.last_at.desc()))
        return [conversation_from(data) for data in newest]

    def put(self, value: Entity) -> None:
        self._entities[_key(value)] = value
        self._dirty_entities.add(_key(value))

    def remove(self, kind: type[Entity], id: str) -> None:
        self._entities[KIND_OF[kind], id] = None
        self._dirty_entities.add((KIND_OF[kind], id))

    def offers_of(self, interaction: str) -> list[w.Offer]:
        """Every offer that was made of it, oldest first."""
        return sorted(
            (offer for offer in self.all(w.Offer) if offer.interaction == interaction),
            key=lambda offer: offer.at,
        )

    def viewers(self) -> list[Viewer]:
        return [viewer_of(agent) for agent in self.all(Agent)]

    def mark(self, user: str, conversation: str) -> int:
        """Order of the newest message the person has seen."""
        if (user, conversation) in self._marks:
            return self._marks[user, conversation][0]
        at = marks.c
        asked = select(func.max(at.up_to)).where(
            at.conversation == conversation, at.user.in_((user, ""))
        )
        return int(self._one(asked) or 0)

    def highest_mark(self, conversation: str) -> int:
        """The highest order anybody has read."""
        self.flush()
        asked = select(func.max(marks.c.up_to)).where(marks.c.conversation == conversation)
        return int(self._one(asked) or 0)

    def put_mark(self, user: str, conversation: str, up_to: int, seq: int) -> None:
        known = max(up_to, self.mark(user, conversation))
        self._marks[user, conversation] = (known, seq)

    def unread(self, conversation: str, after: int) -> int:
        at = messages.c
        heard = (at.conversation == conversation, at.order > after, at.kind == "in")
        return sum(map(is_news, self._read(select(at.body).where(*heard))))

    def put_scope(self, user: str, seq: int) -> None:
        put_rows(self._connection, SCOPES, [{"user": user, "seq": seq}])

    def flush(self) -> None:
        self._flush_conversations()
        self._flush_messages()
        self._flush_entities()
        self._flush_marks()

    def _one(self, asked: Any) -> Any:
        return self._connection.execute(asked).scalar()

    def _read(self, asked: Any) -> list[Message]:
        self.flush()
        return [message_from(data) for data in self._connection.scalars(asked)]

    def _flush_conversations(self) -> None:
        changed = (self._conversations[id] for id in self._dirty)
        put_rows(self._connection, CONVERSATIONS, (conversation_row(c) for c in changed if c))
        self._dirty.clear()

    def _flush_messages(self) -> None:
        changed = tuple(self._messages.values())
        put_rows(self._connection, MESSAGES, map(message_row, changed))
        put_rows(self._connection, ATTACHED, attached_rows(changed))
        self._messages.clear()

    def _flush_entities(self) -> None:
        changed = {key: self._entities[key] for key in self._dirty_entities}
        self._dirty_entities.clear()
        put_rows(self._connection, ENTITIES, (entity_row(v) for v in changed.values() if v))
        calls = [v for v in changed.values() if isinstance(v, e.CallRecord)]
        put_rows(self._connection, ATTACHED, recording_rows(calls))
        for (kind, id), value in changed.items():
            if value is None:
                at = entities.c
                self._connection.execute(delete(entities).where(at.kind == kind, at.id == id))

    def _flush_marks(self) -> None:
        put_rows(self._connection, MARKS, (mark_row(*key, *v) for key, v in self._marks.items()))
        self._marks.clear()


def _key(value: Any) -> tuple[str, str]:
    return KIND_OF[type(value)], value.id


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
MARKS = upsert(marks, ("user", "conversation"))
ATTACHED = upsert(attached, ("id", "conversation"))
SCOPES = upsert(scopes, ("user",))


def put_rows(connection: Connection, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Many rows by one of the statements above."""
    found = list(rows)
    if found:
        connection.execute(statement, found)

"""The state of the account inside one transaction: rows in, rows out, written together at its end."""

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, select

from backend import rows, statements
from backend.permissions import Viewer, viewer_of
from backend.policy import Decision, decision
from backend.rows import WORK, conversation_from, decode, message_from, put_rows
from backend.tables import conversations, entities, marks, messages, uploads, work
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
from core.protocol.kinds import KIND_OF
from core.protocol.reduce import is_news
from core.supervision import Supervision

T = TypeVar("T", bound=Entity)
W = TypeVar("W", w.Interaction, w.Offer, w.Task)
LOWER: dict[Delivery, tuple[Delivery, ...]] = {
    "sent": (),
    "delivered": ("sent",),
    "read": ("sent", "delivered"),
    "failed": ("sent", "delivered", "read"),
}
"""Deliveries that a status may still replace."""


class Kept:
    """What is asked for all the time and changes seldom, remembered between transactions: each event
    of work asks who the supervisors are, and what its queue's rules say."""

    KINDS = frozenset({"agent", "queue", "team", "queue_rules", "profile", "calendar"})

    def __init__(self) -> None:
        self.viewers: tuple[Viewer, ...] | None = None
        """Who may see what, of everybody."""
        self.entities: dict[tuple[str, str], Entity] = {}

    def clear(self) -> None:
        """After a commit that failed: what was read in it may never have been."""
        self.viewers = None
        self.entities.clear()


class State:
    """Reads see what was put before them; nothing is written before `flush`."""

    def __init__(self, connection: Connection, kept: Kept | None = None) -> None:
        self._connection = connection
        self._kept = kept or Kept()
        self._people_changed = False
        self._conversations: dict[str, Conversation | None] = {}
        self._dirty: set[str] = set()
        self._dirty_entities: set[tuple[str, str]] = set()
        self._messages: dict[str, Message] = {}
        self._entities: dict[tuple[str, str], Entity | None] = {}
        self._marks: dict[tuple[str, str], tuple[int, int]] = {}
        self._offers: dict[str, dict[str, w.Offer]] = {}
        """By interaction, once they were asked for: that is, for every one that is told of."""

    def conversation(self, id: str) -> Conversation | None:
        if id not in self._conversations:
            data = self._one(statements.CONVERSATION, id=id)
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
            self._entities[key] = self._kept.entities.get(key) or self._found(kind, key)
        value = self._entities[key]
        return value if isinstance(value, kind) else None

    def _found(self, kind: type[T], key: tuple[str, str]) -> T | None:
        asked = statements.WORK if key[0] in WORK else statements.ENTITY
        data = self._one(asked, kind=key[0], id=key[1])
        value = decode(kind, data) if data else None
        if value is not None and key[0] in Kept.KINDS:
            self._kept.entities[key] = value
        return value

    def all(self, kind: type[T]) -> list[T]:
        self.flush()
        table = work if KIND_OF[kind] in WORK else entities
        asked = select(table.c.body).where(table.c.kind == KIND_OF[kind])
        return [decode(kind, data) for data in self._connection.scalars(asked)]

    def surveys_of(self, conversation: str) -> list[e.Survey]:
        self.flush()
        found = self._connection.scalars(statements.SURVEYS_OF, {"of": conversation})
        return [decode(e.Survey, data) for data in found]

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
        if isinstance(value, Agent):
            self._watch_people(value)
        elif isinstance(value, w.Offer) and value.interaction in self._offers:
            self._offers[value.interaction][value.id] = value
        self._entities[_key(value)] = value
        self._dirty_entities.add(_key(value))
        self._kept.entities.pop(_key(value), None)

    def remove(self, kind: type[Entity], id: str) -> None:
        self._entities[KIND_OF[kind], id] = None
        self._dirty_entities.add((KIND_OF[kind], id))

    def offers_of(self, interaction: str) -> list[w.Offer]:
        """Every offer that was made of it, oldest first."""
        if interaction not in self._offers:
            found = self._work(w.Offer, statements.OF_INTERACTION, of=interaction)
            self._offers[interaction] = {offer.id: offer for offer in found}
        found = list(self._offers[interaction].values())
        return sorted(found, key=lambda offer: (offer.at, offer.id))

    def open_offers(self, agent: str) -> list[w.Offer]:
        return self._work(w.Offer, statements.IN_HAND, of=agent)

    def in_hand(self, agent: str) -> list[w.Interaction]:
        """What they accepted and have not completed."""
        return self._work(w.Interaction, statements.IN_HAND, of=agent)

    def work_in(self, conversation: str) -> list[w.Interaction]:
        """What is not done of it, oldest first; calls are work of their own."""
        found = self._work(w.Interaction, statements.IN_CONVERSATION, of=conversation)
        return sorted(found, key=lambda each: each.entered_at)

    def work_of_call(self, call: str) -> w.Interaction | None:
        """The newest interaction of a call."""
        found = self._work(w.Interaction, statements.OF_CALL, of=call)
        return max(found, key=lambda each: (each.entered_at, each.version), default=None)

    def unfinished(self, kind: type[W]) -> list[W]:
        return self._work(kind, statements.UNFINISHED)

    def ended_since(self, kind: type[W], since: int) -> list[W]:
        return self._work(kind, statements.ENDED_SINCE, of=since)

    def visits_since(self, contact: str, since: int) -> list[w.Interaction]:
        return self._work(w.Interaction, statements.VISITS, of=contact, since=since)

    def last_agent(self, contact: str) -> str | None:
        """Who had the customer's newest conversation that somebody had."""
        self.flush()
        found: str | None = self._one(statements.LAST_AGENT, of=contact)
        return found

    def is_skill(self, name: str) -> bool:
        """Whether anybody's profile names it."""
        self.flush()
        return self._one(statements.SKILLED, path="$.skills." + json.dumps(name)) is not None

    def talked_on(self, since: int) -> list[e.CallRecord]:
        """Calls that began since and that somebody still talks on."""
        self.flush()
        at = entities.c
        part = func.json_extract
        asked = select(at.body).where(
            at.kind == "call", part(at.body, "$.started_at") >= since,
            part(at.body, "$.ended_at").is_(None), part(at.body, "$.answered_at").is_not(None),
        )  # fmt: skip
        return [decode(e.CallRecord, data) for data in self._connection.scalars(asked)]

    def decision(self) -> Decision:
        """What the company has decided for telephones, as of now."""
        return decision(self._connection)

    def supervised(self, call: str) -> list[Supervision]:
        """Who is with this call just now, the longest first."""
        return [each for each in self._supervisions() if each.call == call]

    def supervisions(self, supervisor: str) -> list[Supervision]:
        """What this person is with just now."""
        return [each for each in self._supervisions() if each.supervisor == supervisor]

    def viewers(self) -> Sequence[Viewer]:
        if self._people_changed:
            return [viewer_of(agent) for agent in self.all(Agent)]
        if self._kept.viewers is None:
            self._kept.viewers = tuple(viewer_of(agent) for agent in self.all(Agent))
        return self._kept.viewers

    def _supervisions(self) -> list[Supervision]:
        """Of everybody; few at any time."""
        self.flush()
        found = self._connection.scalars(statements.SUPERVISIONS)
        return sorted((decode(Supervision, data) for data in found), key=lambda each: each.id)

    def _watch_people(self, agent: Agent) -> None:
        """What this transaction changes may yet be rolled back: nothing of it is remembered."""
        before = self.get(Agent, agent.id)
        if before is None or viewer_of(before) != viewer_of(agent):
            self._kept.viewers, self._people_changed = None, True

    def _work(self, kind: type[W], asked: Any, **values: Any) -> list[W]:
        self.flush()
        found = self._connection.scalars(asked, {"kind": KIND_OF[kind], **values})
        return [decode(kind, data) for data in found]

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
        put_rows(self._connection, rows.SCOPES, [{"user": user, "seq": seq}])

    def flush(self) -> None:
        if self._dirty:
            self._flush_conversations()
        if self._messages:
            self._flush_messages()
        if self._dirty_entities:
            self._flush_entities()
        if self._marks:
            self._flush_marks()

    def _one(self, asked: Any, **values: Any) -> Any:
        return self._connection.execute(asked, values).scalar()

    def _read(self, asked: Any) -> list[Message]:
        self.flush()
        return [message_from(data) for data in self._connection.scalars(asked)]

    def _flush_conversations(self) -> None:
        changed = (self._conversations[id] for id in self._dirty)
        put_rows(
            self._connection, rows.CONVERSATIONS, (rows.conversation_row(c) for c in changed if c)
        )
        self._dirty.clear()

    def _flush_messages(self) -> None:
        changed = tuple(self._messages.values())
        put_rows(self._connection, rows.MESSAGES, map(rows.message_row, changed))
        put_rows(self._connection, rows.ATTACHED, rows.attached_rows(changed))
        self._messages.clear()

    def _flush_entities(self) -> None:
        changed = {key: self._entities[key] for key in self._dirty_entities}
        self._dirty_entities.clear()
        plain = (v for (kind, _), v in changed.items() if v and kind not in WORK)
        put_rows(self._connection, rows.ENTITIES, map(rows.entity_row, plain))
        busy = (v for (kind, _), v in changed.items() if v and kind in WORK)
        put_rows(self._connection, rows.WORKS, map(rows.work_row, busy))
        calls = [v for v in changed.values() if isinstance(v, e.CallRecord)]
        put_rows(self._connection, rows.ATTACHED, rows.recording_rows(calls))
        for (kind, id), value in changed.items():
            if value is None:
                at = entities.c
                self._connection.execute(delete(entities).where(at.kind == kind, at.id == id))

    def _flush_marks(self) -> None:
        put_rows(
            self._connection,
            rows.MARKS,
            (rows.mark_row(*key, *v) for key, v in self._marks.items()),
        )
        self._marks.clear()


def _key(value: Any) -> tuple[str, str]:
    return KIND_OF[type(value)], value.id

"""What the store must equal: the platform's state in plain dictionaries, folded by the reducers."""

from typing import Any

from core.changes import Changes
from core.entities import Message
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.frames import Rows
from core.protocol.kinds import RECORDS
from core.protocol.reduce import (
    conversation_of,
    reduce_agent,
    reduce_conversation,
    reduce_message,
    span_of,
)
from core.store import bodies
from core.store.store import Store
from tests.core.store.samples import ME

PLURALS = {
    "company": "companies", "deal": "deals", "ticket": "tickets", "order": "orders",
    "survey": "surveys", "call": "calls", "agent": "agents", "team": "teams", "queue": "queues",
    "label": "labels", "canned": "canned", "profile": "profiles", "queue_rules": "queue_rules",
    "company_rules": "company_rules",
    "calendar": "calendars", "reason": "reasons", "disposition": "dispositions",
    "interaction": "interactions", "offer": "offers", "task": "tasks",
    "state_span": "states", "supervision": "supervisions", "alert_rule": "alert_rules",
    "alert": "alerts", "audit_entry": "audit_entries", "announcement": "announcements",
    "report_schedule": "report_schedules", "evaluation_form": "evaluation_forms",
    "evaluation": "evaluations", "remark": "remarks", "sampling_rule": "sampling_rules",
    "erasure": "erasures",
}  # fmt: skip


class World:
    def __init__(self, rows: Rows) -> None:
        self.conversations = {value.id: value for value in rows.conversations}
        self.messages = {value.id: value for value in rows.messages}
        self.contacts = {value.id: value for value in rows.contacts}
        self.records: dict[tuple[str, str], Any] = {
            (kind, value.id): value
            for kind, plural in PLURALS.items()
            for value in getattr(rows, plural)
        }

    def rows(self) -> Rows:
        records = {
            plural: tuple(v for (of, _), v in sorted(self.records.items()) if of == kind)
            for kind, plural in PLURALS.items()
        }
        return Rows(
            conversations=tuple(self.conversations.values()), contacts=tuple(self.contacts.values()),
            messages=tuple(self.messages.values()), **records,
        )  # fmt: skip

    def fold(self, event: Event) -> None:
        body = event.body
        assert body is not None
        if isinstance(body, e.ConversationCreated):
            self.conversations[body.conversation.id] = body.conversation
        id = conversation_of(body)
        if id in self.conversations:
            known = self.conversations[id]
            self.conversations[id] = reduce_conversation(known, event, ME)
            self.messages = {k: self._message(v, body) for k, v in self.messages.items()}
            if isinstance(body, e.MessageCreated):
                self.messages[body.message.id] = body.message
        if isinstance(body, e.ConversationHidden):
            self._hide(body.conversation)
        self._fold_records(event)

    def _hide(self, id: str) -> None:
        self.conversations.pop(id, None)
        self.messages = {k: v for k, v in self.messages.items() if v.conversation != id}
        calls = [k for k, v in self.records.items() if k[0] == "call" and v.conversation == id]
        for name in calls:
            del self.records[name]

    def _message(self, before: Message, body: e.Body) -> Message:
        same = before.conversation == conversation_of(body)
        return reduce_message(before, body) if same else before

    def _fold_records(self, event: Event) -> None:
        body = event.body
        if isinstance(body, e.ConversationCreated | e.ContactUpserted):
            self.contacts[body.contact.id] = body.contact
        if isinstance(body, e.LabelDeleted):
            self.records.pop(("label", body.label), None)
        if isinstance(body, e.CannedDeleted):
            self.records.pop(("canned", body.canned), None)
        if isinstance(body, e.AgentStateChanged) and ("agent", body.agent) in self.records:
            known = self.records["agent", body.agent]
            self.records["agent", body.agent] = reduce_agent(known, event)
        if isinstance(body, e.AgentStateChanged) and body.agent == ME:
            self.records["state_span", span_of(body).id] = span_of(body)
        for kind in RECORDS:
            if type(body) is e.EVENTS.get(f"{kind}.upserted"):
                value = getattr(body, kind)
                self.records[kind, value.id] = value


def dump(store: Store) -> dict[str, Any]:
    """Everything the platform's tables say, with keys turned back into ids."""
    return store.write(lambda connection: (_dump(connection), Changes())).result()


def _dump(connection: Any) -> dict[str, Any]:
    ask = connection.exec_driver_sql
    ids: dict[int, str] = dict(ask("SELECT key, id FROM conversations").fetchall())
    conversations = {
        id: bodies.conversation(b) for id, b in ask("SELECT id, body FROM conversations")
    }
    messages = {key: bodies.message(b) for key, b in ask("SELECT key, body FROM messages")}
    contacts = {key: bodies.contact(b) for key, b in ask("SELECT key, body FROM contacts")}
    return {
        "conversations": conversations,
        "columns": {tuple(row) for row in ask(
            "SELECT id, contact, channel, status, assignee, team, priority, unread, last_at, handover "
            "FROM conversations"
        )},
        "messages": {m.id: m for m in messages.values()},
        "places": {
            (ids[of], position, delivery, id)
            for of, position, delivery, id in ask(
                "SELECT conversation, position, delivery, id FROM messages"
            )
        },
        "contacts": {c.id: c for c in contacts.values()},
        "records": {(k, id): bodies.record(k, b) for k, id, b in ask("SELECT kind, id, body FROM records")},
        "calls": {tuple(row) for row in ask("SELECT * FROM calls")},
        "work": {tuple(row) for row in ask("SELECT * FROM work")},
        "labelled": {(label, ids[key]) for label, key in ask("SELECT label, conversation FROM labelled")},
        "tallies": {
            tuple(row) for row in ask("SELECT * FROM tallies WHERE total <> 0 OR unread <> 0")
        },
        "message words": _words(ask, "message_words", {k: m.id for k, m in messages.items()}),
        "contact words": _words(ask, "contact_words", {k: c.id for k, c in contacts.items()}),
        "conversation words": _words(ask, "conversation_words", ids),
    }  # fmt: skip


def _words(ask: Any, table: str, ids: dict[int, str]) -> set[tuple[str, str, int]]:
    """(word, id, place) of the whole index, read back out of it."""
    name = f"temp.{table}_read"
    ask(f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5vocab('main', '{table}', 'instance')")
    return {(term, ids[doc], at) for term, doc, at in ask(f"SELECT term, doc, offset FROM {name}")}

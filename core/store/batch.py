"""What one transaction touches: read once and folded in memory; `saving` writes it back together.

A SELECT per event would cost more than all the rest; so whoever folds says first what it will
touch (`load_…`), and then changes the entries.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from core.entities import Contact, Conversation, Message
from core.store import bodies

E = TypeVar("E")

_PLACED = "SELECT m.key, m.body FROM json_each(?) j CROSS JOIN {}messages m ON "
_BY_ORDER = _PLACED + "m.conversation = j.value ->> 0 AND m.position = j.value ->> 1"
_BY_ID = _PLACED + "m.conversation = j.value ->> 0 AND m.id = j.value ->> 1"
_UNDELIVERED = (
    _PLACED + "m.conversation = j.value ->> 0 AND m.position <= j.value ->> 1 AND m.delivery < 2"
)
_WHOLE = _PLACED + "m.conversation = j.value"
_RECORDS = """
SELECT r.kind, r.id, r.body FROM json_each(?) j
CROSS JOIN {}records r ON r.kind = j.value ->> 0 AND r.id = j.value ->> 1
"""
_CALLS = """
SELECT r.kind, r.id, r.body FROM {}records r
WHERE r.kind = 'call' AND r.owner IN (SELECT value FROM json_each(?))
"""
_CARD = (
    "SELECT r.kind, r.id, r.body FROM {}records r WHERE r.owner IN (SELECT value FROM json_each(?))"
)

_OF_KINDS = (
    "SELECT r.kind, r.id, r.body FROM {}records r WHERE r.kind IN (SELECT value FROM json_each(?))"
)


@dataclass(slots=True)
class Entry(Generic[E]):
    """One entity before and after; `before` None: it is new, `after` None: it is gone."""

    key: int
    before: E | None
    after: E | None

    @property
    def changed(self) -> bool:
        return self.after is not self.before


class Batch:
    """`prefix` names the set of tables: empty for the one that is shown."""

    def __init__(self, connection: Connection, prefix: str = "") -> None:
        self.connection = connection
        self.prefix = prefix
        self.conversations: dict[str, Entry[Conversation]] = {}
        self.messages: dict[str, dict[int, Entry[Message]]] = {}
        """By conversation id and order."""
        self.contacts: dict[str, Entry[Contact]] = {}
        self.records: dict[tuple[str, str], Entry[Any]] = {}
        """By kind and id."""

    def ask(self, sql: str, values: Collection[Any]) -> Sequence[Any]:
        """Rows for a list of values, which the SQL reads with json_each; {} is the prefix."""
        if not values:
            return ()
        listed = json.dumps(list(values))
        return self.connection.exec_driver_sql(sql.format(self.prefix), (listed,)).fetchall()

    # What will be touched

    def load_conversations(self, ids: Collection[str]) -> None:
        for id, key, body in self.ask(_named("conversations"), ids):
            known = bodies.conversation(body)
            self.conversations[id] = Entry(key, known, known)

    def load_contacts(self, ids: Collection[str]) -> None:
        for id, key, body in self.ask(_named("contacts"), ids):
            known = bodies.contact(body)
            self.contacts[id] = Entry(key, known, known)

    def load_records(self, names: Collection[tuple[str, str]]) -> None:
        self._keep_records(self.ask(_RECORDS, names))

    def load_messages(self, places: Collection[tuple[str, int]]) -> None:
        """By (conversation, order); the conversations are loaded already, here and below."""
        self._keep(self.ask(_BY_ORDER, self._keyed(places)))

    def load_messages_by_id(self, places: Collection[tuple[str, str]]) -> None:
        """By (conversation, message id)."""
        self._keep(self.ask(_BY_ID, self._keyed(places)))

    def load_undelivered(self, places: Collection[tuple[str, int]]) -> None:
        """Our messages up to an order, by (conversation, order), whose delivery may still rise."""
        self._keep(self.ask(_UNDELIVERED, self._keyed(places)))

    def load_whole(self, conversations: Collection[str]) -> None:
        """All messages and calls of them."""
        entries = [self.conversations[id] for id in conversations]
        self._keep(self.ask(_WHOLE, [entry.key for entry in entries]))
        self.load_calls({entry.before.contact for entry in entries if entry.before})

    def load_calls(self, contacts: Collection[str]) -> None:
        """All of these customers."""
        self._keep_records(self.ask(_CALLS, contacts))

    def load_card(self, contacts: Collection[str]) -> None:
        """Whatever belongs to these customers."""
        self._keep_records(self.ask(_CARD, contacts))

    def load_kinds(self, kinds: Collection[str]) -> None:
        """All records of these kinds."""
        self._keep_records(self.ask(_OF_KINDS, kinds))

    # What becomes of it

    def put_conversation(self, value: Conversation) -> None:
        self.conversations.setdefault(value.id, Entry(0, None, None)).after = value

    def put_message(self, value: Message) -> None:
        within = self.messages.setdefault(value.conversation, {})
        within.setdefault(value.order, Entry(0, None, None)).after = value

    def put_contact(self, value: Contact) -> None:
        self.contacts.setdefault(value.id, Entry(0, None, None)).after = value

    def put_record(self, kind: str, id: str, value: Any) -> None:
        """None takes it away."""
        self.records.setdefault((kind, id), Entry(0, None, None)).after = value

    def drop_conversation(self, id: str) -> None:
        """With its messages and calls, all of which were loaded."""
        self.conversations[id].after = None
        for entry in self.messages.get(id, {}).values():
            entry.after = None
        for (kind, _), call in self.records.items():
            if kind == "call" and call.after and call.after.conversation == id:
                call.after = None

    def has(self, conversation: str) -> bool:
        """Whether it is there as things stand in the batch."""
        entry = self.conversations.get(conversation)
        return entry is not None and entry.after is not None

    def _keyed(self, places: Iterable[tuple[str, Any]]) -> list[tuple[int, Any]]:
        return [(self.conversations[id].key, place) for id, place in places]

    def _keep(self, found: Iterable[Any]) -> None:
        for key, body in found:
            known = bodies.message(body)
            self.messages.setdefault(known.conversation, {})[known.order] = Entry(key, known, known)

    def _keep_records(self, found: Iterable[Any]) -> None:
        for kind, id, body in found:
            known = bodies.record(kind, body)
            self.records[kind, id] = Entry(0, known, known)


def _named(table: str) -> str:
    return f"SELECT id, key, body FROM {{}}{table} WHERE id IN (SELECT value FROM json_each(?))"

"""What one transaction touches: read once, folded in memory, written back together.

A SELECT per event would cost more than all the rest; so whoever folds says first what it will
touch (`load_…`), then changes the entries, then saves.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Contact, Conversation, Delivery, Message
from core.store import bodies, words
from core.store.keys import MessageKeys, next_keys

E = TypeVar("E")

DELIVERY: dict[Delivery, int] = {"sent": 0, "delivered": 1, "read": 2, "failed": 3}
_NEW_CONVERSATION = """
INSERT INTO {}conversations
(contact, channel, status, assignee, team, priority, unread, last_at, body, key, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGED_CONVERSATION = """
UPDATE {}conversations SET contact = ?, channel = ?, status = ?, assignee = ?, team = ?,
priority = ?, unread = ?, last_at = ?, body = ? WHERE key = ?
"""
_TALLY = """
INSERT INTO {}tallies(status, assignee, team, total, unread) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread
"""


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
        self._connection = connection
        self._prefix = prefix
        self.conversations: dict[str, Entry[Conversation]] = {}
        self.messages: dict[str, dict[int, Entry[Message]]] = {}
        self.contacts: dict[str, Entry[Contact]] = {}
        self.records: dict[tuple[str, str], Entry[Any]] = {}

    # What will be touched

    def load_conversations(self, ids: Collection[str]) -> None:
        for id, key, body in self._by_id("conversations", ids):
            known = bodies.conversation(body)
            self.conversations[id] = Entry(key, known, known)

    def load_contacts(self, ids: Collection[str]) -> None:
        for id, key, body in self._by_id("contacts", ids):
            known = bodies.contact(body)
            self.contacts[id] = Entry(key, known, known)

    def load_records(self, names: Iterable[tuple[str, str]]) -> None:
        sql = (
            "SELECT r.kind, r.id, r.body FROM json_each(?) j CROSS JOIN {}records r "
            "ON r.kind = j.value ->> 0 AND r.id = j.value ->> 1"
        )
        for kind, id, body in self._ask(sql, sorted(names)):
            known = bodies.record(kind, body)
            self.records[kind, id] = Entry(0, known, known)

    def load_messages(self, places: Collection[tuple[str, int]]) -> None:
        """By (conversation, order); the conversations are loaded already."""
        sql = (
            "SELECT m.key, m.body FROM json_each(?) j CROSS JOIN {}messages m "
            "ON m.conversation = j.value ->> 0 AND m.position = j.value ->> 1"
        )
        self._keep(self._ask(sql, [(self.conversations[id].key, at) for id, at in places]))

    def load_messages_by_id(self, places: Collection[tuple[str, str]]) -> None:
        """By (conversation, message id)."""
        sql = (
            "SELECT m.key, m.body FROM json_each(?) j CROSS JOIN {}messages m "
            "ON m.conversation = j.value ->> 0 AND m.id = j.value ->> 1"
        )
        self._keep(self._ask(sql, [(self.conversations[id].key, name) for id, name in places]))

    def load_undelivered(self, places: Collection[tuple[str, int]]) -> None:
        """Our messages up to an order, by (conversation, order), whose delivery may still rise."""
        sql = (
            "SELECT m.key, m.body FROM json_each(?) j CROSS JOIN {}messages m "
            "ON m.conversation = j.value ->> 0 AND m.position <= j.value ->> 1 AND m.delivery < 2"
        )
        self._keep(self._ask(sql, [(self.conversations[id].key, at) for id, at in places]))

    # What becomes of it

    def put_conversation(self, value: Conversation) -> None:
        entry = self.conversations.setdefault(value.id, Entry(0, None, None))
        entry.after = value

    def put_message(self, value: Message) -> None:
        within = self.messages.setdefault(value.conversation, {})
        within.setdefault(value.order, Entry(0, None, None)).after = value

    def put_contact(self, value: Contact) -> None:
        self.contacts.setdefault(value.id, Entry(0, None, None)).after = value

    def put_record(self, kind: str, id: str, value: Any) -> None:
        """None takes it away."""
        self.records.setdefault((kind, id), Entry(0, None, None)).after = value

    def save(self) -> Changes:
        changes = Changes()
        self._save_contacts(changes)
        self._save_conversations(changes)
        self._save_messages(changes)
        self._save_records(changes)
        return changes

    # Reading

    def _ask(self, sql: str, values: list[Any]) -> Iterator[Any]:
        if not values:
            return iter(())
        found = self._connection.exec_driver_sql(sql.format(self._prefix), (json.dumps(values),))
        return iter(found.fetchall())

    def _by_id(self, table: str, ids: Collection[str]) -> Iterator[Any]:
        sql = (
            "SELECT id, key, body FROM {}" + table + " WHERE id IN (SELECT value FROM json_each(?))"
        )
        return self._ask(sql, sorted(ids))

    def _keep(self, found: Iterable[Any]) -> None:
        for key, body in found:
            known = bodies.message(body)
            self.messages.setdefault(known.conversation, {})[known.order] = Entry(key, known, known)

    # Writing

    def _many(self, sql: str, rows: list[Any]) -> None:
        if rows:
            self._connection.exec_driver_sql(sql.format(self._prefix), rows)

    def _words(self, table: str, gone: list[Any], come: list[Any]) -> None:
        words.write(self._connection, f"{self._prefix}{table}", gone, come)

    def _save_contacts(self, changes: Changes) -> None:
        changed = [entry for entry in self.contacts.values() if entry.changed]
        new = [entry for entry in changed if entry.before is None]
        for entry, key in zip(new, self._keys("contacts", len(new)), strict=True):
            entry.key = key
        self._many(
            "INSERT INTO {}contacts(key, id, body) VALUES (?, ?, ?) "
            "ON CONFLICT(key) DO UPDATE SET body = excluded.body",
            [(e.key, e.after.id, bodies.encode(e.after)) for e in changed if e.after],
        )
        self._words("contact_words", *words.differences(changed, words.of_contact))
        changes.contacts |= {e.after.id for e in changed if e.after}
        self._rename(
            [id for id, e in self.contacts.items() if e.before and _seen_otherwise(e)], changes
        )

    def _rename(self, contacts: list[str], changes: Changes) -> None:
        """The rows of the list show the contact's name, so they changed as well."""
        sql = (
            "SELECT key, last_at FROM {}conversations "
            "WHERE contact IN (SELECT value FROM json_each(?))"
        )
        for key, last_at in self._ask(sql, contacts):
            changes.conversations[key] = last_at

    def _keys(self, table: str, count: int) -> range:
        return next_keys(self._connection, table, count)

    def _save_conversations(self, changes: Changes) -> None:
        changed = [entry for entry in self.conversations.values() if entry.changed]
        new = [entry for entry in changed if entry.before is None]
        self._number_conversations(new)
        self._many(_NEW_CONVERSATION, [(*_columns(e), e.after.id) for e in new if e.after])
        self._many(_CHANGED_CONVERSATION, [_columns(e) for e in changed if e.before])
        self._words("conversation_words", *words.differences(changed, words.of_conversation))
        self._save_labelled(changed)
        self._save_tallies(changed)
        for entry in changed:
            changes.conversations[entry.key] = entry.before.last_at if entry.before else None

    def _number_conversations(self, new: list[Entry[Conversation]]) -> None:
        """Staged ones keep the key under which the list knows them."""
        known: dict[str, int] = {}
        if self._prefix and new:
            ids = json.dumps([e.after.id for e in new if e.after])
            sql = "SELECT id, key FROM conversations WHERE id IN (SELECT value FROM json_each(?))"
            known = dict(self._connection.exec_driver_sql(sql, (ids,)).fetchall())
        fresh = iter(self._keys("conversations", len(new) - len(known)))
        for entry in new:
            if entry.after:
                entry.key = known.get(entry.after.id) or next(fresh)

    def _save_labelled(self, changed: list[Entry[Conversation]]) -> None:
        gone, come = [], []
        for entry in changed:
            before = set(entry.before.labels) if entry.before else set()
            after = set(entry.after.labels) if entry.after else set()
            gone += [(label, entry.key) for label in before - after]
            come += [(label, entry.key) for label in after - before]
        self._many("DELETE FROM {}labelled WHERE label = ? AND conversation = ?", gone)
        self._many("INSERT INTO {}labelled(label, conversation) VALUES (?, ?)", come)

    def _save_tallies(self, changed: list[Entry[Conversation]]) -> None:
        totals: Counter[tuple[str, str, str]] = Counter()
        unread: Counter[tuple[str, str, str]] = Counter()
        for entry in changed:
            for value, sign in ((entry.before, -1), (entry.after, 1)):
                if value is not None:
                    kind = (value.status, value.assignee or "", value.team or "")
                    totals[kind] += sign
                    unread[kind] += sign * (value.unread > 0)
        moved = [kind for kind in totals if totals[kind] or unread[kind]]
        self._many(_TALLY, [(*kind, totals[kind], unread[kind]) for kind in moved])

    def _save_messages(self, changes: Changes) -> None:
        changed = [e for within in self.messages.values() for e in within.values() if e.changed]
        new = [e for e in changed if e.before is None]
        keys = MessageKeys(self._connection, self._prefix, [e.after.at for e in new if e.after])
        for entry in new:
            if entry.after:
                entry.key = keys.take(entry.after.at)
        rows = [self._message_row(e) for e in changed]
        self._many(
            "INSERT INTO {}messages(key, conversation, position, id, delivery, body) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [row for row, e in zip(rows, changed, strict=True) if e.before is None],
        )
        self._many(
            "UPDATE {}messages SET id = ?, delivery = ?, body = ? WHERE key = ?",
            [(*r[3:], r[0]) for r, e in zip(rows, changed, strict=True) if e.before],
        )
        gone, come = words.differences(changed, words.of_message)
        self._words("message_words", gone, come)
        words.learn(self._connection, f"{self._prefix}vocabulary", come)
        for key, conversation, *_ in rows:
            changes.messages.setdefault(conversation, set()).add(key)

    def _message_row(self, entry: Entry[Message]) -> tuple[Any, ...]:
        of = entry.after
        assert of is not None
        delivery = DELIVERY[of.status] if of.kind == "out" else None
        within = self.conversations[of.conversation].key
        return (entry.key, within, of.order, of.id, delivery, bodies.encode(of))

    def _save_records(self, changes: Changes) -> None:
        changed = {name: e.after for name, e in self.records.items() if e.changed}
        self._many(
            "DELETE FROM {}records WHERE kind = ? AND id = ?",
            [name for name, after in changed.items() if after is None],
        )
        self._many(
            "INSERT INTO {}records(kind, id, owner, body) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET owner = excluded.owner, body = excluded.body",
            [(*n, getattr(v, "contact", None), bodies.encode(v)) for n, v in changed.items() if v],
        )
        for (kind, id), value in changed.items():
            changes.directory |= kind in bodies.DIRECTORY
            changes.people |= {id} if kind == "agent" else set()
            owner = getattr(value, "contact", None)
            changes.contacts |= {owner} if owner else set()


def _columns(entry: Entry[Conversation]) -> tuple[Any, ...]:
    of = entry.after
    assert of is not None
    return (
        of.contact, of.channel, of.status, of.assignee, of.team, of.priority, of.unread,
        of.last_at, bodies.encode(of), entry.key,
    )  # fmt: skip


def _seen_otherwise(entry: Entry[Contact]) -> bool:
    before, after = entry.before, entry.after
    assert before is not None and after is not None
    return (before.name, before.tags) != (after.name, after.tags)

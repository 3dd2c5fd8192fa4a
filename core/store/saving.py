"""A folded batch into rows: each table by one statement with many values, full text beside it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from core.changes import Changes
from core.entities import CallRecord, Contact, Conversation, Delivery, Message
from core.store import attached, bodies, library_ingest, listed, words
from core.store.batch import Batch, Entry
from core.store.keys import MessageKeys, next_keys
from core.work import Interaction, Offer, Task

DELIVERY: dict[Delivery, int] = {"sent": 0, "delivered": 1, "read": 2, "failed": 3}

_NEW_CONVERSATION = """
INSERT INTO {}conversations
(contact, channel, status, assignee, team, priority, unread, last_at, handover, body, key, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGED_CONVERSATION = """
UPDATE {}conversations SET contact = ?, channel = ?, status = ?, assignee = ?, team = ?,
priority = ?, unread = ?, last_at = ?, handover = ?, body = ? WHERE key = ?
"""
_TALLY = """
INSERT INTO {}tallies(status, assignee, team, handover, total, unread) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread
"""
_NEW_MESSAGE = """
INSERT INTO {}messages(id, delivery, body, key, conversation, position) VALUES (?, ?, ?, ?, ?, ?)
"""
_CHANGED_MESSAGE = "UPDATE {}messages SET id = ?, delivery = ?, body = ? WHERE key = ?"
_CONTACT = """
INSERT INTO {}contacts(key, id, body) VALUES (?, ?, ?)
ON CONFLICT(key) DO UPDATE SET body = excluded.body
"""
_OF_CONTACT = """
SELECT key, last_at FROM {}conversations WHERE contact IN (SELECT value FROM json_each(?))
"""
_RECORD = """
INSERT INTO {}records(kind, id, owner, body) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET owner = excluded.owner, body = excluded.body
"""
_CALL = """
INSERT INTO {}calls(id, at, agent, missed, correlation) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, agent = excluded.agent, missed = excluded.missed,
correlation = excluded.correlation
"""


_WORK = """
INSERT INTO {}work(kind, id, agent, ended) VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET agent = excluded.agent, ended = excluded.ended
"""


def save(batch: Batch) -> Changes:
    changes = Changes()
    _save_contacts(batch, changes)
    _save_conversations(batch, changes)
    _save_messages(batch, changes)
    _save_records(batch, changes)
    library_ingest.ingest(batch)
    attached.ingest(batch)
    return changes


def _many(batch: Batch, sql: str, rows: Sequence[Any]) -> None:
    if rows:
        batch.connection.exec_driver_sql(sql.format(batch.prefix), list(rows))


def _words(batch: Batch, table: str, gone: list[words.Row], come: list[words.Row]) -> None:
    words.write(batch.connection, f"{batch.prefix}{table}", gone, come)


def _changed(entries: Iterable[Entry[Any]]) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """All that changed; of them the new, the changed and the gone."""
    changed = [entry for entry in entries if entry.changed]
    new = [entry for entry in changed if entry.before is None]
    gone = [entry for entry in changed if entry.after is None]
    kept = [entry for entry in changed if entry.before is not None and entry.after is not None]
    return changed, new, kept, gone


def _save_contacts(batch: Batch, changes: Changes) -> None:
    changed, new, kept, gone = _changed(batch.contacts.values())
    for entry, key in zip(new, next_keys(batch.connection, "contacts", len(new)), strict=True):
        entry.key = key
    come = [*new, *kept]
    _many(batch, _CONTACT, [(e.key, e.after.id, bodies.encode(e.after)) for e in come])
    _many(batch, "DELETE FROM {}contacts WHERE key = ?", [(e.key,) for e in gone])
    _words(batch, "contact_words", *words.differences(changed, words.of_contact))
    changes.contacts |= {(e.after or e.before).id for e in changed}
    # The rows of the list show the name, so they changed as well
    renamed = [e.after.id for e in kept if _shown(e.before) != _shown(e.after)]
    changes.conversations.update((row.key, row.last_at) for row in batch.ask(_OF_CONTACT, renamed))


def _shown(contact: Contact) -> object:
    return contact.name, contact.tags


def _save_conversations(batch: Batch, changes: Changes) -> None:
    changed, new, kept, gone = _changed(batch.conversations.values())
    _number_conversations(batch, new)
    _many(batch, _NEW_CONVERSATION, [(*_columns(e), e.after.id) for e in new])
    _many(batch, _CHANGED_CONVERSATION, [_columns(e) for e in kept])
    _many(batch, "DELETE FROM {}conversations WHERE key = ?", [(e.key,) for e in gone])
    _words(batch, "conversation_words", *words.differences(changed, words.of_conversation))
    _save_labelled(batch, changed)
    _save_tallies(batch, changed)
    for entry in changed:
        changes.conversations[entry.key] = entry.before.last_at if entry.before else None


def _number_conversations(batch: Batch, new: list[Entry[Conversation]]) -> None:
    """Staged ones keep the key under which the list knows them."""
    ids = [entry.after.id for entry in new if entry.after]
    known: dict[str, int] = {}
    if batch.prefix:
        shown = Batch(batch.connection)
        shown.load_conversations(ids)
        known = {id: entry.key for id, entry in shown.conversations.items()}
    fresh = iter(next_keys(batch.connection, "conversations", len(new) - len(known)))
    for entry, id in zip(new, ids, strict=True):
        entry.key = known.get(id) or next(fresh)


def _columns(entry: Entry[Conversation]) -> tuple[Any, ...]:
    of = entry.after
    assert of is not None
    return (
        of.contact, of.channel, of.status, of.assignee, of.team, of.priority, of.unread,
        of.last_at, waits_for_somebody(of), bodies.encode(of), entry.key,
    )  # fmt: skip


def waits_for_somebody(of: Conversation) -> bool:
    """The bot handed it over and nobody has taken it."""
    handed = of.bot is not None and of.bot.phase == "handoff"
    return handed and of.status == "open" and of.assignee is None


def _save_labelled(batch: Batch, changed: list[Entry[Conversation]]) -> None:
    gone, come = [], []
    for entry in changed:
        before = set(entry.before.labels) if entry.before else set()
        after = set(entry.after.labels) if entry.after else set()
        gone += [(label, entry.key) for label in before - after]
        come += [(label, entry.key) for label in after - before]
    _many(batch, "DELETE FROM {}labelled WHERE label = ? AND conversation = ?", gone)
    _many(batch, "INSERT INTO {}labelled(label, conversation) VALUES (?, ?)", come)


def _save_tallies(batch: Batch, changed: list[Entry[Conversation]]) -> None:
    totals: Counter[tuple[str, str, str, bool]] = Counter()
    unread: Counter[tuple[str, str, str, bool]] = Counter()
    for entry in changed:
        for value, sign in ((entry.before, -1), (entry.after, 1)):
            if value is not None:
                handover = waits_for_somebody(value)
                kind = (value.status, value.assignee or "", value.team or "", handover)
                totals[kind] += sign
                unread[kind] += sign * (value.unread > 0)
    moved = [kind for kind in totals if totals[kind] or unread[kind]]
    _many(batch, _TALLY, [(*kind, totals[kind], unread[kind]) for kind in moved])


def _save_messages(batch: Batch, changes: Changes) -> None:
    within = batch.messages.values()
    changed, new, kept, gone = _changed(e for entries in within for e in entries.values())
    keys = MessageKeys(batch.connection, batch.prefix, [e.after.at for e in new])
    for entry in new:
        entry.key = keys.take(entry.after.at)
    _many(batch, _NEW_MESSAGE, [(*_message(e), _key_of(batch, e), e.after.order) for e in new])
    _many(batch, _CHANGED_MESSAGE, [_message(e) for e in kept])
    _many(batch, "DELETE FROM {}messages WHERE key = ?", [(e.key,) for e in gone])
    out, come = words.differences(changed, words.of_message)
    _words(batch, "message_words", out, come)
    words.learn(batch.connection, batch.prefix, come)
    words.forget(batch.connection, batch.prefix, out)
    for entry in changed:
        changes.messages.setdefault(_key_of(batch, entry), set()).add(entry.key)


def _key_of(batch: Batch, entry: Entry[Message]) -> int:
    """The conversation's."""
    of = entry.after or entry.before
    assert of is not None
    return batch.conversations[of.conversation].key


def _message(entry: Entry[Message]) -> tuple[Any, ...]:
    of = entry.after
    assert of is not None
    delivery = DELIVERY[of.status] if of.kind == "out" else None
    return of.id, delivery, bodies.encode(of), entry.key


def _save_records(batch: Batch, changes: Changes) -> None:
    changed = {name: entry for name, entry in batch.records.items() if entry.changed}
    come = {name: entry.after for name, entry in changed.items() if entry.after is not None}
    gone = [name for name in changed if name not in come]
    _many(batch, "DELETE FROM {}records WHERE kind = ? AND id = ?", gone)
    _many(batch, _RECORD, [(*n, _owner(n[0], of), bodies.encode(of)) for n, of in come.items()])
    _save_calls(batch, come, gone)
    _many(batch, _WORK, [work_columns(*n, of) for n, of in come.items() if n[0] in bodies.WORK])
    told = [listed.columns(*n, of) for n, of in come.items() if n[0] in listed.KINDS]
    _many(batch, listed.WRITE, told)
    for (kind, id), entry in changed.items():
        changes.directory |= kind in bodies.DIRECTORY
        changes.people |= {id} if kind == "agent" else set()
        changes.calls |= {id} if kind == "call" else set()
        changes.work |= {id} if kind in bodies.WORK else set()
        changes.supervision |= {id} if kind in bodies.SUPERVISION else set()
        changes.reviews |= {id} if kind in bodies.REVIEW else set()
        owners = (_owner(kind, entry.before), _owner(kind, entry.after))
        changes.contacts |= {owner for owner in owners if owner}


def _save_calls(
    batch: Batch, come: dict[tuple[str, str], Any], gone: list[tuple[str, str]]
) -> None:
    """What the history lists and a ring is found by."""
    calls = [value for (kind, _), value in come.items() if kind == "call"]
    _many(batch, "DELETE FROM {}calls WHERE id = ?", [(id,) for kind, id in gone if kind == "call"])
    _many(batch, _CALL, [call_columns(call) for call in calls])


def call_columns(call: CallRecord) -> tuple[Any, ...]:
    """missed: it came in, is over, and nobody spoke."""
    missed = call.direction == "in" and call.phase == "ended" and call.cause != "answered"
    return call.id, call.started_at, call.agent, missed, call.correlation


def work_columns(kind: str, id: str, of: Interaction | Offer | Task) -> tuple[Any, ...]:
    if isinstance(of, Interaction):
        ended = of.completed_at
    else:
        ended = of.ended_at if isinstance(of, Offer) else of.done_at
    return kind, id, of.agent, ended


def _owner(kind: str, record: Any) -> str | None:
    """The contact whose card shows it."""
    owner: str | None = record.contact if record and kind in bodies.CARD else None
    return owner

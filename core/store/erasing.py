"""Erasing a customer on this machine: rows, words of the index, files, drafts and what waits unsent.

It is part of the transaction that brings the word of it. Rows and the index overwrite what they lose
(`secure_delete`); the log beside the file is cut once that is committed (`checkpoints`).
"""

import json
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from core.changes import Changes
from core.erasure import Erasure, concerns, files_of, left_of
from core.store import files, outbox
from core.store.batch import Batch
from core.store.saving import save

_THEIRS = "SELECT id FROM conversations WHERE contact = ?"
_OTHERS = ("interaction", "offer", "task", "evaluation", "remark")
"""Kinds of records that no column says the customer of."""
_LISTED = "SELECT value FROM json_each(?)"
_BY_CONVERSATION = ("drafts", "draft_files", "unread_talks")
_KNOWN = "SELECT 1 FROM records WHERE kind = 'erasure' AND id = ?"
_FILES = f"id IN ({_LISTED}) OR (sha256 IN ({_LISTED}) AND command IS NULL)"
_OWN = (
    "SELECT kind, id, body FROM own WHERE kind IN ('evaluation', 'search')",
    "DELETE FROM own WHERE kind = ? AND id = ?",
)
"""Half an evaluation quotes; a saved search may name whom it looks for."""
_UNKNOWN = (
    "SELECT seq, body FROM unknown_events",
    "DELETE FROM unknown_events WHERE seq = ?",
)


def is_known(connection: Connection, of: Erasure) -> bool:
    """Done before: who came anew since is not meant."""
    return connection.exec_driver_sql(_KNOWN, (of.id,)).first() is not None


def erase(connection: Connection, of: Erasure) -> Changes:
    batch = Batch(connection)
    batch.load_contacts({of.contact})
    theirs = connection.exec_driver_sql(_THEIRS, (of.contact,)).scalars()
    batch.load_conversations({*of.conversations, *theirs})
    batch.load_whole(tuple(batch.conversations))
    batch.load_card({of.contact})
    batch.load_kinds(_OTHERS)
    visits = [id for (kind, id), e in batch.records.items()
              if kind == "interaction" and concerns(e.before, of)]  # fmt: skip
    sent, digests = _files(batch, of)
    for entry in batch.records.values():
        entry.after = left_of(entry.after, of)
    for contact in batch.contacts.values():
        contact.after = None
    for id in tuple(batch.conversations):
        batch.drop_conversation(id)
    changes = save(batch)
    changes.merge(_forget_unsent(connection, of, visits))
    _forget_own(connection, of, visits)
    files.drop(connection, _FILES, json.dumps([*sent]), json.dumps([*digests]))
    changes.erased.add(of.contact)
    return changes


def _files(batch: Batch, of: Erasure) -> tuple[set[str], set[str]]:
    """Ids and SHA-256 of all that was sent or recorded."""
    within = (entry.before for each in batch.messages.values() for entry in each.values())
    found = [file for message in within if message for file in message.attachments]
    for (kind, _), entry in batch.records.items():
        found += files_of(entry.before) if kind == "call" and entry.before else []
    return {*of.files, *(file.id for file in found)}, {f.sha256 for f in found if f.sha256}


def _forget_unsent(connection: Connection, of: Erasure, visits: Sequence[str]) -> Changes:
    """Nothing of theirs is said any more; but that something was taken out is."""
    asked = "SELECT id, conversation, body FROM outbox WHERE type <> 'export.note'"
    rows, names = connection.exec_driver_sql(asked).fetchall(), [*of.ids, *visits]
    quoted = [msgspec.json.encode(name) for name in names]
    gone = [
        row.id for row in rows
        if row.conversation in of.ids or any(name in row.body for name in quoted)
    ]  # fmt: skip
    files.drop(connection, f"command IN ({_LISTED})", json.dumps(gone))
    return outbox.remove(connection, gone)


def _forget_own(connection: Connection, of: Erasure, visits: Sequence[str]) -> None:
    ask = connection.exec_driver_sql
    for table in _BY_CONVERSATION:
        sql = f"DELETE FROM {table} WHERE conversation IN ({_LISTED})"
        ask(sql, (json.dumps(of.conversations),))
    ask(f"DELETE FROM wrap_ups WHERE interaction IN ({_LISTED})", (json.dumps(visits),))
    packed, quoted = map(msgspec.msgpack.encode, of.ids), map(msgspec.json.encode, of.ids)
    for (read, delete), names in ((_OWN, tuple(packed)), (_UNKNOWN, tuple(quoted))):
        for *which, body in ask(read).fetchall():
            if any(name in body for name in names):
                ask(delete, tuple(which))

"""What comes, into what the library finds it by; part of the transaction that brings it.

A record may come before its conversation (a snapshot tells of work first): it is noted as early, and
read again when that comes.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

import msgspec

from core.entities import Conversation
from core.store import bodies, words
from core.store.batch import Batch, Entry
from core.store.keys import SHIFT, place_of
from core.store.library_facets import (
    KINDS,
    NOTHING,
    About,
    Piece,
    columns,
    of_conversation,
    of_record,
    who_says,
)

Name = tuple[str, str]
"""Kind and id of a record."""
LAST_OF_MS = (1 << SHIFT) - 1
"""Messages take the first places of a millisecond, what was told beside them the last."""
pieces_of = msgspec.msgpack.Decoder(tuple[Piece, ...]).decode

_SAID = "INSERT OR REPLACE INTO {}said(key, conversation, who, size) VALUES (?, ?, ?, ?)"
_FACET = "INSERT OR IGNORE INTO {}facets(conversation, source, kind, value) VALUES (?, ?, ?, ?)"
_TOLD = "INSERT INTO {}told(key, conversation, kind, id, body) VALUES (?, ?, ?, ?, ?)"
_TOLD_WORDS = "INSERT INTO {0}told_words(rowid, customer, agent, bot, note) VALUES (?, ?, ?, ?, ?)"
_UNTOLD_WORDS = (
    "INSERT INTO {0}told_words({0}told_words, rowid, customer, agent, bot, note) "
    "VALUES ('delete', ?, ?, ?, ?, ?)"
)
_TOLD_BY = """
SELECT t.kind, t.id, t.key, t.conversation, t.body FROM json_each(?) j
CROSS JOIN {}told t ON t.kind = j.value ->> 0 AND t.id = j.value ->> 1
"""
_TOLD_IN = "SELECT key, body FROM {}told WHERE conversation IN (SELECT value FROM json_each(?))"
_EARLY = "INSERT OR IGNORE INTO {}early(conversation, kind, id) VALUES (?, ?, ?)"
_CAME_EARLY = """
SELECT e.kind, e.id, r.body FROM {0}early e CROSS JOIN {0}records r ON r.kind = e.kind AND r.id = e.id
WHERE e.conversation IN (SELECT value FROM json_each(?))
"""
_NAMED = """
SELECT r.body FROM json_each(?) j
CROSS JOIN {}records r ON r.kind = j.value ->> 0 AND r.id = j.value ->> 1
"""
_KEYS = "SELECT id, key FROM {}conversations WHERE id IN (SELECT value FROM json_each(?))"


def ingest(batch: Batch) -> None:
    """Once the conversations, messages and records of the batch are written and have their keys."""
    changed = [entry for entry in batch.conversations.values() if entry.changed]
    _conversations(batch, changed)
    _messages(batch)
    records = {
        name: (entry.before, entry.after)
        for name, entry in batch.records.items()
        if entry.changed and name[0] in KINDS
    }
    new = [e.after.id for e in changed if e.before is None and e.after is not None]
    for kind, id, body in batch.ask(_CAME_EARLY, new):
        records.setdefault((kind, id), (None, bodies.record(kind, body)))
    if new:
        forget_early(batch, new)
    if records:
        _Records(batch, records).write()


def untell(batch: Batch, rows: Sequence[tuple[int, bytes]]) -> None:
    """Takes rows of `told` away with their words."""
    texts = [(key, columns(pieces_of(body))) for key, body in rows]
    _many(batch, _UNTOLD_WORDS, sorted((key, *said) for key, said in texts))
    _many(batch, "DELETE FROM {}told WHERE key = ?", [(key,) for key, _ in texts])
    gone = [(key, "\n".join(said)) for key, said in texts]
    words.forget(batch.connection, batch.prefix, gone)


def told_in(batch: Batch, conversations: Collection[int]) -> Sequence[Any]:
    """Key and body of what was told in them."""
    return batch.ask(_TOLD_IN, conversations)


def forget_early(batch: Batch, conversations: Iterable[str]) -> None:
    _many(batch, "DELETE FROM {}early WHERE conversation = ?", [(id,) for id in conversations])


def _many(batch: Batch, sql: str, rows: Sequence[Any]) -> None:
    if rows:
        batch.connection.exec_driver_sql(sql.format(batch.prefix), list(rows))


def _conversations(batch: Batch, changed: Sequence[Entry[Conversation]]) -> None:
    come, gone = list[tuple[int, str, str, str | int]](), list[int]()
    for entry in changed:
        if entry.after is None:
            gone.append(entry.key)
        elif entry.before is None or _moved(entry.before, entry.after):
            # Whoever once had it has to do with it: nothing of this is taken back
            come += [(entry.key, "", *facet) for facet in of_conversation(entry.after)]
    _many(batch, _FACET, come)
    if gone:
        untell(batch, told_in(batch, gone))
        _many(batch, "DELETE FROM {}facets WHERE conversation = ?", [(key,) for key in gone])


def _moved(before: Conversation, after: Conversation) -> bool:
    if before.assignee != after.assignee or before.queue != after.queue:
        return True
    return before.bot is not after.bot and of_conversation(before) != of_conversation(after)


def _messages(batch: Batch) -> None:
    said, gone = list[tuple[int, int, int, int]](), list[tuple[int]]()
    wrote = set[tuple[int, str]]()
    for id, within in batch.messages.items():
        key = batch.conversations[id].key
        for entry in within.values():
            message, before = entry.after, entry.before
            if message is None:
                gone.append((entry.key,))
            elif before is not None and before.text == message.text:
                continue
            elif (who := who_says(message)) is not None:
                said.append((entry.key, key, who, len(message.text)))
                if message.author.kind == "agent" and message.author.id:
                    wrote.add((key, message.author.id))
    _many(batch, _SAID, sorted(said))
    _many(batch, _FACET, [(key, "", "agent", agent) for key, agent in sorted(wrote)])
    _many(batch, "DELETE FROM {}said WHERE key = ?", gone)


class _Records:
    """Those of one batch, each as it was and as it is."""

    def __init__(self, batch: Batch, records: dict[Name, tuple[Any, Any]]) -> None:
        self._batch = batch
        self._records = records
        self._about = {
            name: (self._said_by(before), self._said_by(after))
            for name, (before, after) in records.items()
        }

    def write(self) -> None:
        """What came before its record was known here may be other than what is taken back: so all of
        the record's is, whatever it was."""
        moved = {
            name: two for name, two in self._about.items()
            if two[0] != two[1] or self._records[name][0] is None
        }  # fmt: skip
        keys = self._keys({about.conversation for two in moved.values() for about in two})
        places = {
            (keys[about.conversation], _source(name))
            for name, two in moved.items() for about in two if about.conversation in keys
        }  # fmt: skip
        sql = "DELETE FROM {}facets WHERE conversation = ? AND source = ?"
        _many(self._batch, sql, sorted(places))
        come = {name: after for name, (_, after) in moved.items() if after.conversation in keys}
        rows = [
            (keys[about.conversation], _source(name), *facet)
            for name, about in come.items() for facet in about.facets
        ]  # fmt: skip
        _many(self._batch, _FACET, rows)
        self._tell(moved, come, keys)
        early = [
            (after.conversation, *name) for name, (_, after) in moved.items()
            if after.conversation is not None and name not in come
        ]  # fmt: skip
        _many(self._batch, _EARLY, early)

    def _tell(
        self, moved: Collection[Name], come: dict[Name, About], keys: dict[str | None, int]
    ) -> None:
        """What stands there already as it is now is left alone: a transcript is many words."""
        told = {name: (keys[of.conversation], of) for name, of in come.items() if of.pieces}
        gone = []
        for kind, id, key, conversation, body in self._batch.ask(_TOLD_BY, list(moved)):
            where, of = told.get((kind, id), (0, NOTHING))
            if (where, bodies.encode(of.pieces)) == (conversation, body):
                del told[kind, id]
            else:
                gone.append((key, body))
        untell(self._batch, gone)
        for name, (conversation, of) in told.items():
            self._put(name, conversation, of)

    def _put(self, name: Name, conversation: int, of: About) -> None:
        key, said = self._free(of.at), columns(of.pieces)
        told = (key, conversation, *name, bodies.encode(of.pieces))
        _many(self._batch, _TOLD, [told])
        _many(self._batch, _TOLD_WORDS, [(key, *said)])
        words.learn(self._batch.connection, self._batch.prefix, [(key, "\n".join(said))])

    def _free(self, at: int) -> int:
        """The last place of that time or, where it is taken, of one of the next milliseconds."""
        key = place_of(at) + LAST_OF_MS
        sql = f"SELECT 1 FROM {self._batch.prefix}told WHERE key = ?"
        while self._batch.connection.exec_driver_sql(sql, (key,)).first():
            key += LAST_OF_MS + 1
        return key

    def _keys(self, ids: Collection[str | None]) -> dict[str | None, int]:
        known: dict[str | None, int] = {}
        missing = []
        for id in ids:
            entry = self._batch.conversations.get(id) if id else None
            if entry is None and id:
                missing.append(id)
            elif entry is not None and entry.after is not None:
                known[id] = entry.key
        return {**known, **dict(self._batch.ask(_KEYS, missing))}

    def _said_by(self, record: Any) -> About:
        return of_record(record, self._name, self._forms) if record is not None else NOTHING

    def _name(self, disposition: str) -> str:
        return self._names.get(disposition, disposition)

    @cached_property
    def _names(self) -> dict[str, str]:
        ids = {getattr(of, "disposition", "") for two in self._records.values() for of in two}
        rows = self._stored("disposition", ids - {""})
        return {of.id: of.name for of in rows}

    @cached_property
    def _forms(self) -> dict[str, Any]:
        ids = {getattr(of, "form", "") for two in self._records.values() for of in two}
        return {of.id: of for of in self._stored("evaluation_form", ids - {""})}

    def _stored(self, kind: str, ids: set[str]) -> list[Any]:
        """All records of the batch are written already."""
        if not ids:
            return []
        rows = self._batch.ask(_NAMED, [(kind, id) for id in sorted(ids)])
        return [bodies.record(kind, body) for (body,) in rows]


def _source(name: Name) -> str:
    return ":".join(name)

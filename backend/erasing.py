"""Erasing a customer: out of the state, the log, the files, and out of what lies freed on the disk.

All rows go in one transaction, with what every desk is told and an entry of the audit list. The files'
contents follow; until they are gone the platform knows which, so a kill in between loses none.
"""

import asyncio
import json
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from backend import tables as t
from backend.entries import entry_from
from backend.erased_entries import left_of_entry
from backend.files import Files
from backend.log import Log, Transaction
from backend.rows import decode, upsert
from core.entities import CallRecord, Contact
from core.erasure import Erasure, files_of, left_of
from core.ids import uuid7
from core.protocol.events import AuditEntryUpserted, By, ErasureUpserted, Event
from core.protocol.kinds import KINDS
from core.supervision import AuditEntry

ACT = "customer.erase"
_LOG = logging.getLogger("santral.platform")
_PENDING = "erased_files"
_META = upsert(t.meta, ("key",))
_NAMELESS_KINDS = ("remark", "evaluation")
"""Of these the rows do not always say whose they are; they are few."""


class Unfinished(Exception):
    """Something of theirs is open: first it is finished, then it is erased."""


def erase(log: Transaction, contact: str, by: By, cause: str | None = None) -> Erasure:
    """Raises KeyError where there is no such customer, Unfinished."""
    if log.contact(contact) is None:
        raise KeyError(contact)
    of = planned(log.connection, contact, log.now, by.id)
    if is_unfinished(log.connection, of):
        raise Unfinished(contact)
    log.state.flush()
    _strip(log, of)
    _delete(log.connection, of)
    _forget_in_log(log.connection, of)
    _remember(log.connection, of.files)
    log.emit(ErasureUpserted(erasure=of), by, cause=cause)
    log.emit(AuditEntryUpserted(audit_entry=_entry(log, of)), by, cause=cause)
    return of


def planned(connection: Connection, contact: str, now: int, by: str = "") -> Erasure:
    """What would go."""
    at = t.conversations.c
    talks = tuple(connection.scalars(select(at.id).where(at.contact == contact)))
    calls = [v for v in _values(connection, contact, talks) if isinstance(v, CallRecord)]
    of = Erasure(
        id=uuid7(), contact=contact, at=now, by=by, conversations=talks,
        calls=tuple(call.id for call in calls), files=_files(connection, talks, calls),
    )  # fmt: skip
    gone = [v for v in _values(connection, contact, talks) if left_of(v, of) != v]
    return Erasure(
        id=of.id, contact=contact, at=now, by=by, conversations=talks, calls=of.calls,
        files=of.files, messages=_messages(connection, talks),
        records=sum(not isinstance(v, CallRecord | Contact) for v in gone),
    )  # fmt: skip


def is_unfinished(connection: Connection, of: Erasure) -> bool:
    at, work = t.conversations.c, t.work.c
    talks = select(at.id).where(at.contact == of.contact, at.status != "resolved")
    open_ = select(work.id).where(
        work.contact == of.contact, work.ended_at.is_(None), work.kind != "task"
    )
    return any(connection.execute(asked.limit(1)).first() for asked in (talks, open_)) or any(
        isinstance(v, CallRecord) and v.ended_at is None
        for v in _values(connection, of.contact, of.conversations)
    )


def exports_of(connection: Connection, of: Erasure) -> list[AuditEntry]:
    """What had been taken out of theirs: no erasure reaches it, so a receipt names it."""
    at = t.entities.c
    asked = select(at.body).where(at.kind == "audit_entry")
    entries = (decode(AuditEntry, body) for body in connection.scalars(asked))
    theirs = {of.contact, *of.conversations, *of.calls}
    return [e for e in entries if e.act == "export" and theirs & set(_subjects(e))]


class Erasing:
    """Takes the contents away, now and after a start."""

    def __init__(self, log: Log, files: Files) -> None:
        self._log, self._files = log, files
        self._heard = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._listen)
        try:
            while True:
                await self.finish()
                await self._heard.wait()
                self._heard.clear()
        finally:
            stop()

    async def finish(self) -> None:
        pending = await self._log.database.read(_pending)
        if pending is None:
            return
        for id in pending:
            await asyncio.to_thread(self._files.path(id).unlink, missing_ok=True)
        if await asyncio.to_thread(self._log.database.cut_log):
            await self._log.database.write(_forget_pending)
        else:
            _LOG.warning("what was erased is still in the log beside the file: somebody reads it")

    def _listen(self, events: Sequence[Event]) -> None:
        if any(isinstance(event.body, ErasureUpserted) for event in events):
            self._heard.set()


def _strip(log: Transaction, of: Erasure) -> None:
    for value in _values(log.connection, of.contact, of.conversations):
        after = left_of(value, of)
        if after is None:
            log.state.remove(type(value), value.id)
        elif after != value:
            log.state.put(after)
    log.state.flush()


def _delete(connection: Connection, of: Erasure) -> None:
    talks = of.conversations
    for table in (t.messages, t.marks, t.letters, t.attached):
        connection.execute(delete(table).where(table.c.conversation.in_(talks)))
    connection.execute(delete(t.conversations).where(t.conversations.c.id.in_(talks)))
    for table in (t.uploads, t.attached):
        connection.execute(delete(table).where(table.c.id.in_(of.files)))
    connection.execute(delete(t.uploads).where(t.uploads.c.owner == of.contact))


def _forget_in_log(connection: Connection, of: Erasure) -> None:
    at = t.events.c
    for row in connection.execute(select(t.events).order_by(at.seq)).all():
        before = entry_from(row)
        after = left_of_entry(before, of)
        if after is not before:
            changed = update(t.events).where(at.seq == row.seq)
            connection.execute(changed.values(type=after.type, body=after.data))


def _values(connection: Connection, contact: str, talks: Sequence[str]) -> Iterator[Any]:
    """Every entity that may be about them."""
    for table in (t.entities, t.work):
        at = table.c
        which = or_(at.contact == contact, at.conversation.in_(talks), at.kind.in_(_NAMELESS_KINDS))
        for row in connection.execute(select(at.kind, at.body).where(which)).all():
            yield decode(KINDS[row.kind], row.body)


def _files(
    connection: Connection, talks: Sequence[str], calls: Sequence[CallRecord]
) -> tuple[str, ...]:
    """Not those that were sent to somebody else as well."""
    at = t.attached.c
    sent = list(connection.scalars(select(at.id).where(at.conversation.in_(talks))))
    elsewhere = select(at.id).where(at.id.in_(sent), at.conversation.not_in(talks))
    shared = set(connection.scalars(elsewhere))
    return tuple(
        sorted((set(sent) - shared) | {tape.id for call in calls for tape in files_of(call)})
    )


def _messages(connection: Connection, talks: Sequence[str]) -> int:
    at = t.messages.c
    return len(list(connection.scalars(select(at.id).where(at.conversation.in_(talks)))))


def _entry(log: Transaction, of: Erasure) -> AuditEntry:
    facts = {
        "erasure": of.id, "conversations": str(len(of.conversations)), "calls": str(len(of.calls)),
        "messages": str(of.messages), "files": str(len(of.files)), "records": str(of.records),
        "taken_out": str(len(exports_of(log.connection, of))),
    }  # fmt: skip
    return AuditEntry(
        id=uuid7(), at=log.now, by=of.by, act=ACT, subject=f"contact:{of.contact}", facts=facts
    )


def _subjects(entry: AuditEntry) -> list[str]:
    return entry.facts.get("subjects", "").split()


def _pending(connection: Connection) -> list[str] | None:
    asked = select(t.meta.c.value).where(t.meta.c.key == _PENDING)
    found = connection.scalar(asked)
    return None if found is None else [str(id) for id in json.loads(found)]


def _remember(connection: Connection, files: Sequence[str]) -> None:
    waiting = [*(_pending(connection) or []), *files]
    connection.execute(_META, {"key": _PENDING, "value": json.dumps(waiting)})


def _forget_pending(connection: Connection) -> None:
    connection.execute(delete(t.meta).where(t.meta.c.key == _PENDING))

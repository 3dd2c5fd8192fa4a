"""Erasing a customer: out of the state, the log, the files, and out of what lies freed on the disk.

The state goes in one transaction, with what every desk is told and an entry of the audit list: from then on
nobody is told anything of them, also where they ask for what is old. The log loses their words in pieces
between which the platform serves, then the files' contents go; a kill in between forgets neither.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, delete, or_, select

from backend import erasures, statements
from backend import tables as t
from backend.erasures import UnderWay
from backend.files import Files
from backend.log import Log, Transaction
from backend.rows import decode
from core.entities import CallRecord, Contact
from core.erasure import Erasure, files_of, left_of
from core.ids import uuid7
from core.protocol.events import AuditEntryUpserted, By, ErasureUpserted, Event
from core.protocol.kinds import KINDS
from core.supervision import AuditEntry

ACT = "customer.erase"
_LOG = logging.getLogger("santral.platform")
PIECE = 2_000
"""Numbers of the log that are looked at in one go."""
REST_S = 0.01
"""Between two pieces."""
RETRY_S = 60.0
"""After somebody read the log beside the file, and it could not be cut."""
_SYSTEM = By(kind="system")
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
    erasures.begin(log.connection, of, log.seq)
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
    found = connection.scalars(statements.TAKEN_OUT)
    theirs = {of.contact, *of.conversations, *of.calls}
    return [e for e in (decode(AuditEntry, body) for body in found) if theirs & set(_subjects(e))]


class Erasing:
    """Finishes what was begun, now and after a start."""

    def __init__(self, log: Log, files: Files) -> None:
        self._log, self._files = log, files
        self._heard = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._listen)
        try:
            while True:
                self._heard.clear()
                rest = None if await self.finish() else RETRY_S
                try:
                    await asyncio.wait_for(self._heard.wait(), rest)
                except TimeoutError:
                    continue
        finally:
            stop()

    async def finish(self) -> bool:
        """False: something stands in the way for now."""
        found = await self._log.database.read(erasures.under_way)
        done = [await self._empty(each) for each in found]
        if not done:
            return True
        if not await asyncio.to_thread(self._log.database.cut_log):
            _LOG.warning("what was erased is still in the log beside the file: somebody reads it")
            return False
        for each in done:
            await self._log.transact(partial(_finish, of=each))
        return True

    async def _empty(self, of: UnderWay) -> UnderWay:
        """The log in pieces, each looked through by a reader and written by itself; then the files."""
        database = self._log.database
        while of.at < of.up_to:
            piece = await database.read(partial(erasures.next_piece, of=of, length=PIECE))
            of = await database.write(partial(erasures.came, of=of, piece=piece))
            await asyncio.sleep(REST_S)
        for id in of.erasure.files:
            await asyncio.to_thread(self._files.path(id).unlink, missing_ok=True)
        return of

    def _listen(self, events: Sequence[Event]) -> None:
        if any(isinstance(event.body, ErasureUpserted) for event in events):
            self._heard.set()


def _finish(log: Transaction, of: UnderWay) -> None:
    erasures.finish(log.connection, of.erasure.id)
    done = replace(of.erasure, entries=of.entries, finished_at=log.now)
    log.emit(ErasureUpserted(erasure=done), _SYSTEM)


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

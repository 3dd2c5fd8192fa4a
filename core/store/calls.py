"""Calls: who is at the other end of a number, and the history, newest first."""

import json
from typing import Any

import msgspec
from sqlalchemy import Connection

from core import numbers
from core.call_rows import Caller, CallFilter, CallRow
from core.entities import CallRecord, Contact, Conversation
from core.protocol import codec
from core.protocol.commands import ReportCall
from core.rows import Person
from core.store import bodies, lookup
from core.supervision import Supervision

REPORT = "call.report"
_CERTAIN = 7
"""So many last digits find the few contacts among whom the whole number then decides."""
_BY_ENDING = """
SELECT body FROM contacts WHERE key IN
(SELECT rowid FROM contact_words WHERE contact_words MATCH ? ORDER BY rowid DESC LIMIT 200)
ORDER BY key DESC
"""
_BY_CORRELATION = """
SELECT r.body FROM calls c JOIN records r ON r.kind = 'call' AND r.id = c.id
WHERE c.correlation = ? AND c.correlation <> '' LIMIT 1
"""
_WHICH: dict[CallFilter, str] = {"mine": "c.agent = :me", "missed": "c.missed", "all": "1"}
_PAGE = """
SELECT r.body FROM calls c JOIN records r ON r.kind = 'call' AND r.id = c.id
WHERE (c.at, c.id) < (:at, :id) AND {} ORDER BY c.at DESC, c.id DESC LIMIT :limit
"""
_NAMES = """
SELECT c.id, c.key, p.body FROM conversations c LEFT JOIN contacts p ON p.id = c.contact
WHERE c.id IN (SELECT value FROM json_each(?))
"""
_END = (1 << 62, "")


def caller(connection: Connection, number: str, correlation: str, region: str) -> Caller:
    """The contact of the call's own record, else whoever has the number, else a colleague."""
    call = _correlated(connection, correlation) or _taken_over(connection, correlation)
    found = Caller(number=number, shown=numbers.shown(number, region), call=call)
    contact = lookup.contact(connection, call.contact) if call else None
    contact = contact or contact_of(connection, number, region)
    if contact is None:
        return msgspec.structs.replace(
            found, colleague=_colleague(connection, number), queue=_queue(connection, call, None)
        )
    return _with_last_words(connection, msgspec.structs.replace(found, contact=contact))


def contact_of(connection: Connection, number: str, region: str) -> Contact | None:
    """Whose number it is, however it is written here and there."""
    digits = "".join(c for c in numbers.wire(number, region) if c in "0123456789")
    if len(digits) < _CERTAIN:
        return None
    rows = connection.exec_driver_sql(_BY_ENDING, (f'"{digits[-_CERTAIN:]}"',)).scalars()
    people = map(bodies.contact, rows)
    return next((who for who in people if numbers.same(who.phone, number, region)), None)


def is_told(connection: Connection, id: str, correlation: str) -> bool:
    """Whether the platform has a desk's report of this call: nobody else knows of its sound."""
    known = lookup.record(connection, "call", id) or _correlated(connection, correlation)
    return known is not None and bool(known.codec or known.recording)


def history(
    connection: Connection, me: Person | None, before: CallRecord | None, limit: int,
    which: CallFilter,
) -> list[CallRow]:  # fmt: skip
    """The page after `before`; the first one begins with what waits in the outbox."""
    at, id = (before.started_at, before.id) if before else _END
    values = {"at": at, "id": id, "limit": limit, "me": me.id if me else ""}
    rows = connection.exec_driver_sql(_PAGE.format(_WHICH[which]), values).scalars()
    found: list[CallRecord] = [bodies.record("call", body) for body in rows]
    waiting = _waiting(connection, me, which) if before is None else []
    known = {call.id for call in found} | {call.correlation for call in found}
    fresh = [call for call in waiting if not known & {call.id, call.correlation or call.id}]
    return _rows(connection, fresh, waiting=True) + _rows(connection, found, waiting=False)


def as_record(report: ReportCall, agent: str, contact: str = "") -> CallRecord:
    """A report as the record that it will be."""
    return CallRecord(
        id=report.call, contact=contact, direction=report.direction, number=report.number,
        started_at=report.started_at, answered_at=report.answered_at, ended_at=report.ended_at,
        cause=report.cause, agent=agent, conversation=report.conversation,
        correlation=report.correlation, ended_by=report.ended_by, sip=report.sip,
        q850=report.q850, codec=report.codec, sending=report.sending,
        receiving=report.receiving, notes=report.notes, disposition=report.disposition,
    )  # fmt: skip


def _waiting(connection: Connection, me: Person | None, which: CallFilter) -> list[CallRecord]:
    """Newest first."""
    rows = connection.exec_driver_sql(
        "SELECT body FROM outbox WHERE type = ? AND failed IS NULL ORDER BY position DESC",
        (REPORT,),
    ).scalars()
    calls = [as_record(_report(body), me.id if me else "") for body in rows]
    return [call for call in calls if which != "missed" or call.cause != "answered"]


def _report(body: bytes) -> ReportCall:
    report = codec.command(REPORT, body)
    assert isinstance(report, ReportCall)
    return report


def _rows(connection: Connection, calls: list[CallRecord], *, waiting: bool) -> list[CallRow]:
    asked = json.dumps(sorted({call.conversation for call in calls if call.conversation}))
    found = {id: (key, body) for id, key, body in connection.exec_driver_sql(_NAMES, (asked,))}
    rows = []
    for call in calls:
        key, body = found.get(call.conversation or "", (None, None))
        contact = bodies.contact(body) if body else lookup.contact(connection, call.contact)
        colleague = None if contact else _colleague(connection, call.number)
        name = contact.name if contact else colleague.name if colleague else ""
        rows.append(CallRow(call, name, key, waiting))
    return rows


def _with_last_words(connection: Connection, found: Caller) -> Caller:
    assert found.contact is not None
    newest = lookup.newest_of(connection, found.contact.id)
    own = [(key, of) for key, of in newest if found.call and of.id == found.call.conversation]
    shown = next(iter(own or newest), None)
    asked = lookup.last_asked(connection, [key for key, _ in newest])
    return msgspec.structs.replace(
        found,
        company=lookup.record(connection, "company", found.contact.company),
        queue=_queue(connection, found.call, shown[1] if shown else None),
        conversation=shown[0] if shown else None, channel=shown[1].channel if shown else "",
        subject=shown[1].subject if shown else "",
        asked=lookup.on_one_line(asked), asked_at=asked.at if asked else None,
    )  # fmt: skip


def _queue(connection: Connection, call: CallRecord | None, of: Conversation | None) -> Any:
    id = (call.queue if call else None) or (of.queue if of else None)
    return lookup.record(connection, "queue", id)


def _colleague(connection: Connection, number: str) -> Any:
    """Directories are small: some hundred rows at most."""
    if not number:
        return None
    rows = connection.exec_driver_sql("SELECT body FROM records WHERE kind = 'agent'").scalars()
    agents = (bodies.record("agent", body) for body in rows)
    return next((agent for agent in agents if agent.extension == number), None)


def _taken_over(connection: Connection, supervision: str) -> CallRecord | None:
    """The leg of a supervision whose supervisor has the customer by now: it came from the agent."""
    known: Supervision | None = lookup.record(connection, "supervision", supervision)
    taken = known is not None and known.end == "taken"
    call: CallRecord | None = (
        lookup.record(connection, "call", known.call) if known and taken else None
    )
    return call


def _correlated(connection: Connection, correlation: str) -> CallRecord | None:
    body = connection.exec_driver_sql(_BY_CORRELATION, (correlation,)).scalar()
    return bodies.record("call", body) if body else None

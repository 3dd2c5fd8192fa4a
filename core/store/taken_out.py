"""What was taken out of this platform, from the audit list and from what waits to get there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from core.erasure import Erasure
from core.protocol.commands import NoteExport
from core.receipt import CustomerReceipt
from core.store import bodies
from core.supervision import AuditEntry, TakenOut

_AUDITED = """
SELECT body FROM records WHERE kind = 'audit_entry' AND id IN
(SELECT id FROM listed WHERE act = 'export' AND act <> '')
"""
_NOTED = "SELECT body FROM outbox WHERE type = 'export.note' AND acknowledged IS NULL"
"""What was acknowledged comes back as an entry of the list."""
Named = tuple[TakenOut, Sequence[str]]
"""With the ids of the conversations that were in it."""


def of(connection: Connection, conversation: str, me: str) -> tuple[TakenOut, ...]:
    """Newest first. `me`: whose outbox it is."""
    return of_any(connection, frozenset((conversation,)), me)


def of_any(connection: Connection, ids: frozenset[str], me: str) -> tuple[TakenOut, ...]:
    """In which any of these was; newest first."""
    return _newest(taken for taken, subjects in _all(connection, me) if ids & set(subjects))


def receipts(connection: Connection, me: str) -> tuple[CustomerReceipt, ...]:
    """Of every customer who was erased, newest first."""
    rows = connection.exec_driver_sql("SELECT body FROM records WHERE kind = 'erasure'").scalars()
    found: list[Erasure] = [bodies.record("erasure", body) for body in rows]
    by_subject = dict[str, list[TakenOut]]()
    for taken, subjects in _all(connection, me):
        for subject in subjects:
            by_subject.setdefault(subject, []).append(taken)
    return tuple(
        CustomerReceipt(erasure=of, taken_out=_of_these(by_subject, of.ids))
        for of in sorted(found, key=lambda each: (each.at, each.id), reverse=True)
    )


def _of_these(
    by_subject: Mapping[str, Sequence[TakenOut]], ids: Iterable[str]
) -> tuple[TakenOut, ...]:
    """Each once, whichever of them were in it."""
    found = (taken for id in ids for taken in by_subject.get(id, ()))
    return _newest(dict.fromkeys(found))


def everything(connection: Connection, me: str) -> tuple[TakenOut, ...]:
    """Of all conversations, and what was no conversation; newest first. One that took several entries
    of the list counts once."""
    found: dict[tuple[int, str, str], TakenOut] = {}
    for taken, _ in _all(connection, me):
        known = found.get(name := (taken.at, taken.by, taken.manifest))
        count = taken.count + (known.count if known else 0)
        found[name] = replace(taken, count=count)
    return _newest(found.values())


def _newest(found: Iterable[TakenOut]) -> tuple[TakenOut, ...]:
    return tuple(sorted(found, key=lambda taken: taken.at, reverse=True))


def _all(connection: Connection, me: str) -> Iterator[Named]:
    yield from _waiting(connection, me)
    for body in connection.exec_driver_sql(_AUDITED).scalars():
        entry: AuditEntry = bodies.record("audit_entry", body)
        yield _audited(entry), entry.facts.get("subjects", "").split()


def _audited(entry: AuditEntry) -> TakenOut:
    facts = entry.facts
    return TakenOut(
        at=int(facts.get("done_at") or entry.at), by=entry.by, what=facts.get("what", ""),
        format=facts.get("format", ""), redacted=facts.get("redacted") == "yes",
        manifest=facts.get("manifest", ""), count=int(facts.get("count") or 0),
    )  # fmt: skip


def _waiting(connection: Connection, me: str) -> Iterator[Named]:
    for body in connection.exec_driver_sql(_NOTED).scalars():
        note = msgspec.json.decode(body, type=NoteExport)
        taken = TakenOut(
            at=note.at, by=me, what=note.what, format=note.format, redacted=note.redacted,
            manifest=note.manifest, waiting=True, count=note.count,
        )  # fmt: skip
        yield taken, note.subjects

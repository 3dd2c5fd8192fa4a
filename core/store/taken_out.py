"""What was taken out of a conversation, from the audit list and from what waits to get there."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from core.protocol.commands import NoteExport
from core.store import bodies
from core.supervision import AuditEntry, TakenOut


def of(connection: Connection, conversation: str, me: str) -> tuple[TakenOut, ...]:
    """Newest first. `me`: whose outbox it is."""
    found = [*_waiting(connection, conversation, me), *_audited(connection, conversation)]
    return tuple(sorted(found, key=lambda taken: taken.at, reverse=True))


def _audited(connection: Connection, conversation: str) -> Iterator[TakenOut]:
    rows = connection.exec_driver_sql("SELECT body FROM records WHERE kind = 'audit_entry'")
    for (body,) in rows:
        entry: AuditEntry = bodies.record("audit_entry", body)
        facts = entry.facts
        if entry.act == "export" and conversation in facts.get("subjects", "").split():
            yield TakenOut(
                at=int(facts.get("done_at") or entry.at), by=entry.by, what=facts.get("what", ""),
                format=facts.get("format", ""), redacted=facts.get("redacted") == "yes",
                manifest=facts.get("manifest", ""),
            )  # fmt: skip


def _waiting(connection: Connection, conversation: str, me: str) -> Iterator[TakenOut]:
    """What was acknowledged comes back as an entry of the list."""
    rows = connection.exec_driver_sql(
        "SELECT body FROM outbox WHERE type = 'export.note' AND acknowledged IS NULL"
    )
    for (body,) in rows:
        note = msgspec.json.decode(body, type=NoteExport)
        if conversation in note.subjects:
            yield TakenOut(
                at=note.at, by=me, what=note.what, format=note.format, redacted=note.redacted,
                manifest=note.manifest, waiting=True,
            )  # fmt: skip

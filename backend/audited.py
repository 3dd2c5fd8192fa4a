"""The audit list of old, in pages back in time: what happened before any snapshot begins to tell."""

from sqlalchemy import Connection

from backend import statements
from backend.rows import decode
from core.protocol.audited import AuditPage
from core.supervision import AuditEntry

MOST = 500
"""Entries of a page, but for those of its last millisecond."""


def page(connection: Connection, before: int, limit: int) -> AuditPage:
    """The newest of those before a time, in ms."""
    most = max(1, min(limit, MOST))
    edge = connection.scalar(statements.AUDIT_EDGE, {"before": before, "over": most - 1})
    back_to = int(edge or 0)
    asked = {"before": before, "back_to": back_to}
    found = connection.scalars(statements.AUDITED, asked)
    entries = tuple(decode(AuditEntry, data) for data in found)
    left = int(connection.scalar(statements.AUDIT_LEFT, {"before": back_to}) or 0)
    return AuditPage(back_to=back_to if left else 0, entries=entries, left=left)

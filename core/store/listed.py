"""Listed: what supervisors are told by time and by words, so that no list of it is read whole.

It grows with every act; what is over goes with the policy that keeps the figures, but what says that
something was taken out: a receipt names it (`core.receipt`).
"""

from typing import Any

from sqlalchemy import Connection

from core.folding import fold
from core.supervision import Alert, Announcement, AuditEntry, Supervision

KINDS = frozenset({"supervision", "alert", "audit_entry", "announcement"})
EXPORT = "export"
WRITE = """
INSERT INTO {}listed(kind, id, at, ended, act, who, whom, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, ended = excluded.ended, act = excluded.act,
who = excluded.who, whom = excluded.whom, words = excluded.words
"""
_OVER = "SELECT kind, id FROM listed WHERE kind = ? AND ended < ? AND act <> ?"


def columns(kind: str, id: str, of: Any) -> tuple[Any, ...]:
    match of:
        case Supervision():
            rest = of.since, of.ended_at, "", of.supervisor, of.agent, ""
        case Alert():
            rest = of.raised_at, of.cleared_at, "", "", "", ""
        case Announcement():
            rest = of.at, of.at, "", of.by, of.agent, ""
        case AuditEntry():
            whom = of.subject.partition(":")[2]
            rest = of.at, of.at, of.act, of.by, whom, _words(of)
    return kind, id, *rest


def _words(of: AuditEntry) -> str:
    """Without names: who is called what changes, and is known to whoever asks."""
    facts = " ".join(f"{name} {value}" for name, value in of.facts.items())
    return fold(" ".join((of.act, of.subject, facts, of.refused)))


def forget(connection: Connection, before: int, audited: int | None = None) -> None:
    """What was over by then; of the audit list by `audited`, where more of it was asked for."""
    gone: list[Any] = []
    for kind in sorted(KINDS):
        cut = before if audited is None or kind != "audit_entry" else audited
        gone += connection.exec_driver_sql(_OVER, (kind, cut, EXPORT)).fetchall()
    names = [(kind, id) for kind, id in gone]
    for table in ("records", "listed") if names else ():
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE kind = ? AND id = ?", names)

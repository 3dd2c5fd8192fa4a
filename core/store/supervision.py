"""Reads of what supervisors alone are told, and of evaluations; few enough to be read by kind."""

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection

from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.folding import fold
from core.store import bodies
from core.supervision import (
    Alert,
    AlertRule,
    Announcement,
    AuditEntry,
    ReportSchedule,
    Supervision,
)

_WAITING = "SELECT body FROM outbox WHERE type = ? AND failed IS NULL ORDER BY position"
_OF_KIND = "SELECT body FROM records WHERE kind = ? ORDER BY id"


class _SavingRemark(msgspec.Struct):
    remark: Remark


_remark = msgspec.json.Decoder(_SavingRemark).decode


def supervisions(connection: Connection, since: int | None = None) -> tuple[Supervision, ...]:
    """Those that go on, the longest first; with `since` those too that ended since then."""
    return tuple(
        s for s in _all(connection, "supervision")
        if s.ended_at is None or (since is not None and s.ended_at >= since)
    )  # fmt: skip


def alert_rules(connection: Connection) -> tuple[AlertRule, ...]:
    rules = [rule for rule in _all(connection, "alert_rule") if not rule.deleted]
    return tuple(sorted(rules, key=lambda rule: (fold(rule.name), rule.id)))


def alerts(connection: Connection, *, since: int = 0) -> tuple[Alert, ...]:
    """Those that stand, and those raised since; newest first."""
    found = (a for a in _all(connection, "alert") if a.cleared_at is None or a.raised_at >= since)
    return tuple(sorted(found, key=lambda alert: (alert.raised_at, alert.id), reverse=True))


def audit(
    connection: Connection, matches: Callable[[AuditEntry], bool], limit: int, before: int | None
) -> tuple[AuditEntry, ...]:
    """Newest first, those before a time."""
    found = [
        entry for entry in _all(connection, "audit_entry")
        if (before is None or entry.at < before) and matches(entry)
    ]  # fmt: skip
    found.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
    return tuple(found[:limit])


def announcements(connection: Connection, limit: int) -> tuple[Announcement, ...]:
    """Newest first."""
    found = sorted(_all(connection, "announcement"), key=lambda n: (n.at, n.id), reverse=True)
    return tuple(found[:limit])


def report_schedules(connection: Connection) -> tuple[ReportSchedule, ...]:
    found = [s for s in _all(connection, "report_schedule") if not s.deleted]
    return tuple(sorted(found, key=lambda schedule: (fold(schedule.name), schedule.id)))


def forms(connection: Connection) -> tuple[EvaluationForm, ...]:
    """Every edition, the newest of each form first."""
    found = _all(connection, "evaluation_form")
    return tuple(sorted(found, key=lambda form: (fold(form.name), form.form, -form.edition)))


def evaluations(
    connection: Connection, wanted: Callable[[Evaluation], bool]
) -> tuple[Evaluation, ...]:
    """Newest first."""
    found = [of for of in _all(connection, "evaluation") if wanted(of)]
    return tuple(sorted(found, key=lambda of: (of.signed_at or of.at, of.id), reverse=True))


def remarks(connection: Connection, conversation: str) -> tuple[Remark, ...]:
    """Of one conversation and its calls, oldest first; with what waits in the outbox, as written."""
    known = {r.id: r for r in _all(connection, "remark")}
    for (body,) in connection.exec_driver_sql(_WAITING, ("remark.save",)):
        waiting = _remark(body).remark
        known[waiting.id] = waiting
    found = (r for r in known.values() if r.conversation == conversation)
    return tuple(sorted((r for r in found if not r.deleted), key=lambda r: (r.at, r.id)))


def sampling_rules(connection: Connection) -> tuple[SamplingRule, ...]:
    return tuple(rule for rule in _all(connection, "sampling_rule") if not rule.deleted)


def _all(connection: Connection, kind: str) -> list[Any]:
    rows = connection.exec_driver_sql(_OF_KIND, (kind,)).scalars()
    return [bodies.record(kind, body) for body in rows]

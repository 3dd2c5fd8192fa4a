"""Reads of what supervisors alone are told, by time and words, and of evaluations, by kind."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.folding import fold
from core.store import bodies
from core.store.basis import EVER
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
_SOME = "SELECT body FROM records WHERE kind = ? AND id IN ({})"
_LASTS = "SELECT id FROM listed WHERE kind = ? AND ended IS NULL UNION ALL "
_LASTS_OR_ENDED = _LASTS + "SELECT id FROM listed WHERE kind = ? AND ended >= ?"
_LASTS_OR_BEGAN = _LASTS + "SELECT id FROM listed WHERE kind = ? AND at >= ?"
_NEWEST = "SELECT id FROM listed WHERE kind = ? ORDER BY at DESC, id DESC LIMIT ?"
_AUDIT = """
SELECT r.body FROM listed l CROSS JOIN records r ON r.kind = l.kind AND r.id = l.id
WHERE l.kind = 'audit_entry' AND l.at < ?{} ORDER BY l.at DESC, l.id DESC LIMIT ?
"""
_WORD = """ AND (instr(l.words, ?) OR l.who IN (SELECT value FROM json_each(?))
OR l.whom IN (SELECT value FROM json_each(?)))"""


class _SavingRemark(msgspec.Struct):
    remark: Remark


_remark = msgspec.json.Decoder(_SavingRemark).decode


def supervisions(connection: Connection, since: int | None = None) -> tuple[Supervision, ...]:
    """Those that go on, the longest first; with `since` those too that ended since then."""
    values = ("supervision", "supervision", EVER if since is None else since)
    found: list[Supervision] = _some(connection, "supervision", _LASTS_OR_ENDED, values)
    return tuple(sorted(found, key=lambda of: of.id))


def alert_rules(connection: Connection) -> tuple[AlertRule, ...]:
    rules = [rule for rule in _all(connection, "alert_rule") if not rule.deleted]
    return tuple(sorted(rules, key=lambda rule: (fold(rule.name), rule.id)))


def alerts(connection: Connection, *, since: int = 0) -> tuple[Alert, ...]:
    """Those that stand, and those raised since; newest first."""
    found: list[Alert] = _some(connection, "alert", _LASTS_OR_BEGAN, ("alert", "alert", since))
    return tuple(sorted(found, key=lambda alert: (alert.raised_at, alert.id), reverse=True))


def audit(
    connection: Connection, asked: Sequence[tuple[str, Sequence[str]]], limit: int,
    before: int | None,
) -> tuple[AuditEntry, ...]:  # fmt: skip
    """Newest first, those before a time. `asked`: folded words, all of which are wanted, each with the
    ids of whose names hold it."""
    values: list[int | str] = [EVER if before is None else before]
    for word, people in asked:
        listed = json.dumps(list(people))
        values += [word, listed, listed]
    sql = _AUDIT.format(_WORD * len(asked))
    rows = connection.exec_driver_sql(sql, (*values, limit)).scalars()
    return tuple(bodies.record("audit_entry", body) for body in rows)


def announcements(connection: Connection, limit: int) -> tuple[Announcement, ...]:
    """Newest first."""
    found: list[Announcement] = _some(connection, "announcement", _NEWEST, ("announcement", limit))
    return tuple(sorted(found, key=lambda news: (news.at, news.id), reverse=True))


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


def _some(connection: Connection, kind: str, which: str, values: tuple[Any, ...]) -> list[Any]:
    rows = connection.exec_driver_sql(_SOME.format(which), (kind, *values)).scalars()
    return [bodies.record(kind, body) for body in rows]


def _all(connection: Connection, kind: str) -> list[Any]:
    rows = connection.exec_driver_sql(_OF_KIND, (kind,)).scalars()
    return [bodies.record(kind, body) for body in rows]

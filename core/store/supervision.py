"""Reads of what supervisors alone are told, by time and words, and of evaluations, by kind."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

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
OR l.whom IN (SELECT value FROM json_each(?))
OR EXISTS (SELECT 1 FROM json_each(?) j WHERE instr(l.words, j.value)){})"""
_CODES = " OR ({})"
_CODE = "instr(l.words, ?)"


class Asked(NamedTuple):
    """A word that is looked for in the audit list, and what else stands for it there."""

    word: str
    """Folded."""
    ids: Sequence[str] = ()
    """Of whose names hold it."""
    codes: Sequence[Sequence[str]] = ()
    """What the screen says with it: an entry is meant that holds all of one of these."""


Codes = Callable[[str], Sequence[Sequence[str]]]
_MARKS = ".,;:·“”\"'()"
"""Around words as a row of the screen says them."""


def asked(text: str, names: Mapping[str, str], codes: Codes) -> list[Asked]:
    """The words of a text that was typed. `names`: by id, folded."""
    words = (word.strip(_MARKS) for word in fold(text).split())
    return [
        Asked(word, [id for id, name in names.items() if word in name], codes(word))
        for word in words if word
    ]  # fmt: skip


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
    connection: Connection, words: Sequence[Asked], limit: int, before: int | None
) -> tuple[AuditEntry, ...]:
    """Newest first, those before a time that hold all that is asked for."""
    values: list[int | str] = [EVER if before is None else before]
    wanted = ""
    # Who is called so is asked of the fewest entries: two hundred names take longest
    for word, ids, codes in sorted(words, key=lambda each: len(each.ids)):
        named = json.dumps(list(ids))
        values += [word, named, named, json.dumps([fold(id) for id in ids])]
        values += [fold(code) for all_of in codes for code in all_of]
        wanted += _WORD.format(
            "".join(_CODES.format(" AND ".join([_CODE] * len(all_of))) for all_of in codes)
        )
    sql = _AUDIT.format(wanted)
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

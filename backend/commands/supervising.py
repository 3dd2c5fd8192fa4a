"""What a supervisor decides for others: states, work, what routing knows, news, alerts, reports."""

from typing import TypeVar

from msgspec.structs import replace

from backend.commands.work import Done, Refused, Work
from backend.live.quiet import is_span
from backend.routing.steps import Steps
from core.entities import Agent, Entity, Queue, Team
from core.ids import uuid7
from core.protocol import commands as c
from core.protocol import events as e
from core.supervision import Alert, Announcement, AuditEntry, ReportSchedule
from core.work import Interaction, Profile

T = TypeVar("T", bound=Entity)
MAX_TEXT = 2_000
MAX_SUBJECTS = 1_000
MAX_NAMES = 50_000


def force_state(work: Work, body: c.ForceState) -> Done:
    """At once, also while they work: what they have in hand stays theirs."""
    agent = _known(work, Agent, body.agent, "agent")
    if (agent.state, agent.reason) == (body.state, body.reason) and not agent.not_responding:
        return Done()
    if len(body.reason) > MAX_TEXT:
        raise Refused("payload_too_large", "reason")
    Steps(work.log, work.by, work.id).say(
        agent, state=body.state, reason=body.reason, since=work.log.now, next_state=None,
        next_reason="", not_responding=False,
    )  # fmt: skip
    return Done(work.log.seq)


def close(work: Work, body: c.CloseWork) -> Done:
    """What nobody accepted is taken out of the queue; what somebody has is over for them."""
    of = _known(work, Interaction, body.interaction, "interaction")
    if of.state == "done":
        return Done()
    if not 0 < len(body.reason) <= MAX_TEXT:
        raise Refused("bad_request", "reason")
    steps = Steps(work.log, work.by, work.id)
    if of.state in ("waiting", "offered"):
        return Done(steps.drop(replace(of, note=body.reason), "cancelled").version)
    after = replace(of, note=of.note or body.reason, completed_by=work.agent.id)
    return Done(steps.complete(after, work.log.now).version)


def set_profile(work: Work, body: c.SetProfile) -> Done:
    _known(work, Agent, body.agent, "agent")
    before = work.log.state.get(Profile, body.agent) or Profile(id=body.agent)
    fields = ("skills", "queues", "capacity", "chat_in_call")
    said = {name: getattr(body, name) for name in fields if getattr(body, name) is not None}
    if any(not 1 <= level <= 5 for level in said.get("skills", {}).values()):
        raise Refused("bad_request", "skills")
    if any(not 0 <= most <= 50 for most in said.get("capacity", {}).values()):
        raise Refused("bad_request", "capacity")
    for queue in said.get("queues", ()):
        _known(work, Queue, queue, "queues")
    after = replace(before, **said)
    return Done(work.emit(e.ProfileUpserted(profile=after)).seq if after != before else None)


def announce(work: Work, body: c.Announce) -> Done:
    if not 0 < len(body.text.strip()) <= MAX_TEXT or (body.agent and body.team):
        raise Refused("bad_request", "text")
    if body.agent:
        _known(work, Agent, body.agent, "agent")
    if body.team:
        _known(work, Team, body.team, "team")
    news = Announcement(
        id=uuid7(), at=work.log.now, by=work.agent.id, text=body.text, agent=body.agent,
        team=body.team,
    )  # fmt: skip
    return Done(work.emit(e.AnnouncementUpserted(announcement=news)).seq)


def save_rule(work: Work, body: c.SaveAlertRule) -> Done:
    rule = body.rule
    if not rule.name.strip() or len(rule.name) > MAX_TEXT or rule.for_s < 0:
        raise Refused("bad_request", "rule")
    if not all(map(is_span, rule.quiet)):
        raise Refused("bad_request", "quiet")
    wrong_side = rule.clear_at is not None and (
        rule.clear_at > rule.threshold
        if rule.comparison == "above"
        else rule.clear_at < rule.threshold
    )
    if wrong_side:
        raise Refused("bad_request", "clear_at")
    return Done(work.emit(e.AlertRuleUpserted(alert_rule=rule)).seq)


def acknowledge(work: Work, body: c.AcknowledgeAlert) -> Done:
    alert = _known(work, Alert, body.alert, "alert")
    if alert.acknowledged_by:
        return Done()
    after = replace(alert, acknowledged_by=work.agent.id, acknowledged_at=work.log.now)
    return Done(work.emit(e.AlertUpserted(alert=after)).seq)


def save_schedule(work: Work, body: c.SaveReportSchedule) -> Done:
    asked = body.schedule
    before = work.log.state.get(ReportSchedule, asked.id)
    if before is not None and before.owner != work.agent.id:
        raise Refused("forbidden", "owner")
    made = before or replace(asked, last_at=None, last_file="", last_size=0)
    schedule = replace(
        asked, owner=work.agent.id, last_at=made.last_at, last_file=made.last_file,
        last_size=made.last_size,
    )  # fmt: skip
    return Done(work.emit(e.ReportScheduleUpserted(report_schedule=schedule)).seq)


def note_export(work: Work, body: c.NoteExport) -> Done:
    """It is an entry of the audit list, and nothing else."""
    if len(body.subjects) > MAX_SUBJECTS:
        raise Refused("payload_too_large", "subjects")
    if sum(map(len, body.names)) > MAX_NAMES:
        raise Refused("payload_too_large", "names")
    facts = {
        "what": body.what, "format": body.format, "count": str(body.count),
        "done_at": str(body.at), "redacted": "yes" if body.redacted else "no",
        "manifest": body.manifest, "subjects": " ".join(body.subjects),
        **({"names": "\n".join(body.names)} if body.names else {}),
    }  # fmt: skip
    entry = AuditEntry(id=uuid7(), at=work.log.now, by=work.agent.id, act="export", facts=facts)
    return Done(work.emit(e.AuditEntryUpserted(audit_entry=entry)).seq)


def _known(work: Work, kind: type[T], id: str, field: str) -> T:
    found = work.log.state.get(kind, id)
    if found is None:
        raise Refused("not_found", field)
    return found

"""Events that carry one whole value, or take one away; `events` lists them with the others."""

import msgspec

from core.entities import (
    Agent,
    CallRecord,
    Canned,
    Company,
    Contact,
    Deal,
    Label,
    Order,
    Queue,
    Survey,
    Team,
    Ticket,
)
from core.erasure import Erasure
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.supervision import Alert, AlertRule, Announcement, AuditEntry, ReportSchedule, Supervision
from core.work import (
    Calendar,
    CompanyRules,
    Disposition,
    Interaction,
    Offer,
    Profile,
    QueueRules,
    Reason,
    Task,
)


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of every event's body. Unknown fields are ignored, so a newer platform may add some."""


class AgentUpserted(Body, frozen=True, kw_only=True):
    agent: Agent


class InteractionUpserted(Body, frozen=True, kw_only=True):
    """Told to whom it was offered and to supervisors, whoever may see its conversation."""

    interaction: Interaction


class OfferUpserted(Body, frozen=True, kw_only=True):
    """Told to the one it is made to, and to supervisors."""

    offer: Offer


class TaskUpserted(Body, frozen=True, kw_only=True):
    """Told to its agent and to supervisors."""

    task: Task


class ProfileUpserted(Body, frozen=True, kw_only=True):
    profile: Profile


class QueueRulesUpserted(Body, frozen=True, kw_only=True):
    queue_rules: QueueRules


class CalendarUpserted(Body, frozen=True, kw_only=True):
    calendar: Calendar


class ReasonUpserted(Body, frozen=True, kw_only=True):
    reason: Reason


class DispositionUpserted(Body, frozen=True, kw_only=True):
    disposition: Disposition


class CompanyRulesUpserted(Body, frozen=True, kw_only=True):
    """Only where something else holds than what every desk takes for granted."""

    company_rules: CompanyRules


class SupervisionUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors, and to the agent where it is visible."""

    supervision: Supervision


class AlertRuleUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors."""

    alert_rule: AlertRule


class AlertUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors."""

    alert: Alert


class AuditEntryUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors. There is only ever one of an entry."""

    audit_entry: AuditEntry


class AnnouncementUpserted(Body, frozen=True, kw_only=True):
    """Told to whom it is for, who wrote it, and supervisors."""

    announcement: Announcement


class ReportScheduleUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors."""

    report_schedule: ReportSchedule


class EvaluationFormUpserted(Body, frozen=True, kw_only=True):
    evaluation_form: EvaluationForm


class EvaluationUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors once signed, to its agent once released."""

    evaluation: Evaluation


class RemarkUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors, and to its agent where it is shared."""

    remark: Remark


class SamplingRuleUpserted(Body, frozen=True, kw_only=True):
    """Told to supervisors."""

    sampling_rule: SamplingRule


class ErasureUpserted(Body, frozen=True, kw_only=True):
    """A customer was erased: whoever hears of it takes away all that was theirs, and what was said
    of them. The same may be written again: what comes after it is another's, or theirs anew."""

    erasure: Erasure


class ContactUpserted(Body, frozen=True, kw_only=True):
    contact: Contact


class CompanyUpserted(Body, frozen=True, kw_only=True):
    company: Company


class DealUpserted(Body, frozen=True, kw_only=True):
    deal: Deal


class TicketUpserted(Body, frozen=True, kw_only=True):
    ticket: Ticket


class OrderUpserted(Body, frozen=True, kw_only=True):
    order: Order


class SurveyUpserted(Body, frozen=True, kw_only=True):
    survey: Survey


class CallUpserted(Body, frozen=True, kw_only=True):
    call: CallRecord


class TeamUpserted(Body, frozen=True, kw_only=True):
    team: Team


class QueueUpserted(Body, frozen=True, kw_only=True):
    queue: Queue


class LabelUpserted(Body, frozen=True, kw_only=True):
    label: Label


class LabelDeleted(Body, frozen=True, kw_only=True):
    label: str


class CannedUpserted(Body, frozen=True, kw_only=True):
    canned: Canned


class CannedDeleted(Body, frozen=True, kw_only=True):
    canned: str

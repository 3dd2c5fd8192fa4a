"""Durable events: what the platform says happened. One struct per type, listed in EVENTS."""

from typing import Literal

import msgspec

from core.entities import (
    Agent,
    AgentState,
    CallRecord,
    Canned,
    Company,
    Contact,
    Conversation,
    Deal,
    Delivery,
    HandoffReason,
    Label,
    Message,
    Order,
    Priority,
    Queue,
    Status,
    Survey,
    Team,
    Ticket,
)
from core.evaluation import Evaluation, EvaluationForm, Remark, SamplingRule
from core.supervision import (
    Alert,
    AlertRule,
    Announcement,
    AuditEntry,
    ReportSchedule,
    Supervision,
)
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


class By(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who made it happen."""

    kind: Literal["agent", "contact", "bot", "system"]
    id: str = ""


class ConversationCreated(Body, frozen=True, kw_only=True):
    conversation: Conversation
    contact: Contact


class ConversationUpdated(Body, frozen=True, kw_only=True):
    """Only the fields that are set changed."""

    conversation: str
    subject: str | None = None
    priority: Priority | None = None
    team: str | None = None
    queue: str | None = None
    due_at: int | None = None
    attributes: dict[str, str] | None = None


class ConversationAssigned(Body, frozen=True, kw_only=True):
    """`to` None: nobody has it now. `team` and `queue` are set when they changed with it."""

    conversation: str
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    team: str | None = None
    queue: str | None = None
    reason: str = ""


class ConversationStatusChanged(Body, frozen=True, kw_only=True):
    conversation: str
    from_: Status = msgspec.field(name="from")
    to: Status
    snoozed_until: int | None = None
    reason: str = ""


class ConversationLabelsChanged(Body, frozen=True, kw_only=True):
    """`labels` is the whole new list; `added` and `removed` say what was done."""

    conversation: str
    labels: tuple[str, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class ConversationRead(Body, frozen=True, kw_only=True):
    """Seen by one person up to an order; sent only to that person's own desks.

    `unread` is how many customer messages come after `up_to`, counted by the platform.
    """

    conversation: str
    by: str
    up_to: int
    unread: int = 0


class ConversationHidden(Body, frozen=True, kw_only=True):
    """This person may not see it any longer: the desk drops it with its messages and calls.

    Sent only to those who lost it. Should they see it again, it comes anew as created.
    """

    conversation: str


class MessageCreated(Body, frozen=True, kw_only=True):
    message: Message


class MessageUpdated(Body, frozen=True, kw_only=True):
    message: Message
    previewed: bool = False
    """It is what the conversation's preview shows."""
    counted: int = 0
    """1 where it counts as unread from now on, -1 where it does so no longer: a call of which
    was said that it was missed, and then that it was answered."""


class MessageStatusChanged(Body, frozen=True, kw_only=True):
    """Delivery of our messages: every `out` with `order <= up_to` that stood lower has `status`.

    A status only rises sent -> delivered -> read; `failed` touches the one message at `up_to`.
    """

    conversation: str
    up_to: int
    status: Delivery


class MessageDeleted(Body, frozen=True, kw_only=True):
    conversation: str
    message: str
    previewed: bool = False
    """It was what the conversation's preview showed."""


class AgentStateChanged(Body, frozen=True, kw_only=True):
    """Whole, except for who they are. `since`: when `state` and `reason` began, or when they did not
    respond, or were back."""

    agent: str
    state: AgentState
    reason: str = ""
    since: int
    next_state: AgentState | None = None
    next_reason: str = ""
    not_responding: bool = False


class AgentUpserted(Body, frozen=True, kw_only=True):
    agent: Agent


class BotStarted(Body, frozen=True, kw_only=True):
    conversation: str


class BotHandoffRequested(Body, frozen=True, kw_only=True):
    """The bot asks for a person and hands over all it knows."""

    conversation: str
    reason: HandoffReason
    summary: str
    intent: str = ""
    score: float = 0.0
    slots: dict[str, str] = {}
    queue: str | None = None


class BotHandedOff(Body, frozen=True, kw_only=True):
    """A person has it after the bot asked; the bot is silent from here."""

    conversation: str
    to: str


class BotTakenOver(Body, frozen=True, kw_only=True):
    """A person took it though the bot had not asked."""

    conversation: str
    by: str


class BotReturned(Body, frozen=True, kw_only=True):
    conversation: str
    by: str
    resume: str = ""


class BotClosed(Body, frozen=True, kw_only=True):
    """It ended with the bot alone: no person was ever involved (contained)."""

    conversation: str


class BotLearned(Body, frozen=True, kw_only=True):
    """What the bot understands of the conversation so far, while it still answers."""

    conversation: str
    intent: str = ""
    score: float = 0.0
    slots: dict[str, str] = {}


class BotSuggested(Body, frozen=True, kw_only=True):
    """To whoever has the conversation, never to the customer. An empty text takes it back."""

    conversation: str
    text: str
    sources: tuple[str, ...] = ()


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


EVENTS: dict[str, type[Body]] = {
    "conversation.created": ConversationCreated,
    "conversation.updated": ConversationUpdated,
    "conversation.assigned": ConversationAssigned,
    "conversation.status_changed": ConversationStatusChanged,
    "conversation.labels_changed": ConversationLabelsChanged,
    "conversation.read": ConversationRead,
    "conversation.hidden": ConversationHidden,
    "message.created": MessageCreated,
    "message.updated": MessageUpdated,
    "message.status": MessageStatusChanged,
    "message.deleted": MessageDeleted,
    "agent.state_changed": AgentStateChanged,
    "agent.upserted": AgentUpserted,
    "bot.started": BotStarted,
    "bot.learned": BotLearned,
    "bot.handoff_requested": BotHandoffRequested,
    "bot.handed_off": BotHandedOff,
    "bot.taken_over": BotTakenOver,
    "bot.returned": BotReturned,
    "bot.closed": BotClosed,
    "bot.suggestion": BotSuggested,
    "interaction.upserted": InteractionUpserted,
    "offer.upserted": OfferUpserted,
    "task.upserted": TaskUpserted,
    "profile.upserted": ProfileUpserted,
    "queue_rules.upserted": QueueRulesUpserted,
    "calendar.upserted": CalendarUpserted,
    "reason.upserted": ReasonUpserted,
    "disposition.upserted": DispositionUpserted,
    "company_rules.upserted": CompanyRulesUpserted,
    "supervision.upserted": SupervisionUpserted,
    "alert_rule.upserted": AlertRuleUpserted,
    "alert.upserted": AlertUpserted,
    "audit_entry.upserted": AuditEntryUpserted,
    "announcement.upserted": AnnouncementUpserted,
    "report_schedule.upserted": ReportScheduleUpserted,
    "evaluation_form.upserted": EvaluationFormUpserted,
    "evaluation.upserted": EvaluationUpserted,
    "remark.upserted": RemarkUpserted,
    "sampling_rule.upserted": SamplingRuleUpserted,
    "contact.upserted": ContactUpserted,
    "company.upserted": CompanyUpserted,
    "deal.upserted": DealUpserted,
    "ticket.upserted": TicketUpserted,
    "order.upserted": OrderUpserted,
    "survey.upserted": SurveyUpserted,
    "call.upserted": CallUpserted,
    "team.upserted": TeamUpserted,
    "queue.upserted": QueueUpserted,
    "label.upserted": LabelUpserted,
    "label.deleted": LabelDeleted,
    "canned.upserted": CannedUpserted,
    "canned.deleted": CannedDeleted,
}


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One durable event, decoded. `body` is None where this desk does not understand it."""

    seq: int
    prev: int
    id: str
    type: str
    at: int
    by: By
    cause: str | None = None
    """Id of the command that made it."""
    body: Body | None = None
    raw: bytes = b""
    """The body as it came; kept where this desk does not understand it."""

    @property
    def misread(self) -> bool:
        """Of a type this desk knows, with a body it does not understand: a newer platform's."""
        return self.body is None and self.type in EVENTS

"""Durable events: what the platform says happened. One struct per type, listed in EVENTS."""

from typing import Literal

import msgspec

from core.entities import (
    AgentState,
    Contact,
    Conversation,
    Delivery,
    HandoffReason,
    Message,
    Priority,
    Status,
)
from core.protocol.upserts import *


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
    language: str = ""
    """What the customer writes in, of tr and en; empty where their words did not tell."""


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


class EventErased(Body, frozen=True, kw_only=True):
    """What stood here was about a customer who was erased since: it does nothing."""


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
    "erasure.upserted": ErasureUpserted,
    "event.erased": EventErased,
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

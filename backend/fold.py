"""What each event does to the platform's rows; the meaning itself is `core.protocol.reduce`."""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.structs import replace

from backend.audience import CONCERNING
from backend.permissions import viewer_of
from backend.state import State
from core import entities as n
from core.protocol import events as e
from core.protocol.events import Body, Event
from core.protocol.reduce import (
    conversation_of,
    is_news,
    reduce_agent,
    reduce_conversation,
    reduce_message,
    span_of,
)
from core.supervision import AuditEntry

B = TypeVar("B", bound=Body)

UPSERTS: dict[type[Body], str] = {
    e.AgentUpserted: "agent",
    e.ContactUpserted: "contact",
    e.CompanyUpserted: "company",
    e.DealUpserted: "deal",
    e.TicketUpserted: "ticket",
    e.OrderUpserted: "order",
    e.SurveyUpserted: "survey",
    e.CallUpserted: "call",
    e.TeamUpserted: "team",
    e.QueueUpserted: "queue",
    e.LabelUpserted: "label",
    e.CannedUpserted: "canned",
    e.ProfileUpserted: "profile",
    e.QueueRulesUpserted: "queue_rules",
    e.CalendarUpserted: "calendar",
    e.ReasonUpserted: "reason",
    e.DispositionUpserted: "disposition",
    e.CompanyRulesUpserted: "company_rules",
    e.InteractionUpserted: "interaction",
    e.OfferUpserted: "offer",
    e.TaskUpserted: "task",
    e.SupervisionUpserted: "supervision",
    e.AlertRuleUpserted: "alert_rule",
    e.AlertUpserted: "alert",
    e.AuditEntryUpserted: "audit_entry",
    e.AnnouncementUpserted: "announcement",
    e.ReportScheduleUpserted: "report_schedule",
    e.EvaluationFormUpserted: "evaluation_form",
    e.EvaluationUpserted: "evaluation",
    e.RemarkUpserted: "remark",
    e.SamplingRuleUpserted: "sampling_rule",
    e.ErasureUpserted: "erasure",
}
"""Events that carry one whole entity, and the field it stands in."""


_TOLD_APART = (e.InteractionUpserted, e.OfferUpserted, e.TaskUpserted)


def place_of(body: Body) -> str | None:
    """The conversation that decides who may see an event; None where everybody may."""
    if isinstance(body, e.CallUpserted):
        return body.call.conversation
    if isinstance(body, _TOLD_APART) or type(body) in CONCERNING:
        return None  # its conversation does not decide who is told of it
    return conversation_of(body)


def stamped(state: State, body: B, seq: int) -> B:
    """`body` with `seq` as the version of every entity that it makes or changes, and whether what
    it changes is the conversation's preview: only the platform has all messages at hand."""
    if isinstance(body, e.ConversationCreated):
        known = state.get(n.Contact, body.contact.id)
        contact = body.contact if body.contact == known else replace(body.contact, version=seq)
        return replace(body, conversation=replace(body.conversation, version=seq), contact=contact)
    if isinstance(body, e.MessageUpdated):
        previewed = _is_previewed(state, body.message.id)
        return replace(body, previewed=previewed, counted=_counted(state, body.message))
    if isinstance(body, e.MessageDeleted):
        return replace(body, previewed=_is_previewed(state, body.message))
    field = UPSERTS.get(type(body))
    return replace(body, **{field: replace(getattr(body, field), version=seq)}) if field else body


def message_of(body: e.MessageUpdated | e.MessageDeleted) -> str:
    return body.message if isinstance(body, e.MessageDeleted) else body.message.id


def _is_previewed(state: State, id: str) -> bool:
    found = state.message(id)
    if found is None or found.kind == "activity":
        return False
    later = state.messages(found.conversation, found.order + 1)
    return all(message.kind == "activity" for message in later)


def _counted(state: State, after: n.Message) -> int:
    before = state.message(after.id)
    return is_news(after) - is_news(before) if before else 0


def fold(state: State, event: Event) -> None:
    """Raises KeyError where the event is about something that does not exist, ValueError where it would
    change an entry of the audit list."""
    body = event.body
    assert body is not None, "the platform emits only what it knows"
    if field := UPSERTS.get(type(body)):
        if isinstance(body, e.AgentUpserted):
            _rescope(state, event, body.agent)
        if isinstance(body, e.AuditEntryUpserted) and state.get(AuditEntry, body.audit_entry.id):
            raise ValueError("an entry of the audit list is written once")
        state.put(getattr(body, field))
        return
    rule = _RULES.get(type(body))
    if rule:
        rule(state, event, body)
    if isinstance(body, e.ConversationRead):
        return  # belongs to one person: nothing of it is the conversation's own
    if (where := conversation_of(body)) and not isinstance(body, e.ConversationCreated):
        before = required(state, where)
        after = reduce_conversation(before, event, "")
        if after is not before:
            state.put_conversation(after)


def _rescope(state: State, event: Event, agent: n.Agent) -> None:
    before = state.get(n.Agent, agent.id)
    if before and viewer_of(before) != viewer_of(agent):
        state.put_scope(agent.id, event.seq)


def required(state: State, conversation: str) -> n.Conversation:
    found = state.conversation(conversation)
    if found is None:
        raise KeyError(conversation)
    return found


def _created(state: State, event: Event, body: e.ConversationCreated) -> None:
    state.put(body.contact)
    state.put_conversation(body.conversation)


def _posted(state: State, event: Event, body: e.MessageCreated) -> None:
    message = body.message
    expected = required(state, message.conversation).last_order + 1
    if message.order != expected:
        raise ValueError(f"order {message.order} where {expected} is next")
    state.put_message(message)
    if message.author.kind == "agent" and message.kind in ("out", "note"):
        # Whoever writes has read what came before: their desks reduce the event to the same
        state.put_mark(message.author.id, message.conversation, message.order, event.seq)


def _edited(state: State, event: Event, body: e.MessageUpdated | e.MessageDeleted) -> None:
    before = state.message(message_of(body))
    if before is None:
        raise KeyError(message_of(body))
    state.put_message(reduce_message(before, body))


def _delivered(state: State, event: Event, body: e.MessageStatusChanged) -> None:
    for message in state.below(body.conversation, body.up_to, body.status):
        state.put_message(reduce_message(message, body))


def _read(state: State, event: Event, body: e.ConversationRead) -> None:
    state.put_mark(body.by, body.conversation, body.up_to, event.seq)


def _agent_state(state: State, event: Event, body: e.AgentStateChanged) -> None:
    agent = state.get(n.Agent, body.agent)
    if agent is None:
        raise KeyError(body.agent)
    state.put(reduce_agent(agent, event))
    state.put(span_of(body))


def _label_deleted(state: State, event: Event, body: e.LabelDeleted) -> None:
    state.remove(n.Label, body.label)


def _canned_deleted(state: State, event: Event, body: e.CannedDeleted) -> None:
    state.remove(n.Canned, body.canned)


_RULES: dict[type[Any], Callable[[State, Event, Any], None]] = {
    e.ConversationCreated: _created,
    e.MessageCreated: _posted,
    e.MessageUpdated: _edited,
    e.MessageDeleted: _edited,
    e.MessageStatusChanged: _delivered,
    e.ConversationRead: _read,
    e.AgentStateChanged: _agent_state,
    e.LabelDeleted: _label_deleted,
    e.CannedDeleted: _canned_deleted,
}

"""Who has a conversation, how it stands, and what is marked on it."""

from backend.commands.work import Done, Refused, Work
from core.entities import Agent, Conversation, Label, Queue, Team
from core.protocol.commands import (
    AssignConversation,
    LabelConversation,
    MarkRead,
    SetAttributes,
    SetStatus,
)
from core.protocol.events import (
    ConversationAssigned,
    ConversationLabelsChanged,
    ConversationRead,
    ConversationStatusChanged,
    ConversationUpdated,
)

MAX_SUBJECT = 200
MAX_ATTRIBUTES = 100
MAX_ATTRIBUTE = 2_000
MAX_SNOOZE = 366 * 24 * 3_600_000


def assign(work: Work, body: AssignConversation) -> Done:
    before = work.conversation(body.conversation)
    _check_directory(work, body)
    _not_with_bot(before)
    after = (body.to, body.team or before.team, body.queue or before.queue)
    if after == (before.assignee, before.team, before.queue):
        return Done()
    event = work.emit(
        ConversationAssigned(
            conversation=before.id, from_=before.assignee, to=body.to, team=body.team,
            queue=body.queue, reason="asked",
        )
    )  # fmt: skip
    _tell_assigned(work, before, body)
    return Done(event.seq)


def set_status(work: Work, body: SetStatus) -> Done:
    before = work.conversation(body.conversation)
    _not_with_bot(before)
    _not_waiting(work, before)
    until = _until(work, body)
    if (body.status, until) == (before.status, before.snoozed_until):
        return Done()
    event = work.emit(
        ConversationStatusChanged(
            conversation=before.id, from_=before.status, to=body.status, snoozed_until=until
        )
    )
    more = {"until": str(until)} if until else {}
    work.tell(before.id, "status", status=body.status, **more)
    return Done(event.seq)


def label(work: Work, body: LabelConversation) -> Done:
    before = work.conversation(body.conversation)
    if any(work.log.state.get(Label, id) is None for id in body.add):
        raise Refused("not_found", "add")
    kept = [id for id in before.labels if id not in body.remove]
    added = tuple(id for id in dict.fromkeys(body.add) if id not in before.labels)
    removed = tuple(id for id in before.labels if id in body.remove and id not in body.add)
    after = (*(id for id in before.labels if id in kept or id in body.add), *added)
    if not added and not removed:
        return Done()
    event = work.emit(
        ConversationLabelsChanged(
            conversation=before.id, labels=after, added=added, removed=removed
        )
    )  # fmt: skip
    work.tell(before.id, "labels", added=_names(work, added), removed=_names(work, removed))
    return Done(event.seq)


def set_attributes(work: Work, body: SetAttributes) -> Done:
    """Only what is given changes; `attributes` replaces all of them."""
    before = work.conversation(body.conversation)
    _check_sizes(body)
    fields = {"priority": body.priority, "subject": body.subject, "attributes": body.attributes}
    changed = {k: v for k, v in fields.items() if v is not None and v != getattr(before, k)}
    if not changed:
        return Done()
    event = work.emit(ConversationUpdated(conversation=before.id, **changed))  # type: ignore[arg-type]  # the fields' own types, by name
    if "priority" in changed:
        work.tell(before.id, "priority", priority=str(body.priority))
    return Done(event.seq)


def read(work: Work, body: MarkRead) -> Done:
    """Only this person's own desks hear of it; nothing is ever unread again."""
    conversation = work.conversation(body.conversation)
    up_to = min(body.up_to, conversation.last_order)
    if up_to <= work.log.state.mark(work.agent.id, conversation.id):
        return Done()
    unread = work.log.state.unread(conversation.id, up_to)
    seen = ConversationRead(
        conversation=conversation.id, by=work.agent.id, up_to=up_to, unread=unread
    )
    return Done(work.emit(seen, only=work.agent.id).seq)


def _not_with_bot(conversation: Conversation) -> None:
    if conversation.status == "pending":
        raise Refused("conflict", "bot")


def _not_waiting(work: Work, of: Conversation) -> None:
    """Whoever the bot handed over and nobody has yet is not put aside: no person would ever come."""
    pending = any(w.state in ("waiting", "offered") for w in work.log.state.work_in(of.id))
    if pending and of.assignee is None and of.bot is not None and of.bot.phase == "handoff":
        raise Refused("conflict", "handover")


def _check_directory(work: Work, body: AssignConversation) -> None:
    asked: tuple[tuple[str, str | None, type[Agent | Team | Queue]], ...] = (
        ("to", body.to, Agent),
        ("team", body.team, Team),
        ("queue", body.queue, Queue),
    )
    for field, id, kind in asked:
        if id is not None and work.log.state.get(kind, id) is None:
            raise Refused("not_found", field)


def _tell_assigned(work: Work, before: Conversation, body: AssignConversation) -> None:
    if body.to != before.assignee:
        to = body.to or before.assignee
        work.tell(before.id, "assigned" if body.to else "unassigned", to=work.name_of(to))
        return
    team = work.log.state.get(Team, body.team) if body.team else None
    work.tell(before.id, "assigned", to=team.name if team else work.name_of(body.to))


def _until(work: Work, body: SetStatus) -> int | None:
    if body.status == "pending":
        raise Refused("bad_request", "status")
    if body.status != "snoozed":
        return None
    if body.until is None or not work.log.now < body.until <= work.log.now + MAX_SNOOZE:
        raise Refused("bad_request", "until")
    return body.until


def _names(work: Work, labels: tuple[str, ...]) -> str:
    found = (work.log.state.get(Label, id) for id in labels)
    return ", ".join(label.name for label in found if label)


def _check_sizes(body: SetAttributes) -> None:
    if body.subject is not None and len(body.subject) > MAX_SUBJECT:
        raise Refused("payload_too_large", "subject")
    attributes = body.attributes or {}
    longest = max((len(part) for item in attributes.items() for part in item), default=0)
    if len(attributes) > MAX_ATTRIBUTES or longest > MAX_ATTRIBUTE:
        raise Refused("payload_too_large", "attributes")

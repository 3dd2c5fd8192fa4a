"""State plus event equals state: the one meaning of every event, for the platform and the desk.

Pure functions over entities. The platform keeps its truth with them, the desk's store applies
the same ones, so that a cache that saw every event equals a fresh snapshot.
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from core.entities import (
    Agent,
    Attachment,
    BotState,
    Conversation,
    Delivery,
    FileKind,
    Message,
    PreviewKind,
)
from core.protocol import events as e
from core.protocol.events import Body, Event
from core.work import StateSpan

PREVIEW_LENGTH = 160
_RANK: dict[Delivery, int] = {"sent": 0, "delivered": 1, "read": 2, "failed": 3}


def conversation_of(body: Body) -> str | None:
    """Id of the conversation an event is about, None where it is about none."""
    if isinstance(body, e.MessageCreated | e.MessageUpdated):
        return body.message.conversation
    if isinstance(body, e.ConversationCreated):
        return body.conversation.id
    return getattr(body, "conversation", None)


def reduce_conversation(before: Conversation, event: Event, me: str) -> Conversation:
    """`before` after `event`, as `me` sees it; `me` is empty for the platform's own view."""
    body = event.body
    rule = _RULES.get(type(body))
    seen = getattr(body, "previewed", True) or getattr(body, "counted", 0)
    if rule is None or not seen:
        return before
    return replace(rule(before, event, body, me), version=event.seq)


def reduce_message(before: Message, body: Body) -> Message:
    """`before` after an event that may touch it."""
    if isinstance(body, e.MessageUpdated) and body.message.id == before.id:
        return body.message
    if isinstance(body, e.MessageDeleted) and body.message == before.id:
        return replace(before, deleted=True, text="", html=None, attachments=())
    if isinstance(body, e.MessageStatusChanged):
        return _delivered(before, body)
    return before


def reduce_agent(before: Agent, event: Event) -> Agent:
    """`before` after an event that may change its state."""
    body = event.body
    if not isinstance(body, e.AgentStateChanged) or body.agent != before.id:
        return before
    return replace(
        before, state=body.state, reason=body.reason, since=body.since,
        next_state=body.next_state, next_reason=body.next_reason,
        not_responding=body.not_responding, version=event.seq,
    )  # fmt: skip


def span_of(body: e.AgentStateChanged) -> StateSpan:
    """What the agent says of themselves from then on: twice the same is one."""
    return StateSpan(
        id=f"{body.agent}:{body.since:014d}", agent=body.agent, state=body.state,
        since=body.since, reason=body.reason, not_responding=body.not_responding,
    )  # fmt: skip


def preview_of(text: str) -> str:
    """The first words of a message on one line."""
    line = " ".join(text[: PREVIEW_LENGTH * 2].split())
    return line[:PREVIEW_LENGTH]


def is_news(message: Message) -> bool:
    """Whether it counts as unread: what a customer said, and not in a call that somebody took."""
    return message.kind == "in" and not _answered(message)


def _delivered(before: Message, body: e.MessageStatusChanged) -> Message:
    if before.kind != "out" or before.order > body.up_to:
        return before
    if body.status == "failed":
        return replace(before, status="failed") if before.order == body.up_to else before
    rises = before.status != "failed" and _RANK[body.status] > _RANK[before.status]
    return replace(before, status=body.status) if rises else before


def _created(before: Conversation, _: Event, body: e.ConversationCreated, me: str) -> Conversation:
    return body.conversation


def _updated(before: Conversation, _: Event, body: e.ConversationUpdated, me: str) -> Conversation:
    fields = ("subject", "priority", "team", "queue", "due_at", "attributes")
    set_ = {name: getattr(body, name) for name in fields if getattr(body, name) is not None}
    return replace(before, **set_)


def _assigned(
    before: Conversation, _: Event, body: e.ConversationAssigned, me: str
) -> Conversation:
    return replace(
        before, assignee=body.to, team=body.team or before.team, queue=body.queue or before.queue
    )


def _status(
    before: Conversation, _: Event, body: e.ConversationStatusChanged, me: str
) -> Conversation:
    done = body.to == "resolved"
    return replace(
        before, status=body.to, snoozed_until=body.snoozed_until,
        waiting_since=None if done else before.waiting_since,
        due_at=None if done else before.due_at,
    )  # fmt: skip


def _labels(
    before: Conversation, _: Event, body: e.ConversationLabelsChanged, me: str
) -> Conversation:
    return replace(before, labels=body.labels)


def _read(before: Conversation, _: Event, body: e.ConversationRead, me: str) -> Conversation:
    if not me or body.by != me:
        return before
    return replace(before, read_up_to=max(before.read_up_to, body.up_to), unread=body.unread)


def _message(before: Conversation, event: Event, body: e.MessageCreated, me: str) -> Conversation:
    message = body.message
    after = replace(before, last_order=max(before.last_order, message.order))
    if message.kind == "activity":
        return after
    after = replace(
        after, last_at=max(before.last_at, message.at), last_kind=message.kind,
        last_author="" if message.kind == "in" else message.author.name,
        **_previewed(message),
    )  # fmt: skip
    if message.kind == "in":
        return _came_in(after, message)
    return _went_out(after, message, me)


def _edited(before: Conversation, _: Event, body: e.MessageUpdated, me: str) -> Conversation:
    after = replace(before, **_previewed(body.message)) if body.previewed else before
    counts = body.counted if body.message.order > before.read_up_to else 0
    return replace(after, unread=max(0, after.unread + counts))


def _deleted(before: Conversation, _: Event, body: e.MessageDeleted, me: str) -> Conversation:
    return replace(before, preview="", preview_file="deleted", preview_ms=0)


def _previewed(message: Message) -> dict[str, Any]:
    text = preview_of(message.text)
    if message.call and not text:
        return _called(message)
    if text or not message.attachments:
        return {"preview": text, "preview_file": None, "preview_ms": 0}
    file = message.attachments[0]
    return {
        "preview": file.name, "preview_file": file_kind(file), "preview_ms": file.duration_ms
    }  # fmt: skip


def _called(message: Message) -> dict[str, Any]:
    """A call nobody noted anything of: that there was one, and how long they spoke."""
    seconds = message.activity.args.get("seconds", "") if message.activity else ""
    kind: PreviewKind = "call" if _answered(message) else "missed_call"
    spoken = int(seconds) * 1_000 if seconds.isascii() and seconds.isdigit() else 0
    return {"preview": "", "preview_file": kind, "preview_ms": spoken}


def file_kind(file: Attachment) -> FileKind:
    kinds: dict[str, FileKind] = {"image": "photo", "audio": "voice", "video": "video"}
    return kinds.get(file.mime.partition("/")[0], "file")


def _came_in(after: Conversation, message: Message) -> Conversation:
    counts = is_news(message) and message.order > after.read_up_to
    after = replace(after, unread=after.unread + counts)
    if _answered(message):
        return replace(after, waiting_since=None, due_at=None)
    with_bot = after.status == "pending"
    return replace(after, waiting_since=None if with_bot else after.waiting_since or message.at)


def _answered(message: Message) -> bool:
    """A call that a person took is its own answer: nobody waits after it."""
    call = message.activity
    return call is not None and call.code == "call" and call.args.get("cause") == "answered"


def _went_out(after: Conversation, message: Message, me: str) -> Conversation:
    reached = not message.call or _answered(message)
    if message.kind == "out" and message.author.kind == "agent" and reached:
        after = replace(after, waiting_since=None, due_at=None, bot=_retired(after.bot))
    mine = bool(me) and message.author.kind == "agent" and message.author.id == me
    return replace(after, read_up_to=message.order, unread=0) if mine else after


def _bot(before: Conversation) -> BotState:
    return before.bot or BotState(phase="active")


def _started(before: Conversation, _: Event, body: e.BotStarted, me: str) -> Conversation:
    return replace(before, status="pending", bot=BotState(phase="active"))


def _learned(before: Conversation, _: Event, body: e.BotLearned, me: str) -> Conversation:
    bot = replace(_bot(before), intent=body.intent, score=body.score, slots=body.slots)
    return replace(before, bot=bot)


def _handoff(
    before: Conversation, event: Event, body: e.BotHandoffRequested, me: str
) -> Conversation:
    bot = replace(
        _bot(before), phase="handoff", reason=body.reason, summary=body.summary,
        intent=body.intent, score=body.score, slots=body.slots, asked_at=event.at,
        language=body.language,
    )  # fmt: skip
    return replace(
        before, bot=bot, status="open", queue=body.queue or before.queue, waiting_since=event.at,
        last_at=max(before.last_at, event.at),
    )  # fmt: skip


def _owned(before: Conversation, person: str) -> Conversation:
    bot = replace(_bot(before), phase="silent")
    return replace(before, bot=bot, status="open", assignee=person)


def _handed_off(before: Conversation, _: Event, body: e.BotHandedOff, me: str) -> Conversation:
    return _owned(before, body.to)


def _taken_over(before: Conversation, _: Event, body: e.BotTakenOver, me: str) -> Conversation:
    return _owned(before, body.by)


def _returned(before: Conversation, _: Event, body: e.BotReturned, me: str) -> Conversation:
    bot = replace(_bot(before), phase="active", resume=body.resume, reason=None, asked_at=None)
    bot = replace(bot, suggestion="", sources=())
    return replace(before, bot=bot, status="pending", assignee=None, waiting_since=None)


def _suggested(before: Conversation, _: Event, body: e.BotSuggested, me: str) -> Conversation:
    return replace(
        before, bot=replace(_bot(before), suggestion=body.text, sources=body.sources)
    )  # fmt: skip


def _retired(bot: BotState | None) -> BotState | None:
    """Once somebody answered, what the bot would have said is no help any more."""
    return replace(bot, suggestion="", sources=()) if bot and bot.suggestion else bot


def _closed(before: Conversation, _: Event, body: e.BotClosed, me: str) -> Conversation:
    return replace(before, bot=replace(_bot(before), phase="closed"))


_RULES: dict[type[Any], Callable[[Conversation, Event, Any, str], Conversation]] = {
    e.ConversationCreated: _created,
    e.ConversationUpdated: _updated,
    e.ConversationAssigned: _assigned,
    e.ConversationStatusChanged: _status,
    e.ConversationLabelsChanged: _labels,
    e.ConversationRead: _read,
    e.MessageCreated: _message,
    e.MessageUpdated: _edited,
    e.MessageDeleted: _deleted,
    e.BotStarted: _started,
    e.BotLearned: _learned,
    e.BotHandoffRequested: _handoff,
    e.BotHandedOff: _handed_off,
    e.BotTakenOver: _taken_over,
    e.BotReturned: _returned,
    e.BotClosed: _closed,
    e.BotSuggested: _suggested,
}

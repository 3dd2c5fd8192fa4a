"""Intake: which work follows from what happens in a conversation, in the transaction it happens in.

So there is no hand-over without its interaction, and none left open whose conversation a person has
taken by hand, given back or resolved, whatever is killed when. Only what happens begins work: old
conversations of a platform that had none of it yet do not.
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from backend.log import Transaction
from backend.routing import needs
from backend.routing.steps import Steps
from core.entities import Activity, Agent, Author, Conversation, Message
from core.ids import uuid7
from core.metrics.media import media_of
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.reduce import conversation_of
from core.work import Interaction, InteractionEnd

RECLAIMED = 10
"""Added to the priority of who was in a chat with somebody who is gone."""
_LIVE = ("chat", "message")
"""Media whose customer waits for an answer now; mail stays with whom it was given to."""


def follow(log: Transaction, event: Event) -> None:
    """A rule of the log."""
    rule = _RULES.get(type(event.body))
    if rule is not None:
        rule(log, event, event.body)


def _handover(log: Transaction, event: Event, body: e.BotHandoffRequested) -> None:
    _begin(log, event, body.queue)


def _said(log: Transaction, event: Event, body: e.MessageCreated) -> None:
    message = body.message
    if message.call or message.kind not in ("in", "out"):
        return
    if message.kind == "in":
        _asks(log, event, message.conversation)
    elif message.author.kind == "agent":
        _answers(log, event, message)


def _asks(log: Transaction, event: Event, conversation: str) -> None:
    of = log.conversation(conversation)
    if of is None or of.status != "open" or of.assignee is not None:
        return
    if of.channel not in needs.WITH_BOT or _left_over(log, of):
        _begin(log, event, None)


def _left_over(log: Transaction, of: Conversation) -> bool:
    """The bot has given it up and it left the queue: who still writes waits again, while it is open."""
    if of.bot is None or of.bot.phase not in ("handoff", "silent"):
        return False
    visits = log.state.visits_since(of.contact, of.created_at)
    queue = needs.queue_for(log, of, None)
    waited = any(visit.conversation == of.id for visit in visits)
    return waited and queue is not None and needs.is_open(log, queue.id)


def _answers(log: Transaction, event: Event, message: Message) -> None:
    """Whoever answers what waits has taken it, though they did not say so."""
    steps = Steps(log, event.by, event.cause)
    for work in log.state.work_in(message.conversation):
        if work.state in ("waiting", "offered"):
            of = log.conversation(message.conversation)
            if of and of.assignee is None:
                agent = message.author.id
                steps.emit(e.ConversationAssigned(conversation=of.id, to=agent, reason="taken"))
                _tell(log, of.id, "assigned", by=message.author.name, to=message.author.name)
        elif work.state == "active" and work.first_reply_at is None:
            steps.put(replace(work, first_reply_at=message.at))


def _moved(log: Transaction, event: Event, body: Any) -> None:
    """Somebody has it, or nobody has it any more: the work goes where the conversation went."""
    of = log.conversation(conversation_of(body) or "")
    if of is None:
        return
    steps, found = Steps(log, event.by, event.cause), log.state.work_in(of.id)
    pending = [work for work in found if work.state in ("waiting", "offered")]
    active = [work for work in found if work.state == "active"]
    if of.status != "open":
        _over(steps, event, pending, active)
    elif of.assignee is not None:
        _taken(steps, event, of, pending, active)
    elif active:
        _given_up(steps, of, pending, active)
    elif isinstance(body, e.ConversationAssigned):
        _elsewhere(steps, body, pending)


def _elsewhere(
    steps: Steps, body: e.ConversationAssigned, pending: list[Interaction]
) -> None:  # fmt: skip
    """Given to another queue or team by hand while it waits: it waits there."""
    first = needs.first_queue(steps.log, body.team)
    queue = body.queue or (first.id if first else None)
    for work in pending:
        if queue is not None and work.queue != queue:
            steps.drop(work, "flow_out")
            steps.again(work, queue=queue, through=())


def _over(
    steps: Steps, event: Event, pending: list[Interaction], active: list[Interaction]
) -> None:
    end: InteractionEnd = "abandoned" if event.by.kind == "contact" else "cancelled"
    for work in pending:
        steps.drop(work, end)
    for work in active:
        steps.finish(work)


def _taken(
    steps: Steps, event: Event, of: Conversation, pending: list[Interaction],
    active: list[Interaction],
) -> None:  # fmt: skip
    """By its assignee: what waited is accepted; who had it until now is finished with it."""
    agent = of.assignee
    assert agent is not None
    for work in pending:
        steps.accept(work, agent)
    others = [work for work in active if work.agent != agent]
    for work in others:
        steps.finish(work)
    if others and not pending:
        new = steps.again(others[-1], transferred_by=event.by.id or None)
        steps.accept(new, agent)
    elif not active and not pending and isinstance(event.body, e.BotTakenOver):
        _take_unasked(steps, event, of, agent)


def _take_unasked(steps: Steps, event: Event, of: Conversation, agent: str) -> None:
    """It takes the place of a chat like any other, though it never waited in a queue."""
    new = _new(steps.log, event, of, None)
    if new is not None:
        steps.accept(steps.put(new), agent)


def _given_up(
    steps: Steps, of: Conversation, pending: list[Interaction], active: list[Interaction]
) -> None:
    """Back to its team by hand: it waits again."""
    for work in active:
        steps.finish(work)
    queue = needs.queue_for(steps.log, of, None)
    if queue is not None and not pending:
        steps.again(active[-1], queue=queue.id, transferred_by=active[-1].agent)


def _begin(log: Transaction, event: Event, queue: str | None) -> None:
    of = log.conversation(conversation_of_event(event))
    if of is None or of.assignee is not None:
        return
    if any(work.state != "wrap_up" for work in log.state.work_in(of.id)):
        return
    new = _new(log, event, of, queue)
    if new is not None:
        Steps(log, cause=event.cause).put(new)


def _new(log: Transaction, event: Event, of: Conversation, asked: str | None) -> Interaction | None:
    queue = needs.queue_for(log, of, asked)
    if queue is None:
        return None
    body = event.body
    return Interaction(
        id=uuid7(), media=media_of(of.channel), queue=queue.id, contact=of.contact,
        entered_at=log.now, conversation=of.id, priority=needs.priority_of(of),
        skills=needs.language_skills(log, of.contact, of), prefers=needs.sticky(log, of.contact),
        handover=of.bot.reason if of.bot and not isinstance(body, e.BotTakenOver) else None,
    )  # fmt: skip


def conversation_of_event(event: Event) -> str:
    assert event.body is not None, "the platform emits only what it knows"
    return conversation_of(event.body) or ""


def _agent_changed(log: Transaction, event: Event, body: e.AgentStateChanged) -> None:
    """Whoever is not there is asked nothing, and whoever is gone keeps nobody waiting."""
    agent, steps = log.state.get(Agent, body.agent), Steps(log, cause=event.cause)
    if agent is None:
        return
    if agent.state != "available" or agent.next_state or agent.not_responding:
        for offer in log.state.open_offers(agent.id):
            steps.rescind(offer, "state")
    if agent.state == "offline":
        for work in log.state.in_hand(agent.id):
            if work.state == "active" and work.media in _LIVE:
                _reclaim(steps, agent, work)


def _reclaim(steps: Steps, agent: Agent, work: Interaction) -> None:
    steps.complete(work, steps.log.now)
    steps.again(work, priority=work.priority + RECLAIMED)
    of = steps.log.conversation(work.conversation or "")
    if of is not None and of.assignee == agent.id:
        steps.emit(
            e.ConversationAssigned(conversation=of.id, from_=agent.id, to=None, reason="reclaimed")
        )
        _tell(steps.log, of.id, "unassigned", by="", to=agent.name, reason="reclaimed")


def _work_changed(log: Transaction, event: Event, body: e.InteractionUpserted) -> None:
    """What an agent wanted to become once all was finished begins."""
    work = body.interaction
    agent = log.state.get(Agent, work.agent) if work.agent and work.state == "done" else None
    if agent is None or agent.next_state is None or log.state.in_hand(agent.id):
        return
    Steps(log, cause=event.cause).say(
        agent, state=agent.next_state, reason=agent.next_reason, since=log.now, next_state=None,
        next_reason="", not_responding=False,
    )  # fmt: skip


def _called(log: Transaction, event: Event, body: e.CallUpserted) -> None:
    """Whoever wanted to be called has been: the call back is over with the call."""
    call = body.call
    spoken = call.direction == "out" and call.ended_at is not None and call.answered_at is not None
    if not spoken or call.agent is None or not call.contact:
        return
    for work in log.state.in_hand(call.agent):
        wanted = work.media == "callback" and work.contact == call.contact
        if wanted and work.state == "active":
            Steps(log, cause=event.cause).finish(work)


def _tell(log: Transaction, conversation: str, code: str, **args: str) -> None:
    log.post(
        conversation, "activity", Author(kind="system"), activity=Activity(code=code, args=args)
    )


_RULES: dict[type[Any], Callable[[Transaction, Event, Any], None]] = {
    e.BotHandoffRequested: _handover,
    e.MessageCreated: _said,
    e.ConversationAssigned: _moved,
    e.ConversationStatusChanged: _moved,
    e.BotHandedOff: _moved,
    e.BotTakenOver: _moved,
    e.BotReturned: _moved,
    e.AgentStateChanged: _agent_changed,
    e.CallUpserted: _called,
    e.InteractionUpserted: _work_changed,
}

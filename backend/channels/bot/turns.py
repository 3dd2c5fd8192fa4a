"""What a turn of the bot does to the log, inside one transaction.

Whether the bot may speak at all is asked here, in the transaction that posts: a message that
crosses a take-over is neither answered by the bot nor lost.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from backend import rules
from backend.channels import waiting
from backend.channels.bot.brain import Brain, Scene
from backend.channels.bot.dialogue import FEEDBACK
from backend.channels.bot.orders import is_of
from backend.channels.bot.persona import BY
from backend.channels.bot.replies import Handoff, Reply
from backend.channels.queues import NoQueues, Queues
from backend.log import Transaction
from core.entities import Activity, Author, Conversation, Order, Queue, Survey
from core.protocol.events import (
    BotClosed,
    BotHandoffRequested,
    BotLearned,
    BotSuggested,
    ConversationStatusChanged,
    ConversationUpdated,
    SurveyUpserted,
)

_SYSTEM = Author(kind="system")
NO_QUEUES = NoQueues()


def has_turn(work: Transaction, brain: Brain, conversation: str) -> bool:
    """Whether the bot would say something now; nothing is written."""
    found = work.conversation(conversation)
    if found is None or not may_speak(found):
        return False
    return brain.waits(_scene(work, brain, found, NO_QUEUES))


def take_turn(
    work: Transaction, brain: Brain, conversation: str, queues: Queues = NO_QUEUES
) -> bool:
    """Answers what is unanswered; False where the bot has nothing to say, or may not."""
    return _speak(work, brain, conversation, brain.next, queues)


def give_up(work: Transaction, brain: Brain, conversation: str, queues: Queues = NO_QUEUES) -> bool:
    """Hands over because the bot broke down; False where a person has it already."""
    return _speak(work, brain, conversation, brain.failed, queues)


def suggest(work: Transaction, brain: Brain, conversation: str) -> bool:
    """Tells whoever has it what the bot would answer; False where it is not sure, nobody has it, or
    they answered meanwhile."""
    found = work.conversation(conversation)
    if found is None or not may_suggest(found) or found.bot is None:
        return False
    made = brain.suggest(_scene(work, brain, found, NO_QUEUES))
    if made is None or made == (found.bot.suggestion, found.bot.sources):
        return False
    work.emit(BotSuggested(conversation=found.id, text=made.text, sources=made.sources), BY)
    return True


def _speak(
    work: Transaction, brain: Brain, where: str, think: Callable[[Scene], Reply | None],
    queues: Queues,
) -> bool:  # fmt: skip
    conversation = work.conversation(where)
    if conversation is None or not may_speak(conversation):
        return False
    reply = think(_scene(work, brain, conversation, queues))
    if reply is None:
        return False
    work.post(where, "out", brain.author, reply.text, turn=reply.turn)
    _record(work, brain, conversation, reply, queues)
    return True


def may_speak(conversation: Conversation) -> bool:
    bot = conversation.bot
    return bot is not None and bot.phase == "active" and conversation.status == "pending"


def may_suggest(conversation: Conversation) -> bool:
    """A person has it, after the bot."""
    bot = conversation.bot
    owned = conversation.assignee is not None and conversation.status in ("open", "snoozed")
    return bot is not None and bot.phase == "silent" and owned


def _scene(
    work: Transaction, brain: Brain, conversation: Conversation, queues: Queues
) -> Scene:  # fmt: skip
    contact, messages = work.contact(conversation.contact), work.messages(conversation.id)
    assert conversation.bot is not None, "asked only where the bot takes part"
    bot = replace(conversation.bot, language=brain.written(messages))
    spoken = replace(conversation, bot=bot)
    return Scene(
        bot=bot,
        messages=messages,
        page=contact.language if contact else "",
        now=work.now,
        find=partial(_order, work),
        who=contact.name if contact else "",
        zone=(contact.zone if contact else "") or rules.known(work).zone,
        standing=lambda queue: queues.of_queue(work, spoken, queue),
        own=partial(_own_order, work, conversation.contact),
    )


def _own_order(work: Transaction, contact: str, number: str) -> Order | None:
    order = work.order(number) if number else None
    return order if order and order.contact == contact else None


def _order(work: Transaction, number: str, phone_end: str) -> Order | None:
    """None alike for one that does not exist and for one of somebody else."""
    order = work.order(number)
    buyer = work.contact(order.contact) if order else None
    return order if buyer and is_of(buyer.phone, phone_end) else None


def _record(
    work: Transaction, brain: Brain, conversation: Conversation, reply: Reply, queues: Queues
) -> None:
    if reply.rating is not None:
        _rate(work, conversation, reply.rating)
    elif reply.turn.intent == FEEDBACK:
        _ask_for_a_rating(work, conversation)
    if reply.handoff is not None:
        _hand_over(work, brain, conversation, reply, reply.handoff)
        if reply.handoff.phone:
            waiting.wants(work, conversation.id, "call", reply.handoff.phone, queues)
        return
    _learn(work, conversation, reply)
    if reply.close:
        _close(work, brain, conversation)


def _learn(work: Transaction, conversation: Conversation, reply: Reply) -> None:
    bot, turn = conversation.bot, reply.turn
    if bot and (bot.intent, bot.score, bot.slots) == (turn.intent, turn.score, turn.slots):
        return
    body = BotLearned(
        conversation=conversation.id, intent=turn.intent, score=turn.score, slots=turn.slots
    )
    work.emit(body, BY)


def _hand_over(
    work: Transaction, brain: Brain, conversation: Conversation, reply: Reply, why: Handoff
) -> None:  # fmt: skip
    waiting.forget_choice(work, conversation)
    queue = work.state.get(Queue, why.queue) if why.queue else None
    if queue and queue.team and queue.team != conversation.team:
        work.emit(ConversationUpdated(conversation=conversation.id, team=queue.team), BY)
    turn = reply.turn
    body = BotHandoffRequested(
        conversation=conversation.id, reason=why.reason, summary=why.summary, intent=turn.intent,
        score=turn.score, slots=turn.slots, queue=queue.id if queue else None,
        language=brain.written(work.messages(conversation.id)),
    )  # fmt: skip
    work.emit(body, BY)
    args = {"reason": why.reason, "queue": queue.name if queue else ""}
    work.post(conversation.id, "activity", _SYSTEM, activity=Activity(code="handoff", args=args))


def is_contained(conversation: Conversation) -> bool:
    """Whether only the bot has had it so far."""
    bot = conversation.bot
    return bot is not None and bot.phase == "active" and not bot.resume


def _close(work: Transaction, brain: Brain, conversation: Conversation) -> None:
    body = ConversationStatusChanged(
        conversation=conversation.id, from_="pending", to="resolved", reason="bot"
    )
    work.emit(body, BY)
    if is_contained(conversation):
        work.emit(BotClosed(conversation=conversation.id), BY)
    args = {"by": brain.author.name, "status": "resolved"}
    work.post(conversation.id, "activity", _SYSTEM, activity=Activity(code="status", args=args))


def _ask_for_a_rating(work: Transaction, conversation: Conversation) -> None:
    """Once: who is asked a second time was sent one survey."""
    if _unanswered(work, conversation) is None:
        work.emit(SurveyUpserted(survey=_survey(work, conversation)), BY)


def _rate(work: Transaction, conversation: Conversation, rating: int) -> None:
    asked = _unanswered(work, conversation) or _survey(work, conversation)
    work.emit(SurveyUpserted(survey=replace(asked, score=rating, at=work.now)), BY)


def _unanswered(work: Transaction, conversation: Conversation) -> Survey | None:
    surveys = work.state.surveys_of(conversation.id)
    return next((survey for survey in surveys if not survey.score), None)


def _survey(work: Transaction, conversation: Conversation) -> Survey:
    """About whoever of us answered last; about nobody where only the bot did."""
    said = reversed(work.messages(conversation.id))
    agent = next((m.author.id for m in said if m.kind == "out" and m.author.kind == "agent"), None)
    return Survey(
        id=f"sv-{conversation.id}-{conversation.last_order}", contact=conversation.contact,
        score=0, at=work.now, asked_at=work.now, conversation=conversation.id, agent=agent,
    )  # fmt: skip

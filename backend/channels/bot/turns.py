"""What a turn of the bot does to the log, inside one transaction.

Whether the bot may speak at all is asked here, in the transaction that posts: a message that
crosses a take-over is neither answered by the bot nor lost.
"""

from collections.abc import Callable
from functools import partial

from backend.channels.bot.brain import Brain, Scene
from backend.channels.bot.flow import Handoff, Reply
from backend.channels.bot.orders import is_of
from backend.log import Transaction
from core.entities import Activity, Author, Conversation, Order, Queue, Survey
from core.protocol.events import (
    BotClosed,
    BotHandoffRequested,
    BotLearned,
    By,
    ConversationStatusChanged,
    ConversationUpdated,
    SurveyUpserted,
)

BOT = Author(kind="bot", id="bot", name="Çıra")
BY = By(kind="bot", id="bot")
_SYSTEM = Author(kind="system")


def has_turn(work: Transaction, brain: Brain, conversation: str) -> bool:
    """Whether the bot would say something now; nothing is written."""
    found = work.conversation(conversation)
    if found is None or not may_speak(found):
        return False
    return brain.waits(_scene(work, found))


def take_turn(work: Transaction, brain: Brain, conversation: str) -> bool:
    """Answers what is unanswered; False where the bot has nothing to say, or may not."""
    return _speak(work, conversation, brain.next)


def give_up(work: Transaction, brain: Brain, conversation: str) -> bool:
    """Hands over because the bot broke down; False where a person has it already."""
    return _speak(work, conversation, brain.failed)


def _speak(work: Transaction, where: str, think: Callable[[Scene], Reply | None]) -> bool:
    conversation = work.conversation(where)
    if conversation is None or not may_speak(conversation):
        return False
    reply = think(_scene(work, conversation))
    if reply is None:
        return False
    work.post(where, "out", BOT, reply.text, turn=reply.turn)
    _record(work, conversation, reply)
    return True


def may_speak(conversation: Conversation) -> bool:
    bot = conversation.bot
    return bot is not None and bot.phase == "active" and conversation.status == "pending"


def _scene(work: Transaction, conversation: Conversation) -> Scene:
    contact = work.contact(conversation.contact)
    assert conversation.bot is not None, "asked only where the bot may speak"
    return Scene(
        bot=conversation.bot,
        messages=work.messages(conversation.id),
        page=contact.language if contact else "",
        now=work.now,
        find=partial(_order, work),
        who=contact.name if contact else "",
    )


def _order(work: Transaction, number: str, phone_end: str) -> Order | None:
    """None alike for one that does not exist and for one of somebody else."""
    order = work.order(number)
    buyer = work.contact(order.contact) if order else None
    return order if buyer and is_of(buyer.phone, phone_end) else None


def _record(work: Transaction, conversation: Conversation, reply: Reply) -> None:
    if reply.rating is not None:
        _rate(work, conversation, reply.rating)
    if reply.handoff is not None:
        _hand_over(work, conversation, reply, reply.handoff)
        return
    _learn(work, conversation, reply)
    if reply.close:
        _close(work, conversation)


def _learn(work: Transaction, conversation: Conversation, reply: Reply) -> None:
    bot, turn = conversation.bot, reply.turn
    if bot and (bot.intent, bot.score, bot.slots) == (turn.intent, turn.score, turn.slots):
        return
    body = BotLearned(
        conversation=conversation.id, intent=turn.intent, score=turn.score, slots=turn.slots
    )
    work.emit(body, BY)


def _hand_over(work: Transaction, conversation: Conversation, reply: Reply, why: Handoff) -> None:
    queue = work.state.get(Queue, why.queue) if why.queue else None
    if queue and queue.team and queue.team != conversation.team:
        work.emit(ConversationUpdated(conversation=conversation.id, team=queue.team), BY)
    turn = reply.turn
    body = BotHandoffRequested(
        conversation=conversation.id, reason=why.reason, summary=why.summary, intent=turn.intent,
        score=turn.score, slots=turn.slots, queue=queue.id if queue else None,
    )  # fmt: skip
    work.emit(body, BY)
    args = {"reason": why.reason, "queue": queue.name if queue else ""}
    work.post(conversation.id, "activity", _SYSTEM, activity=Activity(code="handoff", args=args))


def is_contained(conversation: Conversation) -> bool:
    """Whether only the bot has had it so far."""
    bot = conversation.bot
    return bot is not None and bot.phase == "active" and not bot.resume


def _close(work: Transaction, conversation: Conversation) -> None:
    body = ConversationStatusChanged(
        conversation=conversation.id, from_="pending", to="resolved", reason="bot"
    )
    work.emit(body, BY)
    if is_contained(conversation):
        work.emit(BotClosed(conversation=conversation.id), BY)
    args = {"by": BOT.name, "status": "resolved"}
    work.post(conversation.id, "activity", _SYSTEM, activity=Activity(code="status", args=args))


def _rate(work: Transaction, conversation: Conversation, rating: int) -> None:
    survey = Survey(
        id=f"sv-{conversation.id}-{conversation.last_order}", contact=conversation.contact,
        score=rating, at=work.now,
    )  # fmt: skip
    work.emit(SurveyUpserted(survey=survey), BY)

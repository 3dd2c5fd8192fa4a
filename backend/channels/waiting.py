"""Whoever waits for a person: what they are told meanwhile, and what they choose instead.

Every function runs inside one transaction, and looks there whether the customer still waits: once
a person has the conversation, the bot says nothing.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from backend.channels.bot.brain import Brain
from backend.channels.bot.choosing import address_in, tries_to
from backend.channels.bot.dialogue import is_notice
from backend.channels.bot.language import Language
from backend.channels.bot.notices import ASKS, LEFT, LEVEL
from backend.channels.bot.persona import BY
from backend.channels.bot.replies import Reply
from backend.channels.bot.slots import spaced
from backend.channels.frames import Waits
from backend.channels.queues import MEDIA, Queues
from backend.channels.standing import WAYS, Choice, Standing
from backend.log import Transaction
from backend.routing.world import pending
from core.entities import Agent, Conversation, Message
from core.protocol.events import ContactUpserted, ConversationUpdated
from core.work import Interaction, Media

CHOICE, ADDRESS = "answer_by", "answer_to"
"""Attributes of the conversation: how the customer wants the answer, and at which number or
address."""


def waits(conversation: Conversation | None) -> bool:
    """The bot asked for a person, and none has it yet."""
    if conversation is None or conversation.bot is None:
        return False
    phase, status = conversation.bot.phase, conversation.status
    return phase == "handoff" and status == "open" and conversation.assignee is None


def told(
    conversation: Conversation, stands: Standing, ways: tuple[Choice, ...] = WAYS
) -> Waits:  # fmt: skip
    """What the page shows: only what is known, and of a call back or a mail no place in a line."""
    choice, address = _chosen(conversation), conversation.attributes.get(ADDRESS, "")
    if choice == "wait" and stands.position is None:
        choice = None  # it left the queue: they may join it again
    lives = choice in (None, "wait") and stands.open and stands.media == "chat"
    return Waits(
        position=stands.position if lives else None, wait_s=stands.wait_s if lives else None,
        open=stands.open, opens_at=None if stands.open else stands.opens_at,
        zone="" if stands.open else stands.zone, free=stands.open and bool(stands.free),
        choices=_may_choose(conversation, stands), ways=ways, choice=choice,
        address=spaced(address) if choice == "call" else address,
    )  # fmt: skip


def _may_choose(conversation: Conversation, stands: Standing) -> bool:
    """Whoever chose once may choose again."""
    return _chosen(conversation) is not None or not stands.somebody


def _chosen(conversation: Conversation) -> Choice | None:
    known = conversation.attributes.get(CHOICE)
    return next((choice for choice in MEDIA if choice == known), None)


def told_late(work: Transaction, brain: Brain, interaction: str) -> bool:
    """Says once for each level that nobody answered in time, and once that the wait is over where
    it came to its limit; False where nothing need be said."""
    late = work.state.get(Interaction, interaction)
    where = work.conversation(late.conversation) if late and late.conversation else None
    if late is None or where is None or where.bot is None or not waits(where):
        return False
    level = _to_tell(work, late)
    since = where.bot.asked_at or late.entered_at
    if level <= _told_up_to(work, where, since):
        return False
    language, led = _language(work, brain, where), _led(work, late)
    _say(work, brain, where, brain.notices.level(language, level, work.now - since, led=led))
    return True


def _led(work: Transaction, late: Interaction) -> bool:
    """A supervisor was asked: with none there it would be no truth to say so."""
    asked = (work.state.get(Agent, offer.agent) for offer in work.state.offers_of(late.id))
    return any(who is not None and who.role != "agent" for who in asked)


def _to_tell(work: Transaction, late: Interaction) -> int:
    """0: nothing. Whoever is called back or written to later is told nothing of the hurry."""
    if late.media != "chat":
        return 0
    if late.state in ("waiting", "offered"):
        return min(late.level, LEFT - 1)
    goes_on = any(pending(each) for each in work.state.work_in(late.conversation or ""))
    return LEFT if late.end == "flow_out" and late.level and not goes_on else 0


def choose(
    work: Transaction, brain: Brain, conversation: str, choice: Choice, address: str, queues: Queues
) -> bool:
    """`address`: a phone number in E.164 or a mail address, checked. Chosen again: changed."""
    found = work.conversation(conversation)
    if found is None or not waits(found) or choice not in brain.ways:
        return False
    if wants(work, conversation, choice, address, queues):
        language = _language(work, brain, found)
        _say(work, brain, found, brain.notices.choice(language, choice, address))
    return True


def choose_in_words(
    work: Transaction, brain: Brain, conversation: str, queues: Queues
) -> bool:  # fmt: skip
    """What they wrote since anybody said something, where it means one of the buttons; False where
    it is for the person they wait for."""
    found = work.conversation(conversation)
    if found is None or not waits(found) or not _may_choose(found, queues.of(found)):
        return False
    messages = work.messages(conversation)
    texts = _newest(messages)
    named = [brain.choosing.chosen(text, brain.ways) for text in texts]
    choice = next((way for way in reversed(named) if way), None) or _asked(messages)
    if choice is None:
        return False
    address = address_in(choice, "\n".join(texts))
    if choice == "wait" or address:
        return choose(work, brain, conversation, choice, address, queues)
    if not any(named) and not any(tries_to(choice, text) for text in texts):
        return False
    _say(work, brain, found, brain.notices.ask(_language(work, brain, found), choice))
    return True


def _newest(messages: Sequence[Message]) -> list[str]:
    """What the customer wrote after everything that was said to them."""
    last = max((m.order for m in messages if m.kind == "out"), default=0)
    return [m.text for m in messages if m.kind == "in" and m.order > last]


def _asked(messages: Sequence[Message]) -> Choice | None:
    """For what they were asked where they can be reached, and did not say it yet."""
    notices = [m.turn.slots for m in messages if m.turn and is_notice(m)]
    newest = next((slots for slots in reversed(notices) if LEVEL not in slots), {})
    return next((way for way in WAYS if newest.get(ASKS) == way), None)


def wants(
    work: Transaction, conversation: str, choice: Choice, address: str, queues: Queues
) -> bool:
    """What they chose stands on the conversation, and the work becomes what they wait for. False
    where all of it was so already."""
    found = work.conversation(conversation)
    assert found is not None, "asked only of one that is there"
    chosen = {CHOICE: choice, ADDRESS: address} if address else {CHOICE: choice}
    kept = {k: v for k, v in found.attributes.items() if k not in (CHOICE, ADDRESS)}
    news = found.attributes != kept | chosen
    if news:
        work.emit(ConversationUpdated(conversation=found.id, attributes=kept | chosen), BY)
        _reachable(work, found, choice, address)
    there = choice == "wait" and queues.of_queue(work, found, None).open
    media: Media = "chat" if there else MEDIA[choice]
    return queues.ask(work, found, media, address if choice == "call" else "") or news


def forget_choice(work: Transaction, conversation: Conversation) -> None:
    """Whoever waits again has not chosen anything yet."""
    if CHOICE in conversation.attributes:
        kept = {k: v for k, v in conversation.attributes.items() if k not in (CHOICE, ADDRESS)}
        work.emit(ConversationUpdated(conversation=conversation.id, attributes=kept), BY)


def _reachable(work: Transaction, found: Conversation, choice: Choice, address: str) -> None:
    """What is known of the customer already is not overwritten."""
    contact = work.contact(found.contact)
    if contact is None or choice == "wait":
        return
    known = contact.phone if choice == "call" else contact.email
    if known:
        return
    after = replace(contact, phone=address) if choice == "call" else replace(contact, email=address)
    work.emit(ContactUpserted(contact=after), BY)


def _told_up_to(work: Transaction, conversation: Conversation, since: int) -> int:
    """The highest level they were told of since the bot asked for a person."""
    said = (m for m in work.messages(conversation.id) if is_notice(m) and m.at >= since)
    return max((int(m.turn.slots.get(LEVEL, "0")) for m in said if m.turn), default=0)


def _language(work: Transaction, brain: Brain, conversation: Conversation) -> Language:
    contact = work.contact(conversation.contact)
    return brain.language(work.messages(conversation.id), contact.language if contact else "")


def _say(work: Transaction, brain: Brain, conversation: Conversation, reply: Reply) -> None:
    work.post(conversation.id, "out", brain.author, reply.text, turn=reply.turn)

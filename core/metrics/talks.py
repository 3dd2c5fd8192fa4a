"""Talks: what is said in conversations, by bot and people, as far as figures are made of it."""

from collections.abc import Iterable

from core.entities import Conversation, Message
from core.metrics.counted import of_exchange, of_session
from core.metrics.media import media_of
from core.metrics.replies import Said, exchange_of, said
from core.metrics.sessions import sessions
from core.metrics.tally import NOTHING, Counts, Tally
from core.protocol.events import Event
from core.protocol.signals import BotLive
from core.work import Media

STUCK_MS = 30_000
"""A bot that has left a customer's last words without an answer for so long is stuck."""
UNSURE = 0.5
"""Below this confidence the bot has understood badly."""


class Talks:
    """By conversation; everything may be told twice and in any order."""

    def __init__(self) -> None:
        self._conversations: dict[str, Conversation] = {}
        self._told: dict[str, dict[int, Event]] = {}
        """What happened between a conversation and the bot, by number."""
        self._said: dict[str, dict[int, Said]] = {}
        """By order."""

    def conversation(self, value: Conversation) -> None:
        self._conversations[value.id] = value

    def bot(self, conversation: str, event: Event) -> None:
        self._told.setdefault(conversation, {})[event.seq] = event

    def message(self, message: Message) -> bool:
        """Whether a figure is made of it."""
        entry = said(message)
        if entry:
            self._said.setdefault(message.conversation, {})[entry.order] = entry
        return entry is not None

    def counts(self, conversation: str) -> Counts:
        """Of all that is known of it; without the conversation itself, of its bot only."""
        of = self._conversations.get(conversation)
        media = media_of(of.channel) if of else ""
        session = sessions(self._told.get(conversation, {}).values()).get(conversation)
        counts = of_session(session._replace(media=media)) if session else ()
        if of is None or conversation not in self._said:
            return counts
        timeline = self._said[conversation].values()
        return counts + of_exchange(exchange_of(of.created_at, timeline, of.queue or "", media))

    def forget(self, before: int) -> list[str]:
        """Ids of conversations that were resolved before then, which are not known here any more."""
        over = [
            c.id for c in self._conversations.values()
            if c.status == "resolved" and c.last_at < before
        ]  # fmt: skip
        for id in over:
            self._conversations.pop(id, None)
            self._told.pop(id, None)
            self._said.pop(id, None)
        return over

    def live(self, now: int) -> dict[Media, BotLive]:
        """Without today's figures; media in which there are conversations."""
        found: dict[Media, list[Conversation]] = {}
        for of in self._conversations.values():
            found.setdefault(media_of(of.channel), []).append(of)
        return {media: bot_live(media, each, now) for media, each in found.items()}


def bot_live(
    media: Media, conversations: Iterable[Conversation], now: int, today: Tally = NOTHING
) -> BotLive:
    """Of conversations as they stand."""
    known = [of for of in conversations if of.bot and of.status != "resolved"]
    live = [of for of in known if of.bot and of.bot.phase == "active"]
    scores = [of.bot.score for of in live if of.bot and of.bot.intent]
    asked = [
        of.bot.asked_at or of.last_at for of in known
        if of.bot and of.bot.phase == "handoff" and of.assignee is None
    ]  # fmt: skip
    return BotLive(
        media=media,
        live=len(live),
        unsure=sum(score < UNSURE for score in scores),
        stuck=sum(of.last_kind == "in" and now - of.last_at > STUCK_MS for of in live),
        handed_over=len(asked),
        oldest_at=min(asked, default=None),
        confidence=sum(round(100 * score) for score in scores),
        understood=len(scores),
        today=today,
    )

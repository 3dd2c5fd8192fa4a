"""Conversations with the bot, from the events that say what came of them.

A session begins with `bot.started` and belongs to the time it began, whenever it ends. From events a
hand-over still counts after the conversation was given back to the bot.
"""

from collections.abc import Iterable
from typing import NamedTuple

from core.entities import Conversation
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.reduce import conversation_of

TOLD = (
    e.BotStarted, e.BotHandoffRequested, e.BotHandedOff, e.BotTakenOver, e.BotReturned, e.BotClosed,
)  # fmt: skip
"""What a session is worked out from."""


class Session(NamedTuple):
    """One conversation with the bot. `reasons`: of each hand-over, in the order of time."""

    started_at: int
    closed: bool = False
    """It ended with the bot."""
    taken: bool = False
    """A person took it, asked or not."""
    reasons: tuple[str, ...] = ()
    media: str = ""
    """Where the events do not say it, whoever knows the conversation does."""

    @property
    def contained(self) -> bool:
        """Closed with no human: nobody was asked for, and nobody came."""
        return self.closed and not self.taken and not self.reasons


def sessions(events: Iterable[Event]) -> dict[str, Session]:
    """By conversation; events may come late, doubled and in any order."""
    once = {event.seq: event for event in events}
    found: dict[str, Session] = {}
    for _, event in sorted(once.items()):
        where = conversation_of(event.body) if event.body else None
        if where is None:
            continue
        after = told(found.get(where), event)
        if after is not None:
            found[where] = after
    return found


def told(session: Session | None, event: Event) -> Session | None:
    """After one more event of its conversation, which came after those before."""
    body = event.body
    if session is None:
        return Session(event.at) if isinstance(body, e.BotStarted) else None
    if isinstance(body, e.BotHandoffRequested):
        return session._replace(reasons=(*session.reasons, body.reason))
    if isinstance(body, e.BotHandedOff | e.BotTakenOver):
        return session._replace(taken=True)
    if isinstance(body, e.BotClosed):
        return session._replace(closed=True)
    return session


def as_it_stands(of: Conversation) -> Session | None:
    """Of a conversation whose events are not known any more: what it still says of its bot."""
    if of.bot is None:
        return None
    reasons = (of.bot.reason,) if of.bot.asked_at is not None and of.bot.reason else ()
    return Session(of.created_at, of.bot.phase == "closed", of.bot.phase == "silent", reasons)

"""A question and the bot's reply to it, as values."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from backend.channels.bot.language import Language
from backend.channels.standing import UNKNOWN, Standing
from core.entities import BotTurn, HandoffReason, Order
from core.work import COMPANY_ZONE

ARTICLE = "article"
"""Intent of a turn that the help centre answered and no intent was understood in."""


def unknown(queue: str | None) -> Standing:
    """Nothing is known of any queue."""
    return UNKNOWN


@dataclass(frozen=True)
class Question:
    """What the customer said since the last reply. `now` in ms."""

    text: str
    language: Language
    now: int
    find: Callable[[str, str], Order | None]
    """By the order's number and the last four digits of the phone number on it."""
    files: bool = False
    who: str = ""
    """The customer's name."""
    zone: str = COMPANY_ZONE
    """Time zone of the customer's clock, as far as it is known."""
    angry: bool = False
    standing: Callable[[str | None], Standing] = unknown
    """What the customer would find in a queue, by its id; None: where they are now."""


@dataclass(frozen=True)
class Handoff:
    """`phone`: they want to be called on it rather than to wait."""

    reason: HandoffReason
    summary: str
    queue: str | None = None
    phone: str = ""


@dataclass(frozen=True)
class Reply:
    """What the bot says. `close`: the conversation is over; `rating`: 1 to 5 where one was given."""

    text: str
    turn: BotTurn
    handoff: Handoff | None = None
    close: bool = False
    rating: int | None = None

    def after(self, words: str) -> "Reply":
        return replace(self, text=f"{words} {self.text}")

"""What the channel asks of routing. It needs only this much, and knows nothing of how work is
given out."""

from typing import Protocol

from backend.channels.standing import UNKNOWN, Choice, Standing
from backend.log import Transaction
from core.entities import Conversation
from core.work import Media

MEDIA: dict[Choice, Media] = {"wait": "message", "call": "callback", "mail": "mail"}
"""What becomes of the work. Whoever waits while the queue is closed is written to later."""


class Queues(Protocol):
    """Routing as the channel sees it."""

    def of_queue(self, work: Transaction, queue: str | None) -> Standing:
        """What one more would find in a queue now."""
        ...

    async def of(self, conversation: str) -> Standing | None:
        """None where it does not wait for a person."""
        ...

    def ask(self, work: Transaction, conversation: Conversation, media: Media, number: str) -> None:
        """From now on the customer waits for this instead: a call back to `number`, a mail, an
        answer later, or a chat again."""
        ...


class NoQueues:
    """A platform without routing: nothing is known of any queue."""

    def of_queue(self, work: Transaction, queue: str | None) -> Standing:
        return UNKNOWN

    async def of(self, conversation: str) -> Standing | None:
        return None

    def ask(self, work: Transaction, conversation: Conversation, media: Media, number: str) -> None:
        pass

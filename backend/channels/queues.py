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

    def of_queue(
        self, work: Transaction, conversation: Conversation, queue: str | None
    ) -> Standing:  # fmt: skip
        """What it would find in a queue now; None: in the one it is in or belongs to."""
        ...

    def of(self, conversation: Conversation) -> Standing:
        """How it stands that waits for a person."""
        ...

    def ask(self, work: Transaction, conversation: Conversation, media: Media, number: str) -> bool:
        """From now on the customer waits for this instead: a call back to `number`, a mail, an
        answer later, or a chat again. False where it does already."""
        ...


class NoQueues:
    """A platform without routing: nothing is known of any queue."""

    def of_queue(
        self, work: Transaction, conversation: Conversation, queue: str | None
    ) -> Standing:  # fmt: skip
        return UNKNOWN

    def of(self, conversation: Conversation) -> Standing:
        return UNKNOWN

    def ask(self, work: Transaction, conversation: Conversation, media: Media, number: str) -> bool:
        return False

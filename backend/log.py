"""The durable log of one account, and the state it adds up to, in one SQLite file.

Everything that changes on the platform is a Transaction: it reads state, emits events, and
commits both together; listeners hear of the events after the commit, in order.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from core.entities import (
    Activity,
    Attachment,
    Author,
    BotTurn,
    Contact,
    Conversation,
    Message,
    MessageKind,
    Order,
)
from core.protocol.events import Body, By, Event
from core.protocol.frames import Rows

T = TypeVar("T")


class Transaction:
    """One unit of work on the log's thread. `now` is its time in ms."""

    now: int

    def conversation(self, id: str) -> Conversation | None:
        """As the platform sees it: `read_up_to` and `unread` belong to persons, not to it."""
        raise NotImplementedError

    def contact(self, id: str) -> Contact | None:
        raise NotImplementedError

    def messages(self, conversation: str, first: int = 1, last: int | None = None) -> list[Message]:
        raise NotImplementedError

    def order(self, number: str) -> Order | None:
        """The purchase with exactly this number (`TR-48213`), whoever bought it."""
        raise NotImplementedError

    def with_bot(self) -> list[str]:
        """Ids of pending conversations whose bot phase is active; read once, at the start."""
        raise NotImplementedError

    def seen_up_to(self, conversation: str) -> int:
        """The highest order any agent has read (`conversation.read`); 0 where nobody has."""
        raise NotImplementedError

    def emit(self, body: Body, by: By, *, only: str | None = None, cause: str | None = None) -> Event:
        """Appends the event, folds it into the state. `only`: the one user who may see it."""
        raise NotImplementedError

    def post(
        self, conversation: str, kind: MessageKind, author: Author, text: str = "", *,
        attachments: Sequence[Attachment] = (), activity: Activity | None = None,
        turn: BotTurn | None = None, client_id: str | None = None, reply_to: str | None = None,
        mentions: Sequence[str] = (), cause: str | None = None,
    ) -> Message:
        """Emits message.created with the conversation's next order."""
        raise NotImplementedError


class Log:
    epoch: str

    @classmethod
    def open(cls, path: Path) -> "Log":
        raise NotImplementedError

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` on the log's thread in one transaction; an exception rolls all of it back."""
        raise NotImplementedError

    def listen(self, heard: Callable[[Sequence[Event]], None]) -> Callable[[], None]:
        """`heard` is called on the event loop after each commit. Returns how to stop."""
        raise NotImplementedError

    def load(self, pages: "Sequence[Rows]") -> None:
        """Bulk-loads state into an empty log (the sample company); blocks."""
        raise NotImplementedError

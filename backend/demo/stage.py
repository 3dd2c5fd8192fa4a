"""The stage: one conversation while it is made.

Every fact goes through the protocol's own reducer, so what comes out is by construction what
a desk that had seen each event would hold.
"""

from typing import Any

from core.entities import Activity, Author, Conversation, Message, MessageKind
from core.protocol.events import Body, By, ConversationUpdated, Event, MessageCreated
from core.protocol.reduce import reduce_conversation

_BY = By(kind="system")
_SYSTEM = Author(kind="system")


class Stage:
    """`conversation` is always the fold of everything that happened so far, as `me` sees it."""

    def __init__(self, start: Conversation, me: str) -> None:
        self.conversation = start
        self.messages: list[Message] = []
        self._me = me

    def happens(self, at: int, body: Body) -> None:
        event = Event(seq=0, prev=0, id="", type="", at=at, by=_BY, body=body)
        self.conversation = reduce_conversation(self.conversation, event, self._me)

    def say(self, kind: MessageKind, author: Author, at: int, text: str = "", **more: Any) -> None:
        """Adds a message with the next order; `more` are other fields of Message."""
        order = self.conversation.last_order + 1
        where = self.conversation.id
        message = Message(
            id=f"m{where[1:]}-{order}", conversation=where, order=order, kind=kind, author=author,
            at=at, text=text, **more,
        )  # fmt: skip
        self.messages.append(message)
        self.happens(at, MessageCreated(message=message))

    def tells(self, at: int, code: str, **args: str) -> None:
        """An activity entry: something that happened, for the desk to put into words."""
        self.say("activity", _SYSTEM, at, activity=Activity(code=code, args=args))

    def due(self, at: int) -> None:
        """Says when the next reply is due, where a customer waits for one."""
        if self.conversation.waiting_since is not None:
            self.happens(at, ConversationUpdated(conversation=self.conversation.id, due_at=at))

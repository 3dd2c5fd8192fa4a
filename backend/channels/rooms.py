"""Rooms: the open pages of each visitor, and what of the log and the hub each of them hears."""

import asyncio
from collections.abc import Sequence
from typing import Literal, Protocol

from backend.channels.frames import Outgoing, Seen, Writes, Wrote
from backend.channels.transcript import Quick, entry
from backend.channels.visits import contact_of
from backend.hub import Hub
from core.protocol import events as e
from core.protocol.reduce import conversation_of
from core.protocol.signals import ContactPresence, QueueFigures, Signal, Typing

GONE_AFTER = 4.0
"""Seconds a visitor may be away before the desk hears of it: a reload is not a goodbye."""

_CHANGING = (
    e.ConversationStatusChanged, e.ConversationAssigned, e.BotHandoffRequested, e.BotHandedOff,
    e.BotTakenOver, e.BotReturned, e.BotStarted,
)  # fmt: skip
What = Literal["all", "state", "waits"]
"""What a page may be told to read again: the transcript, who has it, how its visitor stands."""


class Page(Protocol):
    """One open socket of a visitor."""

    conversation: str
    waits: bool
    """Its visitor waits for a person."""
    queue: str
    """In which queue, where that is known."""

    def tell(self, frame: Outgoing, conversation: str) -> None:
        """Dropped where the page has moved on to another conversation meanwhile."""

    def read_again(self, what: What) -> None: ...


class Rooms:
    def __init__(self, hub: Hub, quick: Quick, gone_after: float = GONE_AFTER) -> None:
        self._hub = hub
        self._quick = quick
        self._gone_after = gone_after
        self._pages: dict[str, set[Page]] = {}
        self._online: dict[str, str] = {}
        """Contact -> the conversation the desk was told they are there for."""
        self._leaving: dict[str, asyncio.TimerHandle] = {}

    def join(self, contact: str, page: Page) -> None:
        self._pages.setdefault(contact, set()).add(page)
        if leaving := self._leaving.pop(contact, None):
            leaving.cancel()

    def leave(self, contact: str, page: Page) -> None:
        pages = self._pages.get(contact, set())
        pages.discard(page)
        if pages or contact not in self._pages:
            return
        del self._pages[contact]
        loop = asyncio.get_running_loop()
        self._leaving[contact] = loop.call_later(self._gone_after, self._gone, contact)

    def is_there(self, contact: str, conversation: str) -> None:
        """Tells the desk once that the visitor has the page open."""
        if self._online.get(contact) != conversation:
            self._online[contact] = conversation
            self._present(conversation, True)

    def close(self) -> None:
        for leaving in self._leaving.values():
            leaving.cancel()
        self._leaving.clear()

    def heard(self, events: Sequence[e.Event]) -> None:
        """Listener of the log."""
        for event in events:
            where = _place(event.body)
            for page in self._of(where):
                self._pass_on(page, where or "", event.body)

    def heard_signal(self, signal: Signal) -> None:
        """Listener of the hub: what an agent or the bot writes to the customer, and that a queue
        moved."""
        body = signal.body
        if isinstance(body, QueueFigures):
            self._moved(body.queue)
        if not isinstance(body, Typing) or body.author_kind != "agent":
            return
        who: Literal["bot", "agent"] = "bot" if body.author == "bot" else "agent"
        told = Writes(who=who, name=body.name, on=body.kind == "reply")
        for page in self._of(body.conversation):
            page.tell(told, body.conversation)

    def _moved(self, queue: str) -> None:
        """At most once a second for each queue: whoever waits in it may stand elsewhere now."""
        waiting = [page for pages in self._pages.values() for page in pages if page.waits]
        for page in waiting:
            if page.queue == queue:
                page.read_again("waits")

    def _of(self, conversation: str | None) -> Sequence[Page]:
        return tuple(self._pages.get(contact_of(conversation), ())) if conversation else ()

    def _pass_on(self, page: Page, where: str, body: e.Body | None) -> None:
        if isinstance(body, e.MessageCreated | e.MessageUpdated):
            shown = entry(body.message, self._quick)
            if shown is not None:
                page.tell(Wrote(entry=shown), where)
        elif isinstance(body, e.ConversationRead):
            page.tell(Seen(up_to=body.up_to), where)
        elif isinstance(body, e.MessageDeleted):
            page.read_again("all")
        elif isinstance(body, e.ConversationCreated):
            if page.conversation != where:
                page.read_again("all")
        elif isinstance(body, _CHANGING):
            page.read_again("state")
        elif page.waits and isinstance(body, e.InteractionUpserted | e.ConversationUpdated):
            page.read_again("waits")

    def _gone(self, contact: str) -> None:
        self._leaving.pop(contact, None)
        conversation = self._online.pop(contact, None)
        if conversation is not None:
            self._present(conversation, False)

    def _present(self, conversation: str, online: bool) -> None:
        body = ContactPresence(conversation=conversation, online=online)
        self._hub.signal(f"presence:{conversation}", body)


def _place(body: e.Body | None) -> str | None:
    if isinstance(body, e.InteractionUpserted):
        return body.interaction.conversation
    return conversation_of(body) if body else None

"""TranscriptModel: the open conversation as the screen shows it, read page by page."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from core.desk import Desk
from core.entities import CallRecord, Message
from core.errors import UserError
from core.rows import Directory, Opened, Person
from desktop.models.transcript_pages import PAGE, Pages, bounds, pages_of

if TYPE_CHECKING:
    from desktop.loop import Tasks

NEWEST = 24
"""Messages at the end that are always here, wherever the screen stands."""
State = Literal["none", "loading", "ready", "gone"]


@dataclass(slots=True)
class _Stale:
    """What a refresh must read again."""

    facts: bool = False
    messages: bool = False
    customer: bool = False


class TranscriptModel(QObject):
    """One conversation at a time. Orders that were not read yet have no message.

    A row keeps its place for its whole life: index = order - first_order; what waits in the
    outbox stands after the newest message and takes that message's place once it is sent.
    """

    reset = Signal()
    """Another conversation, or none; or `state` changed."""
    changed = Signal(object)
    """Set of orders whose message arrived or differs."""
    grew = Signal(int)
    """The last order before new ones came."""
    facts = Signal()
    """The conversation, its contact, what waits or is pending changed."""

    def __init__(self, desk: Desk, tasks: "Tasks", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._pages = Pages()
        self._reading: set[int] = set()
        self._wanted = (0, 0)
        self._stale = _Stale()
        self._refreshing = False
        self._visit = 0
        self.state: State = "none"
        self.key: int | None = None
        self.opened: Opened | None = None
        self.calls: dict[str, CallRecord] = {}
        self._unsubscribe = desk.on_changes(self._on_changes)

    # Reading

    @property
    def first(self) -> int:
        return self.opened.first_order if self.opened else 1

    @property
    def last(self) -> int:
        return self.opened.conversation.last_order if self.opened else 0

    @property
    def count(self) -> int:
        """Rows: messages, read or not, and what waits in the outbox."""
        return self.messages + (len(self.opened.waiting) if self.opened else 0)

    @property
    def me(self) -> Person:
        return self._desk.me

    @property
    def directory(self) -> Directory:
        return self._desk.directory

    def now(self) -> int:
        return self._desk.now()

    @property
    def messages(self) -> int:
        return max(0, self.last - self.first + 1)

    def message(self, order: int) -> Message | None:
        return self._pages.get(order)

    def order_of(self, message: str) -> int | None:
        return self._pages.order_of(message)

    def newest(self, most: int) -> list[Message]:
        """The newest messages that are here, oldest first."""
        orders = range(max(self.first, self.last - most + 1), self.last + 1)
        return [message for order in orders if (message := self._pages.get(order))]

    def customer_wrote(self) -> int | None:
        """Time of the newest customer message; None where it is not among those kept here."""
        found = (m.at for m in reversed(self.newest(PAGE)) if m.kind == "in")
        return next(found, None)

    def want(self, first: int, last: int) -> None:
        """The screen shows these orders; what is missing of them is read."""
        self._wanted = (max(self.first, first), min(self.last, last))
        for page in self._pages.missing(*self._wanted):
            if page not in self._reading:
                self._reading.add(page)
                self._tasks.start(self._read(page, self._visit), "transcript.page")

    # Opening

    def open(self, key: int) -> None:
        """Shows the conversation; its newest messages are read before `reset` says ready."""
        self._leave()
        self.key = key
        self.state = "loading"
        self.reset.emit()
        self._tasks.start(self._open(key, self._visit), "transcript.open")

    def close(self) -> None:
        self._leave()
        self.reset.emit()

    def stop(self) -> None:
        """No longer listens to the desk."""
        self._leave()
        self._unsubscribe()

    def _leave(self) -> None:
        self._visit += 1
        self._pages.clear()
        self._reading.clear()
        self._stale = _Stale()
        self._refreshing = False
        self.key, self.opened, self.state = None, None, "none"
        self.calls = {}

    async def _open(self, key: int, visit: int) -> None:
        try:
            opened = await self._desk.open_conversation(key)
        except UserError:
            self._is_gone(visit)
            return
        last = opened.conversation.last_order
        pages = pages_of(max(opened.first_order, last - PAGE // 2), last)
        read = await self._read_pages(key, pages)
        if visit != self._visit:
            return
        self._take(read)
        self.opened, self.state = opened, "ready"
        self._wanted = (max(opened.first_order, last - PAGE // 2), last)
        self.reset.emit()
        await self._read_calls(visit)
        await self._refresh(visit)

    def _is_gone(self, visit: int) -> None:
        if visit == self._visit:
            self.opened, self.state = None, "gone"
            self.reset.emit()

    # Staying current

    def _on_changes(self, changes: Changes) -> None:
        if self.key is None or not self._touches(changes, self.key):
            return
        self._stale.facts = True
        self._stale.messages |= changes.everything or self.key in changes.messages
        self._stale.customer |= changes.everything or self._contact in changes.contacts
        if self.state == "ready" and not self._refreshing:
            self._tasks.start(self._refresh(self._visit), "transcript.refresh")
        elif self.state == "gone":
            self.open(self.key)

    def _touches(self, changes: Changes, key: int) -> bool:
        return (
            changes.everything
            or key in changes.conversations
            or key in changes.messages
            or key in changes.outbox_conversations
            or self._contact in changes.contacts
        )

    @property
    def _contact(self) -> str:
        return self.opened.contact.id if self.opened else ""

    async def _refresh(self, visit: int) -> None:
        """One at a time: at thousands of events a second the newest state is read, not each."""
        if self._refreshing:
            return
        self._refreshing = True
        try:
            while visit == self._visit and self._stale.facts:
                stale, self._stale = self._stale, _Stale()
                await self._refresh_once(stale, visit)
        except UserError:
            self._is_gone(visit)
        finally:
            if visit == self._visit:
                self._refreshing = False

    async def _refresh_once(self, stale: _Stale, visit: int) -> None:
        key, before = self.key, self.opened
        if key is None or before is None:
            return
        opened = await self._desk.open_conversation(key)
        grew = opened.conversation.last_order > before.conversation.last_order
        read: dict[int, list[Message]] | None = None
        if stale.messages or grew:
            read = await self._read_pages(key, self._shown_pages(opened))
        if visit != self._visit:
            return
        await self._show(before, opened, read, visit)
        if stale.customer:
            await self._read_calls(visit)

    async def _show(
        self, before: Opened, opened: Opened, read: dict[int, list[Message]] | None, visit: int
    ) -> None:
        """Each thing in a turn of the loop of its own: together they would be a late frame."""
        self.opened = opened
        if read is not None:
            self._pages.keep_only(read)
        changed = self._take(read or {})
        if opened.first_order != before.first_order:
            self.reset.emit()
            return
        if opened.conversation.last_order > before.conversation.last_order:
            self.grew.emit(before.conversation.last_order)
            await asyncio.sleep(0)
        if changed and visit == self._visit:
            self.changed.emit(changed)
            await asyncio.sleep(0)
        if visit == self._visit:
            self.facts.emit()

    def _shown_pages(self, opened: Opened) -> list[int]:
        """Pages the screen shows, and always the newest: a reply is checked against them."""
        first, last = self._wanted
        newest = opened.conversation.last_order
        if last >= self.last:
            first = max(first, newest - 2 * PAGE)
        shown = pages_of(first, min(last, newest))
        return sorted({*shown, *pages_of(max(1, newest - NEWEST), newest)})

    # Reads

    async def _read(self, page: int, visit: int) -> None:
        key = self.key
        if key is None:
            return
        read = await self._read_pages(key, [page])
        if visit != self._visit:
            return
        self._reading.discard(page)
        changed = self._take(read)
        if changed:
            self.changed.emit(changed)

    async def _read_pages(self, key: int, pages: list[int]) -> dict[int, list[Message]]:
        spans = [bounds(page) for page in pages]
        lists = await asyncio.gather(*(self._desk.messages(key, *span) for span in spans))
        return dict(zip(pages, lists, strict=True))

    def _take(self, read: dict[int, list[Message]]) -> set[int]:
        changed: set[int] = set()
        for page, messages in read.items():
            changed |= self._pages.put(page, messages)
        return changed

    async def _read_calls(self, visit: int) -> None:
        opened = self.opened
        if opened is None:
            return
        try:
            customer = await self._desk.customer(opened.contact.id)
        except UserError:
            return
        if visit == self._visit:
            self.calls = {call.id: call for call in customer.calls}
            self.facts.emit()

"""The Desk: the one object the user interface talks to.

Reads are coroutines that return values prepared off the calling thread; nothing here waits for
the network. What a person does is written to the outbox and returns once that is committed.
Callbacks come on the thread that owns the screen, at most once per frame.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from core import outgoing
from core.changes import Changes
from core.clock import monotonic_ms
from core.current import Current
from core.delivery import Unsubscribe
from core.desk_calls import DeskCalls
from core.desk_figures import DeskFigures
from core.desk_library import DeskLibrary
from core.desk_review import DeskReview
from core.desk_supervision import DeskSupervision
from core.desk_work import DeskWork
from core.entities import Attachment, Message, Priority
from core.ids import uuid7
from core.live_figures import LiveFigures
from core.phone_accounts import Passwords, PhoneAccounts
from core.protocol import commands as c
from core.rows import (
    Customer,
    Directory,
    Draft,
    DraftFile,
    Found,
    InboxFilter,
    InboxRow,
    Line,
    NewFile,
    Opened,
    Person,
    Refused,
    SearchHit,
    Skeleton,
    Typist,
    View,
)
from core.store import outbox, queries
from core.store.finding import find
from core.store.search import search
from core.store.store import Store, Superseded
from core.sync.client import Client
from core.sync.notes import fresh_at

TYPING_AGAIN_MS = 3_000
"""Typing that goes on is said again after so long; the others end it after eight seconds."""


class Desk(DeskCalls, DeskWork, DeskSupervision, DeskReview, DeskLibrary, DeskFigures):
    """`schedule` runs a callable soon on the screen's thread, from whichever thread it is called.

    The store tells `desk.changed` of each commit. `load` comes first, then `start`. `passwords`:
    where those of the phone's accounts are kept; the encrypted store where none is given.
    """

    def __init__(
        self, store: Store, client: Client, schedule: Callable[[Callable[[], None]], object],
        passwords: Passwords | None = None,
    ) -> None:  # fmt: skip
        self._store, self._client = store, client
        self._accounts = PhoneAccounts(store, passwords)
        self._current = Current(store, client.line, schedule, self.now)
        self._live = LiveFigures(store, self._current, self.now, schedule)
        self.changed = self._current.changed
        """What the store calls after each commit, on its thread."""
        self._typed: tuple[str, str, int] = ("", "none", 0)
        self._read_up_to: dict[int, int] = {}

    async def load(self) -> None:
        """Who is signed in and who else there is, from the store; no line is needed."""
        await self._current.load()

    async def start(self) -> None:
        """Begins to come to the platform; everything works before and without it."""
        fresh = await asyncio.wrap_future(fresh_at(self._store))
        listener = replace(self._current.listener(), phone=self._accounts.give)
        self._client.start(listener, int(fresh) if fresh else None)

    # What changed

    def on_changes(self, callback: Callable[[Changes], None]) -> Unsubscribe:
        return self._current.changes.add(callback)

    def on_line(self, callback: Callable[[Line], None]) -> Unsubscribe:
        return self._current.lines.add(callback)

    def on_presence(self, callback: Callable[[frozenset[str]], None]) -> Unsubscribe:
        """Ids of conversations whose typing, viewers or customer presence changed."""
        return self._current.presences.add(callback)

    def on_refused(self, callback: Callable[[Refused], None]) -> Unsubscribe:
        """Commands that ended without being done: refused by the platform, or out of time."""
        return self._current.refusals.add(callback)

    def on_purge(self, callback: Callable[[None], None]) -> Unsubscribe:
        """The platform wants everything of this profile gone from this machine."""
        return self._current.purges.add(callback)

    # What is so right now, known without a read

    @property
    def me(self) -> Person:
        return self._current.person

    def may(self, command: str) -> bool:
        """Whether the role permits it, by the command's type: what it does not is not shown."""
        return command in self.me.permissions

    @property
    def line(self) -> Line:
        return self._current.line

    @property
    def directory(self) -> Directory:
        return self._current.directory

    def typists(self, conversation: str) -> tuple[Typist, ...]:
        """Who else is writing in it."""
        return self._current.typists(conversation)

    def viewers(self, conversation: str) -> tuple[Person, ...]:
        """Who else has it open."""
        return self._current.viewers(conversation)

    def contact_online(self, conversation: str) -> bool | None:
        """None: not known."""
        return self._current.presence.online(conversation)

    # Reads

    async def skeleton(self, which: InboxFilter) -> Skeleton:
        return await self._read(partial(queries.skeleton, which=which))

    async def inbox_rows(self, keys: Sequence[int]) -> dict[int, InboxRow]:
        return await self._read(partial(queries.inbox_rows, keys=keys))

    async def belongs(self, keys: Sequence[int], which: InboxFilter) -> dict[int, int]:
        """Of `keys`, those the list shows now, each with its `last_at`."""
        return await self._read(partial(queries.belongs, keys=keys, which=which))

    async def counts(self) -> dict[View, tuple[int, int]]:
        """For each view: (conversations, those with unread messages).

        Empty while nothing was ever fetched as a whole: it is not known yet.
        """
        return await self._read(queries.counts)

    async def written(self) -> int:
        """How many replies, notes and drafts the platform does not have yet."""
        return await self._read(outbox.written)

    async def open_conversation(self, key: int) -> Opened:
        """Raises UserError("conversation.gone") where it does not exist."""
        return await self._read(partial(queries.open_conversation, key=key))

    async def messages(self, key: int, first: int, last: int) -> list[Message]:
        """Messages with first <= order <= last, ascending."""
        return await self._read(partial(queries.messages, key=key, first=first, last=last))

    async def key_of(self, conversation: str) -> int | None:
        return await self._read(partial(queries.key_of, conversation=conversation))

    async def customer(self, contact: str) -> Customer:
        return await self._read(partial(queries.customer, contact=contact))

    async def search(
        self, text: str, *, by: Literal["newest", "best"] = "newest", limit: int = 50,
        conversation: int | None = None,
    ) -> list[SearchHit]:  # fmt: skip
        """Messages that hold every word, the last one as a prefix; quotes make a phrase.

        A search that a newer one overtook finds nothing.
        """
        work = partial(search, text=text, by=by, limit=limit, conversation=conversation)
        try:
            return await asyncio.wrap_future(self._store.read(work, "search"))
        except Superseded:
            return []

    async def find(self, text: str, limit: int = 8) -> list[Found]:
        """Customers, colleagues and conversations for the palette; the newest of each kind."""
        return await self._read(partial(find, text=text, limit=limit))

    async def file(self, attachment: Attachment) -> bytes:
        """Its content, from the encrypted cache or else the platform.

        Raises UserError: file.offline, file.gone, file.damaged.
        """
        return await asyncio.wrap_future(self._client.fetch(attachment))

    # What a person does: each commits one outbox row and returns the command's id

    async def send_message(
        self, key: int, text: str, files: Sequence[DraftFile] = (), *,
        reply_to: str | None = None, seen_up_to: int = 0, rest: Draft | None = None,
    ) -> str:  # fmt: skip
        """`files` of the draft go with it; `rest` is saved as what is left of the draft.

        Raises UserError: message.too_long{limit}, store.full.
        """
        row = await self._row(key)
        outgoing.check_length(text, row.channel)
        body = c.SendMessage(
            conversation=row.id, text=text, attachments=tuple(map(outgoing.attached, files)),
            reply_to=reply_to, seen_up_to=seen_up_to,
        )  # fmt: skip
        return await self._do(body, drafted=files, rest=rest)

    async def add_note(
        self, key: int, text: str, files: Sequence[DraftFile] = (), *,
        mentions: Sequence[str] = (), rest: Draft | None = None,
    ) -> str:  # fmt: skip
        """`files` and `rest` as of a message."""
        body = c.AddNote(
            conversation=await self._id(key), text=text,
            attachments=tuple(map(outgoing.attached, files)), mentions=tuple(mentions),
        )  # fmt: skip
        return await self._do(body, drafted=files, rest=rest)

    async def assign(self, key: int, to: str | None, *, team: str | None = None) -> str:
        return await self._do(
            c.AssignConversation(conversation=await self._id(key), to=to, team=team)
        )

    async def resolve(self, key: int) -> str:
        return await self._do(c.SetStatus(conversation=await self._id(key), status="resolved"))

    async def reopen(self, key: int) -> str:
        return await self._do(c.SetStatus(conversation=await self._id(key), status="open"))

    async def snooze(self, key: int, until: int) -> str:
        conversation = await self._id(key)
        return await self._do(c.SetStatus(conversation=conversation, status="snoozed", until=until))

    async def label(self, key: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> str:
        conversation, added, removed = await self._id(key), tuple(add), tuple(remove)
        body = c.LabelConversation(conversation=conversation, add=added, remove=removed)
        return await self._do(body)

    async def set_priority(self, key: int, priority: Priority) -> str:
        return await self._do(c.SetAttributes(conversation=await self._id(key), priority=priority))

    async def mark_read(self, key: int, up_to: int) -> str | None:
        """None where it was read already."""
        read = (await self.open_conversation(key)).conversation
        if up_to <= max(read.read_up_to, self._read_up_to.get(key, 0)):
            return None
        self._read_up_to[key] = up_to
        return await self._do(c.MarkRead(conversation=read.id, up_to=up_to))

    async def take_over(self, key: int) -> str:
        return await self._do(c.TakeOver(conversation=await self._id(key)))

    async def return_to_bot(self, key: int, resume: str) -> str:
        return await self._do(c.ReturnToBot(conversation=await self._id(key), resume=resume))

    async def retry(self, command: str) -> None:
        await asyncio.wrap_future(self._store.retry(command, uuid7()))
        self._client.nudge()

    async def discard(self, command: str) -> None:
        await asyncio.wrap_future(self._store.discard(command))
        self._client.nudge()

    # The person's own, not the platform's

    async def save_draft(self, key: int, draft: Draft) -> None:
        """The words; its files are not touched."""
        await asyncio.wrap_future(self._store.save_draft(key, draft))

    async def add_draft_file(self, key: int, file: NewFile) -> DraftFile:
        """Keeps a copy in the encrypted store at once: it outlives a crash and the original.

        Raises UserError: file.too_large{name, limit}, file.unreadable{name}, store.full,
        conversation.gone.
        """
        limit = self._client.limits.max_upload
        kept, content = await asyncio.to_thread(outgoing.pack, file, limit)
        await asyncio.wrap_future(self._store.add_draft_file(key, kept, content))
        return kept

    async def remove_draft_file(self, id: str) -> None:
        """Nothing where it was sent already."""
        await asyncio.wrap_future(self._store.remove_draft_file(id))

    # Volatile: only on a live line, never kept

    def typing(self, conversation: str, kind: Literal["reply", "note", "none"]) -> None:
        """May be called at every key: the same is said again after three seconds only."""
        before, now = self._typed, monotonic_ms()
        if before[:2] == (conversation, kind) and now - before[2] < TYPING_AGAIN_MS:
            return
        if kind == "none" and before[:2] == (conversation, "none"):
            return
        self._typed = (conversation, kind, now)
        self._client.whisper(c.SetTyping(conversation=conversation, kind=kind))

    def viewing(self, conversation: str | None) -> None:
        self._client.viewing(conversation)

    # The line

    def reconnect(self) -> None:
        """At once: the machine woke, the network changed, or the person asked."""
        self._client.reconnect_now()

    async def close(self) -> None:
        """Ends the line and the callbacks. The store stays open: who opened it closes it."""
        await asyncio.to_thread(self._client.stop)
        self._current.close()

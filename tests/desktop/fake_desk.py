"""FakeDesk: the Desk's API over a small company in memory, for tests and previews of the screen."""

import asyncio
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from msgspec.structs import replace

from core import outgoing
from core.changes import Changes
from core.delivery import Callbacks, Unsubscribe
from core.entities import (
    Attachment,
    Author,
    Conversation,
    Message,
    Priority,
)
from core.errors import UserError
from core.evaluation import Evaluation
from core.folding import fold
from core.ids import uuid7
from core.library import Fetching, Wait
from core.rows import (
    VIEWS,
    Customer,
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
    Waiting,
)  # fmt: skip
from core.work import Interaction
from tests.desktop import fake_inbox, sample
from tests.desktop.fake_calls import FakeCalls

LIVE = Line(state="live", since=sample.NOW)


class FakeDesk(FakeCalls):
    """Keys count from 1. `calls` lists what a person did: (name, key, arguments)."""

    def __init__(self, conversations: Iterable[Conversation] | None = None) -> None:
        super().__init__()
        found = sample.conversations() if conversations is None else conversations
        self.conversations = dict(enumerate(found, 1))
        self.contacts = sample.contacts()
        self.timelines = {key: sample.messages(c) for key, c in self.conversations.items()}
        self.drafts: dict[int, Draft] = {}
        self.outbox: dict[int, list[Waiting]] = {}
        self.calls: list[tuple[str, int, tuple[Any, ...]]] = []
        self.typing_now: dict[str, tuple[Typist, ...]] = {}
        self.viewing_now: dict[str, tuple[Person, ...]] = {}
        self.clock = sample.NOW
        self.fetched = True
        """Whether everything was fetched once."""
        self.elsewhere: set[str] = set()
        """Ids of recordings that are not on this machine."""
        self.holds: list[str] = []
        self.on_its_way = Fetching()
        self._line = LIVE
        self._changes: Callbacks[Changes] = Callbacks()
        self._lines: Callbacks[Line] = Callbacks()
        self._refusals: Callbacks[Refused] = Callbacks()
        self._presence: Callbacks[frozenset[str]] = Callbacks()

    # Recordings

    async def is_here(self, file: Attachment) -> bool:
        return file.id not in self.elsewhere

    def hold_ahead(self, why: Wait) -> None:
        self.holds.append(why)

    @property
    def fetching_ahead(self) -> Fetching:
        return self.on_its_way

    # What a test does to it

    def put(self, key: int, **changed: Any) -> None:
        """Changes fields of a conversation and tells so."""
        before = self.conversations[key]
        self.conversations[key] = replace(before, **changed)
        self.tell(Changes(conversations={key: before.last_at}))

    def remove(self, key: int) -> None:
        before = self.conversations.pop(key)
        self.tell(Changes(conversations={key: before.last_at}))

    def receive(self, key: int, text: str) -> None:
        """The customer writes."""
        c = self.conversations[key]
        message = Message(
            id=uuid7(), conversation=c.id, order=c.last_order + 1, kind="in", text=text,
            author=Author(kind="contact", id=c.contact), at=self.clock,
        )  # fmt: skip
        self.timelines[key].append(message)
        self.conversations[key] = replace(
            c, last_order=message.order, last_at=self.clock, preview=text, unread=c.unread + 1,
            last_kind="in", last_author="",
        )  # fmt: skip
        self.tell(Changes(conversations={key: c.last_at}, messages={key: {message.order}}))

    def tell(self, changes: Changes) -> None:
        self._changes.tell(changes)

    def set_line(self, line: Line) -> None:
        self._line = line
        self._lines.tell(line)

    def tell_refused(self, refused: Refused) -> None:
        self._refusals.tell(refused)

    def presence(self, *conversations: str) -> None:
        self._presence.tell(frozenset(conversations))

    # What changed

    def on_changes(self, callback: Callable[[Changes], None]) -> Unsubscribe:
        return self._changes.add(callback)

    def on_line(self, callback: Callable[[Line], None]) -> Unsubscribe:
        return self._lines.add(callback)

    def on_presence(self, callback: Callable[[frozenset[str]], None]) -> Unsubscribe:
        return self._presence.add(callback)

    def on_refused(self, callback: Callable[[Refused], None]) -> Unsubscribe:
        return self._refusals.add(callback)

    def on_purge(self, callback: Callable[[None], None]) -> Unsubscribe:
        return lambda: None

    async def load(self) -> None:
        pass

    async def start(self) -> None:
        pass

    # What is so right now

    @property
    def me(self) -> Person:
        return sample.ME

    @property
    def line(self) -> Line:
        return self._line

    def now(self) -> int:
        return self.clock

    def typists(self, conversation: str) -> tuple[Typist, ...]:
        return self.typing_now.get(conversation, ())

    def viewers(self, conversation: str) -> tuple[Person, ...]:
        return self.viewing_now.get(conversation, ())

    def contact_online(self, conversation: str) -> bool | None:
        return None

    # Reads

    async def skeleton(self, which: InboxFilter) -> Skeleton:
        await asyncio.sleep(0)
        order = sorted(self._shown(which), reverse=not which.oldest_first)
        return Skeleton(array("q", [k for _, k in order]), array("q", [t for t, _ in order]))

    async def inbox_rows(self, keys: Sequence[int]) -> dict[int, InboxRow]:
        await asyncio.sleep(0)
        return {key: self.row(key) for key in keys if key in self.conversations}

    async def belongs(self, keys: Sequence[int], which: InboxFilter) -> dict[int, int]:
        await asyncio.sleep(0)
        return {key: at for at, key in self._shown(which, keys)}

    async def counts(self) -> dict[View, tuple[int, int]]:
        await asyncio.sleep(0)
        found: dict[View, tuple[int, int]] = {}
        for view in VIEWS if self.fetched else ():
            keys = [key for _, key in self._shown(InboxFilter(view=view))]
            found[view] = len(keys), sum(self.conversations[k].unread > 0 for k in keys)
        return found

    async def evaluations(
        self, *, conversation: str | None = None, agent: str | None = None, since: int = 0
    ) -> tuple[Evaluation, ...]:
        return ()

    async def written(self) -> int:
        return sum(map(len, self.outbox.values()))

    async def visits(self, key: int) -> tuple[Interaction, ...]:
        return ()

    async def open_conversation(self, key: int) -> Opened:
        await asyncio.sleep(0)
        if key not in self.conversations:
            raise UserError("conversation.gone")
        conversation = self.conversations[key]
        return Opened(
            key=key, conversation=conversation, contact=self.contacts[conversation.contact],
            first_order=1, waiting=tuple(self.outbox.get(key, ())), pending=(),
            draft=self.drafts.get(key, Draft()),
        )  # fmt: skip

    async def messages(self, key: int, first: int, last: int) -> list[Message]:
        await asyncio.sleep(0)
        return [m for m in self.timelines[key] if first <= m.order <= last]

    async def key_of(self, conversation: str) -> int | None:
        return next((k for k, c in self.conversations.items() if c.id == conversation), None)

    async def customer(self, contact: str) -> Customer:
        await asyncio.sleep(0)
        keys = [k for k, c in self.conversations.items() if c.contact == contact]
        return Customer(
            contact=self.contacts[contact], company=sample.COMPANY, deals=sample.DEALS,
            tickets=sample.TICKETS, orders=sample.ORDERS, surveys=sample.SURVEYS,
            conversations=tuple(self.row(key) for key in keys),
        )  # fmt: skip

    async def search(
        self, text: str, *, by: Literal["newest", "best"] = "newest", limit: int = 50,
        conversation: int | None = None,
    ) -> list[SearchHit]:  # fmt: skip
        await asyncio.sleep(0)
        hits = [
            self._hit(key, message, words)
            for words in [fold(text).split()]
            for key, timeline in self.timelines.items()
            for message in timeline
            if conversation in (None, key) and words
            if all(word in fold(message.text) for word in words)
        ]
        return sorted(hits, key=lambda hit: -hit.at)[:limit]

    async def find(self, text: str, limit: int = 8) -> list[Found]:
        await asyncio.sleep(0)
        found = []
        for key, c in self.conversations.items():
            contact = self.contacts[c.contact]
            if fold(text) in fold(contact.name):
                phone = contact.phone
                found.append(Found("contact", contact.id, key, contact.name, phone, phone))
            if fold(text) in fold(f"{c.reference} {c.subject}"):
                found.append(Found("conversation", c.id, key, c.subject, c.reference))
        return found[:limit]

    async def file(self, attachment: Attachment) -> bytes:
        raise UserError("file.offline")

    # What a person does

    async def send_message(
        self, key: int, text: str, files: Sequence[DraftFile] = (), *,
        reply_to: str | None = None, seen_up_to: int = 0, rest: Draft | None = None,
    ) -> str:  # fmt: skip
        return self._wait("send_message", key, "out", text, files)

    async def add_note(
        self, key: int, text: str, files: Sequence[DraftFile] = (), *,
        mentions: Sequence[str] = (), rest: Draft | None = None,
    ) -> str:  # fmt: skip
        return self._wait("add_note", key, "note", text, files)

    async def assign(self, key: int, to: str | None, *, team: str | None = None) -> str:
        return self._did("assign", key, to, team)

    async def resolve(self, key: int) -> str:
        return self._did("resolve", key)

    async def reopen(self, key: int) -> str:
        return self._did("reopen", key)

    async def snooze(self, key: int, until: int) -> str:
        return self._did("snooze", key, until)

    async def label(self, key: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> str:
        return self._did("label", key, tuple(add), tuple(remove))

    async def set_priority(self, key: int, priority: Priority) -> str:
        return self._did("set_priority", key, priority)

    async def mark_read(self, key: int, up_to: int) -> str | None:
        return self._did("mark_read", key, up_to)

    async def take_over(self, key: int) -> str:
        return self._did("take_over", key)

    async def return_to_bot(self, key: int, resume: str) -> str:
        return self._did("return_to_bot", key, resume)

    async def retry(self, command: str) -> None:
        self._did("retry", 0, command)

    async def discard(self, command: str) -> None:
        self._did("discard", 0, command)

    async def save_draft(self, key: int, draft: Draft) -> None:
        self.drafts[key] = replace(draft, files=self._files_of(key))
        self.tell(Changes(conversations={key: self.conversations[key].last_at}))

    async def add_draft_file(self, key: int, file: NewFile) -> DraftFile:
        await asyncio.sleep(0)
        kept, _ = outgoing.pack(file, 25 << 20)
        draft = self.drafts.get(key, Draft())
        self.drafts[key] = replace(draft, files=(*draft.files, kept))
        return kept

    async def remove_draft_file(self, id: str) -> None:
        self._did("remove_draft_file", 0, id)
        for key, draft in self.drafts.items():
            left = tuple(file for file in draft.files if file.id != id)
            self.drafts[key] = replace(draft, files=left)

    def _files_of(self, key: int) -> tuple[DraftFile, ...]:
        return self.drafts[key].files if key in self.drafts else ()

    def typing(self, conversation: str, kind: Literal["reply", "note", "none"]) -> None:
        self.calls.append(("typing", 0, (conversation, kind)))

    def viewing(self, conversation: str | None) -> None:
        self.calls.append(("viewing", 0, (conversation,)))

    def reconnect(self) -> None:
        self.calls.append(("reconnect", 0, ()))

    async def close(self) -> None:
        pass

    def row(self, key: int) -> InboxRow:
        c = self.conversations[key]
        contact = self.contacts[c.contact]
        waiting = self.outbox.get(key, ())
        return InboxRow(
            key=key, id=c.id, contact=c.contact, name=contact.name, channel=c.channel,
            status=c.status, preview=c.preview, last_kind=c.last_kind, last_author=c.last_author,
            last_at=c.last_at, unread=c.unread, priority=c.priority,
            labels=tuple(sample.DIRECTORY.labels[each].name for each in c.labels),
            assignee=c.assignee, due_at=c.due_at, waiting_since=c.waiting_since,
            snoozed_until=c.snoozed_until, bot=c.bot.phase if c.bot else None,
            vip="vip" in contact.tags, draft=self.drafts.get(key, Draft()).reply[:60],
            waiting=tuple("message.send" for w in waiting if not w.failed),
            waiting_text=waiting[-1].text if waiting else "",
            failed=any(w.failed for w in waiting),
            preview_file=c.preview_file, preview_ms=c.preview_ms,
        )  # fmt: skip

    def _shown(
        self, which: InboxFilter, keys: Sequence[int] | None = None
    ) -> list[tuple[int, int]]:
        among = self.conversations if keys is None else keys
        return [
            (c.last_at, key)
            for key in among
            if (c := self.conversations.get(key)) is not None and fake_inbox.shows(which, c)
        ]

    def _hit(self, key: int, message: Message, words: list[str]) -> SearchHit:
        row, folded = self.row(key), fold(message.text)
        marks = tuple((folded.index(word), len(word)) for word in words)
        return SearchHit(
            key, message.order, message.order, row.name, row.channel, message.at, message.text,
            marks,
        )  # fmt: skip

    def _wait(
        self,
        name: str,
        key: int,
        kind: Literal["out", "note"],
        text: str,
        files: Sequence[DraftFile],
    ) -> str:
        command = self._did(name, key, text)
        sent = {file.id for file in files}
        draft = self.drafts.get(key, Draft())
        left = tuple(file for file in draft.files if file.id not in sent)
        self.drafts[key] = replace(draft, files=left)
        row = Waiting(command, key, kind, text, self.clock, tuple(f.name for f in files))
        self.outbox.setdefault(key, []).append(row)
        self.tell(Changes(outbox={command}, outbox_conversations={key}))
        return command

    def _did(self, name: str, key: int, *arguments: Any) -> str:
        self.calls.append((name, key, arguments))
        return uuid7()

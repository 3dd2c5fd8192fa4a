"""The Desk: the one object the user interface talks to.

Reads are coroutines that return values prepared off the calling thread; nothing here waits for
the network. What a person does is written to the outbox and returns once that is committed.
Callbacks come on the thread that owns the screen, at most once per frame.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from core.changes import Changes
from core.entities import AgentState, Attachment, Message, Priority
from core.rows import (
    Customer,
    Directory,
    Draft,
    Found,
    InboxFilter,
    InboxRow,
    Line,
    NewFile,
    Opened,
    Person,
    SearchHit,
    Skeleton,
    Typist,
    View,
)

Unsubscribe = Callable[[], None]


class Desk:
    # What changed

    def on_changes(self, callback: Callable[[Changes], None]) -> Unsubscribe: ...

    def on_line(self, callback: Callable[[Line], None]) -> Unsubscribe: ...

    def on_presence(self, callback: Callable[[frozenset[str]], None]) -> Unsubscribe:
        """Ids of conversations whose typing, viewers or customer presence changed."""

    # What is so right now, known without a read

    @property
    def me(self) -> Person: ...

    @property
    def line(self) -> Line: ...

    @property
    def directory(self) -> Directory: ...

    def now(self) -> int:
        """The platform's time in ms, by our clock and the measured skew."""

    def typists(self, conversation: str) -> tuple[Typist, ...]:
        """Who else is writing in it."""

    def viewers(self, conversation: str) -> tuple[Person, ...]:
        """Who else has it open."""

    def contact_online(self, conversation: str) -> bool | None:
        """None: not known."""

    # Reads

    async def skeleton(self, which: InboxFilter) -> Skeleton: ...

    async def inbox_rows(self, keys: Sequence[int]) -> dict[int, InboxRow]: ...

    async def belongs(self, keys: Sequence[int], which: InboxFilter) -> dict[int, int]:
        """Of `keys`, those the list shows now, each with its `last_at`."""

    async def counts(self) -> dict[View, tuple[int, int]]:
        """For each view: (conversations, those with unread messages)."""

    async def open_conversation(self, key: int) -> Opened:
        """Raises UserError("conversation.gone") where it does not exist."""

    async def messages(self, key: int, first: int, last: int) -> list[Message]:
        """Messages with first <= order <= last, ascending."""

    async def key_of(self, conversation: str) -> int | None: ...

    async def customer(self, contact: str) -> Customer: ...

    async def search(
        self, text: str, *, by: Literal["newest", "best"] = "newest", limit: int = 50,
        conversation: int | None = None,
    ) -> list[SearchHit]:
        """Messages that hold every word, the last one as a prefix; quotes make a phrase."""

    async def find(self, text: str, limit: int = 8) -> list[Found]:
        """People and conversations by name, phone, e-mail, reference or subject."""

    async def file(self, attachment: Attachment) -> bytes:
        """Its content, from the encrypted cache or else the platform.

        Raises UserError: file.offline, file.gone, file.damaged.
        """

    # What a person does: each commits one outbox row and returns the command's id

    async def send_message(
        self, key: int, text: str, files: Sequence[NewFile] = (), *,
        reply_to: str | None = None, seen_up_to: int = 0,
    ) -> str:
        """Raises UserError: file.too_large{name, limit}, file.unreadable{name}, message.too_long{limit}."""

    async def add_note(
        self, key: int, text: str, files: Sequence[NewFile] = (), *, mentions: Sequence[str] = (),
    ) -> str: ...

    async def assign(self, key: int, to: str | None, *, team: str | None = None) -> str: ...

    async def resolve(self, key: int) -> str: ...

    async def reopen(self, key: int) -> str: ...

    async def snooze(self, key: int, until: int) -> str: ...

    async def label(self, key: int, add: Sequence[str] = (), remove: Sequence[str] = ()) -> str: ...

    async def set_priority(self, key: int, priority: Priority) -> str: ...

    async def mark_read(self, key: int, up_to: int) -> str | None:
        """None where it was read already."""

    async def take_over(self, key: int) -> str: ...

    async def return_to_bot(self, key: int, resume: str) -> str: ...

    async def set_state(self, state: AgentState, reason: str = "") -> str:
        """Expires after 30 s: never replayed after a reconnect."""

    async def retry(self, command: str) -> None: ...

    async def discard(self, command: str) -> None: ...

    # The person's own, not the platform's

    async def save_draft(self, key: int, draft: Draft) -> None: ...

    # Volatile: only on a live line, never kept

    def typing(self, conversation: str, kind: Literal["reply", "note", "none"]) -> None: ...

    def viewing(self, conversation: str | None) -> None: ...

    # The line

    def reconnect(self) -> None:
        """At once: the machine woke, the network changed, or the person asked."""

    async def close(self) -> None: ...

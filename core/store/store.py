"""Store: one profile's encrypted file, its one writing thread and its readers."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from sqlalchemy import Connection

from core.changes import Changes
from core.protocol.events import Event
from core.protocol.frames import HelloOk, Resume, Snap

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OutboxCommand:
    """A command that is not acknowledged, oldest first; `body` is encoded JSON."""

    id: str
    type: str
    conversation: str | None
    body: bytes
    created_at: int
    expires: int | None
    files: tuple[str, ...]
    """Names of kept files that must be uploaded before it is sent."""


class Store:
    """Every method returns at once; the work runs on the store's threads.

    `changed` is called on the writing thread after each commit.
    """

    @classmethod
    def open(cls, path: Path, key: bytes, changed: Callable[[Changes], None]) -> "Store":
        """Opens or makes the file; blocks (2-20 ms), so call it off the screen's thread.

        Raises UserError: store.wrong_key, store.emptied (0 bytes where a profile was),
        store.damaged, store.copied (belongs to another profile), store.full, store.newer
        (written by a newer version), store.in_use.
        """
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def write(self, work: Callable[[Connection], tuple[T, Changes]]) -> "Future[T]":
        """One transaction on the writing thread; its Changes are told after the commit."""
        raise NotImplementedError

    def read(self, work: Callable[[Connection], T], lane: Literal["list", "search"] = "list") -> "Future[T]":
        """On a reading connection. A newer read in the search lane interrupts the older one."""
        raise NotImplementedError

    def cursor(self) -> "Future[Resume | None]":
        """None: never synchronised, or a snapshot was begun and not finished."""
        raise NotImplementedError

    def welcome(self, hello: HelloOk) -> "Future[None]":
        """Keeps who is signed in; `Store.apply` reads events as that person."""
        raise NotImplementedError

    def apply(self, events: Sequence[Event]) -> "Future[None]":
        """Rows, cursor and full-text index in one transaction; idempotent by seq."""
        raise NotImplementedError

    def begin_snapshot(self, epoch: str, seq: int) -> "Future[None]":
        raise NotImplementedError

    def snapshot_page(self, page: Snap) -> "Future[None]":
        """Into an empty store: shown as it comes. Otherwise staged, and swapped in with the last page."""
        raise NotImplementedError

    def enqueue(
        self, id: str, type: str, conversation: str | None, body: bytes, expires: int | None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> "Future[None]":
        raise NotImplementedError

    def outbox(self) -> "Future[list[OutboxCommand]]":
        raise NotImplementedError

    def acknowledged(self, id: str, seq: int | None) -> "Future[None]":
        """`res` said ok: the row goes when the event at `seq` is in (at once where it is, or seq is None)."""
        raise NotImplementedError

    def refused(self, id: str, code: str) -> "Future[None]":
        """The row stays, failed, with the reason."""
        raise NotImplementedError

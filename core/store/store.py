"""Store: one profile's encrypted file, its one writing thread and its readers."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from sqlalchemy import Connection

from core.changes import Changes
from core.entities import Attachment
from core.protocol.events import Event
from core.protocol.frames import HelloOk, Resume, Snap
from core.receipt import Receipt
from core.rows import Draft, DraftFile, Person
from core.store import (
    apply,
    draft_files,
    drafts,
    files,
    meta,
    outbox,
    own,
    queries,
    rescue,
    retention,
    snapshot,
    wrap_ups,
)
from core.store.checkup import Checkup
from core.store.connect import MEMORY
from core.store.database import Database
from core.store.lanes import Superseded, not_waiting
from core.store.opening import Opening
from core.store.outbox import NewCommand, OutboxCommand
from core.store.rescue import Salvage
from core.wrap_up import WrapUpDraft

__all__ = ["MEMORY", "NewCommand", "OutboxCommand", "Store", "Superseded"]

T = TypeVar("T")
Reading = Literal["list", "search", "report", "offer"]
USED_MS = 3_600_000
"""How old the note of a file's last use may be before it is written anew."""


class Store:
    """Every method returns at once; the work runs on the store's threads.

    `changed` is called on the writing thread after each commit. Futures raise UserError
    store.full, store.damaged or store.unreadable where the disk does not do what it should.
    """

    def __init__(self, opening: Opening, changed: Callable[[Changes], None]) -> None:
        self._opening = opening
        self._database: Database = opening.database
        self._changed = changed
        self._me = opening.me

    @classmethod
    def open(
        cls, path: Path, key: bytes, changed: Callable[[Changes], None], *, identity: str = "",
        machine: str | None = None,
    ) -> "Store":  # fmt: skip
        """Opens or makes the file; blocks (2-20 ms), so call it off the screen's thread.

        `path` MEMORY leaves nothing on disk. `identity` is what the keystore says of the profile;
        a file that says otherwise was copied here. With `machine`, the id of this one or empty,
        a copy of a file that lives elsewhere is told as well.

        Raises UserError: store.wrong_key, store.emptied (0 bytes where a profile was),
        store.damaged, store.copied (belongs to another profile or place), store.full, store.newer
        (written by a newer version), store.in_use, store.unreadable (the disk fails). For
        emptied and damaged: `rescue`, `set_aside`, open again, `put_back`.
        """
        return cls(Opening.of(path, key, identity, machine), changed)

    def close(self) -> None:
        """Waits for what was given to it."""
        self._opening.close()

    @property
    def checkup(self) -> Checkup | None:
        """The thorough check, where the last desk on this file ended without closing it."""
        return self._opening.checkup

    # Any work

    def write(self, work: Callable[[Connection], tuple[T, Changes]]) -> "Future[T]":
        """One transaction on the writing thread; its Changes are told after the commit."""
        return self._database.writer.submit(partial(self._commit, work))

    def read(self, work: Callable[[Connection], T], lane: Reading = "list") -> "Future[T]":
        """On a reading connection. A newer read in the search lane interrupts the older one.

        The older one's future then raises Superseded. What takes a second goes to the report lane, and
        an offer, behind which a customer waits, stands behind no list in a lane of its own.
        """
        if lane == "report":
            return self._database.reports.transact(work)
        lanes = {
            "list": self._database.lists, "search": self._database.searches,
            "offer": self._database.offers,
        }  # fmt: skip
        return lanes[lane].transact(work)

    # The platform

    def cursor(self) -> "Future[Resume | None]":
        """None: never synchronised, or a snapshot was begun and not finished."""
        return self._database.writer.transact(meta.cursor)

    def person(self) -> "Future[Person | None]":
        """Who is signed in; None before the first welcome."""
        return self.read(queries.person)

    def welcome(self, hello: HelloOk) -> "Future[None]":
        """Keeps who is signed in; `Store.apply` reads events as that person."""

        def work(connection: Connection) -> tuple[None, Changes]:
            meta.put_person(connection, hello)
            self._me = hello.user.id
            return None, Changes()

        return self.write(work)

    def apply(self, events: Sequence[Event]) -> "Future[None]":
        """Rows, cursor and full-text index in one transaction; idempotent by seq.

        What the platform can say again is not waited for until it is on the disk itself: after a
        power cut the cursor stands where its rows do, a moment earlier. A killed desk loses nothing.
        """
        return self._database.writer.submit(partial(self._commit_lightly, events))

    def begin_snapshot(self, epoch: str, seq: int) -> "Future[None]":
        return self.write(partial(snapshot.begin, epoch=epoch, seq=seq))

    def snapshot_page(self, page: Snap) -> "Future[None]":
        """Into an empty store: shown as it comes. Otherwise staged, and swapped in with the last page."""
        return self.write(partial(snapshot.page, snap=page))

    # The outbox

    def enqueue(
        self, id: str, type: str, conversation: str | None, body: bytes, expires: int | None,
        files: Sequence[tuple[str, bytes]] = (), *, drafted: Sequence[str] = (),
        rest: Draft | None = None, wraps: str = "",
    ) -> "Future[None]":  # fmt: skip
        """`drafted`: ids of files of the draft that go with it; `rest`: what is left of the draft;
        `wraps`: the interaction whose half-written wrap-up it hands in.

        UserError store.full: nothing of it is kept, here or anywhere. Who asked still has the
        words, and a second keeper of them would send them twice.
        """
        command = NewCommand(
            id=id, type=type, conversation=conversation, body=body, created_at=_now(),
            expires=expires, files=tuple(files), drafted=tuple(drafted), rest=rest, wraps=wraps,
        )  # fmt: skip
        return self.write(partial(outbox.add, command=command))

    def outbox(self) -> "Future[list[OutboxCommand]]":
        return self._database.writer.transact(outbox.unsent)

    def uploaded(self, id: str, body: bytes) -> "Future[None]":
        """Its files are on the platform: `body` names them, and they need not be uploaded again."""
        return self.write(partial(outbox.uploaded, id=id, body=body))

    def acknowledged(self, id: str, seq: int | None) -> "Future[None]":
        """`res` said ok: the row goes when the event at `seq` is in (at once where it is, or seq is None)."""
        return self.write(partial(outbox.acknowledged, id=id, seq=seq))

    def refused(self, id: str, code: str) -> "Future[None]":
        """The row stays, failed, with the reason."""
        return self.write(partial(outbox.refused, id=id, code=code))

    def retry(self, id: str, new_id: str) -> "Future[None]":
        """A refused command is asked for anew, under a new id: the platform keeps its refusal."""
        return self.write(partial(outbox.retry, id=id, new_id=new_id))

    def discard(self, id: str) -> "Future[None]":
        return self.write(partial(outbox.discard, id=id))

    # The person's own

    def save_draft(self, key: int, draft: Draft) -> "Future[None]":
        return self.write(partial(drafts.save, key=key, draft=draft))

    def save_wrap_up(self, interaction: str, draft: WrapUpDraft) -> "Future[None]":
        return self.write(partial(wrap_ups.save, interaction=interaction, draft=draft))

    def save_own(self, kind: own.Kind, id: str, body: bytes | None) -> "Future[None]":
        return self.write(partial(own.save, kind=kind, id=id, body=body))

    def add_draft_file(self, key: int, file: DraftFile, body: bytes) -> "Future[None]":
        """UserError conversation.gone, store.full."""
        return self.write(partial(draft_files.add, key=key, file=file, body=body))

    def remove_draft_file(self, id: str) -> "Future[None]":
        return self.write(partial(draft_files.remove, id=id))

    def outgoing(self, command: str) -> "Future[list[tuple[str, bytes]]]":
        """(name, content) of the files a command waits with."""
        return self.read(partial(files.kept, command=command))

    def file(self, attachment: Attachment) -> "Future[bytes | None]":
        """None: it is not on this machine."""

        def work(connection: Connection) -> bytes | None:
            found = files.find(connection, attachment)
            if found and found.used_at < _now() - USED_MS:
                self.write(partial(files.used, attachment=attachment, now=_now()))
            return found.body if found else None

        return self.read(work)

    def cache_file(self, attachment: Attachment, body: bytes) -> "Future[None]":
        return self.write(partial(files.cache, attachment=attachment, body=body, now=_now()))

    # When something is wrong

    def put_back(self, salvage: Salvage) -> "Future[None]":
        """What `rescue` found in the file whose place this store took."""
        return self.write(partial(rescue.put_back, salvage=salvage))

    def purge(self) -> "Future[Receipt]":
        """Erases all there is, so that nothing of it can be read again; UserError store.busy."""
        return self._database.writer.submit(self._purge)

    # On the writing thread

    def _commit(self, work: Callable[[Connection], tuple[T, Changes]], connection: Connection) -> T:
        with connection.begin():
            result, changes = work(connection)
        if changes:
            self._changed(changes)
        if changes.erased:
            self._database.checkpoints.cut()
        self._database.checkpoints.look(connection)
        return result

    def _commit_lightly(self, events: Sequence[Event], connection: Connection) -> None:
        with not_waiting(connection):
            self._commit(lambda c: apply.apply(c, events, self._me), connection)

    def _purge(self, connection: Connection) -> Receipt:
        if self.checkup:
            self.checkup.stop()
        self._database.checkpoints.stop(connection)
        self._database.stop_reading()
        receipt = retention.purge(connection)
        self._changed(Changes.all())
        return receipt


def _now() -> int:
    return time.time_ns() // 1_000_000

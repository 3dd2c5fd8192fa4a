"""The durable log of one account, and the state it adds up to, in one SQLite file.

Everything that changes on the platform is a Transaction: it reads state, emits events, and
commits both together; listeners hear of the events after the commit, in order.
"""

import asyncio
import secrets
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import OperationalError

from backend.audience import audience_of
from backend.database import Database
from backend.entries import TYPES, Entry, entry_of, newest_visible, read_entries, write_entries
from backend.erasures import UnderWay, left_of, under_way, with_erasure
from backend.fold import fold, place_of, required, stamped
from backend.loading import load_rows
from backend.permissions import Access, Viewer, access_of
from backend.scope import rescope
from backend.state import Kept, State
from backend.tables import conversations, counters, events, meta, scopes
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
from core.erasure import Erasure
from core.ids import uuid7
from core.protocol.events import Body, By, ConversationRead, ErasureUpserted, Event, MessageCreated
from core.protocol.frames import Rows

T = TypeVar("T")
TAIL = 20_000
"""Newest entries kept in memory, so that live sessions do not read the file for every commit."""

EVENTS_KEPT_MS = 30 * 24 * 3_600_000
"""A desk that comes again within so long resumes. A command's answer, which may name its event,
is known for eight days only, so none outlives its event."""
SLICE = 5_000
"""Events deleted in one transaction."""


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Transaction:
    """One unit of work on the log's thread. `now` is its time in ms."""

    now: int

    def __init__(self, connection: Connection, now: int, kept: Kept | None = None) -> None:
        self.now = now
        self.connection = connection
        self.state = State(connection, kept)
        self.entries: list[Entry] = []
        self.emitted: list[Event] = []
        """What happened in it so far, without what was only told to some."""
        self.access: dict[str, Access] = {}
        """Who has each conversation that it changed."""
        self.seq = int(connection.execute(_SEQ).scalar_one())
        """Of the newest event."""

    def conversation(self, id: str) -> Conversation | None:
        """As the platform sees it: `read_up_to` and `unread` belong to persons, not to it."""
        return self.state.conversation(id)

    def contact(self, id: str) -> Contact | None:
        return self.state.get(Contact, id)

    def messages(self, conversation: str, first: int = 1, last: int | None = None) -> list[Message]:
        return self.state.messages(conversation, first, last)

    def order(self, number: str) -> Order | None:
        """The purchase with exactly this number (`TR-48213`), whoever bought it."""
        return self.state.order(number)

    def with_bot(self) -> list[str]:
        """Ids of pending conversations whose bot phase is active; read once, at the start."""
        pending = self.state.with_status("pending")
        return [c.id for c in pending if c.bot and c.bot.phase == "active"]

    def seen_up_to(self, conversation: str) -> int:
        """The highest order any agent has read (`conversation.read`); 0 where nobody has."""
        return self.state.highest_mark(conversation)

    def emit(
        self, body: Body, by: By, *, only: str | None = None, cause: str | None = None
    ) -> Event:
        """Appends the event, folds it into the state. `only`: the one user who may see it.

        Raises KeyError where it is about something that does not exist.
        """
        if only is not None:
            return self.tell(body, by, frozenset((only,)), cause)
        where = place_of(body)
        before = self._access(where)
        event = self._next(stamped(self.state, body, self.seq + 1), by, cause)
        fold(self.state, event)
        self.emitted.append(event)
        after = self._access(where)
        told = audience_of(self.state, body)
        self.entries.append(entry_of(event, where, before or after, told))
        if where and after:
            self.access[where] = after
            rescope(self, where, before, after)
        return event

    def tell(self, body: Body, by: By, audience: frozenset[str], cause: str | None = None) -> Event:
        """An event for some persons only; it changes nothing but what they have read."""
        event = self._next(body, by, cause)
        if isinstance(body, ConversationRead):
            fold(self.state, event)
        self.entries.append(entry_of(event, place_of(body), None, audience))
        return event

    def post(
        self, conversation: str, kind: MessageKind, author: Author, text: str = "", *,
        attachments: Sequence[Attachment] = (), activity: Activity | None = None,
        turn: BotTurn | None = None, client_id: str | None = None, reply_to: str | None = None,
        mentions: Sequence[str] = (), call: str | None = None, cause: str | None = None,
    ) -> Message:  # fmt: skip
        """Emits message.created with the conversation's next order."""
        message = Message(
            id=uuid7(), conversation=conversation, at=self.now, kind=kind, author=author,
            order=required(self.state, conversation).last_order + 1, text=text, turn=turn,
            attachments=tuple(attachments), activity=activity, client_id=client_id,
            reply_to=reply_to, mentions=tuple(mentions), call=call,
        )  # fmt: skip
        self.emit(MessageCreated(message=message), _by(author), cause=cause)
        return message

    def finish(self) -> None:
        """Writes what was put and emitted; the connection's commit makes it last."""
        self.state.flush()
        if self.entries:
            write_entries(self.connection, self.entries)
            self.connection.execute(_COUNT, {"to": self.seq})

    def _next(self, body: Body, by: By, cause: str | None) -> Event:
        self.seq += 1
        return Event(
            seq=self.seq, prev=self.seq - 1, id=uuid7(), type=TYPES[type(body)], at=self.now,
            by=by, cause=cause, body=body,
        )  # fmt: skip

    def _access(self, conversation: str | None) -> Access | None:
        found = self.state.conversation(conversation) if conversation else None
        return access_of(found) if found else None


Rule = Callable[[Transaction, Event], None]
"""Called on the log's thread."""


class Log:
    epoch: str
    account: str
    head: int
    """Sequence number of the newest event."""
    floor: int
    """The oldest cursor that can be resumed."""

    def __init__(self, database: Database, clock: Callable[[], int] = now_ms) -> None:
        self.database = database
        self.clock = clock
        self._listeners: dict[object, Callable[[Sequence[Event]], None]] = {}
        self._rules: list[Rule] = []
        self._kept = Kept()
        self._tail: deque[Entry] = deque(maxlen=TAIL)
        self._access: dict[str, Access] = {}
        self._erasing: tuple[UnderWay, ...] = ()
        """Whose words may still stand in the file; nobody is told them."""
        self._begin()

    @classmethod
    def open(cls, path: Path, clock: Callable[[], int] = now_ms) -> "Log":
        """Opens or makes the file; blocks."""
        return cls(Database(path), clock)

    @classmethod
    def restore(cls, backup: Path, path: Path) -> "Log":
        """Puts a backup where the log was. Cursors of the old log mean nothing in it: new epoch."""
        for rest in ("-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        shutil.copyfile(backup, path)
        log = cls.open(path)
        log.database.submit(_new_epoch).result()
        log._begin()
        return log

    def backup(self, target: Path) -> None:
        """Writes a whole copy of the file as it stands; blocks."""
        self.database.copy(target)

    def close(self) -> None:
        self.database.close()

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` on the log's thread in one transaction; an exception rolls all of it back."""
        loop = asyncio.get_running_loop()

        def run(connection: Connection) -> tuple[T, Transaction]:
            transaction = Transaction(connection, self.clock(), self._kept)
            result = work(transaction)
            self._follow(transaction)
            transaction.finish()
            return result, transaction

        def committed(done: tuple[T, Transaction]) -> None:
            loop.call_soon_threadsafe(self._committed, done[1])

        try:
            result, _ = await asyncio.wrap_future(self.database.submit(run, committed))
        except OperationalError:
            self._kept.clear()
            raise
        return result

    def obey(self, rule: "Rule") -> None:
        """`rule` says what else follows from each event, in the transaction it happens in: so one is
        never without the other, whatever is killed when. What it emits is asked about as well."""
        self._rules.append(rule)

    def _follow(self, transaction: Transaction) -> None:
        for event in transaction.emitted:  # grows while it is walked through
            for rule in self._rules:
                rule(transaction, event)

    def listen(self, heard: Callable[[Sequence[Event]], None]) -> Callable[[], None]:
        """`heard` is called on the event loop after each commit. Returns how to stop."""
        token = object()
        self._listeners[token] = heard

        def stop() -> None:
            self._listeners.pop(token, None)

        return stop

    def load(self, pages: Iterable[Rows]) -> None:
        """Bulk-loads state into an empty log (the sample company); blocks.

        Raises ValueError where the log is not empty or a conversation's messages have holes.
        """
        self.database.submit(lambda connection: load_rows(connection, pages)).result()
        self._begin()

    def access(self, conversation: str) -> Access | None:
        """Who has a conversation now; None where there is none of that id. Costs no read."""
        return self._access.get(conversation)

    async def after(self, seq: int, limit: int = 500) -> Sequence[Entry]:
        """The oldest entries after `seq`, from memory where they are there."""
        if self._tail and self._tail[0].seq <= seq + 1:
            return self.recent(seq, limit)
        before = self._erasing
        found = await self.database.read(lambda c: read_entries(c, seq, limit))
        return left_of(found, (*before, *self._erasing))

    def recent(self, seq: int, limit: int = TAIL) -> list[Entry]:
        """Those of the entries after `seq` that are in memory."""
        if not self._tail or self._tail[-1].seq <= seq:
            return []
        first = max(seq + 1 - self._tail[0].seq, 0)
        return list(islice(reversed(self._tail), max(len(self._tail) - first, 0)))[::-1][:limit]

    async def newest_visible(self, viewer: Viewer, after: int) -> int:
        """The newest event after a cursor that the person may see; the cursor where there is none."""
        if after >= self.head:
            return after
        return await self.database.read(lambda c: newest_visible(c, viewer, after))

    def secret(self, name: str) -> bytes:
        """A random key of 32 bytes that stays the same as long as the file; blocks."""

        def work(connection: Connection) -> bytes:
            _default(connection, f"secret:{name}", secrets.token_hex(32))
            value = connection.scalar(select(meta.c.value).where(meta.c.key == f"secret:{name}"))
            return bytes.fromhex(str(value))

        return self.database.submit(work).result()

    async def scope(self, user: str) -> int:
        """When the person's role or teams changed last; 0 where they never did."""
        asked = select(scopes.c.seq).where(scopes.c.user == user)
        return await self.database.read(lambda c: int(c.execute(asked).scalar() or 0))

    async def forget_old(self) -> None:
        """Forgets events older than EVENTS_KEPT_MS; what they added up to stays."""
        oldest = self.clock() - EVENTS_KEPT_MS
        first = select(events.c.seq).where(events.c.at >= oldest).order_by(events.c.seq).limit(1)
        head = self.head
        before = await self.database.read(lambda c: c.execute(first).scalar()) or head + 1
        if before - 1 > self.floor:
            await self.trim(before)

    async def trim(self, before: int) -> None:
        """Forgets events below `before`; cursors older than that get a snapshot.

        The floor rises first: nobody may resume across what is being deleted, also after a kill.
        """
        self.floor = max(self.floor, before - 1)
        await self.database.write(lambda c: _set(c, "floor", str(self.floor)))
        while await self.database.write(lambda c: _forget_some(c, before)):
            pass

    def _begin(self) -> None:
        """What is known without a read: epoch, account, head, floor and who has which conversation."""
        self.database.submit(_first_rows).result()
        known, self.head, self._access = self.database.read_now(_known)
        self._erasing = self.database.read_now(under_way)
        self.epoch, self.account = known["epoch"], known["account"]
        self.floor = int(known["floor"])
        self._kept.clear()
        self._tail.clear()

    def _committed(self, transaction: Transaction) -> None:
        if not transaction.entries:
            return
        self._access.update(transaction.access)
        for event in transaction.emitted:
            if isinstance(event.body, ErasureUpserted):
                self._erased(event.seq, event.body.erasure)
        self._tail.extend(transaction.entries)
        self.head = transaction.entries[-1].seq
        told = [entry.event() for entry in transaction.entries]
        loop = asyncio.get_running_loop()
        for heard in tuple(self._listeners.values()):
            loop.call_soon(heard, told)  # one listener's error is not another's

    def _erased(self, seq: int, of: Erasure) -> None:
        """What is in memory goes: whoever asks for it is answered from the file."""
        self._erasing = with_erasure(self._erasing, of, seq)
        if of.finished_at is None:
            self._tail.clear()
            for id in of.conversations:
                self._access.pop(id, None)


_SEQ = select(counters.c.seq)
_COUNT = update(counters).values(seq=bindparam("to"))


def _forget_some(connection: Connection, before: int) -> int:
    """A slice at a time, so that commands need not wait for the whole; how many were deleted."""
    old = select(events.c.seq).where(events.c.seq < before).order_by(events.c.seq).limit(SLICE)
    return connection.execute(delete(events).where(events.c.seq.in_(old))).rowcount


def _by(author: Author) -> By:
    return By(kind=author.kind, id=author.id)


def _first_rows(connection: Connection) -> None:
    _default(connection, "epoch", uuid7())
    _default(connection, "account", uuid7())
    _default(connection, "floor", "0")
    if connection.execute(select(counters.c.seq)).scalar() is None:
        account = connection.execute(select(meta.c.value).where(meta.c.key == "account"))
        connection.execute(counters.insert().values(account=account.scalar_one(), seq=0))


def _known(connection: Connection) -> tuple[dict[str, str], int, dict[str, Access]]:
    known = {row.key: row.value for row in connection.execute(select(meta))}
    head = int(connection.execute(select(counters.c.seq)).scalar_one())
    at = conversations.c
    rows = connection.execute(select(at.id, at.team, at.assignee))
    return known, head, {row.id: Access(row.team, row.assignee) for row in rows}


def _new_epoch(connection: Connection) -> None:
    _set(connection, "epoch", uuid7())


def _default(connection: Connection, key: str, value: str) -> None:
    connection.execute(insert(meta).values(key=key, value=value).on_conflict_do_nothing())


def _set(connection: Connection, key: str, value: str) -> None:
    row: Any = insert(meta).values(key=key, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

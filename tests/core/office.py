"""A desk over a store of its own, with a line that is none."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from typing import cast

import pytest

from core.changes import Changes
from core.clock import Clock
from core.contents import Content
from core.desk import Desk
from core.entities import Agent, Attachment, Author, Contact, Conversation, Message
from core.errors import UserError
from core.library import Fetching, Wait
from core.protocol import commands as c
from core.protocol import events as e
from core.protocol import frames as f
from core.protocol.reported import ReportedSums
from core.protocol.signals import Signal, SignalBody
from core.rows import Line
from core.store.store import MEMORY, OutboxCommand, Store
from core.supervision import AuditFetched, ReportSpec
from core.sync.client import Client, Listener
from core.sync.streamed import Streamed

SYSTEM = e.By(kind="system")
PATIENCE = 5.0
ROWS = f.Rows(
    conversations=(
        Conversation(
            id="c1", channel="chat", contact="p1", status="open", created_at=1, last_at=9,
            assignee="u1", last_order=1, unread=1,
        ),
    ),
    messages=(
        Message(
            id="m1", conversation="c1", order=1, kind="in", at=9, text="Kargom nerede",
            author=Author(kind="contact", id="p1", name="Ali"),
        ),
    ),
    contacts=(Contact(id="p1", name="Ali"),),
    agents=(Agent(id="u1", name="Deniz"), Agent(id="u2", name="Ece", email="ece@x", teams=("t",))),
)  # fmt: skip
HELLO = f.HelloOk(
    version=1, session="s", epoch="e1", head=1, mode="snapshot", heartbeat_ms=1, server_time=1,
    user=f.Person(id="u1", name="Deniz"), account=f.Account(id="a", name="Company"), role="agent",
    permissions=("message.send",),
)  # fmt: skip


class FakeClient:
    """Everything the desk needs of a line, without one."""

    def __init__(self) -> None:
        self.clock, self.limits = Clock(), f.Limits()
        self.line = Line(state="offline", since=1)
        self.listener: Listener
        self.stale_since: int | None = None
        self.nudges = 0
        self.whispers: list[c.Request] = []
        self.looked_at: list[str | None] = []
        self.phone: tuple[str, tuple[str, ...]] = ("", ())
        self.topics: set[str] = set()
        self.holds: list[str] = []

    def start(self, listener: Listener, stale_since: int | None) -> None:
        self.listener, self.stale_since = listener, stale_since

    def stop(self) -> None: ...

    def nudge(self) -> None:
        self.nudges += 1

    def whisper(self, body: c.Request) -> None:
        self.whispers.append(body)

    def viewing(self, conversation: str | None) -> None:
        self.looked_at.append(conversation)

    def phone_at(self, address: str, calls: tuple[str, ...] = ()) -> None:
        self.phone = address, calls

    def watch(self, topic: str, *, on: bool) -> None:
        (self.topics.add if on else self.topics.discard)(topic)

    def hold_ahead(self, why: Wait) -> None:
        self.holds.append(why)

    @property
    def fetching_ahead(self) -> Fetching:
        return Fetching()

    def open(self, file: Attachment) -> Content:
        return Streamed(file, lambda _at, _size: self.fetch(file))

    def fetch(self, file: Attachment) -> "Future[bytes]":
        future: Future[bytes] = Future()
        future.set_exception(UserError("file.offline", name=file.name))
        return future

    def fetch_audit(
        self, until: int, told: Callable[[AuditFetched], None]
    ) -> "Future[AuditFetched]":
        future: Future[AuditFetched] = Future()
        told(AuditFetched(back_to=until, entries=1))
        future.set_result(AuditFetched(back_to=until, entries=1))
        return future

    def report(self, spec: ReportSpec) -> "Future[ReportedSums]":
        future: Future[ReportedSums] = Future()
        future.set_exception(UserError("report.offline"))
        return future


def happened(body: e.Body, seq: int) -> e.Event:
    name = next(name for name, kind in e.EVENTS.items() if kind is type(body))
    return e.Event(seq=seq, prev=seq - 1, id=f"e{seq}", type=name, at=seq, by=SYSTEM, body=body)


class Office:
    """A desk over a store that has one conversation; `screen` is worked by the test."""

    def __init__(self, store: Store) -> None:
        self.store, self.client = store, FakeClient()
        self.screen: asyncio.Queue[Callable[[], None]] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        self.desk = Desk(
            store, cast(Client, self.client),
            lambda work: loop.call_soon_threadsafe(self.screen.put_nowait, work),
        )  # fmt: skip
        self.changes: list[Changes] = []
        self.desk.on_changes(self.changes.append)

    async def deliver(self) -> None:
        async with asyncio.timeout(PATIENCE):
            (await self.screen.get())()

    async def until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            await self.deliver()

    async def apply(self, body: e.Body, seq: int) -> None:
        await asyncio.wrap_future(self.store.apply([happened(body, seq)]))

    async def outbox(self) -> list[OutboxCommand]:
        waiting: list[OutboxCommand] = await asyncio.wrap_future(self.store.outbox())
        return waiting

    async def key(self) -> int:
        key = await self.desk.key_of("c1")
        assert key is not None
        return key

    def hear(self, body: SignalBody) -> None:
        self.client.listener.signal(Signal(key=str(body), type="any", body=body))


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    desks: list[Desk] = []

    def changed(changes: Changes) -> None:
        for desk in desks:
            desk.changed(changes)

    store = await asyncio.to_thread(Store.open, MEMORY, b"k" * 32, changed)
    for step in (
        store.welcome(HELLO), store.begin_snapshot("e1", 1),
        store.snapshot_page(f.Snap(seq=1, page=1, pages=1, rows=ROWS)),
    ):  # fmt: skip
        await asyncio.wrap_future(step)
    office = Office(store)
    desks.append(office.desk)
    await office.desk.load()
    await office.desk.start()
    yield office
    await office.desk.close()
    await asyncio.to_thread(store.close)

"""A real client and a real store opposite a platform that plays a script over a real socket."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from core.entities import Contact, Conversation
from core.ids import uuid7
from core.phones import PhoneGiven
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.commands import COMMAND_TYPES, Request
from core.protocol.events import Event
from core.protocol.signals import Signal
from core.rows import Line
from core.store.store import MEMORY, OutboxCommand, Store
from core.sync.client import Client, Listener
from core.sync.failures import Refusal, Unreachable
from core.sync.http import Http, Reply, SignedIn
from tests.core.protocol.scenes import EPOCH

F = TypeVar("F")
KEY = b"k" * 32
PATIENCE = 10.0
PERSON = f.Person(id="u1", name="Deniz")
ACCOUNT = f.Account(id="a1", name="Company")
CLIENT = f.ClientInfo(name="santral", version="0", os="test")
CONTACT = Contact(id="p1", name="Ali")


def conversation(id: str) -> Conversation:
    return Conversation(
        id=id, channel="chat", contact="p1", status="open", created_at=1, last_at=1, assignee="u1"
    )


def signed_in(token: str = "access-1", expires_in: int = 900) -> SignedIn:
    return SignedIn(
        access_token=token, access_expires_in=expires_in, refresh_token=f"refresh-{token}",
        user=PERSON, account=ACCOUNT, role="agent",
    )  # fmt: skip


class Visit:
    """One connection, from the platform's side. Pings are answered with `head`."""

    def __init__(self, socket: ServerConnection) -> None:
        self.socket = socket
        self.hello: f.Hello
        self.head = 0
        self.mute = False
        self._frames: list[f.ClientFrame] = []
        self._came = asyncio.Event()

    async def read_on(self) -> None:
        try:
            async for data in self.socket:
                frame = codec.client_frame(data)
                if not isinstance(frame, f.Ping):
                    self._frames.append(frame)
                    self._came.set()
                elif not self.mute:
                    await self.send(f.Pong(id=frame.id, head=self.head, server_time=1))
        except ConnectionClosed:
            return

    async def send(self, frame: f.Frame | bytes) -> None:
        data = frame if isinstance(frame, bytes) else codec.encode(frame)
        await self.socket.send(data, text=True)

    async def next(self, kind: type[F]) -> F:
        """The next frame of a kind; others wait for whoever asks for theirs."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for frame in self._frames:
                    if isinstance(frame, kind):
                        self._frames.remove(frame)
                        return frame
                self._came.clear()
                await self._came.wait()

    async def welcome(
        self, mode: str = "resume", head: int = 0, epoch: str = EPOCH, heartbeat_ms: int = 60_000,
        version: int = 1,
    ) -> None:  # fmt: skip
        self.head = head
        await self.send(
            f.HelloOk(
                version=version, session=uuid7(), epoch=epoch, head=head, mode=cast(Any, mode),
                heartbeat_ms=heartbeat_ms, server_time=1, user=PERSON, account=ACCOUNT,
                role="agent",
            )
        )  # fmt: skip

    async def snapshot(self, seq: int = 0, epoch: str = EPOCH, ids: tuple[str, ...] = ()) -> None:
        """Everything in one page, and waits until it is committed."""
        await self.welcome("snapshot", seq, epoch)
        rows = f.Rows(conversations=tuple(map(conversation, ids)), contacts=(CONTACT,))
        await self.send(f.Snap(seq=seq, page=1, pages=1, rows=rows))
        assert (await self.next(f.Ack)).seq == seq

    async def close(self, code: int, reason: str = "") -> None:
        await self.socket.close(code, reason)

    def cut(self) -> None:
        self.socket.transport.abort()

    async def left(self) -> int:
        """Waits until the desk is gone; its close code."""
        async with asyncio.timeout(PATIENCE):
            await self.socket.wait_closed()
        return self.socket.close_code or 0


class FakeHttp:
    """Refreshes as told; answers what is asked of the phone; the rest of Http is not needed."""

    def __init__(self, url: str) -> None:
        self.url, self.device_id, self.client = url, "d1", CLIENT
        self.refreshed: list[str] = []
        self.answers: list[SignedIn | Refusal | Unreachable] = []
        self.phone: bytes | None = None
        """What the platform says of the phone; None: it knows of no telephone."""

    def ask(self, method: str, path: str, *, token: str) -> Reply:
        assert (method, path) == ("GET", "/v1/phone")
        if self.phone is None:
            raise Refusal(404, "not_found")
        return Reply(200, {}, self.phone)

    def refresh(self, refresh_token: str) -> SignedIn:
        self.refreshed.append(refresh_token)
        answer = self.answers.pop(0) if self.answers else signed_in(uuid7())
        if isinstance(answer, SignedIn):
            return answer
        raise answer


@dataclass
class Kept:
    """A place for a refresh token."""

    token: str | None = "refresh-0"
    saved: list[str] = field(default_factory=list)

    def load(self) -> str | None:
        return self.token

    def save(self, token: str) -> None:
        self.token = token
        self.saved.append(token)

    def forget(self) -> None:
        self.token = None


@dataclass
class Stage:
    store: Store
    client: Client
    http: FakeHttp
    kept: Kept
    visits: "asyncio.Queue[Visit]"
    lines: list[Line] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    offered: list[Event] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)
    purged: list[bool] = field(default_factory=list)
    phones: list[PhoneGiven] = field(default_factory=list)
    crashes: list[BaseException] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def visit(self) -> Visit:
        """The next time the desk comes; its hello was read."""
        async with asyncio.timeout(PATIENCE):
            visit = await self.visits.get()
        visit.hello = await visit.next(f.Hello)
        return visit

    async def until(self, holds: Callable[[], bool]) -> None:
        """Until something that was told makes it true."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def line(self, state: str) -> Line:
        await self.until(lambda: bool(self.lines) and self.lines[-1].state == state)
        return self.lines[-1]

    async def enqueue(self, body: Request, expires: int | None = None) -> str:
        id, about = uuid7(), getattr(body, "conversation", None)
        type_ = COMMAND_TYPES[type(body)]
        await asyncio.wrap_future(self.store.enqueue(id, type_, about, codec.encode(body), expires))
        self.client.nudge()
        return id

    async def outbox(self) -> list[OutboxCommand]:
        waiting: list[OutboxCommand] = await asyncio.wrap_future(self.store.outbox())
        return waiting

    def listener(self) -> Listener:
        loop = asyncio.get_running_loop()

        def tell(put: Callable[[Any], None]) -> Callable[[Any], None]:
            def told(value: Any) -> None:
                put(value)
                loop.call_soon_threadsafe(self._changed.set)

            return told

        return Listener(
            line=tell(self.lines.append), signal=tell(self.signals.append),
            offered=tell(self.offered.append),
            refused=lambda command, code: tell(self.refusals.append)((command.id, code)),
            purge=lambda: tell(self.purged.append)(True), phone=tell(self.phones.append),
        )  # fmt: skip


@asynccontextmanager
async def staged(
    path: Path = MEMORY, *, expires_in: int = 900, start: bool = True
) -> AsyncIterator[Stage]:
    visits: asyncio.Queue[Visit] = asyncio.Queue()

    async def handle(socket: ServerConnection) -> None:
        visit = Visit(socket)
        visits.put_nowait(visit)
        await visit.read_on()

    protocols = [Subprotocol(f.SUBPROTOCOL)]
    async with serve(handle, "127.0.0.1", 0, subprotocols=protocols, close_timeout=1) as server:
        port = server.sockets[0].getsockname()[1]
        stage = _build(path, f"http://127.0.0.1:{port}", visits, expires_in)
        if start:
            stage.client.start(stage.listener())
        try:
            yield stage
        finally:
            await asyncio.to_thread(stage.client.stop)
            await asyncio.to_thread(stage.store.close)
        assert stage.crashes == []


def _build(path: Path, url: str, visits: "asyncio.Queue[Visit]", expires_in: int) -> Stage:
    store = Store.open(path, KEY, lambda changes: None)
    http, kept, crashes = FakeHttp(url), Kept(), list[BaseException]()
    client = Client(
        store, cast(Http, http), kept, crashes.append,
        signed_in=signed_in(expires_in=expires_in), jitter=lambda: 0.0,
    )  # fmt: skip
    return Stage(store, client, http, kept, visits, crashes=crashes)

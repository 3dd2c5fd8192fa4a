"""Link: one signed-in socket. Four tasks (read, write, follow the log, watch the clock) until one
of them ends; then the others are cancelled and the socket is closed with a code that says why."""

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NamedTuple

from aiohttp import WSMsgType, web
from sqlalchemy.exc import OperationalError

from backend import snapshot
from backend.attendance import Attendance
from backend.commands import Refused
from backend.dispatch import Dispatch, failed, parsed
from backend.herald import Herald
from backend.hub import TOPICS, Hub
from backend.log import Log
from backend.permissions import PERMISSIONS, Access
from backend.presence import Presence
from backend.session import Identity, Pace, Session
from backend.telephony.phones import Phones
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.codec import ProtocolError
from core.protocol.commands import VOLATILE, PhoneAt, SetTyping, SetViewing
from core.protocol.signals import Signal

_EVERYBODY = Access(None, None)
_log = logging.getLogger("santral.platform")


class Closing(Exception):
    """The line ends with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


class Parts(NamedTuple):
    """What every link shares. `identify` says who is behind an access token."""

    log: Log
    hub: Hub
    dispatch: Dispatch
    presence: Presence
    phones: Phones
    attendance: Attendance
    herald: Herald
    snapshots: asyncio.Semaphore
    identify: Callable[[str], Awaitable[Identity | None]]


class Link:
    """`end` may be called at any time; `run` raises Closing."""

    def __init__(
        self, parts: Parts, socket: web.WebSocketResponse, session: Session, pace: Pace
    ) -> None:
        self.session = session
        self._parts = parts
        self._socket = socket
        self._pace = pace
        self._news = asyncio.Event()
        self._waiting = asyncio.Event()
        self._room = asyncio.Event()
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._answers = {
            f.Ping: self._ping,
            f.Cmd: self._command,
            f.Query: self._query,
            f.AuthRefresh: self._refresh,
            f.Ack: self._ack,
            f.Sub: self._sub,
            f.Unsub: self._unsub,
        }
        self._topics: dict[str, Callable[[], None]] = {}
        """How to stop listening to each."""

    def end(self, closing: Closing) -> None:
        if not self._ended.done():
            self._ended.set_exception(closing)

    def push(self, frame: f.ServerFrame) -> None:
        self._push(codec.encode(frame))

    def subscribe(self, topics: Iterable[str]) -> None:
        """What there is of them is told at once. Only to whoever supervises; nobody is refused, as a
        newer desk may know topics that this platform does not."""
        if self.session.who.viewer.role == "agent":
            return
        for topic in TOPICS.intersection(topics) - self._topics.keys():
            self._topics[topic] = self._parts.hub.listen(self._hear, topic)
            for signal in self._parts.hub.current(topic):
                self._hear(signal)

    async def run(self) -> None:
        """Until the line ends; raises Closing, returns where the peer closed."""
        joined = self._parts.herald.join(self.session.who.viewer, self._news.set)
        stops = (joined, self._parts.hub.listen(self._hear))
        work = (self._read(), self._write(), self._follow(), self._watch())
        tasks: list[asyncio.Future[None]] = [*map(asyncio.ensure_future, work), self._ended]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for stop in (*stops, *self._topics.values()):
                stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in sorted(done, key=tasks.index, reverse=True):
            task.result()

    # In

    async def _read(self) -> None:
        while True:
            message = await self._socket.receive()
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
                return
            if message.type is WSMsgType.ERROR:
                raise Closing(self._socket.close_code or f.CLOSE_PROTOCOL, "unreadable")
            if message.type is not WSMsgType.TEXT:
                raise Closing(f.CLOSE_PROTOCOL, "not text")
            await self._frame(message.data)

    async def _frame(self, text: str) -> None:
        if len(text) > f.MAX_CLIENT_FRAME or len(text.encode()) > f.MAX_CLIENT_FRAME:
            raise Closing(f.CLOSE_PROTOCOL, "too large")
        try:
            frame = codec.client_frame(text)
        except ProtocolError:
            raise Closing(f.CLOSE_PROTOCOL, "not a frame") from None
        if isinstance(frame, f.Hello):
            raise Closing(f.CLOSE_PROTOCOL, "a second hello")
        wait = self.session.heard(self._parts.log.clock())
        if wait:
            await asyncio.sleep(
                wait / 1000
            )  # a flood is read slowly: it fills the sender's own buffers
        if answer := self._answers.get(type(frame)):
            await answer(frame)

    async def _ping(self, ping: Any) -> None:
        self.push(self.session.pong(ping.id, self._parts.log.clock()))

    async def _ack(self, ack: Any) -> None:
        self.session.acked = max(self.session.acked, ack.seq)

    async def _query(self, query: Any) -> None:
        self.push(failed(query.id, f.Failure(code="bad_request", field="type")))

    async def _sub(self, sub: Any) -> None:
        self.subscribe(sub.topics)

    async def _unsub(self, unsub: Any) -> None:
        for topic in unsub.topics:
            self._topics.pop(topic, _nothing)()

    async def _refresh(self, refresh: Any) -> None:
        who = await self._parts.identify(refresh.token)
        ok = who is not None and self.session.refresh(who)
        failure = None if ok else f.Failure(code="unauthenticated")
        self.push(f.Res(id=refresh.id, ok=ok, error=failure))

    async def _command(self, cmd: Any) -> None:
        after = self.session.may_command(self._parts.log.clock())
        if after:
            limited = f.Failure(code="rate_limited", retry=True, after_ms=after)
            self.push(failed(cmd.id, limited))
        elif cmd.type in VOLATILE:
            self.push(self._volatile(cmd))
        else:
            self.push(await self._given(cmd))

    async def _given(self, cmd: f.Cmd) -> f.Res:
        """A bug in one handler, or a full disk, must not end the session: the desk would come
        again with the same command."""
        giving = self._parts.dispatch.give(self.session.who, cmd)
        (result,) = await asyncio.gather(giving, return_exceptions=True)
        if isinstance(result, f.Res):
            return result
        _log.error("command %s failed", cmd.type, exc_info=result)
        if isinstance(result, OperationalError):
            return failed(cmd.id, f.Failure(code="unavailable", retry=True, after_ms=5_000))
        return failed(cmd.id, f.Failure(code="internal"))

    def _volatile(self, cmd: f.Cmd) -> f.Res:
        """Typing and viewing: true only while the line lasts, so neither stored nor repeated."""
        try:
            body = parsed(cmd)
        except Refused as refused:
            return failed(cmd.id, refused.failure)
        conversation = body.conversation if isinstance(body, SetTyping | SetViewing) else None
        if cmd.type not in PERMISSIONS[self.session.who.viewer.role]:
            return failed(cmd.id, f.Failure(code="forbidden"))
        if conversation is not None and not self._sees(conversation):
            return failed(cmd.id, f.Failure(code="not_found", field="conversation"))
        who, presence = self.session.who.person, self._parts.presence
        if isinstance(body, PhoneAt):
            self._parts.phones.put(self.session.id, who.id, body.address, body.calls)
        elif isinstance(body, SetTyping):
            presence.typing(self.session.id, who, body)
        else:
            presence.view(self.session.id, who, conversation)
        return f.Res(id=cmd.id, ok=True)

    def _sees(self, conversation: str) -> bool:
        access = self._parts.log.access(conversation)
        return access is not None and self.session.who.viewer.sees(access)

    # Out

    async def _write(self) -> None:
        while True:
            data = self.session.queue.pop()
            if data is None:
                self._waiting.clear()
                await self._waiting.wait()
                continue
            self._room.set()
            await self._socket.send_frame(data, WSMsgType.TEXT)

    def _push(self, data: bytes) -> None:
        self.session.queue.push(data)
        self._waiting.set()

    async def _push_when_room(self, data: bytes) -> None:
        """Raises Closing where the desk takes nothing for as long as our patience lasts."""
        queue = self.session.queue
        if queue.full:
            queue.drop_signals()
        while queue.full:
            sent = queue.sent
            self._room.clear()
            try:
                async with asyncio.timeout(self._pace.patience_ms / 1000):
                    await self._room.wait()
            except TimeoutError:
                if queue.sent == sent:
                    raise Closing(f.CLOSE_TOO_SLOW, "too slow") from None
        self._push(data)

    async def _follow(self) -> None:
        """The log is the truth and listening only a hint: so nothing is lost or doubled between
        what was read from the file and what happens now."""
        cursor = self.session.cursor
        if cursor is None:
            cursor = await self._snapshot()
        self._hear_current()
        while True:
            self._news.clear()
            entries = await self._parts.log.after(cursor)
            if cursor < self._parts.log.floor:
                raise Closing(f.CLOSE_EPOCH, "the log no longer reaches back so far")
            for entry in self.session.see_all(entries):
                if code := self.session.outdated(entry):
                    raise Closing(code, "what you may see has changed")
                if data := self.session.see(entry):
                    await self._push_when_room(data)
            cursor = entries[-1].seq if entries else cursor
            if not entries:
                await self._news.wait()

    async def _snapshot(self) -> int:
        """Sends all that this person may see; returns the sequence number it stands at."""
        viewer = self.session.who.viewer
        with tempfile.TemporaryFile() as file:
            async with self._parts.snapshots:
                whole = await self._parts.log.database.read(
                    lambda c: snapshot.take(c, viewer, file, self._parts.log.clock())
                )
            for page in range(1, whole.pages + 1):
                await self._push_when_room(await asyncio.to_thread(whole.frame, page))
        self.session.start(whole.seq)
        return whole.seq

    def _hear(self, signal: Signal) -> None:
        about: str | None = getattr(signal.body, "conversation", None)
        access = self._parts.log.access(about) if about else _EVERYBODY
        if data := self.session.hear(signal, access):
            self.session.queue.signal(signal.key, data)
            self._waiting.set()

    def _hear_current(self) -> None:
        for signal in self._parts.hub.current():
            self._hear(signal)

    # The clock

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._pace.tick_ms / 1000)
            self._news.set()  # what it could not see it was not woken for: the cursor keeps up
            if code := self.session.over(self._parts.log.clock()):
                raise Closing(code, "time is up")


def _nothing() -> None:
    """Of a topic that was not subscribed to."""

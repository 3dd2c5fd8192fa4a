"""The gateway: `/v1/ws`. It greets, keeps the sessions, and ends them when it must."""

import asyncio
import contextlib

from aiohttp import WSMsgType, web

from backend.link import Closing, Link, Parts
from backend.session import Identity, Pace, Session, known_of, mode_of
from core.ids import uuid7
from core.protocol import codec
from core.protocol.codec import ProtocolError
from core.protocol.frames import (
    CLOSE_DRAINING,
    CLOSE_HEARTBEAT,
    CLOSE_PROTOCOL,
    CLOSE_REPLACED,
    CLOSE_REVOKED,
    CLOSE_TOKEN_EXPIRED,
    CLOSE_VERSION,
    MAX_CLIENT_FRAME,
    SUBPROTOCOL,
    VERSION,
    Error,
    ErrorCode,
    GoAway,
    Hello,
)

_GOODBYE = 1.0
"""Seconds a peer has to answer a close."""
_PURGE = "revoked, purge"
_FLUSH = 30.0
"""Seconds after which a line that takes nothing is cut: what is in its buffers is lost to it."""
MAX_MESSAGE = 4 * MAX_CLIENT_FRAME
"""Where reading stops for good; between the limit and this the peer is told why."""
_CODES: dict[int, ErrorCode] = {
    CLOSE_PROTOCOL: "bad_request",
    CLOSE_TOKEN_EXPIRED: "unauthenticated",
    CLOSE_REVOKED: "forbidden",
    CLOSE_VERSION: "upgrade_required",
}
"""Error frames that go before a close."""


class Gateway:
    def __init__(self, parts: Parts, pace: Pace) -> None:
        self._parts = parts
        self._pace = pace
        self._links: dict[str, Link] = {}
        self._draining = False
        self._open = 0
        self._empty = asyncio.Event()

    @property
    def sessions(self) -> int:
        return len(self._links)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(
            protocols=(SUBPROTOCOL,), compress=False, max_msg_size=MAX_MESSAGE, timeout=_GOODBYE
        )
        try:
            await socket.prepare(request)
        except ConnectionError:
            return web.Response()  # the peer went in mid-handshake: nobody is there to read it
        self._open += 1
        try:
            link = await self._greet(socket)
            await self._run(link)
        except Closing as closing:
            await close(socket, closing)
        except ConnectionError:
            await socket.close()  # the peer went while it was being written to
        finally:
            self._open -= 1
            if not self._open:
                self._empty.set()
            if request.transport is not None:
                asyncio.get_running_loop().call_later(_FLUSH, request.transport.abort)
        return socket

    def revoke(self, user: str, device: str) -> None:
        """Ends the sessions of a person on a device that signed out; `device` empty: all of them,
        and what their desks keep must go."""
        reason = "revoked" if device else _PURGE
        for link in self._links.values():
            who = link.session.who
            if who.person.id == user and device in ("", who.device):
                link.end(Closing(CLOSE_REVOKED, reason))

    async def drain(self, after_ms: int) -> None:
        """Asks every desk to leave, waits, and closes those that stayed."""
        self._draining = True
        for link in self._links.values():
            link.push(GoAway(after_ms=after_ms))
        await self._emptied(after_ms / 1000)
        for link in self._links.values():
            link.end(Closing(CLOSE_DRAINING, "draining"))
        await self._emptied(2 * _GOODBYE)

    async def _emptied(self, seconds: float) -> None:
        if self._open:
            self._empty.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._empty.wait()

    async def _greet(self, socket: web.WebSocketResponse) -> Link:
        if self._draining:
            raise Closing(CLOSE_DRAINING, "draining")
        if socket.ws_protocol != SUBPROTOCOL:
            raise Closing(CLOSE_VERSION, "subprotocol")
        hello = await self._hello(socket)
        if VERSION not in hello.versions:
            raise Closing(CLOSE_VERSION, "version")
        who = await self._identity(hello)
        return await self._welcome(socket, hello, who)

    async def _hello(self, socket: web.WebSocketResponse) -> Hello:
        try:
            async with asyncio.timeout(self._pace.hello_ms / 1000):
                message = await socket.receive()
        except TimeoutError:
            raise Closing(CLOSE_HEARTBEAT, "no hello") from None
        if message.type is not WSMsgType.TEXT or len(message.data) > MAX_CLIENT_FRAME:
            raise Closing(CLOSE_PROTOCOL, "hello")
        try:
            frame = codec.client_frame(message.data)
        except ProtocolError:
            raise Closing(CLOSE_PROTOCOL, "hello") from None
        if not isinstance(frame, Hello) or not 0 < len(frame.device_id) <= 100:
            raise Closing(CLOSE_PROTOCOL, "hello")
        return frame

    async def _identity(self, hello: Hello) -> Identity:
        who = await self._parts.identify(hello.token)
        if who is None:
            raise Closing(CLOSE_TOKEN_EXPIRED, "token")
        if who.device != hello.device_id:
            raise Closing(CLOSE_REVOKED, "another device's token")
        return who

    async def _welcome(self, socket: web.WebSocketResponse, hello: Hello, who: Identity) -> Link:
        log = self._parts.log
        known = await known_of(log, who.person.id)
        mode = mode_of(hello.resume, known)
        session = Session(uuid7(), who, self._pace, log.clock())
        after = hello.resume.seq if hello.resume and mode == "resume" else None
        head = known.head if after is None else await log.newest_visible(who.viewer, after)
        link = Link(self._parts, socket, session, self._pace)
        self._replace(link)
        if after is not None:
            session.start(after)
        link.push(session.welcome(known, mode, head, log.clock()))
        link.subscribe(hello.topics)
        return link

    def _replace(self, link: Link) -> None:
        """The same device again: its older line is dead, or soon will be."""
        who = link.session.who
        for other in self._links.values():
            older = other.session.who
            if (older.person.id, older.device) == (who.person.id, who.device):
                other.end(Closing(CLOSE_REPLACED, "replaced"))
        self._links[link.session.id] = link

    async def _run(self, link: Link) -> None:
        self._parts.attendance.came(link.session.user)
        try:
            await link.run()
        finally:
            self._parts.attendance.left(link.session.user)
            self._links.pop(link.session.id, None)
            self._parts.presence.left(link.session.id)
            self._parts.phones.left(link.session.id)


async def close(socket: web.WebSocketResponse, closing: Closing) -> None:
    """Says why, where there is a frame for it, and closes with the code."""
    code = _CODES.get(closing.code)
    with contextlib.suppress(ConnectionError, RuntimeError, TimeoutError):
        if code and not socket.closed:
            async with asyncio.timeout(1):
                error = Error(code=code, purge=closing.reason == _PURGE)
                await socket.send_str(codec.encode(error).decode())
        await socket.close(code=closing.code, message=closing.reason.encode())

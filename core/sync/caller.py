"""Caller: comes to the platform, stays while it can, and comes again. On the network thread."""

import asyncio
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.clock import Clock, monotonic_ms, wall_ms
from core.errors import UserError
from core.log import Code
from core.protocol.events import Event
from core.protocol.frames import VERSION, Hello, HelloOk, Res, Resume
from core.protocol.outputs import Next
from core.protocol.session import Session, State
from core.protocol.signals import Signal
from core.store.store import Store
from core.sync.address import socket_url
from core.sync.backoff import Backoff
from core.sync.connection import Wire, open_wire
from core.sync.failures import NobodyThere, Refusal, SignedOut, Unreachable
from core.sync.http import Http
from core.sync.line import LineWatch
from core.sync.talk import Ears, Talk
from core.sync.tokens import Access, Tokens

_log = logging.getLogger(__name__)


class Guest(Protocol):
    """Who uses the line while it stands."""

    def up(self, talk: Talk, hello: HelloOk) -> None: ...

    def down(self) -> None: ...

    def answered(self, res: Res) -> None: ...

    def signal(self, signal: Signal) -> None: ...

    def offered(self, event: Event) -> None: ...

    def purge(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Calling:
    """What every call needs."""

    store: Store
    http: Http
    tokens: Tokens
    clock: Clock
    tls: ssl.SSLContext | None
    locale: str
    jitter: Callable[[], float]


class Caller:
    def __init__(self, calling: Calling, line: LineWatch, guest: Guest) -> None:
        self._calling, self._line, self._guest = calling, line, guest
        self._backoff = Backoff(calling.jitter)
        self._called = asyncio.Event()
        self._talk: Talk | None = None
        self._stale_token: str | None = None
        self._forget_cursor = False
        self._nobody = False
        """The last knock came to no platform."""

    async def run(self) -> None:
        while True:
            began = monotonic_ms()
            self._called.clear()
            after = await self._visit()
            _log.info("the line is over: %s, then %s", Code(after.reason), Code(after.step))
            self._stale_token = self._stale_token if after.step == "refresh" else None
            self._forget_cursor = after.forget
            if after.step == "end":
                await self._end(after)
            else:
                await self._pause(after, (monotonic_ms() - began) / 1_000)

    def call_now(self) -> None:
        """Whatever stands or is tried is dropped, and a new line is tried at once."""
        self._called.set()
        if self._talk is not None:
            self._talk.abandon()

    @property
    def ended(self) -> bool:
        return self._line.now.state == "ended"

    async def _visit(self) -> Next:
        """One line from the first knock to its end; says what follows."""
        self._line.connecting()
        self._nobody = False
        try:
            access = await self._calling.tokens.access(self._stale_token)
            resume = await self._resume()
            wire = await self._knock(access)
            return await self._stay(wire, access, resume)
        except SignedOut:
            return Next("end", "signed_out")
        except Unreachable as failure:
            self._nobody = isinstance(failure, NobodyThere)
            return Next("at_once" if self._called.is_set() else "backoff", failure.reason)
        except Refusal:
            return Next("backoff", "unavailable")
        except UserError as error:
            return Next("backoff", error.code)

    async def _resume(self) -> Resume | None:
        if self._forget_cursor:
            return None
        return await asyncio.wrap_future(self._calling.store.cursor())

    async def _knock(self, access: Access) -> Wire:
        """Gives up a knock that hangs as soon as somebody calls for a new one."""
        url = socket_url(self._calling.http.url, access.ws_path)
        knock = asyncio.create_task(open_wire(url, self._calling.tls))
        called = asyncio.create_task(self._called.wait())
        try:
            await asyncio.wait({knock, called}, return_when=asyncio.FIRST_COMPLETED)
            if not knock.done():
                raise Unreachable
            return knock.result()
        finally:
            knock.cancel()
            called.cancel()

    async def _stay(self, wire: Wire, access: Access, resume: Resume | None) -> Next:
        session = Session(
            self._hello(access, resume), token_life_ms=access.life_ms(),
            jitter=self._calling.jitter,
        )  # fmt: skip
        calling = self._calling
        talk = Talk(wire, session, calling.store, calling.tokens, calling.clock, self._ears())
        self._talk = talk
        try:
            after = await talk.run(access.token)
        finally:
            self._talk = None
            self._stale_token = talk.token
            self._guest.down()
        return Next("at_once", "called") if self._called.is_set() and after.step != "end" else after

    def _hello(self, access: Access, resume: Resume | None) -> Hello:
        http = self._calling.http
        return Hello(
            versions=(VERSION,), token=access.token, device_id=http.device_id, client=http.client,
            resume=resume, locale=self._calling.locale,
        )  # fmt: skip

    def _ears(self) -> Ears:
        return Ears(
            welcomed=self._welcomed, answered=self._guest.answered, signal=self._guest.signal,
            offered=self._guest.offered,
            progress=self._progress, no_room=self._line.no_room,
        )  # fmt: skip

    def _welcomed(self, hello: HelloOk) -> None:
        if self._talk is not None:
            self._guest.up(self._talk, hello)

    def _progress(self, state: State, done: int, total: int) -> None:
        if state == "live":
            self._line.live()
        elif state in ("snapshot", "catching_up"):
            self._line.catching_up(done, total)

    async def _pause(self, after: Next, lasted_s: float) -> None:
        at_once = after.step != "backoff"
        seconds = self._backoff.wait(at_once=at_once, lasted_s=lasted_s, nobody=self._nobody)
        if (at_once and seconds == 0) or self._called.is_set():
            return
        self._line.offline(after.reason, retry_at=wall_ms() + int(seconds * 1_000))
        try:
            async with asyncio.timeout(seconds):
                await self._called.wait()
        except TimeoutError:
            return

    async def _end(self, after: Next) -> None:
        """For good, until somebody acts."""
        self._line.ended(after.reason)
        if after.purge:
            self._guest.purge()
        await self._called.wait()

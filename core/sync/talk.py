"""Talk: one open line from the first hello to its end. Does what the session says."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from core.clock import Clock, monotonic_ms
from core.errors import UserError
from core.log import Code
from core.protocol import codec
from core.protocol import outputs as o
from core.protocol.codec import ProtocolError
from core.protocol.events import Event, OfferUpserted
from core.protocol.frames import CLOSE_HEARTBEAT, Ev, HelloOk, Res
from core.protocol.session import Session, State
from core.protocol.signals import Signal
from core.store.store import OutboxCommand, Store
from core.sync.connection import Closed, Wire
from core.sync.failures import SignedOut, Unreachable
from core.sync.tokens import Tokens
from core.work import Offer

_log = logging.getLogger(__name__)
T = TypeVar("T")
IDLE_S = 5.0
BEAT_S = 1.0
EVENT, SIGNAL = b'{"t":"ev"', b'{"t":"sig"'
OFFER = b'"offer.upserted"'
HEAD = 256
"""Bytes of a frame within which its type stands."""
ROOM_S = 5.0
"""How long a full disk is left alone."""

PAINT_MS = 50
"""So long nothing is written after an offer came, that its card may be painted."""


@dataclass(frozen=True, slots=True)
class Ears:
    """Who hears what the platform says; all on the network thread."""

    welcomed: Callable[[HelloOk], None]
    answered: Callable[[Res], None]
    signal: Callable[[Signal], None]
    progress: Callable[[State, int, int], None]
    """Where we are, what is done and what there is, once all of that is committed."""
    offered: Callable[[Event], None] = lambda event: None
    """An open offer to this person was read, and is not written yet."""
    no_room: Callable[[], None] = lambda: None
    """The disk is full. It is tried again until there is room or the line ends."""


class Talk:
    def __init__(
        self, wire: Wire, session: Session, store: Store, tokens: Tokens, clock: Clock, ears: Ears
    ) -> None:
        self._wire, self._session, self._store = wire, session, store
        self._tokens, self._clock, self._ears = tokens, clock, ears
        wire.glance = self._glance
        self.token = ""
        """The one the platform knows us by."""
        self._renewing: asyncio.Task[None] | None = None
        self._left = asyncio.Event()
        self._painted_by = 0
        self._me = ""
        self._misread: set[str] = set()
        """What was told of in the log: once each is enough."""

    async def run(self, token: str) -> o.Next:
        """Until the line ends; `token` is the one the hello carried. Says what follows."""
        self.token = token
        try:
            await self._do(self._session.connected(monotonic_ms()))
            while self._session.state != "over":
                await self._read()
        except Closed as closed:
            return self._session.closed(closed.code, closed.reason)
        finally:
            if self._renewing:
                self._renewing.cancel()
            self._wire.abandon()
        return self._session.closed(0)

    async def say(self, command: OutboxCommand) -> None:
        """Sends a command; the answer comes to the ears. Silent where the line is just cut."""
        await self._quietly(
            self._session.command(command.id, command.type, command.body, command.expires)
        )

    async def ask(self, id: str, type_: str, body: bytes, *, query: bool = False) -> None:
        """A query, or a command that is not kept: volatile."""
        ask = self._session.query if query else self._session.command
        await self._quietly(ask(id, type_, body))

    async def watch(self, topics: tuple[str, ...], *, on: bool) -> None:
        await self._quietly(self._session.watch(topics, on=on))

    def abandon(self) -> None:
        self._left.set()
        self._wire.abandon()

    async def _read(self) -> None:
        now = monotonic_ms()
        due = self._session.due
        pause = IDLE_S if due is None else min(IDLE_S, max(0, due - now) / 1_000)
        frames = await self._wire.read(pause)
        await self._offer_goes_first()
        now = monotonic_ms()
        outputs = [output for data in frames for output in self._session.received(data, now)]
        await self._do(outputs)
        session = self._session
        self._ears.progress(session.state, session.done, session.total)
        await self._do(session.tick(now))

    async def _offer_goes_first(self) -> None:
        """Python runs one thread at a time: a transaction begun now would take the screen's turns."""
        left = self._painted_by - monotonic_ms()
        if left > 0:
            await asyncio.sleep(left / 1_000)

    async def _do(self, outputs: Iterable[o.Output]) -> None:
        """In order; events that follow each other become one transaction."""
        events: list[Event] = []
        for output in outputs:
            if isinstance(output, o.Apply):
                self._notice(output.event)
                events.append(output.event)
            if isinstance(output, o.Page | o.Close) or self._hurries(output):
                await self._commit(events)
                events = []
            if not isinstance(output, o.Apply):
                await self._one(output)
        await self._commit(events)

    def _glance(self, data: bytes) -> bool:
        """Whether it is waited for: what is no event, an answer for one, and an offer to this person,
        which is told of when its frame comes, before what came earlier is written."""
        if not data.startswith(EVENT):
            return not data.startswith(SIGNAL)
        return OFFER in data[:HEAD] and self._is_offered(data)

    def _is_offered(self, data: bytes) -> bool:
        with contextlib.suppress(ProtocolError):  # the session has the word on those
            frame = codec.server_frame(data)
            event = codec.event(frame) if isinstance(frame, Ev) else None
            body = event.body if event else None
            if event and isinstance(body, OfferUpserted) and self._is_for_me(body.offer):
                self._painted_by = monotonic_ms() + PAINT_MS
                self._ears.offered(event)
                return True
        return False

    def _is_for_me(self, offer: Offer) -> bool:
        return offer.agent == self._me and offer.state == "open"

    def _hurries(self, output: o.Output) -> bool:
        """An offer to this person ends its transaction: a customer waits behind it, and it would
        wait for all that came after it."""
        body = output.event.body if isinstance(output, o.Apply) else None
        return isinstance(body, OfferUpserted) and body.offer.agent == self._me

    def _notice(self, event: Event) -> None:
        if event.misread:
            self._note("an event is kept that this desk cannot read", event.type)

    def _note(self, what: str, name: str) -> None:
        if name not in self._misread:
            self._misread.add(name)
            _log.warning("%s: %s", Code(what), Code(name))

    async def _one(self, output: o.Output) -> None:
        match output:
            case o.Send(frame):
                await self._wire.send(frame)
            case o.Hear(signal):
                self._ears.signal(signal)
            case o.Answer(res):
                self._ears.answered(res)
            case o.Misread(what):
                self._note("passed over, this desk cannot read it", what)
            case o.Measured(server_time, round_trip):
                self._clock.measured(server_time, round_trip)
            case o.TokenNeeded():
                self._renewing = asyncio.create_task(self._renew())
            case o.Close(code, reason):
                await self._goodbye(code, reason)
            case _:
                await self._store_it(output)

    async def _store_it(self, output: o.Output) -> None:
        match output:
            case o.Welcome(hello):
                self._me = hello.user.id
                self._clock.measured(hello.server_time, None)
                _log.info(
                    "welcome: %s from %d to %d", Code(hello.mode), self._session.applied, hello.head
                )
                await self._kept(partial(self._store.welcome, hello))
                self._ears.welcomed(hello)
            case o.BeginSnapshot(epoch, seq):
                await self._kept(partial(self._store.begin_snapshot, epoch, seq))
            case o.Page(snap):
                await self._kept(partial(self._store.snapshot_page, snap))
                self._ears.progress("snapshot", snap.page, snap.pages)
                if snap.page == snap.pages:
                    await self._quietly(self._session.committed(snap.seq))

    async def _commit(self, events: list[Event]) -> None:
        if not events:
            return
        await self._kept(partial(self._store.apply, events))
        await self._quietly(self._session.committed(events[-1].seq))

    async def _kept(self, put: "Callable[[], Future[T]]") -> T:
        """Waits for room where there is none: coming again would begin a snapshot anew."""
        while True:
            try:
                return await self._stored(put())
            except UserError as error:
                if error.code != "store.full":
                    raise
            self._ears.no_room()
            await self._wait_for_room()

    async def _wait_for_room(self) -> None:
        """Raises Closed where the line ends first."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._left.wait(), ROOM_S)
        if self._left.is_set():
            raise Closed(0)
        for output in self._session.keep_alive(monotonic_ms()):
            await self._one(output)

    async def _stored(self, future: "Future[T]") -> T:
        """Waits for the store, so that no more is read than it can take; the line stays alive."""
        waiting = asyncio.wrap_future(future)
        while True:
            done, _ = await asyncio.wait({waiting}, timeout=BEAT_S)
            if done:
                return waiting.result()
            await self._quietly(self._session.keep_alive(monotonic_ms()))

    async def _goodbye(self, code: int, reason: str) -> None:
        if code == CLOSE_HEARTBEAT:
            return self._wire.abandon()
        return await self._wire.close(code, reason)

    async def _renew(self) -> None:
        """A new access token for the open line; where none is to be had the platform closes it."""
        with contextlib.suppress(Unreachable, SignedOut):
            access = await self._tokens.access(stale=self.token)
            self.token = access.token
            now = monotonic_ms()
            await self._quietly(self._session.refreshed(access.token, access.life_ms(), now))

    async def _quietly(self, outputs: Iterable[o.Output]) -> None:
        with contextlib.suppress(Closed):
            for output in outputs:
                await self._one(output)

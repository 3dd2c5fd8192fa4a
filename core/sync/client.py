"""Client: the line, the store and the outbox joined. Built once per signed-in person.

All of it lives on the network thread; the methods may be called from any other. Nothing here
is needed to read or to write: without a line the desk goes on with what the store has.
"""

import asyncio
import random
import ssl
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from core.clock import Clock
from core.contents import Content, Recordings
from core.entities import Attachment
from core.errors import UserError
from core.ids import uuid7
from core.library import Fetched, Fetching, Wait
from core.phones import PhoneGiven
from core.protocol import codec
from core.protocol.commands import COMMAND_TYPES, PhoneAt, Request, SetViewing
from core.protocol.events import Event
from core.protocol.frames import HelloOk, Limits, Res
from core.protocol.reported import ReportedSums
from core.protocol.signals import Signal
from core.rows import Line
from core.store.store import OutboxCommand, Store
from core.supervision import AuditFetched, ReportSpec
from core.sync.ahead import Ahead
from core.sync.audit import fetch_audit
from core.sync.caller import Caller, Calling
from core.sync.carrier import Carrier
from core.sync.failures import Refusal, SignedOut, Unreachable
from core.sync.history import History
from core.sync.http import Http, SignedIn
from core.sync.line import LineWatch
from core.sync.network import NetworkThread, off_thread
from core.sync.notes import keep_fresh_at
from core.sync.reports import reported
from core.sync.sender import Sender
from core.sync.streamed import Streamed
from core.sync.talk import Talk
from core.sync.tokens import Tokens, TokenStore
from core.sync.wake import Wake, watch

Crash = Callable[[BaseException], None]
STUMBLE_S = 1.0


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told, always on the network thread."""

    line: Callable[[Line], None]
    signal: Callable[[Signal], None]
    refused: Callable[[OutboxCommand, str], None]
    """A command that ended with an error code: `expired` or the platform's."""
    purge: Callable[[], None]
    """The platform took this person's access away and wants the cache gone."""
    offered: Callable[[Event], None] = lambda event: None
    """An open offer to this person, read and not written yet."""
    phone: Callable[[PhoneGiven], None] = lambda given: None
    """What the platform gives this person's phone; on a thread of its own, so it may wait."""


class Client:
    """`crash` hears of every bug in here; what stumbled then starts over."""

    def __init__(
        self, store: Store, http: Http, kept: TokenStore, crash: Crash, *,
        signed_in: SignedIn | None = None, tls: ssl.SSLContext | None = None,
        locale: str = "", jitter: Callable[[], float] = random.random,
    ) -> None:  # fmt: skip
        self.clock = Clock()
        self.limits = Limits()
        self.session_id = ""
        """What the platform calls the open line; empty where there is none."""
        self._store, self._crash = store, crash
        self._listener: Listener | None = None
        self._thread = NetworkThread()
        self._line = LineWatch(self._tell_line)
        tokens = Tokens(http, kept, signed_in)
        self._carrier = Carrier(store, http, tokens)
        self._history = History(store, self._carrier, self.clock)
        self._sender = Sender(store, self._carrier, self.clock, self._refused)
        self._ahead = Ahead(store, self._carrier, self.clock, self._busy)
        self._held: Wait = ""
        calling = Calling(store, http, tokens, self.clock, tls, locale, jitter)
        self._caller = Caller(calling, self._line, self)
        self._talk: Talk | None = None
        self._viewing: str | None = None
        self._phone_at = PhoneAt(address="")
        self._topics: set[str] = set()
        self._whispers: set[asyncio.Task[None]] = set()

    # From any thread

    @property
    def line(self) -> Line:
        return self._line.now

    def start(self, listener: Listener, stale_since: int | None = None) -> None:
        """`stale_since`: when the store was last known to be fresh, in ms."""
        self._listener = listener
        if stale_since is not None:
            self._line.stale_since(stale_since)
        self._thread.start()
        self._thread.run(self._keep(self._caller.run))
        self._thread.run(self._keep(self._sender.run))
        self._thread.run(self._keep(self._watch))
        self._thread.run(self._keep(self._keep_fresh_at))
        self._thread.run(self._keep(self._history.prune))
        self._thread.run(self._keep(self._ahead.run))

    def stop(self) -> None:
        """Ends the line and the thread; blocks for a moment."""
        self._thread.stop()

    def recordings_from(self, recordings: Recordings | None) -> None:
        """Where uploads find what the phone recorded."""
        self._carrier.recordings = recordings
        self.nudge()

    def nudge(self) -> None:
        """The outbox has something new."""
        self._thread.call(self._sender.nudge)

    def reconnect_now(self) -> None:
        """Also after an end: the person asked for it."""
        self._thread.call(self._caller.call_now)

    def whisper(self, body: Request) -> None:
        """A volatile command: said on a live line, or never."""
        self._thread.call(lambda: self._say(body))

    def viewing(self, conversation: str | None) -> None:
        """Said again on every new line, as the platform forgets it with the old one."""
        self._thread.call(lambda: self._look_at(conversation))

    def phone_at(self, address: str, calls: tuple[str, ...] = ()) -> None:
        """Where this desk's phone can be called and what it talks on; said again on every new line."""
        self._thread.call(lambda: self._ring_at(PhoneAt(address=address, calls=calls)))

    def watch(self, topic: str, *, on: bool) -> None:
        """Signals that only some want; asked for again on every new line."""
        self._thread.call(lambda: self._watch_topic(topic, on))

    def fetch(self, file: Attachment) -> "Future[bytes]":
        """A file's content. The future raises UserError file.offline, file.gone, file.damaged."""
        return self._thread.run(self._carrier.fetch(file))

    def open(self, file: Attachment) -> Content:
        """A file that is never whole in memory, for worker threads: each piece comes from this
        machine, or from the platform where it is not here."""
        return Streamed(file, lambda at, size: self._thread.run(self._carrier.part(file, at, size)))

    def fetch_older(self, until: int, told: Callable[[Fetched], None]) -> "Future[Fetched]":
        """`told` is called on the network thread. The future raises UserError history.offline,
        history.unknown."""
        return self._thread.run(self._history.fetch(until, told))

    def fetch_audit(
        self, until: int, told: Callable[[AuditFetched], None]
    ) -> "Future[AuditFetched]":
        """As `fetch_older`."""
        work = fetch_audit(self._store, self._carrier, self.clock, until, told)
        return self._thread.run(work)

    def report(self, spec: ReportSpec) -> "Future[ReportedSums]":
        """The platform's. The future raises UserError report.offline, report.unknown."""
        return self._thread.run(reported(self._carrier, spec))

    def prune(self) -> None:
        """The policy of what is kept is another."""
        self._thread.call(self._history.look)
        self._thread.call(self._ahead.look)

    def hold_ahead(self, why: Wait) -> None:
        """Nothing is fetched that nobody opens: a call is on, or the line is paid by the byte; empty:
        go on."""
        self._thread.call(lambda: self._hold(why))

    @property
    def fetching_ahead(self) -> Fetching:
        """What is fetched ahead just now, or why nothing is."""
        return self._ahead.now

    # The caller's guest, on the network thread

    def up(self, talk: Talk, hello: HelloOk) -> None:
        self._talk = talk
        self.limits, self.session_id = hello.limits, hello.session
        self._sender.up(talk)
        if self._viewing is not None:
            self._say(SetViewing(conversation=self._viewing))
        if self._phone_at.address or self._phone_at.calls:
            self._say(self._phone_at)
        if self._topics:
            self._begin(talk.watch(tuple(sorted(self._topics)), on=True))
        self._begin(self._fetch_phone())

    def down(self) -> None:
        self._talk, self.session_id = None, ""
        self._sender.down()

    def answered(self, res: Res) -> None:
        self._sender.answered(res)

    def signal(self, signal: Signal) -> None:
        if self._listener:
            self._listener.signal(signal)

    def offered(self, event: Event) -> None:
        if self._listener:
            self._listener.offered(event)

    def purge(self) -> None:
        if self._listener:
            self._listener.purge()

    # On the network thread

    def _tell_line(self, line: Line) -> None:
        if line.state == "live":
            self._sender.caught_up()
            self._ahead.look()
        if self._listener:
            self._listener.line(line)

    def _hold(self, why: Wait) -> None:
        self._held = why
        if not why:
            self._ahead.look()

    def _busy(self) -> Wait:
        if self.line.state != "live":
            return "offline"
        return self._held or ("sending" if self._sender.busy else "")

    def _refused(self, command: OutboxCommand, code: str) -> None:
        if self._listener:
            self._listener.refused(command, code)

    def _look_at(self, conversation: str | None) -> None:
        self._viewing = conversation
        self._say(SetViewing(conversation=conversation))

    def _ring_at(self, phone: PhoneAt) -> None:
        self._phone_at = phone
        self._say(phone)

    def _watch_topic(self, topic: str, on: bool) -> None:
        (self._topics.add if on else self._topics.discard)(topic)
        if self._talk is not None:
            self._begin(self._talk.watch((topic,), on=on))

    def _say(self, body: Request) -> None:
        if self._talk is not None:
            type_ = COMMAND_TYPES[type(body)]
            self._begin(self._talk.ask(uuid7(), type_, codec.encode(body)))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Kept until it is done: the loop alone would let it be collected on the way."""
        whisper = asyncio.create_task(work)
        self._whispers.add(whisper)
        whisper.add_done_callback(self._whispers.discard)

    async def _fetch_phone(self) -> None:
        """Without an answer the accounts and the policy of last time go on."""
        try:
            given = await self._carrier.phone()
        except (Unreachable, SignedOut, Refusal):
            return
        if self._listener:
            tell = self._listener.phone
            await off_thread(lambda: tell(given))

    async def _keep_fresh_at(self) -> None:
        await keep_fresh_at(self._store, lambda: self.line.state == "live")

    async def _watch(self) -> None:
        await watch(Wake(), self._woke)

    def _woke(self) -> None:
        """Sleep and a new network end a line; they are no reason to come back uninvited."""
        if not self._caller.ended:
            self._caller.call_now()

    async def _keep(self, loop: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """One of the two network loops: whatever goes wrong in it, it starts over."""
        while True:
            try:
                return await loop()
            except UserError:  # the disk is full or the file hurt: the screen says so already
                await asyncio.sleep(5 * STUMBLE_S)
            except Exception as error:  # noqa: BLE001
                self._crash(error)
                await asyncio.sleep(STUMBLE_S)

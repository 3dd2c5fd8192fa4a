"""The gate: PJSIP listens on 127.0.0.1 only, and this stands between it and the world.

One gate to an account, all on one thread of their own. What comes in was sent by the account's
registrar, proxy or peer (`outside`, `peer`), is SIP (`sip_text`) and may be said (`trust`); then it
is changed for PJSIP (`passage`) and handed in. Whatever PJSIP says takes the opposite way. TLS, names
and lost lines are the gate's business: PJSIP hears 503 and the desk hears why.
"""

import asyncio
import contextlib
import logging
import socket
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from voip import reach
from voip.address import own_address
from voip.outside import Datagrams, Outside, Streams
from voip.passage import Passage, public_address
from voip.peer import PeerDatagrams, PeerStreams
from voip.place import split
from voip.probe import Probe
from voip.reach import Address, Unreachable
from voip.sip_text import BadMessage, Message, answer, parse
from voip.trust import DROP, LET, MOST_INSIDE, USUAL, Doorman, Limits, Rings
from voip.values import Account, Failure

ANSWER_S = 6.0
"""A registrar that says nothing for so long is called silent; PJSIP itself would wait 32 s."""
_LOOPBACK = "127.0.0.1"
_MOST_HELD = 32
_MOST_WAITING = 64
_MOST_MOVES = 3
"""A router that shows another port to every request would have us register for ever."""
_BUFFER = 4 * 1024 * 1024

_log = logging.getLogger("voip.gate")


class News(NamedTuple):
    """`open`: the line stands, at `outside`. `lost`: it does not, because of `code`. `moved`: the
    other side sees us at another address, so it must be told our new contact. `elsewhere`: this
    machine is on another network, or on one again. `step`: began."""

    kind: Literal["open", "lost", "moved", "elsewhere", "step"]
    outside: str = ""
    code: Failure | None = None
    step: str = ""


class Gates:
    """The thread. `open` from the wheel's; `close` at the end."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self._loop = asyncio.new_event_loop()
        self._rings = Rings(time.monotonic, limits)
        self._thread = threading.Thread(target=self._run, name="gate", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def open(self, account: Account, inside_port: int, tell: Callable[[News], None]) -> "Gate":
        """`tell` is called on the gate's thread. Raises OSError without a free port."""
        line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        line.bind((_LOOPBACK, 0))
        # Connected, so that nobody else on this machine can speak in PJSIP's name.
        line.connect((_LOOPBACK, inside_port))
        line.setblocking(False)
        gate = Gate(account, inside_port, line, Doorman(time.monotonic, self._rings), tell)
        asyncio.run_coroutine_threadsafe(gate.start(), self._loop).result()
        return gate

    def soon(self, work: Callable[[], None]) -> None:
        self._loop.call_soon_threadsafe(work)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        if not self._thread.is_alive():
            self._loop.close()


class Gate(asyncio.DatagramProtocol):
    """Of one account. All but `port` and `round_trip_ms` is for the gate's thread."""

    def __init__(
        self,
        account: Account,
        inside_port: int,
        line: socket.socket,
        doorman: Doorman,
        tell: Callable[[News], None],
    ) -> None:
        self._account = account
        self._line = line
        self._doorman = doorman
        self._tell = tell
        self.port: int = line.getsockname()[1]
        self.round_trip_ms: float | None = None
        self._pjsip: asyncio.DatagramTransport | None = None
        self._calls = bool(account.registrar) or account.transport == "tls"
        """The line is ours to open; else we listen, and the peer may come when it likes."""
        self._outside = _outside(account, self)
        self._is_open = False
        self._here: str | None = None
        self._moves = 0
        self._opening: asyncio.Task[None] | None = None
        self._ticking: asyncio.Task[None] | None = None
        self._held: deque[bytes] = deque(maxlen=_MOST_HELD)
        self._waiting: OrderedDict[tuple[str, str], tuple[float, bytes]] = OrderedDict()
        self._probe = Probe(account, lambda asked: self._outside.send(asked.encode(), None, asked))
        self._measuring: asyncio.Task[None] | None = None
        self._passage = Passage(
            f"{_LOOPBACK}:{inside_port}",
            f"{_LOOPBACK}:{self.port}",
            "",
            account.transport,
            account.codecs,
            own_address(account),
        )

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._pjsip, _ = await loop.create_datagram_endpoint(lambda: self, sock=self._line)
        self._ticking = loop.create_task(self._tick())
        if not self._account.registrar:
            self._open()

    def stop(self) -> None:
        for task in (self._ticking, self._opening, self._measuring):
            if task:
                task.cancel()
        self._outside.close()
        if self._pjsip:
            self._pjsip.abort()

    def freshen(self, *, anew: bool = False) -> None:
        """After a wake or a change of network: a line from an address we no longer have is closed."""
        if anew or (self._is_open and self._outside.has_moved()):
            self._close_outside()
            # Whoever could answer these spoke to the old line.
            self._held.extend(data for _, data in self._waiting.values())
            self._waiting.clear()
        if self._held or not self._account.registrar:
            self._open()

    def measure(self, tell: Callable[[tuple[float, ...]], None]) -> None:
        """Round trips to the registrar in ms; none where there is none, the line is down or asked
        just now."""
        free = self._is_open and (self._measuring is None or self._measuring.done())
        if free and self._account.registrar:
            self._measuring = asyncio.get_running_loop().create_task(self._measure(tell))
        else:
            tell(())

    async def _measure(self, tell: Callable[[tuple[float, ...]], None]) -> None:
        tell(await self._probe.trips(self._passage.outside))

    # From PJSIP

    def datagram_received(self, data: bytes, address: object) -> None:
        if not self._is_open:
            self._held.append(data)
            self._open()
            return
        try:
            message = parse(data)
        except BadMessage:
            return
        if not self._is_first(message, data) and self._account.transport != "udp":
            # PJSIP repeats itself as one must over UDP; a stream loses nothing.
            return
        self._doorman.went_out(message)
        way = self._passage.out(message)
        self._outside.send(message.encode(), way, message)

    def _is_first(self, message: Message, data: bytes) -> bool:
        """Remembers a request until its answer; False for one that still waits for it."""
        if not message.is_request or message.method == "ACK":
            return True
        key = message.branch, message.method
        if key in self._waiting:
            return False
        self._waiting[key] = time.monotonic(), data
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        return True

    # From outside

    def received(self, data: bytes, way: int, source: Address) -> None:
        if not data.strip():
            return
        try:
            message = parse(data)
        except BadMessage as why:
            _log.info("thrown away: %s", why)
            return
        if self._probe.took(message):
            return
        verdict = self._doorman.judge(message)
        if verdict.status > 0 and not message.is_request:
            # Without it PJSIP says good-bye to the other side; thrown away whole it would wait.
            message.take_body_off()
            verdict = LET
        if verdict == LET:
            self._let_in(message, way, source)
        elif verdict != DROP and message.is_request:
            self._refuse(message, way, verdict.status, verdict.reason)

    def _let_in(self, message: Message, way: int, source: Address) -> None:
        if len(message.encode()) > MOST_INSIDE:
            self._refuse(message, way, 513, "Message Too Large")
            return
        if not message.is_request:
            self._answered(message)
        self._passage.into(message, way, source)
        if self._pjsip:
            self._pjsip.sendto(message.encode())

    def _refuse(self, request: Message, way: int, status: int, reason: str) -> None:
        if request.is_request and request.method != "ACK":
            _log.info("refused a request with %d", status)
            response = answer(request, status, reason)
            self._outside.send(response.encode(), way, response)

    def _answered(self, response: Message) -> None:
        sent = self._waiting.pop((response.branch, response.method), None)
        if not sent or response.method == "INVITE":
            return
        self.round_trip_ms = (time.monotonic() - sent[0]) * 1_000
        seen = public_address(response)
        strange = seen not in ("", self._passage.outside)
        if response.method == "REGISTER" and strange and self._moves < _MOST_MOVES:
            self._moves += 1
            self._passage = self._passage_at(seen)
            self._tell(News("moved", seen))

    # The line

    def step(self, name: str) -> None:
        self._tell(News("step", step=name))

    def lost(self, code: Failure) -> None:
        if self._calls:
            self._is_open = False
        self._fail(code)

    def _open(self) -> None:
        if not self._is_open and (self._opening is None or self._opening.done()):
            self._opening = asyncio.get_running_loop().create_task(self._do_open())

    async def _do_open(self) -> None:
        try:
            await self._outside.open()
        except Unreachable as error:
            self._fail(error.code)
            return
        self._is_open = True
        self._moves, self._here = 0, self._outside.here()
        self._passage = self._passage_at(self._outside.address)
        self._tell(News("open", self._outside.address))
        while self._held and self._is_open:
            self.datagram_received(self._held.popleft(), None)

    def _passage_at(self, outside: str) -> Passage:
        media = reach.media_address(split(outside)[0])
        return replace(self._passage, outside=outside, media=media)

    def _close_outside(self) -> None:
        self._is_open = False
        self._outside.close()

    def _fail(self, code: Failure) -> None:
        """Tells why before PJSIP hears 503, so that who asks on 503 knows it."""
        self._tell(News("lost", code=code))
        unanswered = [data for _, data in self._waiting.values()] + list(self._held)
        self._waiting.clear()
        self._held.clear()
        for data in unanswered:
            self._unavailable(data)

    def _unavailable(self, data: bytes) -> None:
        with contextlib.suppress(BadMessage):
            request = parse(data)
            if request.is_request and request.method != "ACK" and self._pjsip:
                self._pjsip.sendto(answer(request, 503, "Service Unavailable").encode())

    async def _tick(self) -> None:
        beat = 0.0
        while True:
            await asyncio.sleep(1)
            beat += 1
            self._look_where()
            if self._is_open and 0 < self._account.keep_alive_s <= beat:
                beat = 0
                self._outside.keep_alive()
            if self._is_silent():
                self._close_outside()
                self._fail("nobody_answers")

    def _look_where(self) -> None:
        """No desk may be there to notice it (`core/sync/wake.py`), and each registrar has a way of
        its own."""
        here, before = self._outside.here(), self._here
        self._here = here
        if here and before is not None and here != before:
            self._tell(News("elsewhere"))
        elif before and not here and self._is_open:
            self._close_outside()
            self._fail("transport_lost")

    def _is_silent(self) -> bool:
        late = time.monotonic() - ANSWER_S
        asked = [at for (_, method), (at, _) in self._waiting.items() if method == "REGISTER"]
        return bool(asked) and asked[0] < late


def _outside(account: Account, gate: Gate) -> Outside:
    # Who listens for TLS needs a certificate; so towards a peer too the line is opened by us.
    if account.registrar or account.transport == "tls":
        return Datagrams(account, gate) if account.transport == "udp" else Streams(account, gate)
    return (
        PeerDatagrams(account, gate) if account.transport == "udp" else PeerStreams(account, gate)
    )

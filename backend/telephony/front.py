"""The front: the one place where an operator reaches us, before the processes of the calls.

Each call is a process (`voip.actor`) that speaks UDP on 127.0.0.1 and takes the front for its proxy.
Which one a message belongs to its Call-ID says. Towards the world it becomes ours, as at the phone's
gate (`voip.passage`); the front has seen all that was said, so it can end a call whose process fell.
"""

import asyncio
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from backend.telephony.arrival import Arrival, arrival_of
from backend.telephony.dialog import Dialog, copy
from backend.telephony.digest import Digest
from backend.telephony.lines import Lines, Place, Transport
from backend.telephony.secrecy import Secrecy
from backend.telephony.secure import secure
from backend.telephony.trunk import Trunk
from backend.telephony.watch import Watch, question
from voip import sdp
from voip.passage import Passage, is_sdp
from voip.sip_text import BadMessage, Message, answer, parse
from voip.trust import MOST_INSIDE, Bucket

_log = logging.getLogger("santral.front")
_LOOPBACK = "127.0.0.1"
_CODECS = ("PCMA", "PCMU", "G722")
_URI = re.compile(r"sips?:(?:([^@>;?]*)@)?([0-9.]{7,15})(?::([0-9]{1,5}))?([^>]*)", re.IGNORECASE)
_NEW_AT_ONCE, _NEW_PER_S = 20, 10.0
"""Calls the operator may begin: each is a process that has to start."""
_MOST_HELD = 20
_CALLERS_METHODS = ("INVITE", "ACK", "BYE", "CANCEL", "INFO", "UPDATE", "PRACK", "OPTIONS")
_AGAIN_S = (0.5, 1.0, 2.0, 4.0)


@dataclass
class _Way:
    """One Call-ID. `port` is its process's; 0 while it starts and after it fell."""

    lines: Lines
    place: Place
    passage: Passage
    dialog: Dialog
    port: int = 0
    fell: bool = False
    uri: tuple[str, str] = ("", "")
    """A request URI of the process, and what it is outside."""
    secrecy: Secrecy = field(default_factory=Secrecy)
    held: list[Message] = field(default_factory=list)


class Front(asyncio.DatagramProtocol):
    """`arrived` is called on the loop; then `take` or `refuse`. `dial` says where a number leads
    that somebody was handed on to in a call (what `welcome` said of its process): a SIP URI, or
    nothing."""

    def __init__(
        self, trunk: Trunk | None, arrived: Callable[[Arrival], None],
        dial: Callable[[str, str], str | None],
    ) -> None:  # fmt: skip
        self._trunk, self._arrived, self._dial = trunk, arrived, dial
        self.homes: set[str] = set()
        """host:port that mean ourselves in what a colleague's phone names."""
        self._hosts: frozenset[str] = frozenset()
        self._outside = Lines(lambda host: host in self._hosts, self._from_trunk)
        self._desks = Lines(lambda host: host == _LOOPBACK, self._from_desk)
        self._inside: asyncio.DatagramTransport | None = None
        self._ways: dict[str, _Way] = {}
        self._calls: dict[int, str] = {}
        """Port of a process -> what its INVITEs say in X-ADP-Call."""
        self._met: dict[str, tuple[int, int]] = {}
        """Call-ID -> ports, of calls between two processes."""
        self._new = Bucket(_NEW_AT_ONCE, _NEW_PER_S, time.monotonic())
        self._ending: set[asyncio.Task[None]] = set()
        self.watch = Watch(self._ask) if trunk else None
        self.digest = Digest()

    address: str
    """host:port that processes take for their proxy."""

    async def start(self) -> None:
        """For the processes and the desks. Raises OSError."""
        loop = asyncio.get_running_loop()
        self._inside, _ = await loop.create_datagram_endpoint(
            lambda: self, local_addr=(_LOOPBACK, 0)
        )
        port = self._inside.get_extra_info("sockname")[1]
        self.address = f"{_LOOPBACK}:{port}"
        await self._desks.open(_LOOPBACK, 0)
        self.homes.add(self._desks.address)

    async def admit(self) -> None:
        """Calls from the trunk, from now on. Raises OSError."""
        if self._trunk is not None and self.watch is not None:
            await self._open_trunk(self._trunk)
            self.watch.start()

    @property
    def trunk_address(self) -> str:
        return self._outside.address

    @property
    def desk_address(self) -> str:
        return self._desks.address

    def stop(self) -> None:
        for task in self._ending:
            task.cancel()
        if self.watch:
            self.watch.stop()
        for lines in (self._outside, self._desks):
            lines.close()
        if self._inside:
            self._inside.abort()

    def welcome(self, port: int, call: str) -> None:
        """A process that may speak; `call` goes with all that it rings."""
        self._calls[port] = call

    def take(self, call_id: str, port: int) -> None:
        """What came for this call goes to its process from now on."""
        way = self._ways.get(call_id)
        if way is None:
            return
        way.port = port
        way.passage = self._passage(port, way.lines, way.place)
        held, way.held = way.held, []
        for message in held:
            self._in(way, message)

    def refuse(self, call_id: str, status: int) -> None:
        if way := self._ways.pop(call_id, None):
            for message in way.held:
                if message.is_request and message.method == "INVITE":
                    way.lines.send(answer(message, status, "Unavailable"), way.place)

    def forget(self, port: int) -> None:
        """A process that ended in order."""
        self._calls.pop(port, None)
        self._met = {id: to for id, to in self._met.items() if port not in to}
        self._ways = {id: way for id, way in self._ways.items() if way.port != port}

    def fell(self, port: int) -> None:
        """A process that is gone with its calls: everybody on them is told, as it would have."""
        self._calls.pop(port, None)
        for call_id, way in self._ways.items():
            if way.port == port:
                way.port, way.fell = 0, True
                task = asyncio.get_running_loop().create_task(self._end(call_id, way))
                self._ending.add(task)
                task.add_done_callback(self._ending.discard)

    async def _end(self, call_id: str, way: _Way) -> None:
        """Again until it is answered: a datagram may be lost."""
        if (last := way.dialog.end()) is None:
            return
        for pause in _AGAIN_S:
            way.lines.send(last, self._towards(last, way))
            await asyncio.sleep(pause)
            if call_id not in self._ways:
                return
        self._ways.pop(call_id, None)

    # From outside

    def _from_trunk(self, message: Message, source: Place) -> None:
        if self.watch and self.watch.heard(message):
            return
        if message.call_id in self._ways:
            self._known(message, source)
        elif message.is_request and message.method != "ACK":
            self._strange(message, source)

    def _from_desk(self, message: Message, source: Place) -> None:
        """Desks are rung here, and call by showing who they are."""
        if message.call_id in self._ways:
            self._known(message, source)
        elif message.is_request and message.method == "INVITE" and not message.in_dialog:
            self._desk_calls(message, source)
        elif message.is_request and message.method != "ACK":
            self._desks.send(answer(message, 481, "Call Does Not Exist"), source)

    def _desk_calls(self, message: Message, source: Place) -> None:
        user = self.digest.user_of(message)
        if not user:
            self._desks.send(self.digest.challenge(message), source)
        elif not _is_bearable(message):
            self._desks.send(answer(message, 488, "Not Acceptable"), source)
        elif not self._new.take(time.monotonic()):
            self._desks.send(answer(message, 503, "Not Now"), source)
        else:
            self._begin(message, source, self._desks, user)

    def _strange(self, message: Message, source: Place) -> None:
        if message.method == "OPTIONS":
            self._outside.send(answer(message, 200, "OK"), source)
        elif message.method != "INVITE" or message.in_dialog:
            self._outside.send(answer(message, 481, "Call Does Not Exist"), source)
        elif (status := self._why_not(message)) != 0:
            self._outside.send(answer(message, status, "Not Now"), source)
        else:
            self._begin(message, source, self._outside)

    def _why_not(self, message: Message) -> int:
        """Status with which a new call is refused; 0: it may come."""
        assert self._trunk is not None
        if not _is_bearable(message) or not Secrecy(self._trunk.srtp).admits(message):
            return 488
        full = sum(way.lines is self._outside for way in self._ways.values()) >= self._trunk.most
        return 486 if full else 0 if self._new.take(time.monotonic()) else 503

    def _begin(self, message: Message, source: Place, lines: Lines, desk: str = "") -> None:
        way = self._ways[message.call_id] = self._way(0, lines, source)
        way.dialog.came(copy(message))
        way.secrecy.came(message)
        way.held.append(message)
        trying = answer(message, 100, "Trying", tag="")
        trying.headers = [(n, message.value("To") if n == "To" else v) for n, v in trying.headers]
        lines.send(trying, source)
        self._arrived(arrival_of(message, desk))

    def _known(self, message: Message, source: Place) -> None:
        way = self._ways[message.call_id]
        if way.fell:
            self._after_fall(way, message, source)
            return
        if (status := self._refusal(way, message)) != 0:
            if message.is_request and message.method != "ACK":
                way.lines.send(answer(message, status, "Not Acceptable"), source)
            return
        way.dialog.came(copy(message))
        way.place = source
        way.secrecy.came(message)
        if way.port:
            self._in(way, message)
        elif len(way.held) < _MOST_HELD and not _again(way.held, message):
            way.held.append(message)

    def _refusal(self, way: _Way, message: Message) -> int:
        """0: it may pass. Whoever calls us has us call nobody: a REFER would be at our expense."""
        if not _is_bearable(message) or not way.secrecy.admits(message):
            return 488
        asks = message.is_request and way.lines is self._outside
        return 405 if asks and message.method not in _CALLERS_METHODS else 0

    def _after_fall(self, way: _Way, message: Message, source: Place) -> None:
        if not message.is_request:
            self._ways.pop(message.call_id, None)
        elif message.method != "ACK":
            way.lines.send(answer(message, 481, "Call Does Not Exist"), source)

    def _in(self, way: _Way, message: Message) -> None:
        way.passage.into(message, 0, (way.place.host, way.place.port))
        if self._inside:
            self._inside.sendto(message.encode(), (_LOOPBACK, way.port))

    # From the processes

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        if address[1] not in self._calls or not data.strip():
            return
        message = _ours(data)
        if message is None:
            return
        if (to := self._between(message, address[1])) is not None:
            self._say_inside(message, to)
            return
        way = self._ways.get(message.call_id) or self._outward(message, address[1])
        if way is not None and not way.fell:
            self._out(way, message)

    def _between(self, message: Message, port: int) -> int | None:
        """Another process that it is for: the far side of a desk's call is to meet the desk's caller."""
        replaced = self._ways.get(message.value("Replaces").partition(";")[0].strip())
        if message.is_request and message.method == "INVITE" and replaced and replaced.port:
            self._met[message.call_id] = (port, replaced.port)
        if message.call_id not in self._met:
            return None
        one, other = self._met[message.call_id]
        message.headers = [
            h for h in message.headers if h[0] != "Route" or self.address not in h[1]
        ]
        return other if port == one else one

    def _outward(self, message: Message, port: int) -> _Way | None:
        """A call or a registration that a process begins."""
        if not message.is_request or message.method not in ("INVITE", "REGISTER"):
            return None
        where = self._where(message, port)
        if where is None or (where[1] is self._outside and self.watch and self.watch.down):
            status = 503 if where else 404
            self._say_inside(answer(message, status, "Not Reached"), port)
            return None
        uri, lines, place = where
        way = self._ways[message.call_id] = self._way(port, lines, place)
        way.uri = (message.uri, uri)
        return way

    def _where(self, message: Message, port: int) -> tuple[str, Lines, Place] | None:
        uri, found = message.uri, _URI.match(message.uri)
        named = f"{found[2]}:{found[3] or 5060}" if found else ""
        handed_on = named in self.homes and message.method == "INVITE"
        if handed_on and found and not message.value("Replaces"):
            uri = self._dial(found[1] or "", self._calls.get(port, "")) or ""
            found = _URI.match(uri)
        if self._trunk is not None and self._trunk.is_at(uri):
            at = Place(self._at, self._trunk.port, self._trunk.transport)
            return uri, self._outside, at
        if not found or found[2] != _LOOPBACK:
            return None
        how: Transport = "tcp" if "transport=tcp" in found[4].lower() else "udp"
        return uri, self._desks, Place(found[2], int(found[3] or 5060), how)

    def _out(self, way: _Way, message: Message) -> None:
        if message.is_request and message.uri == way.uri[0]:
            message.start = f"{message.method} {way.uri[1]} SIP/2.0"
        if message.is_request and message.method == "INVITE" and way.lines is self._desks:
            self._name(message, self._calls.get(way.port, ""))
        way.passage.out(message)
        way.secrecy.goes(message)
        way.dialog.went(copy(message))
        to = self._towards(message, way) if message.is_request else way.place
        way.lines.send(message, to)

    def _name(self, invite: Message, call: str) -> None:
        """Also of a call that a REFER began: the library would say nothing of ours in it."""
        if call and not invite.value("X-ADP-Call"):
            invite.headers.append(("X-ADP-Call", call))

    def _towards(self, message: Message, way: _Way) -> Place:
        """A request goes where its route says, if that is somebody we speak with."""
        if way.lines is self._outside and self._trunk and not way.lines.has(way.place):
            # The line it came on is gone, and nobody is reached where that one began
            return Place(self._at, self._trunk.port, self._trunk.transport)
        found = _URI.search(message.value("Route") or message.uri)
        if not message.is_request or not found or way.place.transport != "udp":
            return way.place
        ours = self._hosts if way.lines is self._outside else {_LOOPBACK}
        return Place(found[2], int(found[3] or 5060)) if found[2] in ours else way.place

    def _say_inside(self, message: Message, port: int) -> None:
        if self._inside:
            self._inside.sendto(message.encode(), (_LOOPBACK, port))

    # Ways

    def _way(self, port: int, lines: Lines, place: Place) -> _Way:
        passage = self._passage(port, lines, place)
        srtp = self._trunk.srtp if self._trunk and lines is self._outside else "optional"
        dialog = Dialog(lines.address, place.transport)
        return _Way(lines, place, passage, dialog, port, secrecy=Secrecy(srtp))

    def _passage(self, port: int, lines: Lines, place: Place) -> Passage:
        return Passage(
            inside=f"{_LOOPBACK}:{port}", gate=self.address, outside=lines.address,
            transport=place.transport, codecs=_CODECS, own=f"sip:actor@{_LOOPBACK}:{port}",
        )  # fmt: skip

    async def _open_trunk(self, trunk: Trunk) -> None:
        loop = asyncio.get_running_loop()
        found = [
            each[4][0]
            for host in trunk.hosts
            for each in await loop.getaddrinfo(host, trunk.port, family=2, type=2)
        ]
        named = await loop.getaddrinfo(trunk.host, trunk.port, family=2, type=2)
        self._at = str(named[0][4][0])
        self._hosts = frozenset(map(str, found))
        await self._outside.open(trunk.here, trunk.here_port, secure(trunk))

    def _ask(self, call_id: str, number: int) -> None:
        """Whether the operator is there."""
        assert self._trunk is not None
        trunk = self._trunk
        asked = question(trunk, self._outside.address, call_id, number)
        self._outside.send(asked, Place(self._at, trunk.port, trunk.transport))


def _is_bearable(message: Message) -> bool:
    if len(message.encode()) > MOST_INSIDE or "multipart" in message.value("Content-Type").lower():
        return False
    return not (is_sdp(message) and message.body and not sdp.is_bearable(message.body))


def _again(held: list[Message], message: Message) -> bool:
    """A repetition of what is held already."""
    return any(
        known.start == message.start and known.value("CSeq") == message.value("CSeq")
        for known in held
    )


def _ours(data: bytes) -> Message | None:
    try:
        return parse(data)
    except BadMessage:
        return None

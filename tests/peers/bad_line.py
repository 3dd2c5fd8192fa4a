"""A line on loopback that loses and is late, always in the same way.

    with BadLine(server_port, loses=0.06, late_ms=150) as line:
        Baresip(folder, 800, account=f'<sip:…>;outbound="sip:127.0.0.1:{line.port}"')
    line.passed, line.lost           # packets of voice, both ways together

Whoever sends SIP through it is told another place for the other's voice, which lies here: so every
packet of RTP and RTCP passes. Of RTP, and of the OPTIONS by which a phone measures its way, the share is
lost, spread by a fixed seed: any hundred packets miss it by one or two at most. No other SIP is lost.
"""

import heapq
import random
import re
import selectors
import socket
import threading
import time
from types import TracebackType
from typing import Self

from tests.peers.ports import LOOPBACK

_MOST = 65_535
_SEED = 6
_MEDIA = re.compile(rb"(?m)^m=audio ([0-9]+)")
_REPORTS = re.compile(rb"(?m)^a=rtcp:[0-9]+")
_LENGTH = re.compile(rb"(?im)^(Content-Length|l)([ \t]*:[ \t]*)[0-9]+")
_IDLE_S = 0.5
_Place = tuple[str, int]


class _Side:
    """Two sockets that stand for one of the two, beside each other as RTP and RTCP are."""

    def __init__(self, port: int) -> None:
        self.port = port
        """Where the voice of the real one comes in."""
        self.sockets = _pair()

    @property
    def here(self) -> int:
        port: int = self.sockets[0].getsockname()[1]
        return port


class BadLine:
    def __init__(self, server: int, *, loses: float = 0.0, late_ms: float = 0.0) -> None:
        """`loses`: share of the packets, each way; `late_ms`: each way too."""
        self.passed = self.lost = 0
        self._server, self._loses, self._late_s = (LOOPBACK, server), loses, late_ms / 1_000
        self._door, self._line = _bound(), _bound()
        self.port: int = self._door.getsockname()[1]
        self._caller: _Place | None = None
        self._sides: dict[bool, _Side] = {}
        """By whether it is the caller's."""
        self._drops = {True: _drops(loses, _SEED), False: _drops(loses, _SEED + 1)}
        self._seen = {True: 0, False: 0}
        self._asked = 0
        self._late: list[tuple[float, int, socket.socket, bytes, _Place]] = []
        self._ready = selectors.DefaultSelector()
        self._told, self._end = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        for line, of_caller in ((self._door, True), (self._line, False)):
            self._ready.register(line, selectors.EVENT_READ, ("sip", of_caller, 0))
        self._ready.register(self._told, selectors.EVENT_READ, None)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end.send(b"x")
        self._thread.join(5)
        self._ready.close()
        media = [line for side in self._sides.values() for line in side.sockets]
        for line in (self._door, self._line, self._told, self._end, *media):
            line.close()

    def _serve(self) -> None:
        while True:
            for key, _ in self._ready.select(self._until_next()):
                if key.data is None:
                    return
                kind, of_caller, place = key.data
                data, source = key.fileobj.recvfrom(_MOST)  # type: ignore[union-attr]
                if kind == "sip":
                    self._pass_sip(of_caller, data, source)
                else:
                    self._pass_voice(of_caller, place, data)
            self._deliver()

    # SIP

    def _pass_sip(self, of_caller: bool, data: bytes, source: _Place) -> None:
        if data.startswith(b"OPTIONS "):
            self._asked += 1
            if self._asked in self._drops[True]:
                return
        data = self._moved(of_caller, data)
        if of_caller:
            self._caller = source
            self._line.sendto(data, self._server)
        elif self._caller is not None:
            self._door.sendto(data, self._caller)

    def _moved(self, of_caller: bool, data: bytes) -> bytes:
        """The message with the sender's voice here; its address is this machine's as it is."""
        head, end, body = data.partition(b"\r\n\r\n")
        found = _MEDIA.search(body)
        if not found:
            return data
        here = self._side(of_caller, int(found[1])).here
        body = _REPORTS.sub(b"a=rtcp:%d" % (here + 1), _MEDIA.sub(b"m=audio %d" % here, body))
        head = _LENGTH.sub(rb"\g<1>\g<2>%d" % len(body), head)
        return head + end + body

    def _side(self, of_caller: bool, port: int) -> _Side:
        side = self._sides.get(of_caller)
        if side is None:
            side = self._sides[of_caller] = _Side(port)
            for place, line in enumerate(side.sockets):
                self._ready.register(line, selectors.EVENT_READ, ("voice", of_caller, place))
        side.port = port
        return side

    # Voice

    def _pass_voice(self, of_caller: bool, place: int, data: bytes) -> None:
        """What comes in at the one who stands for a side is meant for that side."""
        if place == 0:
            number, self._seen[of_caller] = self._seen[of_caller], self._seen[of_caller] + 1
            if number in self._drops[of_caller]:
                self.lost += 1
                return
            self.passed += 1
        other, mine = self._sides.get(not of_caller), self._sides[of_caller]
        if other is not None:
            to = (LOOPBACK, mine.port + place)
            at = time.monotonic() + self._late_s
            heapq.heappush(self._late, (at, self.passed, other.sockets[place], data, to))

    def _until_next(self) -> float:
        return max(0.0, self._late[0][0] - time.monotonic()) if self._late else _IDLE_S

    def _deliver(self) -> None:
        while self._late and self._late[0][0] <= time.monotonic():
            _, _, line, data, to = heapq.heappop(self._late)
            line.sendto(data, to)


def _drops(share: float, seed: int) -> frozenset[int]:
    """Numbers of the packets that are lost in the first ten minutes: one in each 1/share."""
    chance, every = random.Random(seed), 1 / share if share else 0
    count = int(30_000 * share)
    return frozenset(int((number + chance.random()) * every) for number in range(count))


def _bound(port: int = 0) -> socket.socket:
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        line.bind((LOOPBACK, port))
    except OSError:
        line.close()
        raise
    return line


def _pair() -> tuple[socket.socket, socket.socket]:
    while True:
        first = _bound()
        port = first.getsockname()[1]
        try:
            if port % 2 == 0:
                return first, _bound(port + 1)
        except OSError:
            pass
        first.close()

"""What leaves the phone in a call, packet by packet, while the machine has other things to do.

The kernel stamps each packet when it comes in, so that this bench being late is not taken for it.
"""

import contextlib
import itertools
import random
import socket
import struct
import threading
import time
from collections.abc import Iterator
from types import TracebackType

import psutil  # type: ignore[import-untyped]  # it has no types

from tests.bench import voice_rig as rig
from tests.bench.cache import prepare
from tests.bench.figure import Figure
from tests.bench.flood import flooded
from tests.bench.progress import Progress
from tests.bench.voice_peers import Sipp
from tests.bench.voice_registrar import account, await_ready, folder
from tests.peers.kamailio import Kamailio
from tests.peers.ports import LOOPBACK
from voip import events as e

SECONDS = 300.0
EVENTS_A_SECOND = 1_000
GAP_MS = 40.0
STRANGER_S, STRANGER_RATE = 30.0, 500
_SO_TIMESTAMPNS = 35
_SETTLE_S = 2.0


class Ear:
    """Receives RTP and knows when each packet came."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((LOOPBACK, 0))
        self._socket.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self._socket.settimeout(0.2)
        self.port: int = self._socket.getsockname()[1]
        self.came: list[float] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def __enter__(self) -> "Ear":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._stopped.set()
        self._thread.join()
        self._socket.close()

    def clear(self) -> None:
        self.came = []

    @property
    def longest_ms(self) -> float:
        times = self.came
        return max((1_000 * (b - a) for a, b in itertools.pairwise(times)), default=0.0)

    def _listen(self) -> None:
        while not self._stopped.is_set():
            try:
                _, about, _, _ = self._socket.recvmsg(2_048, 256)
            except TimeoutError:
                continue
            for _, kind, data in about:
                if kind == _SO_TIMESTAMPNS:
                    seconds, ns = struct.unpack("@ll", data[:16])
                    self.came.append(seconds + ns / 1e9)


def figures(seconds: float = SECONDS) -> Iterator[Figure]:
    yield from beside_a_desk(seconds)
    yield from beside_a_stranger()


def beside_a_desk(seconds: float) -> Iterator[Figure]:
    """The phone, and beside it one that may not go before other work, as where a system has no way
    to ask for that."""
    cache = prepare(100_000)
    with speaking() as ear, speaking("tests.bench.phone_without") as other:
        flooded(cache, EVENTS_A_SECOND, seconds)
        count, longest, without = len(ear.came), ear.longest_ms, other.longest_ms
    yield Figure("voice: packets sent beside a busy desk", count, "")
    yield Figure("voice: longest gap in them", longest, "ms", GAP_MS)
    yield Figure("voice: the same where voice may not go first", without, "ms")


@contextlib.contextmanager
def speaking(program: str = "voip") -> Iterator[Ear]:
    """A phone in a call, and who hears it."""
    with (
        rig.place() as place,
        rig.sounding() as env,
        Ear() as ear,
        Sipp(place, ear.port) as sipp,
        rig.BenchPhone(place, env=env, program=program) as phone,
    ):
        phone.contact("line")
        phone.talk("long", sipp.address)
        time.sleep(_SETTLE_S)
        ear.clear()
        yield ear
        phone.end("long")


def beside_a_stranger() -> Iterator[Figure]:
    progress = Progress("INVITEs of a stranger")
    with rig.place() as place, rig.sounding() as env, Ear() as ear, Sipp(place, ear.port) as sipp:
        kamailio = Kamailio(folder(place), {"9000": sipp.address})
        with kamailio as server:
            one = account(server, "1000", "udp")
            with rig.BenchPhone(place, one, env=env) as phone:
                await_ready(phone, 0)
                phone.talk("long", "9000", "1000")
                time.sleep(_SETTLE_S)
                process, known = phone.pid, len(phone.calls)
                ear.clear()
                sent = annoy(ports_of(phone.process), STRANGER_S, STRANGER_RATE)
                longest, rang = ear.longest_ms, len(phone.calls) - known
                fell = float(phone.pid != process) + len(phone.of(e.Unavailable))
                up = phone.calls["long"].state == "talking"
    progress.done(f"{sent} sent")
    yield Figure(
        "voice: INVITEs of a stranger", sent / STRANGER_S, "/s", 0.98 * STRANGER_RATE, "higher"
    )
    yield Figure("voice: of them rang", rang, "", 0)
    yield Figure("voice: the phone fell or lost its call", fell + (not up), "", 0)
    yield Figure("voice: longest gap in the call meanwhile", longest, "ms", GAP_MS)


def ports_of(process: psutil.Process) -> list[int]:
    """Every port at which it takes packets, whatever for."""
    found = process.net_connections("udp4") if hasattr(process, "net_connections") else []
    return sorted({connection.laddr.port for connection in found})


def annoy(ports: list[int], seconds: float, rate: float) -> int:
    """`rate` INVITEs a second in turn to each port, each from a caller of its own."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.bind((LOOPBACK, 0))
        here, began, sent = stranger.getsockname()[1], time.monotonic(), 0
        while (gone := time.monotonic() - began) < seconds:
            while sent < gone * rate:
                stranger.sendto(_invite(here, sent), (LOOPBACK, ports[sent % len(ports)]))
                sent += 1
            time.sleep(0.004)
    return sent


def _invite(port: int, number: int) -> bytes:
    mark = f"{number}-{random.getrandbits(40):x}"
    body = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    body += "m=audio 4000 RTP/AVP 8\r\n"
    head = (
        f"INVITE sip:1000@{LOOPBACK} SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP {LOOPBACK}:{port};branch=z9hG4bK{mark}\r\nMax-Forwards: 70\r\n"
        f"From: <sip:nobody@{LOOPBACK}>;tag={mark}\r\nTo: <sip:1000@{LOOPBACK}>\r\n"
        f"Call-ID: {mark}\r\nCSeq: 1 INVITE\r\nContact: <sip:nobody@{LOOPBACK}:{port}>\r\n"
        f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()

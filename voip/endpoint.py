"""The wheel: pjsua2's endpoint, turned by the one thread that may touch anything of it.

    wheel = Wheel()
    wheel.open()
    wheel.post(work)            # from any thread: runs on the wheel's
    wheel.run()                 # turns until somebody calls `wheel.stop()`
    wheel.close()

Callbacks of pjsua2 objects (`onCallState` …) come from inside `turn`, those of media from native
threads: they read what they were given, `post` the rest and return. An exception must not leave
one, because it would pass through C and end the process.
"""

import heapq
import itertools
import logging
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal, NamedTuple

import pjsua2 as pj

from voip import priority

Work = Callable[[], None]

_log = logging.getLogger("voip.wheel")
_ADDRESS = re.compile(r"(sips?|tel):[^\s>\"']+", re.IGNORECASE)
_WARNINGS = 2
_CLOCK_HZ = 16_000


class Listener(NamedTuple):
    id: int
    """For `AccountSipConfig.transportId` and `Endpoint.transportClose`."""
    port: int


class Timer:
    """Work that is to come; `cancel` may be called at any time, on the wheel's thread."""

    def __init__(self, work: Work) -> None:
        self._work: Work | None = work

    def cancel(self) -> None:
        self._work = None

    def fire(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work()


class Wheel:
    """Everything but `post` and `stop` is for the thread that called `open`."""

    endpoint: pj.Endpoint
    turns = 0
    """How often it has turned; for whoever watches over it, from any thread."""
    threads: frozenset[int] = frozenset()
    """Of the library, and the one that opened it; for `priority.put_first`."""

    def __init__(self) -> None:
        self.on_full: Callable[[str, str], None] = lambda source, invite: None
        """Called with the sender's host:port and the INVITE when a call was refused because the
        library holds as many as it can."""
        self._posted: deque[Work] = deque()
        self._timers: list[tuple[float, int, Timer]] = []
        self._order = itertools.count()
        self._stopping = False
        self._log = _Log()

    def open(self, user_agent: str = "Santral", *, loses: int = 0) -> None:
        """`loses`: percent of the sound packets that never leave, to try a bad line with. Raises
        pj.Error where the library cannot start."""
        others = priority.threads()
        self.endpoint = _Endpoint(self)
        self.endpoint.libCreate()
        self.endpoint.libInit(_config(user_agent, self._log, loses))
        self.endpoint.audDevManager().setNullDev()
        self.endpoint.libStart()
        self.threads = priority.threads() - others | {threading.get_native_id()}

    @property
    def version(self) -> str:
        return str(self.endpoint.libVersion().full)

    def listen(self, kind: Literal["udp", "tcp"], host: str = "127.0.0.1") -> Listener:
        """On a port that the system chooses. Raises pj.Error."""
        config = pj.TransportConfig()
        config.boundAddress = host
        config.port = 0
        kinds = {"udp": pj.PJSIP_TRANSPORT_UDP, "tcp": pj.PJSIP_TRANSPORT_TCP}
        transport = self.endpoint.transportCreate(kinds[kind], config)
        address = self.endpoint.transportGetInfo(transport).localAddress
        return Listener(transport, int(address.rpartition(":")[2]))

    def post(self, work: Work) -> None:
        """From any thread, also from a callback; runs within one turn (10 ms), in order."""
        self._posted.append(work)

    def later(self, ms: float, work: Work) -> Timer:
        timer = Timer(work)
        heapq.heappush(self._timers, (time.monotonic() + ms / 1_000, next(self._order), timer))
        return timer

    def run(self) -> None:
        while not self._stopping:
            self.turn()

    def turn(self) -> None:
        self.turns += 1
        self.endpoint.libHandleEvents(10)
        for _ in range(len(self._posted)):
            self._do(self._posted.popleft())
        now = time.monotonic()
        while self._timers and self._timers[0][0] <= now:
            self._do(heapq.heappop(self._timers)[2].fire)

    def stop(self) -> None:
        self._stopping = True

    def close(self) -> None:
        """After every call, account and media object was deleted: one left alive aborts."""
        self._posted.clear()
        self._timers.clear()
        self.endpoint.libDestroy()

    def _do(self, work: Work) -> None:
        # One command that goes wrong must not end the other calls of this process.
        try:
            work()
        except pj.Error as error:
            _log.warning("refused by PJSIP: %s", without_addresses(str(error.reason)))
        except Exception:  # noqa: BLE001
            _log.exception("work failed")


def let_go(call: pj.Call) -> None:
    """To be said inside the callback that tells a call's end; nothing may be asked of it afterwards.

    PJSIP gives the place of an ended call to the next one, and the library's object keeps the
    number of that place: destroyed later, it would hang up whoever is there by then. So it never
    is; a few hundred bytes of it stay.
    """
    call.thisown = False


def without_addresses(text: str) -> str:
    """What PJSIP says, fit for a log: nobody's number or name is in it."""
    return _ADDRESS.sub(r"\1:…", text)


class _Endpoint(pj.Endpoint):  # type: ignore[misc]  # the library has no types
    def __init__(self, wheel: Wheel) -> None:
        super().__init__()
        self._wheel = wheel

    def onRejectedIncomingCall(self, prm: pj.OnRejectedIncomingCallParam) -> None:
        if prm.statusCode == pj.PJSIP_SC_BUSY_HERE:
            source, invite = str(prm.rdata.srcAddress), str(prm.rdata.wholeMsg)
            self._wheel.post(lambda: self._wheel.on_full(source, invite))


class _Log(pj.LogWriter):  # type: ignore[misc]  # the library has no types
    def write(self, entry: pj.LogEntry) -> None:
        level = logging.ERROR if entry.level <= 1 else logging.WARNING
        _log.log(level, "%s", without_addresses(entry.msg.strip()))


def _config(user_agent: str, log: _Log, loses: int) -> pj.EpConfig:
    config = pj.EpConfig()
    config.uaConfig.threadCnt = 0
    config.uaConfig.userAgent = user_agent
    config.logConfig.level = _WARNINGS
    config.logConfig.consoleLevel = 0
    config.logConfig.msgLogging = 0
    # The library deletes its writer, so Python must not do it a second time.
    log.__disown__()
    config.logConfig.writer = log
    config.medConfig.clockRate = _CLOCK_HZ
    config.medConfig.noVad = True
    config.medConfig.ecTailLen = 0
    config.medConfig.sndAutoCloseTime = -1
    config.medConfig.txDropPct = loses
    return config

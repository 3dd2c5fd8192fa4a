"""Session: one connection's life as ADP/1 sees it. No socket, no clock, no thread.

Whoever owns the socket hands in what happened, with the time in ms (any clock that never
jumps), and does what the returned outputs say, in order. A session is used for one connection
only: what outlives it is the cursor in the store, so nothing kept here can disagree with it.

A gap or a silent loss is healed by closing and coming again with the committed cursor. A
resume on the open connection would need a second way through the same replay, which would be
the one that nobody had tested on the day it was needed.
"""

import heapq
from collections.abc import Callable
from itertools import count
from typing import Literal

import msgspec

from core.protocol import codec
from core.protocol import frames as f
from core.protocol.codec import ProtocolError
from core.protocol.newer import understood
from core.protocol.outputs import (
    Answer,
    Apply,
    BeginSnapshot,
    Close,
    Hear,
    Measured,
    Misread,
    Next,
    Output,
    Page,
    Send,
    TokenNeeded,
    Welcome,
)

HOLD_MS = 300
"""How long a gap may fill itself before the platform is asked again."""
SILENCE_MS = 2_000
"""How long nothing may arrive while a pong said that something should have."""
HELLO_MS = 10_000
MAX_HELD = 5_000
"""Events kept while they wait for an earlier one; more are dropped and asked for again."""
REFRESH_MARGIN_MS = 60_000
CLOSE_NORMAL = 1000
CLOSE_LEAVING = 1001

State = Literal["greeting", "snapshot", "catching_up", "live", "over"]


_BY_CODE = {
    f.CLOSE_PROTOCOL: Next("end", "protocol"),
    f.CLOSE_TOKEN_EXPIRED: Next("refresh", "token_expired"),
    f.CLOSE_REVOKED: Next("end", "revoked"),
    f.CLOSE_VERSION: Next("end", "version"),
    f.CLOSE_HEARTBEAT: Next("backoff", "heartbeat"),
    f.CLOSE_REPLACED: Next("end", "replaced"),
    f.CLOSE_EPOCH: Next("at_once", "epoch", forget=True),
    f.CLOSE_TOO_SLOW: Next("at_once", "too_slow"),
    f.CLOSE_DRAINING: Next("backoff", "draining"),
}
_BY_ERROR = {
    "unauthenticated": Next("refresh", "token_expired"),
    "forbidden": Next("end", "revoked"),
    "upgrade_required": Next("end", "version"),
    "bad_request": Next("end", "protocol"),
}


class Session:
    """`hello` opens it; `token_life_ms` is how long the hello's token lasts, None where unknown.

    `jitter` returns numbers from 0 to 1 and spreads the desks that were told to leave at once.
    """

    def __init__(
        self, hello: f.Hello, *, token_life_ms: int | None, jitter: Callable[[], float]
    ) -> None:
        self.state: State = "greeting"
        self.epoch = hello.resume.epoch if hello.resume else ""
        self.applied = hello.resume.seq if hello.resume else 0
        """Sequence of the newest event or snapshot handed out."""
        self.done = 0
        self.total = 0
        """catching_up: events; snapshot: pages; 0 where it is not known yet."""
        self.unknown = 0
        """Frames, events, signals and values this desk does not understand; they are passed over."""
        self._hello = hello
        self._token_life = token_life_ms
        self._jitter = jitter
        self._limits = f.Limits()
        self._heartbeat = 0
        self._started_at = self.applied
        self._target = 0
        self._held: list[tuple[int, int, f.Ev]] = []
        self._pages = 0
        self._pings: dict[int, int] = {}
        self._refresh_id = ""
        self._decided: Next | None = None
        """Set where this side closes."""
        self._hint: Next | None = None
        """What an error frame said, for a close without a code of its own."""
        self._number = count(1)
        self._due: dict[str, int] = {}
        self._when_due: dict[str, Callable[[int], list[Output]]] = {
            "hello": lambda now: self._leave(f.CLOSE_HEARTBEAT, Next("backoff", "no_hello")),
            "life": lambda now: self._leave(f.CLOSE_HEARTBEAT, Next("backoff", "heartbeat")),
            "gap": lambda now: self._leave(CLOSE_NORMAL, Next("at_once", "gap")),
            "loss": lambda now: self._leave(CLOSE_NORMAL, Next("at_once", "loss")),
            "leave": lambda now: self._leave(CLOSE_LEAVING, Next("at_once", "goaway")),
            "token": lambda now: [TokenNeeded()],
            "ping": self._ping,
        }

    # What happened on the socket

    def connected(self, now: int) -> list[Output]:
        self._due["hello"] = now + HELLO_MS
        if self._token_life is not None:
            self._token_lasts(self._token_life, now)
        return [Send(codec.encode(self._hello))]

    def received(self, data: bytes | str, now: int) -> list[Output]:
        if self.state == "over":
            return []
        if self._heartbeat:
            self._due["life"] = now + 2 * self._heartbeat
        try:
            return self._read(data, now)
        except ProtocolError:
            return self._leave(f.CLOSE_PROTOCOL, Next("end", "protocol"))

    def tick(self, now: int) -> list[Output]:
        """Whatever is due. Hand in what the socket already holds first, or a busy desk
        takes its own slowness for a silent platform."""
        outputs: list[Output] = []
        for name in [name for name, at in self._due.items() if at <= now]:
            if self._due.pop(name, None) is not None:
                outputs += self._when_due[name](now)
        return outputs

    def keep_alive(self, now: int) -> list[Output]:
        """The part of `tick` that is true while nothing is being read."""
        return self._ping(now) if self._due.get("ping", now + 1) <= now else []

    def closed(self, code: int, reason: str = "") -> Next:
        """The socket is gone, by either side; says what follows."""
        self.state = "over"
        after = self._decided or _BY_CODE.get(code) or self._hint or Next("backoff", "cut")
        if after.reason == "revoked" and "purge" in reason:
            return Next("end", "revoked", purge=True)
        return after

    @property
    def due(self) -> int | None:
        """When `tick` has something to do; None: nothing is planned."""
        return min(self._due.values(), default=None)

    # What the desk wants

    def command(self, id: str, type_: str, body: bytes, expires: int | None = None) -> list[Output]:
        """Empty where the platform has not welcomed us; the sender keeps it then."""
        frame = f.Cmd(id=id, type=type_, body=msgspec.Raw(body), expires=expires)
        return self._ask(id, codec.encode(frame))

    def query(self, id: str, type_: str, body: bytes) -> list[Output]:
        return self._ask(id, codec.encode(f.Query(id=id, type=type_, body=msgspec.Raw(body))))

    def watch(self, topics: tuple[str, ...], *, on: bool) -> list[Output]:
        """Signals of these topics come, or come no more; the platform forgets it with the line."""
        frame = f.Sub(topics=topics) if on else f.Unsub(topics=topics)
        return [Send(codec.encode(frame))] if self._welcomed() else []

    def refreshed(self, token: str, life_ms: int, now: int) -> list[Output]:
        """A new access token: the open session goes on under it."""
        if not self._welcomed():
            return []
        self._token_lasts(life_ms, now)
        self._refresh_id = f"refresh-{next(self._number)}"
        return [Send(codec.encode(f.AuthRefresh(id=self._refresh_id, token=token)))]

    def committed(self, seq: int) -> list[Output]:
        """Everything up to `seq` is safe here: the platform may forget it for us."""
        return [Send(codec.encode(f.Ack(seq=seq)))] if self._welcomed() else []

    # One frame

    def _read(self, data: bytes | str, now: int) -> list[Output]:
        try:
            frame = codec.server_frame(data)
        except ProtocolError:
            return self._read_newer(data, now)
        return self._frame(frame, now)

    def _read_newer(self, data: bytes | str, now: int) -> list[Output]:
        frame, missed = understood(data)
        self.unknown += len(missed) or 1
        if frame is not None:
            return [*map(Misread, dict.fromkeys(missed)), *self._frame(frame, now)]
        if self.state == "greeting":
            raise ProtocolError("a frame before hello_ok")
        return []

    def _frame(self, frame: f.ServerFrame, now: int) -> list[Output]:
        if isinstance(frame, f.Ev):
            return self._event(frame, now)
        if isinstance(frame, f.HelloOk):
            return self._welcome(frame, now)
        if isinstance(frame, f.Error):
            return self._error(frame)
        if isinstance(frame, f.GoAway):
            self._due["leave"] = now + int(frame.after_ms * self._jitter())
            return []
        if not self._welcomed():
            raise ProtocolError("a frame before hello_ok")
        return self._later_frame(frame, now)

    def _later_frame(self, frame: f.Snap | f.Sig | f.Res | f.Pong, now: int) -> list[Output]:
        if isinstance(frame, f.Sig):
            return self._signal(frame)
        if isinstance(frame, f.Res):
            return self._answer(frame)
        if isinstance(frame, f.Pong):
            return self._pong(frame, now)
        return self._page(frame, now)

    def _welcome(self, hello: f.HelloOk, now: int) -> list[Output]:
        if self.state != "greeting":
            raise ProtocolError("a second hello_ok")
        if hello.version not in self._hello.versions:
            return self._leave(f.CLOSE_VERSION, Next("end", "version"))
        resumed = hello.mode == "resume"
        if resumed and (self._hello.resume is None or hello.epoch != self.epoch):
            return self._leave(CLOSE_NORMAL, Next("at_once", "epoch", forget=True))
        self._due.pop("hello", None)
        self._limits, self._heartbeat = hello.limits, max(hello.heartbeat_ms, 100)
        self._due["life"] = now + 2 * self._heartbeat
        self.epoch, self._target = hello.epoch, hello.head
        self.state = "catching_up" if resumed else "snapshot"
        self._caught_up()
        return [Welcome(hello), *self._ping(now)]

    def _error(self, frame: f.Error) -> list[Output]:
        if frame.purge:
            return self._leave(f.CLOSE_REVOKED, Next("end", "revoked", purge=True))
        self._hint = _BY_ERROR.get(frame.code)
        return []

    def _signal(self, frame: f.Sig) -> list[Output]:
        signal = codec.signal(frame)
        if signal is None:
            self.unknown += 1
            return []
        return [Hear(signal)]

    def _answer(self, res: f.Res) -> list[Output]:
        if res.id != self._refresh_id:
            return [Answer(res)]
        self._refresh_id = ""
        if res.ok:
            return []
        return self._leave(CLOSE_NORMAL, Next("refresh", "token_expired"))

    # The log

    def _event(self, frame: f.Ev, now: int) -> list[Output]:
        if not self._welcomed():
            raise ProtocolError("an event before hello_ok")
        if "loss" in self._due:
            self._due["loss"] = now + SILENCE_MS
        if self.state == "snapshot":
            self._hold(frame, MAX_HELD)
            return []
        if frame.seq <= self.applied:
            return []
        self._hold(frame, MAX_HELD + (frame.prev <= self.applied))
        return self._drain(now)

    def _hold(self, frame: f.Ev, limit: int) -> None:
        """What comes beyond the limit is dropped; the gap it leaves is asked for like any other."""
        if len(self._held) < limit:
            heapq.heappush(self._held, (frame.seq, next(self._number), frame))

    def _drain(self, now: int) -> list[Output]:
        """Hands out what follows the cursor; the rest waits for what is missing."""
        outputs: list[Output] = []
        while self._held and self._held[0][2].prev <= self.applied:
            frame = heapq.heappop(self._held)[2]
            if frame.seq > self.applied:
                event = codec.event(frame)
                self.unknown += event.body is None
                outputs.append(Apply(event))
                self.applied = frame.seq
        self._watch_gap(now, moved=bool(outputs))
        self._caught_up()
        return outputs

    def _watch_gap(self, now: int, *, moved: bool) -> None:
        if not self._held:
            self._due.pop("gap", None)
        elif moved or "gap" not in self._due:
            self._due["gap"] = now + HOLD_MS

    def _page(self, snap: f.Snap, now: int) -> list[Output]:
        if self.state != "snapshot" or snap.page <= self._pages:
            return []
        if snap.page != self._pages + 1:
            return self._leave(CLOSE_NORMAL, Next("at_once", "gap"))
        first: list[Output] = [BeginSnapshot(self.epoch, snap.seq)] if snap.page == 1 else []
        self._pages, self.done, self.total = snap.page, snap.page, snap.pages
        if snap.page < snap.pages:
            return [*first, Page(snap)]
        self.applied = self._started_at = snap.seq
        self.state = "catching_up"
        return [*first, Page(snap), *self._drain(now)]

    def _caught_up(self) -> None:
        if self.state != "catching_up":
            return
        self.done = self.applied - self._started_at
        self.total = max(self._target - self._started_at, self.done)
        if self.applied >= self._target:
            self.state = "live"

    # Being alive

    def _ping(self, now: int) -> list[Output]:
        number = next(self._number)
        self._pings = {number: now, **dict(list(self._pings.items())[:3])}
        self._due["ping"] = now + self._heartbeat
        return [Send(codec.encode(f.Ping(id=number)))]

    def _pong(self, pong: f.Pong, now: int) -> list[Output]:
        if self.state != "snapshot":
            self._compare_head(pong.head, now)
        sent = self._pings.pop(pong.id, None)
        return [] if sent is None else [Measured(pong.server_time, now - sent)]

    def _compare_head(self, head: int, now: int) -> None:
        self._target = min(self._target, head)
        self._caught_up()
        if self.applied >= head:
            self._due.pop("loss", None)
        else:
            self._due.setdefault("loss", now + SILENCE_MS)

    def _token_lasts(self, life_ms: int, now: int) -> None:
        self._due["token"] = now + max(life_ms - REFRESH_MARGIN_MS, life_ms // 2)

    def _ask(self, id: str, data: bytes) -> list[Output]:
        if not self._welcomed():
            return []
        if len(data) > self._limits.max_frame:
            failure = f.Failure(code="payload_too_large")
            return [Answer(f.Res(id=id, ok=False, error=failure))]
        return [Send(data)]

    def _leave(self, code: int, after: Next) -> list[Output]:
        self.state, self._decided = "over", after
        self._due.clear()
        return [Close(code, after.reason)]

    def _welcomed(self) -> bool:
        return self.state not in ("greeting", "over")

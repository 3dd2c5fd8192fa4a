"""One desk's session as the platform sees it: no socket, no task, no clock of its own.

Times are ms. The gateway owns the socket and the waiting; everything it must decide is here.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from backend.entries import Entry
from backend.log import Log
from backend.permissions import Access, Viewer
from core.protocol import codec
from core.protocol.events import AgentUpserted
from core.protocol.frames import (
    CLOSE_EPOCH,
    CLOSE_HEARTBEAT,
    CLOSE_TOKEN_EXPIRED,
    VERSION,
    Account,
    HelloOk,
    Limits,
    Person,
    Pong,
    Resume,
    Sig,
)
from core.protocol.signals import Signal, Typing

Mode = Literal["resume", "snapshot", "too_old"]


class Identity(NamedTuple):
    """Who is behind a token."""

    person: Person
    account: Account
    viewer: Viewer
    permissions: tuple[str, ...]
    device: str
    family: str
    expires_at: int


class Pace(NamedTuple):
    """What a session may ask of the platform, and the platform of a session."""

    heartbeat_ms: int = 15_000
    commands_per_second: int = 50
    frames_per_second: int = 500
    """More are not refused but read more slowly."""
    max_frames: int = 1_000
    max_bytes: int = 4 * 1024 * 1024
    patience_ms: int = 10_000
    """How long a full queue may stand still before the session is closed as too slow."""
    hello_ms: int = 10_000
    tick_ms: int = 1_000
    """How often tokens and heartbeats are looked at."""


class Known(NamedTuple):
    """What the log can say when a session begins."""

    epoch: str
    head: int
    floor: int
    scope: int
    """When what this person may see changed last."""


def mode_of(resume: Resume | None, known: Known) -> Mode:
    """Whether the log can continue a cursor."""
    if resume is None or resume.epoch != known.epoch or resume.seq > known.head:
        return "snapshot"
    if resume.seq < known.floor:
        return "too_old"
    return "snapshot" if resume.seq < known.scope else "resume"


class Budget:
    """So many a second, with one second's worth saved up at most."""

    def __init__(self, per_second: int, now: int) -> None:
        self._rate = per_second / 1000
        self._most = float(per_second)
        self._left = self._most
        self._at = now

    def take(self, now: int) -> int:
        """0 where there was one left, else in how many ms there will be."""
        self._left = min(self._most, self._left + max(0, now - self._at) * self._rate)
        self._at = now
        if self._left >= 1:
            self._left -= 1
            return 0
        return int((1 - self._left) / self._rate) + 1


class Queue:
    """What waits to be sent: frames in order, and the newest signal of each key behind them."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._frames: deque[bytes] = deque()
        self._signals: dict[str, bytes] = {}
        self._bytes = 0
        self.sent = 0
        """Frames taken out so far: whether the other side moves at all."""

    @property
    def full(self) -> bool:
        return self._bytes >= self._pace.max_bytes or len(self) >= self._pace.max_frames

    def __len__(self) -> int:
        return len(self._frames) + len(self._signals)

    def push(self, data: bytes) -> None:
        """A frame that must arrive; signals make room for it."""
        if self.full:
            self.drop_signals()
        self._frames.append(data)
        self._bytes += len(data)

    def signal(self, key: str, data: bytes) -> None:
        """Kept only while there is room."""
        self._bytes -= len(self._signals.pop(key, b""))
        if not self.full:
            self._signals[key] = data
            self._bytes += len(data)

    def drop_signals(self) -> None:
        self._bytes -= sum(map(len, self._signals.values()))
        self._signals.clear()

    def pop(self) -> bytes | None:
        if self._frames:
            data = self._frames.popleft()
        elif self._signals:
            data = self._signals.pop(next(iter(self._signals)))
        else:
            return None
        self._bytes -= len(data)
        self.sent += 1
        return data


class Session:
    """One signed-in socket, from hello to its end."""

    def __init__(self, id: str, who: Identity, pace: Pace, now: int) -> None:
        self.id = id
        self.who = who
        self.queue = Queue(pace)
        self.cursor: int | None = None
        """Everything of the log up to here was looked at for this session; None: a snapshot first."""
        self.acked = 0
        self._pace = pace
        self._last = 0
        self._head = 0
        self._heard_at = now
        self._commands = Budget(pace.commands_per_second, now)
        self._frames = Budget(pace.frames_per_second, now)

    def welcome(self, known: Known, mode: Mode, head: int, now: int) -> HelloOk:
        """`head`: the newest event that this person may see."""
        self._head = head
        return HelloOk(
            version=VERSION, session=self.id, epoch=known.epoch, head=head, mode=mode,
            heartbeat_ms=self._pace.heartbeat_ms, server_time=now, user=self.who.person,
            account=self.who.account, role=self.who.viewer.role,
            limits=Limits(commands_per_second=self._pace.commands_per_second),
            permissions=self.who.permissions,
        )  # fmt: skip

    def start(self, seq: int) -> None:
        """The desk stands at `seq`: its own cursor, or that of the snapshot it was sent."""
        self.cursor = self._last = seq

    def see(self, entry: Entry) -> bytes | None:
        """The frame of an entry, or None where this person may not see it; call it in order."""
        self.cursor = entry.seq
        if not entry.visible_to(self.who.viewer):
            return None
        frame = entry.frame(self._last)
        self._last = entry.seq
        return codec.encode(frame)

    def see_all(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Those of a stretch of the log that this person may see, or that may end the session. The
        others are passed over without a call for each: most of what happens is not for most."""
        user, sees = self.user, self.who.viewer.sees
        for entry in entries:
            audience, access = entry.audience, entry.access
            if user in audience if audience is not None else access is None or sees(access):
                yield entry
            else:
                self.cursor = entry.seq

    def hear(self, signal: Signal, access: Access | None) -> bytes | None:
        """The frame of a signal; `access`: who has the conversation it is about."""
        if access is None or not self.who.viewer.sees(access):
            return None
        body = signal.body
        if isinstance(body, Typing) and (body.author_kind, body.author) == ("agent", self.user):
            return None
        return codec.encode(Sig(key=signal.key, type=signal.type, body=codec.raw(body)))

    def pong(self, id: int, now: int) -> Pong:
        return Pong(id=id, head=max(self._head, self._last), server_time=now)

    def heard(self, now: int) -> int:
        """Something came; how many ms to wait before reading on."""
        self._heard_at = now
        return self._frames.take(now)

    def may_command(self, now: int) -> int:
        """0, or in how many ms the next command will be taken."""
        return self._commands.take(now)

    def refresh(self, who: Identity) -> bool:
        """A fresh token of the same person on the same device."""
        same = (who.person.id, who.device) == (self.user, self.who.device)
        if same:
            self.who = who._replace(viewer=self.who.viewer)
        return same

    def over(self, now: int) -> int | None:
        """The close code once the session's time is up."""
        if now >= self.who.expires_at:
            return CLOSE_TOKEN_EXPIRED
        silent = now - self._heard_at > 2.5 * self._pace.heartbeat_ms
        return CLOSE_HEARTBEAT if silent else None

    def outdated(self, entry: Entry) -> int | None:
        """The close code where this person's role or teams changed: only a snapshot helps then."""
        if entry.type != "agent.upserted":
            return None
        body = codec.event_body(entry.type, entry.data)
        assert isinstance(body, AgentUpserted)
        agent = body.agent
        if agent.id != self.user:
            return None
        now = Viewer(agent.id, agent.role, frozenset(agent.teams))
        return None if now == self.who.viewer else CLOSE_EPOCH

    @property
    def user(self) -> str:
        return self.who.person.id


async def known_of(log: Log, user: str) -> Known:
    return Known(log.epoch, log.head, log.floor, await log.scope(user))


__all__ = ["Budget", "Identity", "Known", "Mode", "Pace", "Queue", "Session", "known_of", "mode_of"]

"""Attendance: whoever has no desk open any more is offline, a grace time later, and never with one.

A line that is cut for a moment, a desk that is started again or a platform that is restarted
changes nobody's state; but whoever's desk cannot be reached is asked nothing, a few seconds later. Whoever comes back soon has their state again; later they are not ready,
so that nobody is given customers before they say so.
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Iterable

from msgspec.structs import replace
from sqlalchemy.exc import OperationalError

from backend.log import Log, Transaction
from core.entities import Agent
from core.protocol.events import AgentStateChanged, By

_SYSTEM = By(kind="system")
_LOG = logging.getLogger("santral.platform")
_LONGEST = 60.0
"""Seconds: a machine that slept must not sleep on."""
SOON_MS = 5 * 60_000
"""Away for less, a person was only cut off, and still does what they did."""


UNASKED_MS = 3_000
"""So long a desk may be cut off before what it was offered is offered to others."""


class Attendance:
    """Counts each person's sessions. `grace_ms`: how long after the last one they count as here;
    `unasked_ms`: how long they can still be asked something."""

    def __init__(self, log: Log, grace_ms: int, unasked_ms: int = UNASKED_MS) -> None:
        self._log = log
        self._grace = grace_ms
        self._unasked = min(unasked_ms, grace_ms)
        self._listeners: list[Callable[[str], None]] = []
        self._reached: set[str] = set()
        """Whose desk counts as reachable."""
        self._sessions: Counter[str] = Counter()
        self._left: dict[str, int] = {}
        """When the last session of each ended, in ms."""
        self._came: set[str] = set()
        """Who came and may still be said to be offline."""
        self._before: dict[str, AgentStateChanged] = {}
        """What those who are away did; only as long as the platform runs."""
        self._changed = asyncio.Event()

    def watch(self, told: Callable[[str], None]) -> None:
        """`told` hears of whoever's desk can be reached again, or no longer."""
        self._listeners.append(told)

    def here(self, user: str) -> bool:
        """Whether their desk can be reached, as far as anybody knows."""
        return user in self._reached

    def came(self, user: str) -> None:
        self._sessions[user] += 1
        self._left.pop(user, None)
        self._came.add(user)
        self._reach(user)
        self._changed.set()

    def left(self, user: str) -> None:
        self._sessions[user] -= 1
        if not self._sessions[user]:
            self._left[user] = self._log.clock()
            self._changed.set()

    def expect(self, users: Iterable[str]) -> None:
        """Whoever may have been here before the platform stopped, and has not come again yet."""
        for user in users:
            if not self._sessions[user]:
                self._left.setdefault(user, self._log.clock())
                self._reach(user)
        self._changed.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._changed.clear()
            self._lose()
            await self._let_in()
            await self._send_away()
            await self._wait()

    def _reach(self, user: str) -> None:
        if user not in self._reached:
            self._reached.add(user)
            self._tell(user)

    def _lose(self) -> None:
        now = self._log.clock()
        for user, at in self._left.items():
            if user in self._reached and at + self._unasked <= now:
                self._reached.discard(user)
                self._tell(user)

    def _tell(self, user: str) -> None:
        for told in self._listeners:
            told(user)

    async def _let_in(self) -> None:
        came = {user for user in self._came if self._sessions[user]}
        try:
            if came:
                await self._log.transact(lambda t: self._back(t, came))
        except OperationalError:
            _LOG.exception("nobody could be set back from offline")
            return  # a full disk: they stay in `_came`, and the next round tries again
        self._came -= came

    def _back(self, log: Transaction, came: set[str]) -> None:
        for user in came:
            agent = log.state.get(Agent, user)
            before = self._before.pop(user, None)
            if agent is None or agent.state != "offline":
                continue
            body = AgentStateChanged(agent=user, state="not_ready", since=log.now)
            if before is not None and log.now - (agent.since or 0) < SOON_MS:
                body = replace(before, since=log.now)
            log.emit(body, _SYSTEM)

    async def _send_away(self) -> None:
        now = self._log.clock()
        gone = {user: at for user, at in self._left.items() if at + self._grace <= now}
        if not gone:
            return
        try:
            await self._log.transact(lambda t: self._offline(t, self._still(gone)))
        except OperationalError:
            _LOG.exception("nobody could be set offline")
            self._left |= dict.fromkeys(self._still(gone), now)  # a full disk: try later
            return
        for user in self._still(gone):
            del self._left[user]

    def _still(self, gone: dict[str, int]) -> dict[str, int]:
        """Without those who came again meanwhile."""
        return {user: at for user, at in gone.items() if self._left.get(user) == at}

    async def _wait(self) -> None:
        waits = (
            at + (self._unasked if user in self._reached else self._grace)
            for user, at in self._left.items()
        )
        ends = min(waits, default=None)
        seconds = _LONGEST
        if ends is not None:
            seconds = min(max(ends - self._log.clock(), 0) / 1000 + 0.005, _LONGEST)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()

    def _offline(self, log: Transaction, gone: dict[str, int]) -> None:
        for user, at in gone.items():
            agent = log.state.get(Agent, user)
            if agent is None or agent.state == "offline":
                continue
            self._before[user] = AgentStateChanged(
                agent=user, state=agent.state, reason=agent.reason, since=at,
                not_responding=agent.not_responding,
            )  # fmt: skip
            log.emit(AgentStateChanged(agent=user, state="offline", since=at), _SYSTEM)

"""Figures: what is true of queues and teams right now, told as signals.

Each is told to everybody signed in, so all of them together are few a second, whatever happens.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from backend.hub import Hub
from backend.log import Log
from backend.routing.carry_out import day_start
from backend.routing.estimate import figures
from backend.routing.world import World
from core.protocol.events import Event, InteractionUpserted
from core.protocol.signals import QueueFigures, TeamDay
from core.work import Interaction

PAUSE_S = 1.0
TOLD_AT_ONCE = 8
"""Signals a second at most; whose turn it was not comes first next time."""


class _Done(NamedTuple):
    """What an agent finished today."""

    agent: str
    talk_ms: int
    wrap_up_ms: int


class Figures:
    """`zone`: where the company's day begins."""

    def __init__(
        self, log: Log, hub: Hub, world: Callable[[], World], zone: str = "Europe/Istanbul"
    ) -> None:
        self._log, self._hub, self._world = log, hub, world
        self._zone = ZoneInfo(zone)
        self._done: dict[str, _Done] = {}
        self._day = 0
        self._told: dict[str, QueueFigures | TeamDay] = {}
        self._turns: deque[str] = deque()

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._heard)
        try:
            await self._begin()
            while True:
                self._tell()
                await asyncio.sleep(PAUSE_S)
        finally:
            stop()

    async def _begin(self) -> None:
        start = day_start(self._log.clock(), self._zone)
        self._count(await self._log.transact(lambda t: t.state.ended_since(Interaction, start)))

    def _heard(self, events: Sequence[Event]) -> None:
        bodies = (event.body for event in events)
        self._count(b.interaction for b in bodies if isinstance(b, InteractionUpserted))

    def _count(self, values: Iterable[Interaction]) -> None:
        """By id: told twice is counted once."""
        for work in values:
            if work.end == "handled" and work.agent and work.completed_at is not None:
                ended = work.ended_at or work.completed_at
                spoke = ended - (work.answered_at or ended)
                self._done[work.id] = _Done(work.agent, spoke, work.completed_at - ended)

    def _tell(self) -> None:
        """What changed, so many at once, those first that waited longest for their turn."""
        self._begin_day()
        bodies: list[QueueFigures | TeamDay] = [*self._queues(), *self._teams()]
        now = {body_key(body): body for body in bodies}
        known = set(self._turns)
        self._turns.extend(key for key in now if key not in known)
        left = TOLD_AT_ONCE
        for key in tuple(self._turns):
            body = now.get(key)
            if body is None or body == self._told.get(key):
                continue
            self._told[key] = body
            self._hub.signal(key, body)
            self._turns.remove(key)
            self._turns.append(key)
            left -= 1
            if not left:
                return

    def _begin_day(self) -> None:
        day = day_start(self._log.clock(), self._zone)
        if day != self._day and self._day:
            self._done.clear()
        self._day = day

    def _queues(self) -> list[QueueFigures]:
        world, now = self._world(), self._log.clock()
        return [figures(world, queue, now) for queue in world.queues]

    def _teams(self) -> list[TeamDay]:
        world, found = self._world(), dict[str, TeamDay]()
        people: dict[str, set[str]] = {}
        for done in self._done.values():
            seat = world.seats.get(done.agent)
            for team in seat.agent.teams if seat else ():
                people.setdefault(team, set()).add(done.agent)
                day = found.get(team) or TeamDay(team=team)
                found[team] = replace(
                    day, handled=day.handled + 1, talk_ms=day.talk_ms + done.talk_ms,
                    wrap_up_ms=day.wrap_up_ms + done.wrap_up_ms, agents=len(people[team]),
                )  # fmt: skip
        return list(found.values())


def body_key(body: QueueFigures | TeamDay) -> str:
    return f"queue:{body.queue}" if isinstance(body, QueueFigures) else f"team:{body.team}"

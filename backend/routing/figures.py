"""Figures: what is true of queues and teams right now, told as signals.

Each is told to everybody signed in, so all of them together are a few a second, whatever happens;
and they are worked out one by one, so that nobody's offer waits for them.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from backend.hub import Hub
from backend.log import Log
from backend.routing.estimate import figures
from backend.routing.world import World
from core.metrics.counted import handled
from core.metrics.days import day_of
from core.metrics.tally import NOTHING, Tally, total
from core.protocol.events import Event, InteractionUpserted
from core.protocol.signals import SignalBody, TeamDay
from core.work import COMPANY_ZONE, Interaction

PAUSE_S = 0.25
LOOKED_AT = 5
"""So many are worked out at a time, of which one is told: the first that changed."""


class Figures:
    """`zone`: where the company's day begins."""

    def __init__(
        self, log: Log, hub: Hub, world: Callable[[], World], zone: str = COMPANY_ZONE
    ) -> None:
        self._log, self._hub, self._world = log, hub, world
        self._zone = zone
        self._counted: set[str] = set()
        self._done: dict[str, Tally] = {}
        """What they finished today, by agent."""
        self._day = 0
        self._told: dict[str, SignalBody] = {}
        """The newest of each key; whose turn it was last stands last."""

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._heard)
        try:
            await self._begin()
            while True:
                self._begin_day()
                self._tell()
                await asyncio.sleep(PAUSE_S)
        finally:
            stop()

    async def _begin(self) -> None:
        start = day_of(self._log.clock(), self._zone).start
        self._count(await self._log.transact(lambda t: t.state.ended_since(Interaction, start)))

    def _heard(self, events: Sequence[Event]) -> None:
        bodies = (event.body for event in events)
        self._count(b.interaction for b in bodies if isinstance(b, InteractionUpserted))

    def _count(self, values: Iterable[Interaction]) -> None:
        for work in values:
            if work.end != "handled" or not work.agent or work.id in self._counted:
                continue
            self._begin_day()  # what ends the moment after midnight is not wiped away by it
            if (work.completed_at or 0) < self._day:
                continue
            self._counted.add(work.id)
            done = total(tally for _, tally in handled(work))
            self._done[work.agent] = self._done.get(work.agent, NOTHING).plus(done)

    def _begin_day(self) -> None:
        day = day_of(self._log.clock(), self._zone).start
        if day != self._day and self._day:
            self._counted.clear()
            self._done.clear()
        self._day = day

    def _tell(self) -> None:
        for key in self._turns()[:LOOKED_AT]:
            body = self._body(key)
            changed = body != self._told.pop(key, None)
            self._told[key] = body
            if changed:
                self._hub.signal(key, body)
                return

    def _turns(self) -> list[str]:
        """Every key; what was never told, or longest ago, comes first."""
        world = self._world()
        seats = (world.seats.get(agent) for agent in self._done)
        teams = sorted({team for seat in seats if seat for team in seat.agent.teams})
        keys = [f"queue:{queue}" for queue in world.queues] + [f"team:{team}" for team in teams]
        told = {key: n for n, key in enumerate(self._told)}
        return sorted(keys, key=lambda key: told.get(key, -1))

    def _body(self, key: str) -> SignalBody:
        kind, _, id = key.partition(":")
        if kind == "queue":
            return figures(self._world(), id, self._log.clock())
        return self._team(id)

    def _team(self, team: str) -> TeamDay:
        seats = self._world().seats
        people = [who for who in self._done if who in seats and team in seats[who].agent.teams]
        day = total(self._done[who] for who in people)
        return TeamDay(
            team=team, handled=day.handled, talk_ms=day.talk_ms, wrap_up_ms=day.wrap_up_ms,
            agents=len(people),
        )  # fmt: skip

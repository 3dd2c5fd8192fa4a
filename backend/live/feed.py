"""Feed: the ledger of today, kept from the log's events, and its figures as signals once a second.

It holds nothing that is not in the log: after a restart, and at each midnight, today is read anew.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from backend.hub import Hub
from backend.live import past
from backend.live.day import today
from backend.log import Log
from core.entities import Conversation, Message
from core.metrics.days import day_of
from core.metrics.intervals import Interval
from core.metrics.live import Ledger
from core.metrics.tally import Key, Tally
from core.protocol.events import Event
from core.protocol.reduce import conversation_of
from core.protocol.signals import AgentLive, BotLive, QueueLive, SignalBody
from core.work import COMPANY_ZONE, Media

PAUSE_S = 1.0
"""No figure is told more often."""


class Picture(NamedTuple):
    """What is so at a moment."""

    at: int
    queues: Mapping[str, QueueLive]
    agents: Mapping[str, AgentLive]
    bots: Mapping[Media, BotLive]


Seen = Callable[[Picture], None]
Ground = Callable[[Interval], Awaitable[Sequence[tuple[Key, Tally]]]]
"""Who came on the same weekdays before, for the forecast of that day."""


class Feed:
    """`zone`: where the company's day begins."""

    def __init__(
        self, log: Log, hub: Hub, zone: str = COMPANY_ZONE, ground: Ground | None = None
    ) -> None:
        self._log, self._hub, self._zone, self._ground = log, hub, zone, ground
        self._ledger = Ledger(zone)
        self._day = Interval(0, 0)
        self._reading = False
        self._early: list[Event] = []
        """What came while today was being read."""
        self._touched: set[str] = set()
        """Conversations that changed since they were last looked at."""
        self._said: set[str] = set()
        """Those all of whose messages are known."""
        self._media: set[Media] = set()
        self._told: dict[str, SignalBody] = {}
        self._watchers: list[Seen] = []

    def watch(self, seen: Seen) -> None:
        """`seen` gets each second's picture."""
        self._watchers.append(seen)

    async def run(self) -> None:
        """Until cancelled."""
        stop = self._log.listen(self._heard)
        try:
            while True:
                await self.tick()
                await asyncio.sleep(PAUSE_S)
        finally:
            stop()

    async def tick(self) -> None:
        now = self._log.clock()
        if now not in self._day:
            await self._begin(now)
        if self._touched:
            await self._look()
        picture = self.picture(self._log.clock())
        self._tell(picture)
        for seen in tuple(self._watchers):
            seen(picture)

    def picture(self, now: int) -> Picture:
        ledger = self._ledger
        # A medium in which nothing is left of yesterday would stand with yesterday's figures
        bots = {media: BotLive(media=media) for media in self._media} | ledger.bots(now)
        self._media |= bots.keys()
        return Picture(now, ledger.queues(now), ledger.agents(now), bots)

    @property
    def ledger(self) -> Ledger:
        """Of today; complete once `run` has begun."""
        return self._ledger

    # In

    async def _begin(self, now: int) -> None:
        self._reading, self._early = True, []
        day = day_of(now, self._zone)
        before = await self._ground(day) if self._ground else ()
        ledger = await self._log.database.read(lambda c: self._read(c, now))
        ledger.remember(tuple(before))
        for event in self._early:
            ledger.hear(event)
        self._ledger, self._day, self._reading = ledger, day, False
        self._said.clear()

    def _read(self, connection: Connection, now: int) -> Ledger:
        """On a reading thread, the figures of everybody included: together they take long."""
        ledger = today(connection, now, self._zone)
        ledger.agents(now)
        return ledger

    def _heard(self, events: Sequence[Event]) -> None:
        for event in events:
            if self._reading:
                self._early.append(event)
            self._ledger.hear(event)
            if event.body is not None and (where := conversation_of(event.body)):
                self._touched.add(where)

    async def _look(self) -> None:
        """What a conversation has become, and all that was said in it before it was heard of."""
        ids, self._touched = self._touched, set()
        new = ids - self._said
        for value in await self._log.database.read(lambda c: _talks(c, ids, new)):
            self._ledger.put(value)
        self._said |= new

    # Out

    def _tell(self, picture: Picture) -> None:
        """Only what has changed."""
        bodies: dict[str, SignalBody] = {f"live:queue:{id}": q for id, q in picture.queues.items()}
        bodies |= {f"live:agent:{id}": agent for id, agent in picture.agents.items()}
        bodies |= {f"live:bot:{media}": bot for media, bot in picture.bots.items()}
        for key, body in bodies.items():
            told = self._told.get(key)
            if body is not told and body != told:
                self._told[key] = body
                self._hub.signal(key, body)


def _talks(
    connection: Connection, ids: set[str], new: set[str]
) -> list[Conversation | Message]:  # fmt: skip
    return [*past.standing(connection, ids), *past.said(connection, new)]

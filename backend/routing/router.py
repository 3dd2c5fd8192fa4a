"""The router: keeps routing's world from the log, asks what is to be done, and has it done.

It holds nothing that is not in the log: what it decided is committed before anybody hears of it, so
after a restart it reads its world and goes on. Whoever has no desk open is not asked anything,
whatever they said of themselves.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, cast

from msgspec.structs import replace
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from backend.log import Log, Transaction
from backend.routing.carry_out import carry_out
from backend.routing.change import Known, changed
from backend.routing.decide import decide, due
from backend.routing.estimate import estimated_wait_s, position
from backend.routing.steps import Steps
from backend.routing.world import Told, World
from backend.state import State
from core.entities import Agent, Queue
from core.protocol import events as e
from core.protocol.events import Event
from core.protocol.reduce import reduce_agent
from core.work import Calendar, Disposition, Interaction, Offer, Profile, QueueRules

_LOG = logging.getLogger("santral.platform")
_LONGEST = 60.0
"""Seconds: a machine that slept must not sleep on."""
_AGAIN = 1.0
"""Seconds after which is tried again what the disk had no room for."""
_RECENT_MS = 4 * 3_600_000
_TALKED_MS = 12 * 3_600_000
"""No call lasts so long: a record that never ended keeps nobody from their work for ever."""


class Standing(NamedTuple):
    """How it stands with somebody who waits, to be told as it is."""

    position: int
    """1 for the next."""
    estimated_wait_s: int | None
    """None: nobody can say."""


class Router:
    """`here`: whether a person's desk can be reached now; `talks`: ids of the calls it says that they
    talk on. `came_or_went` and `talks_now` are told of a change."""

    def __init__(
        self, log: Log, here: Callable[[str], bool] = lambda user: True,
        talks: Callable[[str], frozenset[str]] = lambda user: frozenset(),
    ) -> None:  # fmt: skip
        self._log = log
        self._here, self._talks = here, talks
        self._agents: dict[str, Agent] = {}
        """As they are in the log; in the world whoever has no desk does not answer."""
        self._known = False
        self._changed = asyncio.Event()
        self._listeners: list[Callable[[World], None]] = []
        self.world = World()

    def watch(self, heard: Callable[[World], None]) -> Callable[[], None]:
        """`heard` gets each new world, until what is returned is called."""
        self._listeners.append(heard)
        return lambda: self._listeners.remove(heard)

    def came_or_went(self, user: str) -> None:
        if user in self._agents:
            self._take([self._agents[user]])

    def talks_now(self, user: str) -> None:
        if user in self._agents:
            self._take([Told(user, self._talks(user))])

    def standing(self, interaction: str) -> Standing | None:
        """None: it does not wait. Costs no read, and may be asked at any time on the event loop."""
        place = position(self.world, interaction)
        if place is None:
            return None
        return Standing(place, estimated_wait_s(self.world, interaction, self._log.clock()))

    async def run(self) -> None:
        """Until cancelled."""
        early: list[Event] = []
        stop = self._log.listen(lambda events: self._heard(events, early))
        try:
            await self._begin(early)
            while True:
                self._changed.clear()
                done = await self._decide()
                await self._wait(done)
        finally:
            stop()

    # What is known

    async def _begin(self, early: list[Event]) -> None:
        await self._log.transact(_heal)
        now = self._log.clock()
        known = await self._log.database.read(lambda c: _everything(c, now))
        self._known = True
        self._take(known)
        for user in tuple(self._agents):
            self.talks_now(user)
        self._heard(early, early)

    def _heard(self, events: Sequence[Event], early: list[Event]) -> None:
        if not self._known:
            early.extend(events)
            return
        news = [value for event in events if (value := self._value(event)) is not None]
        if news:
            self._take(news)

    def _value(self, event: Event) -> Known | None:
        body = event.body
        if isinstance(body, e.AgentStateChanged):
            before = self._agents.get(body.agent)
            return reduce_agent(before, event) if before and event.seq > before.version else None
        field = _FIELDS.get(type(body))
        value: Known | None = getattr(body, field) if field else None
        return value

    def _take(self, values: Sequence[Known]) -> None:
        self.world = changed(self.world, *map(self._seen, values))
        for heard in tuple(self._listeners):
            heard(self.world)
        self._changed.set()

    def _seen(self, value: Known) -> Known:
        if not isinstance(value, Agent):
            return value
        self._agents[value.id] = value
        return value if self._here(value.id) else replace(value, not_responding=True)

    # What is to be done

    async def _decide(self) -> bool:
        """Whether what was decided was also done."""
        decisions = decide(self.world, self._log.clock())
        if not decisions:
            return True
        talking = {id: seat.talks_on for id, seat in self.world.seats.items() if seat.talks_on}
        head = self._log.head
        try:
            await self._log.transact(partial(carry_out, decisions=decisions, talking=talking))
        except OperationalError:
            _LOG.exception("work could not be given to anybody")  # a full disk: try later
            return False
        return self._log.head > head

    async def _wait(self, done: bool) -> None:
        """Until news, or until something is due."""
        until, now = due(self.world, self._log.clock()), self._log.clock()
        seconds = _LONGEST if done else _AGAIN
        if until is not None:
            seconds = min(seconds, max(until - now, 0) / 1000 + 0.002)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()


def _heal(log: Transaction) -> None:
    """Nobody could answer while the platform was down, so nobody is blamed for what ran out."""
    steps = Steps(log)
    for offer in log.state.unfinished(Offer):
        if offer.expires_at <= log.now:
            steps.rescind(offer, "gone")


def _everything(connection: Connection, now: int) -> list[Known]:
    """In the order in which a world wants it."""
    state = State(connection)
    waiting = state.unfinished(Interaction)
    asked = [offer for work in waiting for offer in state.offers_of(work.id)]
    directory: list[Known] = []
    for kind in (Calendar, Disposition, Queue, QueueRules, Profile, Agent):
        directory.extend(cast("list[Known]", state.all(kind)))
    return [
        *directory, *state.talked_on(now - _TALKED_MS), *waiting, *asked,
        *state.ended_since(Interaction, now - _RECENT_MS),
    ]  # fmt: skip


_FIELDS: dict[type[Any], str] = {
    e.InteractionUpserted: "interaction",
    e.OfferUpserted: "offer",
    e.AgentUpserted: "agent",
    e.ProfileUpserted: "profile",
    e.QueueUpserted: "queue",
    e.QueueRulesUpserted: "queue_rules",
    e.CalendarUpserted: "calendar",
    e.DispositionUpserted: "disposition",
    e.CallUpserted: "call",
}

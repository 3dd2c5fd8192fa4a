"""Whoever waits in the sample company comes into routing once somebody is there to be asked.

One after the other and not in the first seconds: a desk that was opened to be looked at shows its
people first. How long they wait is true: since the customer wrote.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from backend.log import Log, Transaction
from backend.routing import needs
from backend.routing.router import Router
from backend.routing.steps import Steps
from backend.routing.world import World
from core.entities import Conversation
from core.ids import uuid7
from core.metrics.media import media_of
from core.work import Interaction

APART_S = 40.0
"""Seconds from one to the next."""


class Opening:
    """`after_s` after somebody who is available has opened a desk; the hand-over comes first."""

    def __init__(
        self, log: Log, router: Router, after_s: float, apart_s: float = APART_S
    ) -> None:  # fmt: skip
        self._log, self._router = log, router
        self._after_s, self._apart_s = after_s, apart_s

    async def run(self) -> None:
        """Until all of them have come, or cancelled."""
        await self._somebody()
        pause = self._after_s
        for conversation in await self._log.transact(waiting):
            await asyncio.sleep(pause)
            await self._log.transact(partial(enter, conversation=conversation))
            pause = self._apart_s

    async def _somebody(self) -> None:
        there = asyncio.Event()
        stop = self._router.watch(partial(_look, there=there.set))
        try:
            await there.wait()
        finally:
            stop()


def _look(world: World, there: Callable[[], None]) -> None:
    if any(seat.there for seat in world.seats.values()):
        there()


def waiting(log: Transaction) -> Sequence[str]:
    """Open conversations nobody has: who was handed over first, then who wrote last."""
    found = [one for one in log.state.with_status("open") if _waits(log, one)]
    found.sort(key=lambda one: (one.bot is None, -one.last_at))
    return [one.id for one in found]


def enter(log: Transaction, conversation: str) -> None:
    """Unless somebody took it meanwhile."""
    of = log.conversation(conversation)
    queue = needs.queue_for(log, of, None) if of else None
    if of is None or queue is None or not _waits(log, of):
        return
    since = (of.bot and of.bot.asked_at) or log.state.last_came_in(of.id) or of.last_at
    Steps(log).put(
        Interaction(
            id=uuid7(), media=media_of(of.channel), queue=queue.id, contact=of.contact,
            entered_at=since, conversation=of.id, priority=needs.priority_of(of),
            skills=needs.language_skills(log, of.contact, of),
            handover=of.bot.reason if of.bot else None,
        )
    )  # fmt: skip


def _waits(log: Transaction, of: Conversation) -> bool:
    """A missed call waits for nobody on the line."""
    if of.status != "open" or of.assignee is not None or of.channel == "call":
        return False
    return not log.state.visits_since(of.contact, 0)

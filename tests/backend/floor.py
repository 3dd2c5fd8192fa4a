"""A floor: the sample account with a queue, a clock one turns by hand, and routing on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from backend.log import Log
from backend.routing import intake
from backend.routing.router import Router
from backend.telephony.phones import Phones
from core.entities import Agent, Queue
from core.protocol import events as e
from core.work import Disposition, Interaction, Offer, QueueRules
from tests.backend import sample
from tests.backend.commands.conftest import Office

START = 1_795_420_000_000
"""A Monday, 10:46 in Istanbul."""
QUEUE = Queue(id="q", name="İadeler", team="sales")
OTHER = Queue(id="q2", name="Destek", team="support")
RULES = QueueRules(id="q", alert_s=20, wrap="optional", wrap_s=60, dispositions=("returned",))


class Floor(Office):
    """`now` is the log's time; `settle` lets the router do all there is to do at it."""

    def __init__(self, log: Log, now: list[int]) -> None:
        super().__init__(log)
        self._now = now
        self.phones = Phones()
        self.router = Router(log, talks=self.phones.calls_of)
        self.phones.watch(self.router.talks_now)

    def pass_s(self, seconds: float) -> None:
        self._now[0] += int(seconds * 1000)

    async def open(self) -> None:
        self._stop = self.log.listen(lambda events: self.router._heard(events, []))
        await self.router._begin([])

    async def settle(self) -> None:
        head = -1
        while head != self.log.head:
            head = self.log.head
            await self.router._decide()

    async def put(self, *bodies: e.Body) -> None:
        for body in bodies:
            await self.emit(body)

    async def hand_over(self, id: str = "c1", **more: Any) -> Interaction:
        """A conversation the bot gives to a person; what became of it."""

        def work(log: Any) -> None:
            if log.conversation(id) is None:
                sample.create(log, id)
            sample.customer_says(log, id, "İade etmek istiyorum")
            log.emit(e.BotStarted(conversation=id), sample.SYSTEM)
            asked = {"reason": "asked", "summary": "İade", "queue": "q", **more}
            log.emit(e.BotHandoffRequested(conversation=id, **asked), sample.SYSTEM)

        await self.log.transact(work)
        return await self.visit(id)

    async def visits(self, id: str = "c1") -> list[Interaction]:
        """Every interaction of a conversation, in the order they began."""
        found = await self.log.transact(lambda t: t.state.all(Interaction))
        mine = [work for work in found if work.conversation == id]
        return sorted(mine, key=lambda work: (work.entered_at, work.id))

    async def visit(self, id: str = "c1") -> Interaction:
        return (await self.visits(id))[-1]

    async def offers(self, state: str = "open") -> list[Offer]:
        found = await self.log.transact(lambda t: t.state.all(Offer))
        return sorted((o for o in found if o.state == state), key=lambda o: (o.at, o.agent))

    async def offered(self) -> Offer:
        (offer,) = await self.offers()
        return offer

    async def agent(self, id: str) -> Agent:
        found = await self.log.transact(lambda t: t.state.get(Agent, id))
        assert found
        return found

    async def accepted(self, agent: Agent, id: str = "c1", **more: Any) -> Interaction:
        """Work of this agent: handed over, offered and accepted."""
        await self.hand_over(id, **more)
        await self.settle()
        offer = next(o for o in await self.offers() if o.conversation == id)
        assert offer.agent == agent.id
        await self.do(agent, "offer.accept", offer=offer.id)
        return await self.visit(id)


@asynccontextmanager
async def floor_at(place: Path, rules: QueueRules = RULES) -> AsyncIterator[Floor]:
    """Ayşe is the only one of the queue's people who is available."""
    now = [START]
    log = sample.loaded(Log.open(place / "log.db", lambda: now[0]))
    log.obey(intake.follow)
    floor = Floor(log, now)
    away = e.AgentStateChanged(agent="cem", state="not_ready", since=START)
    outcome = Disposition(id="returned", name="İade alındı", extra_s=30, general=False)
    await floor.put(
        e.QueueUpserted(queue=QUEUE), e.QueueUpserted(queue=OTHER), away,
        e.QueueRulesUpserted(queue_rules=rules), e.DispositionUpserted(disposition=outcome),
    )  # fmt: skip
    await floor.open()
    yield floor
    floor._stop()
    log.close()

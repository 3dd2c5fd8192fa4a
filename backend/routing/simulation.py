"""A whole day from a seed: customers come and give up, agents answer, pass, miss, pause and go.

The day plays on the very functions the platform uses; a `Witness` sees everything. `decider` can be
replaced, to measure it or to see that a broken one is found.
"""

import heapq
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random

from msgspec.structs import replace

from backend.routing.change import Known, changed
from backend.routing.company import CLOSES, OPENS, Newcomer, company, newcomers
from backend.routing.decide import decide, due
from backend.routing.decisions import Decision, Overflow
from backend.routing.effects import effects, next_visit
from backend.routing.witness import Witness
from backend.routing.world import World, pending
from core.entities import Agent
from core.work import Interaction, Media, Offer

Decider = Callable[[World, int], list[Decision]]
SECOND = 1_000
MINUTE = 60_000
TALK_S: dict[Media, int] = {"chat": 300, "message": 240, "mail": 280, "call": 200, "callback": 180}
"""Mean handle time."""
PATIENCE_S: dict[Media, int] = {"chat": 600, "call": 420}
"""Mean; who writes or waits for a call back does not give up."""
LOOKS_EVERY = 200
"""So many steps lie between two looks over everybody who waits and everybody who could serve."""


ASKS_TWICE_EVERY = 5


@dataclass
class Outcome:
    """What a day was like. `wrongs` is empty, or the code is broken."""

    interactions: list[Interaction] = field(default_factory=list)
    """As they ended."""
    offers: list[Offer] = field(default_factory=list)
    """As they ended."""
    wrongs: list[str] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    decisions: Counter[str] = field(default_factory=Counter)
    longest_wait_ms: int = 0
    steps: int = 0


def simulate(
    seed: int, *, interactions: int = 10_000, agents: int = 60, decider: Decider = decide
) -> Outcome:
    """Plays until everything ended, or nothing can happen any more."""
    day = _Day(Random(seed), agents, decider)
    for newcomer in newcomers(day.random, interactions):
        day.expect(newcomer)
    return day.play()


class _Day:
    def __init__(self, random: Random, agents: int, decider: Decider) -> None:
        self.random = random
        self._decide = decider
        self._witness = Witness()
        self._outcome = Outcome()
        self._coming: list[tuple[int, int, Callable[[], None]]] = []
        self._count = 0
        self._created = 0
        self._now = OPENS
        directory, people = company(random, agents)
        self._world = changed(World(), *directory, *people)
        for person in people:
            if isinstance(person, Agent):
                self._begin_shift(person.id)

    def play(self) -> Outcome:
        while (at := self._next()) is not None:
            self._now = at
            while self._coming and self._coming[0][0] <= at:
                heapq.heappop(self._coming)[2]()
            self._decided()
            self._outcome.steps += 1
            if self._outcome.steps % LOOKS_EVERY == 0:
                self._witness.settled(self._world, self._now)
            if len(self._witness.wrongs) > 100:
                break
        return self._result()

    def _next(self) -> int | None:
        """Agents pause and come back for ever: once all work is done it is over."""
        if not self._world.interactions and self._arrived_all():
            return None
        times = [due(self._world, self._now), self._coming[0][0] if self._coming else None]
        known = [at for at in times if at is not None]
        late = self._now > CLOSES + 3 * 24 * 60 * MINUTE
        return None if late else min(known, default=None)

    def _arrived_all(self) -> bool:
        return self._created >= self._expected

    _expected = 0

    def _result(self) -> Outcome:
        outcome, witness = self._outcome, self._witness
        witness.over(self._world, self._created)
        outcome.wrongs = witness.wrongs
        outcome.ends = Counter(witness.ends.values())
        outcome.longest_wait_ms = witness.longest_wait
        return outcome

    # What routing does

    def _decided(self) -> None:
        """What overflowed is new work, for which it is asked again. Otherwise there is nothing more,
        which is made sure of now and then."""
        for _ in range(20):
            decisions = self._decide(self._world, self._now)
            for decision in decisions:
                self._carry_out(decision)
            spilt = any(isinstance(decision, Overflow) for decision in decisions)
            if not decisions or (not spilt and self._outcome.steps % ASKS_TWICE_EVERY):
                return
        self._witness.wrongs.append("restless decisions")

    def _carry_out(self, decision: Decision) -> None:
        self._outcome.decisions[type(decision).__name__] += 1
        if not self._witness.makes_sense(self._world, decision):
            return
        work = None
        if isinstance(decision, Overflow):
            old = self._world.interactions[decision.interaction]
            work = next_visit(old, decision, self._id(), self._now)
        self._put(*effects(self._world, decision, self._now))
        if work:
            self._enter(work)

    def _put(self, *values: Known) -> None:
        for value in values:
            if isinstance(value, Interaction):
                self._saw(value)
            elif isinstance(value, Offer):
                self._saw_offer(value)
            self._world = changed(self._world, value)
            if isinstance(value, Agent) and value.not_responding:
                self._after(self._about(90), partial(self._back, value.id))

    def _saw(self, work: Interaction) -> None:
        self._witness.works(work)
        if work.state == "done":
            self._outcome.interactions.append(work)
            if work.agent:
                self._at(self._now, lambda: self._settle(work.agent or ""))

    def _saw_offer(self, offer: Offer) -> None:
        if offer.state == "open" and offer.id not in self._world.offers:
            self._witness.offers(self._world, offer, self._now)
            self._after(self._about(6), lambda: self._answer(offer.id))
        elif offer.state != "open":
            self._outcome.offers.append(offer)

    # What customers do

    def expect(self, newcomer: Newcomer) -> None:
        self._expected += 1
        self._at(newcomer.at, lambda: self._arrive(newcomer))

    def _arrive(self, newcomer: Newcomer) -> None:
        agents = list(self._world.seats)
        prefers = self.random.choice(agents) if self.random.random() < 0.1 else None
        self._enter(newcomer.interaction(self._id(), prefers))

    def _enter(self, work: Interaction) -> None:
        self._created += 1
        self._put(work)
        if mean := PATIENCE_S.get(work.media):
            self._after(self._about(mean), lambda: self._give_up(work.id))

    def _give_up(self, id: str) -> None:
        work = self._world.interactions.get(id)
        if work and pending(work):
            self._put(self._ended(work, "abandoned"))

    def _ended(self, work: Interaction, end: str) -> Interaction:
        return replace(
            work, state="done", end=end, ended_at=work.ended_at or self._now,
            completed_at=self._now,
        )  # fmt: skip

    # What agents do

    def _answer(self, id: str) -> None:
        """Takes it, passes, or misses it."""
        offer = self._world.offers.get(id)
        work = self._world.interactions.get(offer.interaction) if offer else None
        chance = self.random.random()
        if offer is None or work is None or chance < 0.04:
            return  # the customer may leave in the very moment in which it is answered
        if chance < 0.08:
            declined = replace(offer, state="declined", ended_at=self._now)
            alone = len(self._world.open_offers(work.id)) == 1
            self._put(*([replace(work, state="waiting")] if alone else []), declined)
        elif pending(work):
            self._accept(offer, work)

    def _accept(self, offer: Offer, work: Interaction) -> None:
        taken = replace(work, state="active", agent=offer.agent, answered_at=self._now)
        self._put(taken, replace(offer, state="accepted", ended_at=self._now))
        self._after(self._about(TALK_S[work.media]), lambda: self._finish(work.id))

    def _finish(self, id: str) -> None:
        work = self._world.interactions[id]
        if self.random.random() < 0.06:
            self._transfer(work)
        rules = self._world.rules_of(work.queue)
        if rules.wrap == "none":
            self._put(self._ended(work, "handled"))
            return
        until = self._now + rules.wrap_s * SECOND if rules.wrap_s else None
        self._put(
            replace(work, state="wrap_up", end="handled", ended_at=self._now, wrap_until=until)
        )
        self._after(self._about(30), lambda: self._complete(id))

    def _transfer(self, work: Interaction) -> None:
        to_agent = self.random.random() < 0.3
        people = [agent for agent in self._world.seats if agent != work.agent]
        queues = [queue for queue in self._world.queues if queue != work.queue]
        self._enter(
            Interaction(
                id=self._id(), media=work.media, contact=work.contact, entered_at=self._now,
                queue=work.queue if to_agent else self.random.choice(queues), before=work.id,
                transferred_by=work.agent, to_agent=self.random.choice(people) if to_agent else None,
                skills=work.skills,
            )
        )  # fmt: skip

    def _complete(self, id: str) -> None:
        work = self._world.interactions.get(id)
        if work and work.state == "wrap_up":
            self._put(self._ended(work, "handled"))

    def _begin_shift(self, agent: str) -> None:
        self._at(OPENS + self.random.randrange(60) * MINUTE, lambda: self._say(agent, "available"))
        for hour in (2, 4, 6):
            at = OPENS + hour * 60 * MINUTE + self.random.randrange(60) * MINUTE
            self._at(at, lambda: self._pause(agent))

    def _pause(self, agent: str) -> None:
        """Once the work in hand is finished."""
        if self._world.seats[agent].hand:
            self._put(replace(self._world.seats[agent].agent, next_state="not_ready"))
        else:
            self._say(agent, "not_ready")
            self._after(self._about(900), lambda: self._back(agent))

    def _settle(self, agent: str) -> None:
        """A pause that was asked for begins with the end of the last work."""
        seat = self._world.seats[agent]
        if seat.agent.next_state and not seat.hand:
            self._put(replace(seat.agent, next_state=None))
            self._pause(agent)

    def _back(self, agent: str) -> None:
        if self._world.seats[agent].agent.next_state is None:
            self._say(agent, "available")

    def _say(self, agent: str, state: str) -> None:
        now = self._world.seats[agent].agent
        self._put(replace(now, state=state, since=self._now, not_responding=False))

    # Time and chance

    def _at(self, at: int, do: Callable[[], None]) -> None:
        self._count += 1
        heapq.heappush(self._coming, (at, self._count, do))

    def _after(self, ms: int, do: Callable[[], None]) -> None:
        self._at(self._now + ms, do)

    def _about(self, mean_s: float) -> int:
        """Ms; never nothing, mostly less than the mean, sometimes much more."""
        return SECOND + int(self.random.expovariate(1 / mean_s) * SECOND)

    def _id(self) -> str:
        self._count += 1
        return f"i{self._count}"

"""The simulated day, and one decision over a queue of thousands: the pure part of routing."""

import random
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from backend.routing.change import Known, changed
from backend.routing.decide import carried_out, decide, due
from backend.routing.simulation import simulate
from backend.routing.world import World, pending
from core.entities import Agent, Queue
from core.work import CAPACITY, Interaction, Profile, QueueRules
from tests.bench.figure import Figure, percentile

SEED = 20_261_123
INTERACTIONS, PEOPLE = 10_000, 60
WAITING, AGENTS, QUEUES, STEPS = 5_000, 200, 10, 400
STEP_MS = 20
"""50 new ones a second."""
T = TypeVar("T")


def figures() -> Iterator[Figure]:
    yield from day()
    yield from backlog()


def day() -> Iterator[Figure]:
    """Raises RuntimeError where a rule was broken: then no figure means anything."""
    took: list[float] = []
    began = time.perf_counter()
    outcome = simulate(
        SEED, interactions=INTERACTIONS, agents=PEOPLE,
        decider=lambda world, now: timed(took, lambda: decide(world, now)),
    )  # fmt: skip
    seconds = time.perf_counter() - began
    if outcome.wrongs:
        raise RuntimeError("; ".join(outcome.wrongs[:5]))
    yield Figure("simulated day: 10,000 interactions, 60 agents", seconds, "s", 60)
    yield Figure("simulated day: ended in exactly one way", len(outcome.interactions), "",
                 INTERACTIONS, "higher")  # fmt: skip
    yield Figure("simulated day: rules broken", len(outcome.wrongs), "", 0)
    yield Figure("simulated day: decision, p99", percentile(took, 0.99) * 1000, "ms", 5)


def backlog() -> Iterator[Figure]:
    """Everybody busy, thousands waiting; every 20 ms one comes and one is finished."""
    choose, now = random.Random(SEED), 10_000_000
    world = full(choose, now)
    decided: list[float] = []
    whole: list[float] = []
    for step in range(STEPS):
        now += STEP_MS
        came = newcomer(choose, f"n{step}", now)
        began = time.thread_time()
        world = changed(world, came, *finished(world, choose, now))
        decisions = timed(decided, lambda at=world, now=now: decide(at, now))  # type: ignore[misc]  # mypy cannot see through defaults
        world = carried_out(world, decisions, now)
        due(world, now)
        whole.append(time.thread_time() - began)
        world = accepted(world, now)
    told = f"{AGENTS} agents, {WAITING:,} waiting"
    yield Figure(f"decision, {told}: p99", percentile(decided, 0.99) * 1000, "ms", 5)
    yield Figure(f"decision and its effects, {told}: p99", percentile(whole, 0.99) * 1000, "ms")


def timed(into: list[float], do: Callable[[], T]) -> T:
    """In seconds of the processor: what else the machine does is no part of a pure function."""
    began = time.thread_time()
    found = do()
    into.append(time.thread_time() - began)
    return found


def full(choose: random.Random, now: int) -> World:
    """As it is once it came to rest and everybody accepted what they were offered."""
    queues: list[Known] = [Queue(id=f"q{n}", name="", team="t") for n in range(QUEUES)]
    rules = [QueueRules(id=f"q{n}", overflow=f"q{(n + 1) % QUEUES}") for n in range(QUEUES)]
    people: list[Known] = []
    for number in range(AGENTS):
        names = tuple(f"q{(number + each) % QUEUES}" for each in range(3))
        skills = {"tr": 5, "en": number % 6}
        people.append(Profile(id=f"a{number}", skills=skills, queues=names))
        people.append(Agent(id=f"a{number}", name="", teams=("t",), state="available", since=0))
    waiting = (newcomer(choose, f"w{n}", now - choose.randrange(300_000)) for n in range(WAITING))
    world = changed(World(), *queues, *rules, *people, *waiting)
    while decisions := decide(world, now):
        world = accepted(carried_out(world, decisions, now), now)
    return world


def newcomer(choose: random.Random, id: str, now: int) -> Interaction:
    return Interaction(
        id=id, media=choose.choice(list(CAPACITY)), queue=f"q{choose.randrange(QUEUES)}",
        contact="c", entered_at=now, skills=choose.choice(({"tr": 3}, {"en": 4}, {})),
        priority=choose.choice((0, 0, 1)),
    )  # fmt: skip


def accepted(world: World, now: int) -> World:
    """By the first of those who were asked; at once."""
    for offer in list(world.offers.values()):
        work = world.interactions.get(offer.interaction)
        if work is not None and pending(work):
            taken = replace(work, state="active", agent=offer.agent, answered_at=now)
            world = changed(world, taken, replace(offer, state="accepted", ended_at=now))
    return world


def finished(world: World, choose: random.Random, now: int) -> list[Interaction]:
    seat = choose.choice(list(world.seats.values()))
    return [
        replace(work, state="done", end="handled", ended_at=now, completed_at=now)
        for work in seat.hand[:1]
    ]

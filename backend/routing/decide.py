"""What is to be done now, and when to ask again. Pure: the platform carries it out.

Three stages, each seeing what the one before did: what is over ends, what waited long moves, and
whoever still waits is offered.
"""

from collections.abc import Sequence

from backend.routing.change import Change
from backend.routing.decisions import (
    Decision,
    EndWrapUp,
    Escalate,
    FlowOut,
    MakeOffer,
    Overflow,
    Rescind,
    TimeOut,
)
from backend.routing.effects import effects
from backend.routing.ending import ended
from backend.routing.matching import matched_offers
from backend.routing.moment import Moment
from backend.routing.next_time import times
from backend.routing.waiting import moved
from backend.routing.world import World

__all__ = [
    "Decision", "EndWrapUp", "Escalate", "FlowOut", "MakeOffer", "Overflow", "Rescind", "TimeOut",
    "carried_out", "decide", "due",
]  # fmt: skip


def decide(world: World, now: int) -> list[Decision]:
    """All that is to be done at `now` (ms), in the order in which to do it.

    Carried out and asked again at the same `now` it gives nothing more. Only where work overflowed
    nobody is offered anything yet: its new visit may come before others, so it is to be asked again
    with it.
    """
    over = list(ended(world, now))
    world = carried_out(world, over, now)
    moment = Moment(world, now)
    gone = list(moved(moment))
    if any(isinstance(decision, Overflow) for decision in gone):
        return [*over, *gone]
    if gone:
        moment = moment.later(carried_out(world, gone, now))
    return [*over, *gone, *matched_offers(moment)]


def due(world: World, now: int) -> int | None:
    """Until when `decide` gives nothing more, if nothing else happens; None: for ever.

    Asked after `decide` was carried out. It may turn out that then there is nothing to do yet.
    """
    return min((at for at in times(Moment(world, now)) if at > now), default=None)


def carried_out(world: World, decisions: Sequence[Decision], now: int) -> World:
    """The world once the platform did so."""
    if not decisions:
        return world
    change = Change(world)
    for decision in decisions:
        for value in effects(change.world(), decision, now):
            change.put(value)
    return change.world()

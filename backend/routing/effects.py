"""What a decision does to what is known: the entities as they are once it is carried out.

The platform writes these as events (its offers have more on them: a preview, today's contacts); the
simulation and `decide` itself put them into a world.
"""

from msgspec.structs import replace

from backend.routing.change import Known
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
from backend.routing.world import World
from core.work import Interaction, Offer


def effects(world: World, decision: Decision, now: int) -> tuple[Known, ...]:
    """The changed entities, to be put in in this order. What overflows only ends: its next visit is
    new work (`next_visit`)."""
    match decision:
        case MakeOffer(interaction=id):
            work = world.interactions[id]
            return replace(work, state="offered"), offered(work, decision, now)
        case TimeOut():
            return _timed_out(world, decision, now)
        case Rescind(offer=id, why=why):
            offer = world.offers[id]
            taken_back = replace(offer, state="rescinded", ended_at=now, reason=why)
            return (*_waiting_again(world, offer), taken_back)
        case Escalate(interaction=id, level=level):
            return (replace(world.interactions[id], level=level),)
        case EndWrapUp(interaction=id, at=at):
            return (replace(world.interactions[id], state="done", completed_at=at),)
        case FlowOut(interaction=id) | Overflow(interaction=id):
            return (_left(world.interactions[id], now),)


def offered(work: Interaction, decision: MakeOffer, now: int) -> Offer:
    """Under an id of its own: one interaction is not shown twice to one agent in one millisecond."""
    return Offer(
        id=f"{work.id}:{decision.agent}:{now}", interaction=work.id, agent=decision.agent, at=now,
        expires_at=decision.expires_at, media=work.media, queue=work.queue, contact=work.contact,
        conversation=work.conversation, call=work.call, level=decision.level,
        entered_at=work.entered_at, skills=decision.skills, prefers=decision.prefers,
        handover=work.handover, transferred_by=work.transferred_by,
    )  # fmt: skip


def next_visit(work: Interaction, decision: Overflow, id: str, now: int) -> Interaction:
    """The visit to the other queue, as it begins."""
    return replace(
        work, id=id, queue=decision.queue, entered_at=now, before=work.id, state="waiting",
        priority=decision.priority, through=decision.through, level=0, rona=0, to_agent=None,
        ended_at=None, completed_at=None, end=None, version=0,
    )  # fmt: skip


def _timed_out(world: World, decision: TimeOut, now: int) -> tuple[Known, ...]:
    offer = world.offers[decision.offer]
    ended: list[Known] = [replace(offer, state="timed_out", ended_at=now)]
    if seat := world.seats.get(offer.agent):
        ended.append(replace(seat.agent, not_responding=True, since=now))
    if work := world.interactions.get(offer.interaction):
        again = _waiting_again(world, offer)
        ended.insert(0, replace(again[0] if again else work, rona=work.rona + 1))
    return tuple(ended)


def _waiting_again(world: World, offer: Offer) -> tuple[Interaction, ...]:
    """The interaction, where this was the last open offer of it."""
    work = world.interactions.get(offer.interaction)
    if work is None or work.state != "offered":
        return ()
    others = [other for other in world.open_offers(work.id) if other.id != offer.id]
    return () if others else (replace(work, state="waiting"),)


def _left(work: Interaction, now: int) -> Interaction:
    return replace(work, state="done", end="flow_out", ended_at=now, completed_at=now)

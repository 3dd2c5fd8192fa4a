"""First stage: what is over. Offers that ran out or lost their sense, and wrap-ups out of time."""

from collections.abc import Iterator

from backend.routing.decisions import Decision, EndWrapUp, Rescind, TimeOut
from backend.routing.world import World, pending
from core.work import Offer, Rescinded, lacks_outcome


def ended(world: World, now: int) -> Iterator[Decision]:
    yield from _closed(world, now)
    yield from _wrapped_up(world, now)


def _closed(world: World, now: int) -> Iterator[Decision]:
    silent: set[str] = set()
    left: list[Offer] = []
    for offer in sorted(world.offers.values(), key=lambda offer: (offer.at, offer.id)):
        if why := _lost(world, offer):
            yield Rescind(offer.id, why)
        elif offer.expires_at <= now:
            silent.add(offer.agent)
            yield TimeOut(offer.id, offer.agent, offer.interaction)
        else:
            left.append(offer)
    for offer in left:
        if offer.agent in silent or offer in world.seats[offer.agent].unfit:
            yield Rescind(offer.id, "state")


def _lost(world: World, offer: Offer) -> Rescinded | None:
    work = world.interactions.get(offer.interaction)
    if work is None:
        return "gone"
    if not pending(work):
        return "taken"
    seat = world.seats.get(offer.agent)
    return None if seat and seat.there else "state"


def _wrapped_up(world: World, now: int) -> Iterator[Decision]:
    for seat in world.seats.values():
        for work in seat.hand:
            until = work.wrap_until
            if work.state != "wrap_up" or until is None or until > now:
                continue
            rules = world.rules_of(work.queue)
            if not lacks_outcome(work, rules, seat.profile, world.dispositions):
                yield EndWrapUp(work.id, until)

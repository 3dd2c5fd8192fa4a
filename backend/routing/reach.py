"""Whom a piece of work can go to: one answer for whoever decides and for whoever tells of a wait."""

from collections.abc import Sequence

from backend.routing.moment import Moment
from backend.routing.world import Line, Seat, line_of
from core.work import Interaction

SOON_MS = 10_000
"""Who passed is asked again so long after, once everybody else who is there was asked too."""
LATER_MS = 60_000
"""And after so long in any case."""


def able(moment: Moment, line: Line, work: Interaction) -> frozenset[str]:
    """Who works for the queue and knows enough, there or not. Whom it was transferred to is able,
    whatever they know; of what escalated to everybody every supervisor is."""
    found = moment.world.roster.able(line.queue, moment.needed(line, work))
    if line.to_agent is not None:
        found |= {line.to_agent}
    leads = moment.people.leads if line.level == 2 else []
    return found | {seat.agent.id for seat in leads} if leads else found


def willing(
    moment: Moment, line: Line, work: Interaction, free: Sequence[Seat]
) -> Sequence[Seat]:  # fmt: skip
    """Those of `free` not asked yet; where there is none, those who passed long enough ago."""
    asked, seats = moment.asked(work), moment.people.seats
    fresh = [seat for seat in free if seat.agent.id not in asked]
    if fresh:
        return fresh
    there = (id for id in able(moment, line, work) if id in seats and seats[id].there)
    all_asked = all(id in asked for id in there)
    pause = SOON_MS if all_asked or line.level == 2 else LATER_MS
    return [seat for seat in free if moment.now >= asked[seat.agent.id] + pause]


def takers(moment: Moment, work: Interaction) -> Sequence[Seat]:
    """Who is there and may be asked, busy or not; by id."""
    if bound := moment.bound(work):
        return [bound]
    seats = moment.people.seats
    found = sorted(able(moment, line_of(work), work) & seats.keys())
    return [seats[id] for id in found if seats[id].there]


def ready(moment: Moment, work: Interaction) -> Sequence[Seat]:
    """Those of them who would be asked now."""
    free = [seat for seat in takers(moment, work) if work.media in seat.room]
    return free if moment.bound(work) else willing(moment, line_of(work), work, free)

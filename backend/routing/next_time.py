"""When time alone changes what is to be done."""

from collections.abc import Iterator, Sequence

from backend.routing.matching import LATER_MS, SOON_MS
from backend.routing.moment import ESCALATES, Moment
from backend.routing.skills import next_relaxing
from backend.routing.world import Line, World, since
from core.work import Interaction


def times(moment: Moment) -> Iterator[int]:
    """Moments at which something may fall due; those that are over are among them."""
    yield from _of_accepted_and_offered(moment.world)
    for line, waiting in moment.world.lines.items():
        until = moment.hours(line.queue).until
        if until is not None:
            yield until
        yield from _of_first(moment, line, waiting[0])
        yield from _of_limit(moment, line, waiting)
        if moment.spare(line):
            yield from _of_those_to_offer(moment, line, waiting)


def _of_accepted_and_offered(world: World) -> Iterator[int]:
    for offer in world.offers.values():
        yield offer.expires_at
    for seat in world.seats.values():
        for work in seat.hand:
            if work.state == "wrap_up" and work.wrap_until is not None:
                yield work.wrap_until


def _of_first(moment: Moment, line: Line, first: Interaction) -> Iterator[int]:
    """Who waits longest escalates first."""
    rules, starts = moment.rules(line.queue), moment.starts(first)
    yield starts
    if line.media in ESCALATES:
        yield starts + rules.louder_after_s * 1000
        yield starts + rules.everybody_after_s * 1000


def _of_limit(moment: Moment, line: Line, waiting: Sequence[Interaction]) -> Iterator[int]:
    """And leaves first, unless somebody is being asked about it."""
    limit = moment.rules(line.queue).max_wait_s * 1000
    silent = (work for work in waiting if work.id not in moment.ringing)
    for work in [next(silent, None)] if limit else ():
        if work:
            yield moment.starts(work) + limit


def _of_those_to_offer(moment: Moment, line: Line, waiting: Sequence[Interaction]) -> Iterator[int]:
    for work in waiting:
        yield from _of_one(moment, line, work)
        if since(work) > moment.now or _plain(moment, work):
            return


def _of_one(moment: Moment, line: Line, work: Interaction) -> Iterator[int]:
    rules, starts = moment.rules(line.queue), moment.starts(work)
    yield starts
    yield starts + rules.sticky_s * 1000
    relaxing = next_relaxing(line, rules, moment.waited(work))
    if relaxing is not None:
        yield starts + relaxing
    for at in moment.asked(work).values():
        yield from (at + SOON_MS, at + LATER_MS)


def _plain(moment: Moment, work: Interaction) -> bool:
    """Nothing about it is its own: where nobody has room for it, nobody has for those behind."""
    own = work.id in moment.ringing or work.to_agent or work.prefers or moment.asked(work)
    return not own

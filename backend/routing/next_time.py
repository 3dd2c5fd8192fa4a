"""When time alone changes what is to be done."""

from collections.abc import Iterator, Sequence

from backend.routing.moment import Moment
from backend.routing.reach import LATER_MS, SOON_MS
from backend.routing.world import Line, World, since
from core.work import Interaction, Media, escalates_after


def times(moment: Moment) -> Iterator[int]:
    """Moments at which something may fall due; those that are over are among them."""
    yield from _of_accepted_and_offered(moment.world)
    first: dict[tuple[str, Media, int], Interaction] = {}
    for line, waiting in moment.world.lines.items():
        group = line.queue, line.media, line.level
        if group not in first or since(waiting[0]) < since(first[group]):
            first[group] = waiting[0]
        if waiting[0].id in moment.ringing:
            yield from _of_limit(moment, waiting)
        if moment.spare(line):
            yield from _of_those_to_offer(moment, line, waiting)
    for work in first.values():
        yield from _of_first(moment, work)


def _of_accepted_and_offered(world: World) -> Iterator[int]:
    for offer in world.offers.values():
        yield offer.expires_at
    for seat in world.seats.values():
        for work in seat.hand:
            if work.state == "wrap_up" and work.wrap_until is not None:
                yield work.wrap_until


def _of_first(moment: Moment, first: Interaction) -> Iterator[int]:
    """Who waits longest escalates and leaves first, and waits for the opening or closing."""
    queue, starts = moment.queue(first.queue), moment.starts(first)
    yield starts
    yield starts + queue.rules.max_wait_s * 1000
    if queue.hours.until is not None:
        yield queue.hours.until
    for seconds in escalates_after(queue.rules, first.media):
        yield starts + seconds * 1000


def _of_limit(moment: Moment, waiting: Sequence[Interaction]) -> Iterator[int]:
    """Who is just being offered does not leave; the next may."""
    silent = (work for work in waiting if work.id not in moment.ringing)
    for work in [next(silent, None)]:
        if work:
            yield moment.starts(work) + moment.rules(work.queue).max_wait_s * 1000


def _of_those_to_offer(moment: Moment, line: Line, waiting: Sequence[Interaction]) -> Iterator[int]:
    """As far as the first about whom nothing is its own: where nobody has room for it, nobody has for
    those behind."""
    for work in waiting:
        if since(work) > moment.now:
            yield moment.starts(work)
            return
        yield from _of_relaxing(moment, line, work)
        asked = moment.asked(work)
        for at in asked.values():
            yield from (at + SOON_MS, at + LATER_MS)
        if work.prefers:
            yield moment.starts(work) + moment.rules(line.queue).sticky_s * 1000
        if not (asked or work.prefers or work.to_agent or work.id in moment.ringing):
            return


def _of_relaxing(moment: Moment, line: Line, work: Interaction) -> Iterator[int]:
    step = moment.rules(line.queue).relax_after_s * 1000
    if step and moment.needed(line, work):
        yield moment.starts(work) + (moment.waited(work) // step + 1) * step

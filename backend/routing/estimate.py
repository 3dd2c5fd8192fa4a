"""What a customer is told of their wait, and anybody of a queue: honest, or nothing.

The estimate is the work ahead shared by the places there are: so many pieces of work, each as long as
those finished lately, over as many at once as the people who are there can do. People who work for
several queues in which somebody waits count for each only in part. Where nobody is there, the queue
is closed, or too little was finished to say how long it takes, there is no estimate.
"""

from collections import Counter
from collections.abc import Iterable

from backend.routing.choice import rank
from backend.routing.moment import Moment
from backend.routing.world import Seat, World, pending, since
from core.protocol.signals import QueueFigures
from core.work import CAPACITY, Interaction, Media, MediumNow, capacity_of

ENOUGH = 3
"""So many finished pieces of work say something about the next."""
DEFAULT: Media = "chat"


def position(world: World, interaction: str) -> int | None:
    """1 for the next; None: it does not wait. Of its queue and its medium, and as far as one can say:
    who comes before may still give up, and who knows another language may be called first."""
    work = world.interactions.get(interaction)
    if work is None or not pending(work):
        return None
    rules = world.rules_of(work.queue)
    mine = rank(work, rules)
    return 1 + sum(rank(other, rules) < mine for other in _waiting(world, work.queue, work.media))


def estimated_wait_s(world: World, interaction: str, now: int) -> int | None:
    """Seconds from `now` until somebody takes it; None: nobody can say."""
    place = position(world, interaction)
    if place is None:
        return None
    work = world.interactions[interaction]
    later = max(0, since(work) - now) // 1000
    wait = wait_at(world, work.queue, work.media, place, now)
    return None if wait is None else max(later, wait)


def wait_at(world: World, queue: str, media: Media, place: int, now: int) -> int | None:
    """Seconds for whoever stands at `place` (1: the next) in a queue."""
    return _wait(Moment(world, now), queue, media, place)


def _wait(moment: Moment, queue: str, media: Media, place: int) -> int | None:
    world, there = moment.world, moment.members(queue)
    if not there or not moment.hours(queue).open:
        return None
    free = _free(there, media)
    if place <= free:
        return 0
    usual, busy = _handle_ms(world, queue, media), _busy(world) | {queue}
    places = sum(capacity_of(s.profile, media) / len(s.queues & busy) for s in there)
    if usual is None or not places:
        return None
    return round((place - free) * usual / places / 1000)


def figures(world: World, queue: str, now: int) -> QueueFigures:
    """Of a queue right now, for one more of each medium, and of the one it mostly has."""
    moment = Moment(world, now)
    waiting = [work for work in _waiting(world, queue) if since(work) <= now]
    ahead = Counter(work.media for work in waiting)
    media = {each: _one_more(moment, queue, each, ahead[each]) for each in CAPACITY}
    usual = media[usual_media(world, queue)]
    return QueueFigures(
        queue=queue,
        waiting=len(waiting),
        oldest_at=min((work.entered_at for work in waiting), default=None),
        free=usual.free,
        there=len(moment.members(queue)),
        estimated_wait_s=usual.estimated_wait_s,
        open=moment.hours(queue).open,
        media=media,
    )


def _one_more(moment: Moment, queue: str, media: Media, ahead: int) -> MediumNow:
    free = _free(moment.members(queue), media)
    wait = _wait(moment, queue, media, ahead + 1)
    return MediumNow(free=free, estimated_wait_s=wait)


def _free(there: Iterable[Seat], media: Media) -> int:
    return sum(media in seat.room for seat in there)


def usual_media(world: World, queue: str) -> Media:
    """Which medium a queue mostly has, by what waits and what was finished lately."""
    seen = Counter(work.media for work in _waiting(world, queue))
    seen.update(done.media for done in world.recent.get(queue, ()))
    return max(seen, key=lambda media: (seen[media], media), default=DEFAULT)


def _waiting(world: World, queue: str, media: Media | None = None) -> Iterable[Interaction]:
    for line, waiting in world.lines.items():
        if line.queue == queue and media in (None, line.media):
            yield from waiting


def _busy(world: World) -> set[str]:
    """Queues in which somebody waits."""
    return {line.queue for line in world.lines}


def _handle_ms(world: World, queue: str, media: Media) -> float | None:
    done = [each.handle_ms for each in world.recent.get(queue, ()) if each.media == media]
    return sum(done) / len(done) if len(done) >= ENOUGH else None

"""What a customer is told of their wait, and anybody of a queue: honest, or nothing.

The estimate is the work ahead shared by the places there are: so many pieces of work, each as long as
those finished lately, over as many at once as the people who are there and know enough can do. People
who work for several queues in which somebody waits count for each only in part. Where nobody is there
who knows enough or will do once less is needed, where the queue is closed, or too little was finished
to say how long it takes, there is no estimate.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from backend.routing.capacity import SPOKEN
from backend.routing.choice import rank
from backend.routing.moment import Moment
from backend.routing.reach import able, ready, takers
from backend.routing.world import Line, Seat, World, line_of, pending, since
from core.protocol.signals import QueueFigures
from core.work import CAPACITY, Interaction, Media, MediumNow, capacity_of

ENOUGH = 3
"""So many finished pieces of work say something about the next."""
DEFAULT: Media = "chat"
_LAST = "~"
"""An id after all others: of two who came at once, whoever is not there yet is the second."""


def position(world: World, interaction: str) -> int | None:
    """1 for the next; None: it does not wait. Of its queue and its medium, and as far as one can say:
    who comes before may still give up, and who knows another language may be called first."""
    work = world.interactions.get(interaction)
    if work is None or not pending(work):
        return None
    rules = world.rules_of(work.queue)
    mine = rank(work, rules)
    return 1 + sum(rank(other, rules) < mine for other in _waiting(world, work.queue, work.media))


def one_more(
    queue: str, media: Media, now: int, skills: Mapping[str, int] | None = None
) -> Interaction:  # fmt: skip
    """Whoever would come now, behind all who came before."""
    return Interaction(
        id=_LAST, media=media, queue=queue, contact="", entered_at=now, skills=dict(skills or {})
    )


def estimated_wait_s(world: World, interaction: str, now: int) -> int | None:
    """Seconds from `now` until somebody takes it; None: nobody can say."""
    work = world.interactions.get(interaction)
    if work is None or not pending(work):
        return None
    wait = wait_of(world, work, now)
    return None if wait is None else max(max(0, since(work) - now) // 1000, wait)


def wait_of(world: World, work: Interaction, now: int) -> int | None:
    """The same of anything, also of what does not wait yet. Whoever is not able is no help, but may
    be once less is needed: what counts is the soonest of now and of each such later moment."""
    return _soonest(Moment(world, now), work)


def _soonest(moment: Moment, work: Interaction) -> int | None:
    if not moment.hours(work.queue).open:
        return None
    waits = list[int]()
    for at in _steps(moment, work):
        later = round((at - moment.now) / 1000)
        if waits and min(waits) <= later:
            break
        # Of one moment the queue's hours are worked out once, for all its media
        wait = _wait(moment if at == moment.now else Moment(moment.world, at), work)
        waits += [] if wait is None else [max(later, wait)]
    return min(waits, default=None)


def _steps(moment: Moment, work: Interaction) -> Iterator[int]:
    """Now, and whenever every needed level falls, until nothing is needed any more."""
    yield moment.now
    step = moment.rules(work.queue).relax_after_s * 1000
    levels = [level for _, level in moment.needed(line_of(work), work)]
    down = moment.fallen(work)
    for fall in range(down + 1, down + max(levels, default=0) + 1) if step else ():
        yield moment.starts(work) + fall * step


def _wait(moment: Moment, work: Interaction) -> int | None:
    """With those who may take it at this moment, as busy as they are."""
    world, there = moment.world, takers(moment, work)
    place = 1 + _rivals(moment, work, there)
    free = sum(_places(seat, work.media) for seat in ready(moment, work))
    if place <= free:
        return 0
    usual, busy = _handle_ms(world, work.queue, work.media), _busy(world) | {work.queue}
    places = sum(_at_once(s, work.media) / max(1, len(s.queues & busy)) for s in there)
    if usual is None or not places:
        return None
    return round((place - free) * usual / places / 1000)


def _rivals(moment: Moment, work: Interaction, there: Sequence[Seat]) -> int:
    """How many before it, of its medium, may be given to the same people."""
    rules, people = moment.rules(work.queue), {seat.agent.id for seat in there}
    mine = rank(work, rules)
    return sum(
        _sharing(moment, line, waiting[: bisect_left(waiting, mine, key=lambda w: rank(w, rules))], people)
        for line, waiting in moment.world.lines.items()
        if (line.queue, line.media) == (work.queue, work.media)
    )  # fmt: skip


def _sharing(
    moment: Moment, line: Line, waiting: Sequence[Interaction], people: set[str]
) -> int:  # fmt: skip
    """Of the newest of a line most is needed: where somebody knows enough for them, then for all,
    and thousands need not be looked at."""
    if waiting and able(moment, line, waiting[-1]) & people:
        return len(waiting)
    return sum(not able(moment, line, each).isdisjoint(people) for each in waiting)


def free_places(world: World, work: Interaction, now: int) -> int:
    """How many more chats would find somebody now who may take `work`: an agent with room for three
    is three places; without those that others who wait are about to take."""
    moment = Moment(world, now)
    people = ready(moment, replace(work, media="chat"))
    ids = {seat.agent.id for seat in people}
    ahead = sum(
        _sharing(moment, line, [each for each in waiting if each.state == "waiting"], ids)
        for line, waiting in world.lines.items()
        if (line.queue, line.media) == (work.queue, "chat")
    )  # fmt: skip
    return max(0, sum(_places(seat, "chat") for seat in people) - ahead)


def _places(seat: Seat, media: Media) -> int:
    """How many more of it they would be offered; of those there is room for."""
    held = [*(work.media for work in seat.hand), *(offer.media for offer in seat.offers)]
    return _at_once(seat, media) - held.count(media)


def _at_once(seat: Seat, media: Media) -> int:
    most = capacity_of(seat.profile, media)
    return min(most, 1) if media in SPOKEN else most


def figures(world: World, queue: str, now: int) -> QueueFigures:
    """Of a queue right now, for one more of each medium, and of the one it mostly has."""
    moment = Moment(world, now)
    waiting = [work for work in _waiting(world, queue) if since(work) <= now]
    media = {each: _now(moment, queue, each) for each in CAPACITY}
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


def _now(moment: Moment, queue: str, media: Media) -> MediumNow:
    work = one_more(queue, media, moment.now)
    return MediumNow(free=len(ready(moment, work)), estimated_wait_s=_soonest(moment, work))


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

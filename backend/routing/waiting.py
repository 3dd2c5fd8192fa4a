"""Second stage: what waiting long does. It escalates, and at its limit it leaves the queue."""

from collections.abc import Iterator, Sequence
from math import inf

from backend.routing.choice import POINT_MS
from backend.routing.decisions import Decision, Escalate, FlowOut, Overflow
from backend.routing.moment import LIVE, Moment
from backend.routing.world import Line, since
from core.work import Interaction, Media, QueueRules, escalates_after

Waiting = Sequence[Interaction]


def moved(moment: Moment) -> Iterator[Decision]:
    """Lines are ordered by wait, so looking stops at the first who waited too little."""
    before: dict[tuple[str, Media, int], float] = {}
    for line, waiting in moment.world.lines.items():
        group = line.queue, line.media, line.level
        if group not in before:
            before[group] = _moves_before(moment, line)
        if line.media in LIVE and not moment.hours(line.queue).open:
            left = list(_shut_out(moment, line, waiting))
        elif since(waiting[0]) <= before[group]:
            left = list(_beyond_limit(moment, line, waiting))
        else:
            continue
        yield from (_elsewhere(moment, work) for work in left)
        yield from _escalating(moment, line, waiting, {work.id for work in left})


def _moves_before(moment: Moment, line: Line) -> float:
    """Of those who have waited since then or longer, some may have to move."""
    patience = _patience(line, moment.rules(line.queue))
    counts_from = moment.queue(line.queue).counts_from
    counts = counts_from is not None or line.media in LIVE
    early = counts and moment.now - (counts_from or 0) >= patience
    return moment.now - patience if early else -inf


def _patience(line: Line, rules: QueueRules) -> float:
    """Ms for which nothing happens to whoever stands in this line."""
    steps = [rules.max_wait_s]
    steps += [0, *escalates_after(rules, line.media)][line.level + 1 :]
    return min((step for step in steps if step), default=inf) * 1000


def level_at(rules: QueueRules, media: Media, waited: int) -> int:
    """How far it escalates after so many ms; 0 seconds in the rules mean never."""
    louder, everybody = escalates_after(rules, media)
    if 0 < everybody * 1000 <= waited:
        return 2
    return 1 if 0 < louder * 1000 <= waited else 0


def _beyond_limit(moment: Moment, line: Line, waiting: Waiting) -> Iterator[Interaction]:
    """Those with an open offer stay until that ends: somebody may be about to take them."""
    limit = moment.rules(line.queue).max_wait_s * 1000
    for work in waiting if limit else ():
        if moment.waited(work) < limit:
            return
        if work.id not in moment.ringing:
            yield work


def _shut_out(moment: Moment, line: Line, waiting: Waiting) -> Iterator[Interaction]:
    """Who came after closing, and who came before if nobody is left to serve them."""
    for work in waiting:
        stays = moment.served(work) and (moment.members(line.queue) or moment.bound(work))
        if work.id not in moment.ringing and not stays:
            yield work


def _elsewhere(moment: Moment, work: Interaction) -> Decision:
    """A minute that was waited is worth a point of priority, so nobody loses their place by it."""
    target = moment.rules(work.queue).overflow
    if target is None or target == work.queue or target in work.through:
        return FlowOut(work.id)
    if not moment.hours(target).open:
        return FlowOut(work.id)
    waited = max(0, moment.now - work.entered_at) // POINT_MS
    return Overflow(work.id, target, work.priority + waited, (*work.through, work.queue))


def _escalating(
    moment: Moment, line: Line, waiting: Waiting, leaving: set[str]
) -> Iterator[Decision]:
    if line.level == 2:
        return
    rules = moment.rules(line.queue)
    for work in waiting:
        level = level_at(rules, line.media, moment.waited(work))
        if level <= line.level:
            return
        if work.id not in leaving:
            yield Escalate(work.id, level)

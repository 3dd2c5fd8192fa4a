"""Second stage: what waiting long does. It escalates, and at its limit it leaves the queue."""

from collections.abc import Iterator, Sequence

from backend.routing.choice import POINT_MS
from backend.routing.decisions import Decision, Escalate, FlowOut, Overflow
from backend.routing.moment import ESCALATES, LIVE, Moment
from backend.routing.world import Line
from core.work import Interaction, QueueRules

Waiting = Sequence[Interaction]


def moved(moment: Moment) -> Iterator[Decision]:
    """Lines are ordered by wait, so looking stops at the first who waited too little."""
    for line, waiting in moment.world.lines.items():
        leaving = set()
        for work in _leaving(moment, line, waiting):
            leaving.add(work.id)
            yield _elsewhere(moment, work)
        yield from _escalating(moment, line, waiting, leaving)


def level_at(rules: QueueRules, waited: int) -> int:
    """How far it escalates after so many ms; 0 seconds in the rules mean never."""
    if 0 < rules.everybody_after_s * 1000 <= waited:
        return 2
    return 1 if 0 < rules.louder_after_s * 1000 <= waited else 0


def _leaving(moment: Moment, line: Line, waiting: Waiting) -> Iterator[Interaction]:
    """Those with an open offer stay until that ends: somebody may be about to take them."""
    if line.media in LIVE and not moment.hours(line.queue).open:
        yield from _shut_out(moment, line, waiting)
        return
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
    if line.level == 2 or line.media not in ESCALATES:
        return
    rules = moment.rules(line.queue)
    for work in waiting:
        level = level_at(rules, moment.waited(work))
        if level <= line.level:
            return
        if work.id not in leaving:
            yield Escalate(work.id, level)

"""Moment: a world at a time, and what follows from both for a queue, worked out once."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from backend.routing.calendar import Hours
from backend.routing.skills import Needed, fallen
from backend.routing.world import Line, Seat, World, since
from core.work import Interaction, Media, QueueRules

LIVE: frozenset[Media] = frozenset({"chat", "call"})
"""Somebody sits there and waits: a queue that is closed does not keep them."""


@dataclass(frozen=True, slots=True)
class QueueNow:
    """`counts_from`: ms before which no wait counts; None: no wait of what is written counts now."""

    rules: QueueRules
    hours: Hours
    counts_from: int | None


class Moment:
    """Used for one decision and thrown away."""

    def __init__(self, world: World, now: int) -> None:
        self.world = world
        self.people = world
        """Whose seats are meant: what waits moves without them, so they are not looked at again."""
        self.now = now
        self.ringing = frozenset(offer.interaction for offer in world.offers.values())
        """Interactions with an open offer."""
        self._queues: dict[str, QueueNow] = {}
        self._spare: dict[tuple[str, Media, bool], bool] = {}

    def later(self, world: World) -> "Moment":
        """Once waiting work moved: what is known of queues and people stays."""
        moment = copy(self)
        moment.world = world
        return moment

    def queue(self, id: str) -> QueueNow:
        if id not in self._queues:
            times = self.world.hours(id, self.now)
            counts_from = (times.since or 0) if times.open else None
            self._queues[id] = QueueNow(self.world.rules_of(id), times, counts_from)
        return self._queues[id]

    def rules(self, queue: str) -> QueueRules:
        return self.queue(queue).rules

    def hours(self, queue: str) -> Hours:
        return self.queue(queue).hours

    def members(self, queue: str) -> list[Seat]:
        """Who works for it and is there."""
        return self.people.members.get(queue, [])

    def spare(self, line: Line) -> bool:
        """Somebody has room for something of this line, able or not."""
        key = line.queue, line.media, line.level == 2
        if key not in self._spare:
            seats = self.members(line.queue) + (self.people.leads if line.level == 2 else [])
            roomy = self.people.roomy[line.media]
            self._spare[key] = any(seat.agent.id in roomy for seat in seats) if roomy else False
        return self._spare[key] or line.to_agent is not None

    def starts(self, work: Interaction) -> int:
        """From when on its wait counts: what waited for the opening does not escalate with it."""
        return max(since(work), self.queue(work.queue).counts_from or 0)

    def waited(self, work: Interaction) -> int:
        """Ms of waiting that count towards relaxing, escalating and the limit. What is written to a
        closed queue does not wait."""
        counts_from = self.queue(work.queue).counts_from
        if counts_from is None and work.media not in LIVE:
            return 0
        return max(0, self.now - max(since(work), counts_from or 0))

    def served(self, work: Interaction) -> bool:
        """It waits now, and came before its queue closed: who was inside by then is served."""
        times, came = self.queue(work.queue).hours, since(work)
        return came <= self.now and (times.open or came < (times.since or 0))

    def needed(self, line: Line, work: Interaction) -> Needed:
        return self.world.roster.needed(line.queue, line.skills, self.fallen(work))

    def fallen(self, work: Interaction) -> int:
        """By how many levels the needed skills fell."""
        return fallen(self.rules(work.queue), self.waited(work))

    def asked(self, work: Interaction) -> Mapping[str, int]:
        """Who had it and did not want it, and when: also whoever handed it on."""
        asked = self.world.asked.get(work.id, {})
        by = work.transferred_by
        return {by: work.entered_at, **asked} if by and by != work.to_agent else asked

    def bound(self, work: Interaction) -> Seat | None:
        """Whom it was transferred to, while it is theirs alone: as long as they are there, did not
        pass, and it did not escalate to everybody."""
        seat = self.world.seats.get(work.to_agent or "")
        mine = seat is not None and seat.there and work.level < 2
        return seat if mine and work.to_agent not in self.asked(work) else None

    def awaited(self, work: Interaction) -> Seat | None:
        """The agent the customer knows, if they are there and did not pass."""
        seat = self.world.seats.get(work.prefers or "")
        known = seat is not None and seat.there and work.queue in seat.queues
        return seat if known and work.prefers not in self.asked(work) else None

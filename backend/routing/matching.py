"""Third stage: who is offered what.

Heads of lines are taken by rank. Everybody in a line needs the same and the head is the one for whom
the skills relaxed most, so where nobody has room for it the rest of its line need not be looked at:
with thousands waiting and everybody busy, a decision looks at a few dozen heads.

First every waiting interaction gets one agent; then what escalated to everybody is shown to all who
have room left, and to the supervisors. In this order nobody waits with an idle agent before them
because that agent was asked for the fifth time about somebody else.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from backend.routing.choice import Rank, best, rank
from backend.routing.decisions import Decision, MakeOffer
from backend.routing.effects import offered
from backend.routing.moment import Moment
from backend.routing.reach import SOON_MS, able, willing
from backend.routing.skills import matched
from backend.routing.world import Line, Seat
from core.work import Interaction

Waiting = Sequence[Interaction]


@dataclass(order=True)
class _Head:
    """The next of a line. `over`: whoever stands behind need not be looked at."""

    rank: Rank
    line: Line = field(compare=False)
    waiting: Waiting = field(compare=False)
    index: int = field(compare=False, default=0)
    over: bool = field(compare=False, default=False)

    @property
    def work(self) -> Interaction:
        return self.waiting[self.index]


def matched_offers(moment: Moment) -> Iterator[Decision]:
    lines = [line for line in moment.world.lines.items() if moment.spare(line[0])]
    if lines:
        match = _Match(moment, lines)
        yield from match.first_offers()
        yield from match.offers_to_everybody()


class _Match:
    """Agents' room is used up while it goes on. `lines`: those that somebody has room for."""

    def __init__(self, moment: Moment, lines: Sequence[tuple[Line, Waiting]]) -> None:
        self._moment = moment
        self._lines = lines
        self._now = moment.now
        self._seats = dict(moment.world.seats)
        self._roomy = {media: dict(seats) for media, seats in moment.people.roomy.items()}
        self._shown: dict[str, set[str]] = {}
        for offer in moment.world.offers.values():
            self._shown.setdefault(offer.interaction, set()).add(offer.agent)

    def first_offers(self) -> Iterator[Decision]:
        for head in self._heads(everybody=False):
            if head.work.id not in self._shown:
                seat = self._agent_for(head)
                if seat is not None:
                    yield self._offer(head, seat)

    def offers_to_everybody(self) -> Iterator[Decision]:
        for head in self._heads(everybody=True):
            free = self._free(head.line, head.work)
            head.over = not free
            asked = self._moment.asked(head.work)
            shown = self._shown.get(head.work.id, set())
            for seat in free:
                rested = self._now >= asked.get(seat.agent.id, 0) + SOON_MS
                if rested and seat.agent.id not in shown:
                    yield self._offer(head, seat)

    def _heads(self, *, everybody: bool) -> Iterator[_Head]:
        """By rank; of all lines, or of those that escalated to everybody. A line ends where they do
        not wait yet, or came after closing."""
        heads = [
            _Head(self._rank(waiting[0]), line, waiting)
            for line, waiting in self._lines
            if (line.level == 2 or not everybody) and self._worth_a_look(line, waiting[0])
        ]
        heapq.heapify(heads)
        while heads:
            head = heads[0]
            yield head
            head.index += 1
            more = not head.over and head.index < len(head.waiting)
            if more and self._moment.served(head.work):
                head.rank = self._rank(head.work)
                heapq.heapreplace(heads, head)
            else:
                heapq.heappop(heads)

    def _worth_a_look(self, line: Line, first: Interaction) -> bool:
        hope = line.to_agent is not None or self._free(line, first)
        return bool(hope) and self._moment.served(first)

    def _rank(self, work: Interaction) -> Rank:
        return rank(work, self._moment.rules(work.queue))

    def _agent_for(self, head: _Head) -> Seat | None:
        work = head.work
        if bound := self._moment.bound(work):
            seat = self._seats[bound.agent.id]
            return seat if work.media in seat.room else None
        free = self._free(head.line, work)
        if not free:
            head.over = work.to_agent is None
            return None
        if self._awaits(head, free):
            return None
        first = work.to_agent or work.prefers
        fresh = willing(self._moment, head.line, work, free)
        return best(fresh, self._moment.rules(work.queue), first)

    def _free(self, line: Line, work: Interaction) -> list[Seat]:
        """Who is able and has room left, by id."""
        roomy = self._roomy[line.media]
        return (
            [roomy[id] for id in sorted(able(self._moment, line, work) & roomy.keys())]
            if roomy
            else []
        )

    def _awaits(self, head: _Head, free: list[Seat]) -> bool:
        """The agent the customer knows is there, and has no room for a little while."""
        known = self._moment.awaited(head.work)
        if known is None or known.agent.id not in able(self._moment, head.line, head.work):
            return False
        rules = self._moment.rules(head.line.queue)
        early = self._moment.waited(head.work) < rules.sticky_s * 1000
        return early and all(seat.agent.id != known.agent.id for seat in free)

    def _offer(self, head: _Head, seat: Seat) -> Decision:
        rules, work = self._moment.rules(head.line.queue), head.work
        skills = matched(seat.profile.skills, head.line.skills, rules, self._moment.fallen(work))
        decision = MakeOffer(
            work.id, seat.agent.id, self._now + max(1, rules.alert_s) * 1000, work.level, skills,
            prefers=seat.agent.id == work.prefers,
        )  # fmt: skip
        shown = (*seat.offers, offered(work, decision, self._now))
        self._sits(replace(seat, offers=shown))
        self._shown.setdefault(work.id, set()).add(seat.agent.id)
        return decision

    def _sits(self, seat: Seat) -> None:
        self._seats[seat.agent.id] = seat
        for media, seats in self._roomy.items():
            if media in seat.room:
                seats[seat.agent.id] = seat
            else:
                seats.pop(seat.agent.id, None)

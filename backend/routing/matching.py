"""Third stage: who is offered what.

Heads of lines are taken by rank. Everybody in a line needs the same and the head is the one for whom
the skills relaxed most, so where nobody has room for it the rest of its line need not be looked at:
with thousands waiting and everybody busy, a decision looks at a few dozen heads.

First every waiting interaction gets one agent; then what escalated to everybody is shown to all who
have room left, and to the supervisors. In this order nobody waits with an idle agent before them
because that agent was asked for the fifth time about somebody else.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from backend.routing.choice import Rank, best, rank
from backend.routing.decisions import Decision, MakeOffer
from backend.routing.effects import offered
from backend.routing.moment import Moment
from backend.routing.skills import Needed, able, matched
from backend.routing.world import Line, Seat
from core.work import Interaction

SOON_MS = 10_000
"""Who passed is asked again so long after, once everybody else who is there was asked too."""
LATER_MS = 60_000
"""And after so long in any case."""


@dataclass(order=True)
class _Head:
    """The next of a line. `over`: whoever stands behind need not be looked at."""

    rank: Rank
    line: Line = field(compare=False)
    waiting: Sequence[Interaction] = field(compare=False)
    index: int = field(compare=False, default=0)
    over: bool = field(compare=False, default=False)

    @property
    def work(self) -> Interaction:
        return self.waiting[self.index]


def matched_offers(moment: Moment) -> Iterator[Decision]:
    match = _Match(moment)
    yield from match.first_offers()
    yield from match.offers_to_everybody()


class _Match:
    """Agents' room is used up while it goes on."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self._now = moment.now
        self._seats = dict(moment.world.seats)
        self._able: dict[tuple[str, Needed, str | None, bool], list[str]] = {}
        self._shown: dict[str, set[str]] = {}
        for offer in moment.world.offers.values():
            self._shown.setdefault(offer.interaction, set()).add(offer.agent)

    def first_offers(self) -> Iterator[Decision]:
        for head in self._heads(self._moment.world.lines):
            if head.work.id not in self._shown:
                seat = self._agent_for(head)
                if seat is not None:
                    yield self._offer(head, seat)

    def offers_to_everybody(self) -> Iterator[Decision]:
        for head in self._heads([line for line in self._moment.world.lines if line.level == 2]):
            free = self._free(head)
            head.over = not free
            asked = self._moment.asked(head.work)
            shown = self._shown.get(head.work.id, set())
            for seat in free:
                rested = self._now >= asked.get(seat.agent.id, 0) + SOON_MS
                if rested and seat.agent.id not in shown:
                    yield self._offer(head, seat)

    def _heads(self, lines: Iterable[Line]) -> Iterator[_Head]:
        """By rank. A line ends where they do not wait yet, or came after closing."""
        fronts = [(line, self._moment.world.lines[line]) for line in lines]
        heads = [
            _Head(self._rank(waiting[0]), line, waiting)
            for line, waiting in fronts
            if self._moment.spare(line) and self._moment.served(waiting[0])
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

    def _rank(self, work: Interaction) -> Rank:
        return rank(work, self._moment.rules(work.queue))

    def _agent_for(self, head: _Head) -> Seat | None:
        work = head.work
        if bound := self._moment.bound(work):
            seat = self._seats[bound.agent.id]
            return seat if work.media in seat.room else None
        free = self._free(head)
        if not free:
            head.over = work.to_agent is None
            return None
        if self._awaits(head, free):
            return None
        first = work.to_agent or work.prefers
        return best(self._willing(head, free), self._moment.rules(work.queue), first)

    def _free(self, head: _Head) -> list[Seat]:
        """Who is able and has room left."""
        media = head.line.media
        seats = (self._seats[agent] for agent in self._able_for(head))
        return [seat for seat in seats if media in seat.room]

    def _able_for(self, head: _Head) -> list[str]:
        """Who is there and able. Whom it was transferred to is, whatever they know; of what escalated
        to everybody every supervisor is too."""
        queue, to_agent, everybody = head.line.queue, head.line.to_agent, head.line.level == 2
        needed = self._moment.needed(head.line, head.work)
        key = queue, needed, to_agent, everybody
        if key not in self._able:
            seats = self._moment.members(queue)
            found = [seat.agent.id for seat in seats if able(seat.profile.skills, needed)]
            found += [seat.agent.id for seat in self._moment.leads] if everybody else []
            sent_to = self._seats.get(to_agent or "")
            found += [sent_to.agent.id] if sent_to and sent_to.there else []
            self._able[key] = list(dict.fromkeys(found))
        return self._able[key]

    def _awaits(self, head: _Head, free: list[Seat]) -> bool:
        """The agent the customer knows is there, and has no room for a little while."""
        known = self._moment.awaited(head.work)
        if known is None or known.agent.id not in self._able_for(head):
            return False
        rules = self._moment.rules(head.line.queue)
        early = self._moment.waited(head.work) < rules.sticky_s * 1000
        return early and all(seat.agent.id != known.agent.id for seat in free)

    def _willing(self, head: _Head, free: list[Seat]) -> list[Seat]:
        """Those not asked yet; where there is none, those who passed long enough ago."""
        asked = self._moment.asked(head.work)
        fresh = [seat for seat in free if seat.agent.id not in asked]
        if fresh:
            return fresh
        all_asked = asked.keys() >= set(self._able_for(head))
        pause = SOON_MS if all_asked or head.line.level == 2 else LATER_MS
        return [seat for seat in free if self._now >= asked[seat.agent.id] + pause]

    def _offer(self, head: _Head, seat: Seat) -> Decision:
        rules, work = self._moment.rules(head.line.queue), head.work
        skills = matched(seat.profile.skills, head.line, rules, self._moment.waited(work))
        decision = MakeOffer(
            work.id, seat.agent.id, self._now + rules.alert_s * 1000, work.level, skills,
            prefers=seat.agent.id == work.prefers,
        )  # fmt: skip
        shown = (*seat.offers, offered(work, decision, self._now))
        self._seats[seat.agent.id] = replace(seat, offers=shown)
        self._shown.setdefault(work.id, set()).add(seat.agent.id)
        return decision

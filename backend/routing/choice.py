"""Who is served first, and by whom.

Order: by the moment of entry, put forward by a minute for each point of priority. So a point is
worth exactly a minute of waiting, for ever: whoever waits grows older than any priority, and nobody
can be starved by newcomers, however important those are.

Agent: whoever the customer knows; else by the queue's rule. Longest idle: whoever has nothing in
hand, and of those (or if all have) whose newest work, accepted or completed, is oldest. Least loaded:
whose hands are emptiest, then the same.
"""

from collections.abc import Iterable

from backend.routing.world import Seat, since
from core.work import Interaction, QueueRules, capacity_of

POINT_MS = 60_000
"""What one point of priority is worth, in ms of waiting."""
Rank = tuple[int, str]


def rank(work: Interaction, rules: QueueRules) -> Rank:
    """Lower first; across queues."""
    return since(work) - (rules.priority + work.priority) * POINT_MS, work.id


def load(seat: Seat) -> float:
    """How full their hands are: 1 for each medium that is full."""
    media = [*(work.media for work in seat.hand), *(offer.media for offer in seat.offers)]
    return sum((1 / max(1, capacity_of(seat.profile, each)) for each in media), 0.0)


def best(seats: Iterable[Seat], rules: QueueRules, prefers: str | None) -> Seat | None:
    """Of those who could; those of other queues (supervisors) only if nobody else can."""
    idle_first = rules.choose == "longest_idle"

    def place(seat: Seat) -> tuple[bool, bool, float, int, str]:
        busy = float(bool(seat.hand or seat.offers)) if idle_first else load(seat)
        other = rules.id not in seat.queues
        return seat.agent.id != prefers, other, busy, seat.idle_since, seat.agent.id

    return min(seats, key=place, default=None)

"""Witness: sees all that happens and notes what must never happen.

It knows the rules in the plainest form and shares no index with the code that decides: what that code
forgets, this one still sees. Slow on purpose.
"""

from collections import Counter
from collections.abc import Iterator

from backend.routing.decisions import Decision, EndWrapUp, Rescind, TimeOut
from backend.routing.reach import SOON_MS
from backend.routing.world import Seat, World, pending, since
from core.work import CAPACITY, Interaction, Media, Offer, capacity_of

SPOKEN = ("call", "callback")
WRITTEN = ("chat", "message")
MINUTE = 60_000


class Witness:
    """`wrongs` are codes with ids.

    over_capacity, unable, twice, again, order: of an offer; idle: somebody waits whom somebody could
    serve; ended_twice, no_end, never_ended: of interactions; no_work, no_offer, not_theirs: decided
    about something that is not there, or was accepted."""

    def __init__(self) -> None:
        self.wrongs: list[str] = []
        self.ends: dict[str, str] = {}
        """How each interaction ended."""
        self.longest_wait = 0
        """Ms from when it waited until it was accepted, gave up or left; of all."""

    def makes_sense(self, world: World, decision: Decision) -> bool:
        """What it speaks of is there, and in a state in which this can be done to it."""
        if isinstance(decision, TimeOut | Rescind):
            return decision.offer in world.offers or self._wrong("no_offer", decision.offer)
        work = world.interactions.get(decision.interaction)
        if work is None:
            code = "ended_twice" if decision.interaction in self.ends else "no_work"
            return self._wrong(code, decision.interaction)
        wrapped = isinstance(decision, EndWrapUp)
        right = work.state == "wrap_up" if wrapped else pending(work)
        return right or self._wrong("not_theirs", work.id)

    def works(self, work: Interaction) -> None:
        """An interaction as it is from now on."""
        if work.id in self.ends:
            self._wrong("ended_twice", work.id)
        if work.state == "done":
            self.ends[work.id] = work.end or "?"
            over = work.answered_at or work.ended_at or work.completed_at or 0
            self.longest_wait = max(self.longest_wait, over - since(work))
        if work.state == "done" and work.end not in (
            "handled",
            "abandoned",
            "flow_out",
            "cancelled",
        ):
            self._wrong("no_end", work.id)

    def offers(self, world: World, offer: Offer, now: int) -> None:
        """An offer that is about to be made in this world."""
        work, seat = world.interactions.get(offer.interaction), world.seats[offer.agent]
        assert work is not None
        shown = world.open_offers(work.id)
        if shown and (work.level < 2 or offer.agent in {other.agent for other in shown}):
            self._wrong("twice", offer.id)
        if not self._has_room(world, seat, work.media):
            self._wrong("over_capacity", offer.id)
        if not _knows(world, seat, work, now):
            self._wrong("unable", offer.id)
        if now < world.asked.get(work.id, {}).get(offer.agent, -SOON_MS) + SOON_MS:
            self._wrong("again", offer.id)
        self._in_order(world, seat, work, now)

    def settled(self, world: World, now: int) -> None:
        """Nothing more is decided for now: nobody may wait whom somebody could serve."""
        for work in _waiting(world):
            for seat in world.seats.values():
                if self._could_have(world, seat, work, now):
                    self._wrong("idle", f"{work.id} {seat.agent.id}")

    def over(self, world: World, created: int) -> None:
        """The day is over."""
        if len(self.ends) != created or world.interactions:
            self._wrong("never_ended", f"{created - len(self.ends)}")
        for seat in world.seats.values():
            self._holds(seat)

    def _in_order(self, world: World, seat: Seat, work: Interaction, now: int) -> None:
        first = not world.open_offers(work.id)
        for other in _waiting(world):
            before = not first or _comes_before(world, other, work, now)
            if other.id != work.id and before and self._could_have(world, seat, other, now):
                self._wrong("order", f"{work.id} before {other.id}")

    def _could_have(self, world: World, seat: Seat, work: Interaction, now: int) -> bool:
        """And nothing speaks for waiting: another agent they know, a person it was sent to, a pass."""
        if not self._has_room(world, seat, work.media) or not _knows(world, seat, work, now):
            return False
        rules = world.rules_of(work.queue)
        sticky = work.prefers and work.prefers != seat.agent.id
        if sticky and now < _began(world, work, now) + rules.sticky_s * 1000:
            return False
        theirs = work.to_agent in (None, seat.agent.id)
        passed = seat.agent.id in world.asked.get(work.id, {}) or work.transferred_by
        return theirs and not passed

    def _has_room(self, world: World, seat: Seat, media: Media) -> bool:
        held = self._holds(seat)
        if held[media] >= capacity_of(seat.profile, media):
            return False
        spoken = seat.talks_on or any(held[each] for each in SPOKEN)
        if spoken:
            return seat.profile.chat_in_call and media in WRITTEN
        return media not in SPOKEN or held["chat"] < max(1, capacity_of(seat.profile, "chat"))

    def _holds(self, seat: Seat) -> Counter[str]:
        """All they have and are asked about, which must never be too much."""
        held: Counter[str] = Counter(work.media for work in seat.hand)
        held.update(offer.media for offer in seat.offers)
        limits: dict[str, int] = {each: capacity_of(seat.profile, each) for each in CAPACITY}
        for media, count in held.items():
            if count > limits[media]:
                self._wrong("over_capacity", seat.agent.id)
        return held

    def _wrong(self, code: str, what: str) -> bool:
        self.wrongs.append(f"{code} {what}")
        return False


def _comes_before(world: World, one: Interaction, other: Interaction, now: int) -> bool:
    """By priority and wait: of two with the same priority whoever waits longer, of two who came
    together the more important one; else each point more makes up for a minute less of waiting."""
    points = _points(world, one) - _points(world, other)
    longer = (now - since(one)) - (now - since(other))
    if points == 0 or longer == 0:
        return longer > 0 or points > 0
    return longer + points * MINUTE > 0


def _points(world: World, work: Interaction) -> int:
    return world.rules_of(work.queue).priority + work.priority


def _waiting(world: World) -> Iterator[Interaction]:
    asked = {offer.interaction for offer in world.offers.values()}
    for work in world.interactions.values():
        if pending(work) and work.id not in asked:
            yield work


def _knows(world: World, seat: Seat, work: Interaction, now: int) -> bool:
    """There, of the queue and able enough by now, and the work waits in an open queue."""
    agent = seat.agent
    there = agent.state == "available" and agent.next_state is None and not agent.not_responding
    times = world.hours(work.queue, now)
    inside = since(work) <= now and (times.open or since(work) < (times.since or 0))
    if not there or not inside:
        return False
    if work.to_agent == agent.id or (work.level == 2 and agent.role != "agent"):
        return True
    return work.queue in seat.queues and _relaxed(world, seat, work, now)


def _relaxed(world: World, seat: Seat, work: Interaction, now: int) -> bool:
    rules = world.rules_of(work.queue)
    step = rules.relax_after_s * 1000
    fallen = max(0, now - _began(world, work, now)) // step if step else 0
    for skill in {*rules.skills, *work.skills}:
        level = max(rules.skills.get(skill, 0), work.skills.get(skill, 0)) - fallen
        if level > seat.profile.skills.get(skill, 0):
            return False
    return True


def _began(world: World, work: Interaction, now: int) -> int:
    times = world.hours(work.queue, now)
    if times.open:
        return max(since(work), times.since or 0)
    return since(work) if work.media in ("chat", "call") else now

"""How a world changes: whatever is upserted goes in, and a new world comes out.

Values may come again: what is already known, or older than what is known (`version`), changes
nothing. Agents come first and an offer after its interaction. What is over leaves by itself, and is
forgotten: a done interaction and a closed offer are put in like any other.
"""

from bisect import insort
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from backend.routing.calendar import Timetable
from backend.routing.roster import Person, Roster
from backend.routing.world import (
    Handled,
    Line,
    Seat,
    Told,
    World,
    line_of,
    pending,
    since,
)
from core.entities import Agent, CallRecord, Queue
from core.work import Calendar, Disposition, Interaction, Offer, Profile, QueueRules

Known = (
    Agent | Profile | Queue | QueueRules | Calendar | Disposition | Interaction | Offer | CallRecord
    | Told
)  # fmt: skip
"""What a world is made of."""
RECENT = 50
"""So many finished pieces of work of a queue are remembered for the estimate."""


def changed(world: World, *values: Known) -> World:
    """The world after these were upserted, in this order; `world` stays as it was."""
    change = Change(world)
    for value in values:
        change.put(value)
    return change.world()


class Change:
    """Several changes at once. Copies of the world's dicts, written into; what stands in them is replaced, never changed."""

    def __init__(self, world: World) -> None:
        self._queues = dict(world.queues)
        self._rules = dict(world.rules)
        self._calendars = dict(world.calendars)
        self._profiles = dict(world.profiles)
        self._seats = dict(world.seats)
        self._roster: Roster | None = world.roster
        """None: to be made anew."""
        self._interactions = dict(world.interactions)
        self._lines = dict(world.lines)
        self._offers = dict(world.offers)
        self._asked = dict(world.asked)
        self._recent = dict(world.recent)
        self._dispositions = dict(world.dispositions)

    def put(self, value: Known) -> None:
        put: Callable[[Any], None] = getattr(self, _PUTS[type(value)])
        put(value)

    def world(self) -> World:
        """As it is now; it stands only until the next `put`."""
        return World(
            self._queues, self._rules, self._calendars, self._profiles, self._seats,
            self._known(),
            self._interactions, self._lines, self._offers, self._asked, self._recent,
            self._dispositions,
        )  # fmt: skip

    def _known(self) -> Roster:
        if self._roster is None:
            people = {id: Person(s.queues, s.profile.skills) for id, s in self._seats.items()}
            self._roster = Roster(people, dict(self._rules))
        return self._roster

    def _put_rules(self, rules: QueueRules) -> None:
        self._rules[rules.id] = rules
        self._roster = None

    def _put_calendar(self, calendar: Calendar) -> None:
        self._calendars[calendar.id] = Timetable(calendar)

    def _put_disposition(self, disposition: Disposition) -> None:
        self._dispositions[disposition.id] = disposition

    def _put_queue(self, queue: Queue) -> None:
        if self._queues.get(queue.id) != queue:
            self._queues[queue.id] = queue
            for agent, seat in self._seats.items():
                self._seats[agent] = self._working(seat)

    def _put_profile(self, profile: Profile) -> None:
        self._profiles[profile.id] = profile
        if seat := self._seats.get(profile.id):
            self._seats[profile.id] = self._working(replace(seat, profile=profile))

    def _put_agent(self, agent: Agent) -> None:
        seat = self._seats.get(agent.id)
        if seat is None:
            profile = self._profiles.get(agent.id) or Profile(id=agent.id)
            shown = tuple(offer for offer in self._offers.values() if offer.agent == agent.id)
            seat = Seat(agent, profile, hand=self._held(agent.id), offers=shown)
        if agent.version >= seat.agent.version:
            self._seats[agent.id] = self._working(replace(seat, agent=agent))

    def _held(self, agent: str) -> tuple[Interaction, ...]:
        held = (w for w in self._interactions.values() if w.agent == agent)
        return tuple(work for work in held if not pending(work))

    def _working(self, seat: Seat) -> Seat:
        """With the queues they work for: the profile's, or for agents those of their teams."""
        queues = frozenset(seat.profile.queues)
        if not queues and not seat.leads:
            teams = set(seat.agent.teams)
            queues = frozenset(q.id for q in self._queues.values() if q.team in teams)
        before = self._seats.get(seat.agent.id)
        if before is None or (before.queues, before.profile) != (queues, seat.profile):
            self._roster = None
        return replace(seat, queues=queues)

    def _put_interaction(self, work: Interaction) -> None:
        before = self._interactions.get(work.id)
        if before is not None:
            if work.version < before.version:
                return
            self._take_out(before)
        if work.state == "done":
            self._remember(work)
        else:
            self._take_in(work)

    def _take_out(self, work: Interaction) -> None:
        del self._interactions[work.id]
        if pending(work):
            self._leave(line_of(work), work)
        elif seat := self._seats.get(work.agent or ""):
            hand = tuple(held for held in seat.hand if held.id != work.id)
            self._seats[seat.agent.id] = replace(seat, hand=hand)

    def _take_in(self, work: Interaction) -> None:
        self._interactions[work.id] = work
        if pending(work):
            self._join(line_of(work), work)
            return
        self._asked.pop(work.id, None)
        if seat := self._seats.get(work.agent or ""):
            last = max(seat.last_work, work.answered_at or 0)
            self._seats[seat.agent.id] = replace(seat, hand=(*seat.hand, work), last_work=last)

    def _join(self, line: Line, work: Interaction) -> None:
        waiting = list(self._lines.get(line, ()))
        insort(waiting, work, key=_place)
        self._lines[line] = tuple(waiting)

    def _leave(self, line: Line, work: Interaction) -> None:
        left = tuple(waiting for waiting in self._lines[line] if waiting is not work)
        if left:
            self._lines[line] = left
        else:
            del self._lines[line]

    def _remember(self, work: Interaction) -> None:
        """When its agent last had something to do, and how long it took."""
        self._asked.pop(work.id, None)
        if work.end != "handled" or work.completed_at is None or work.answered_at is None:
            return
        if seat := self._seats.get(work.agent or ""):
            last = max(seat.last_work, work.completed_at)
            self._seats[seat.agent.id] = replace(seat, last_work=last)
        took = work.completed_at - work.answered_at
        done = {
            *self._recent.get(work.queue, ()),
            Handled(work.completed_at, work.id, work.media, took),
        }
        self._recent[work.queue] = tuple(sorted(done)[-RECENT:])

    def _put_offer(self, offer: Offer) -> None:
        before = self._offers.pop(offer.id, None)
        if before is not None and offer.version < before.version:
            offer = before
        if offer.state == "open":
            self._offers[offer.id] = offer
        elif offer.state in ("declined", "timed_out"):
            self._was_asked(offer)
        if seat := self._seats.get(offer.agent):
            others = tuple(other for other in seat.offers if other.id != offer.id)
            shown = (*others, offer) if offer.state == "open" else others
            self._seats[offer.agent] = replace(seat, offers=shown)

    def _was_asked(self, offer: Offer) -> None:
        if offer.interaction in self._interactions:
            asked = self._asked.get(offer.interaction, {})
            at = max(asked.get(offer.agent, 0), offer.ended_at or offer.expires_at)
            self._asked[offer.interaction] = {**asked, offer.agent: at}

    def _put_call(self, call: CallRecord) -> None:
        """Whoever it was handed to talks on it, and nobody else any more."""
        talking = call.agent if call.phase == "talking" else None
        for agent, seat in self._seats.items():
            if (call.id in seat.calls) != (agent == talking):
                self._seats[agent] = replace(seat, calls=seat.calls ^ {call.id})

    def _put_told(self, told: Told) -> None:
        if seat := self._seats.get(told.agent):
            self._seats[told.agent] = replace(seat, told=told.calls)


def _place(work: Interaction) -> tuple[int, str]:
    return since(work), work.id


_PUTS: dict[type, str] = {
    Agent: "_put_agent",
    Profile: "_put_profile",
    Queue: "_put_queue",
    QueueRules: "_put_rules",
    Calendar: "_put_calendar",
    Disposition: "_put_disposition",
    Interaction: "_put_interaction",
    Offer: "_put_offer",
    CallRecord: "_put_call",
    Told: "_put_told",
}

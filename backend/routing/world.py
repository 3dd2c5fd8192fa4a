"""World: all that routing knows at one moment, as one frozen value made from entities.

A changed world is a new one: `backend.routing.change.changed(world, interaction, offer, agent, ...)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from backend.routing.calendar import ALWAYS, Hours, Timetable
from backend.routing.capacity import room_of, unfit
from backend.routing.roster import Roster
from core.entities import Agent, Queue
from core.work import (
    CAPACITY,
    COMPANY_ZONE,
    Disposition,
    Interaction,
    Media,
    Offer,
    Profile,
    QueueRules,
)


class Line(NamedTuple):
    """Whoever waits in one line needs the same: if nobody is there for the first, then for none."""

    queue: str
    media: Media
    skills: tuple[tuple[str, int], ...]
    """The interaction's own, sorted."""
    priority: int
    """The interaction's own."""
    level: int
    to_agent: str | None


class Handled(NamedTuple):
    """One finished piece of work, for the estimate."""

    completed_at: int
    id: str
    media: Media
    handle_ms: int


class Told(NamedTuple):
    """What an agent's desk says of their telephone."""

    agent: str
    calls: frozenset[str]
    """Ids of those they talk on."""


@dataclass(frozen=True)
class Seat:
    """An agent as routing sees them."""

    agent: Agent
    profile: Profile
    queues: frozenset[str] = frozenset()
    """Those they work for. A supervisor whose profile names none works for none: they are asked
    only when work escalated to everybody."""
    hand: tuple[Interaction, ...] = ()
    """What they accepted and have not completed: active or in wrap-up."""
    offers: tuple[Offer, ...] = ()
    """Open ones."""
    calls: frozenset[str] = frozenset()
    """Calls they talk on by their records, whether or not those are work of a queue."""
    told: frozenset[str] = frozenset()
    """Calls they talk on by what their desk says, of which there may be no record yet."""
    last_work: int = 0
    """When they last accepted or completed something."""

    @cached_property
    def there(self) -> bool:
        """Available, staying, and answering: work may be given."""
        agent = self.agent
        return (
            agent.state == "available" and agent.next_state is None and not agent.not_responding
        )  # fmt: skip

    @property
    def talks_on(self) -> frozenset[str]:
        return self.calls | self.told

    @cached_property
    def room(self) -> frozenset[Media]:
        """The media they can be offered one more of, if they are there."""
        return room_of(self.profile, self.hand, self.offers, self.talks_on)

    @cached_property
    def unfit(self) -> tuple[Offer, ...]:
        """Open offers they have no room for any more."""
        return unfit(self.profile, self.hand, self.offers, self.talks_on)

    @property
    def idle_since(self) -> int:
        return max(self.last_work, self.agent.since or 0)

    @property
    def leads(self) -> bool:
        return self.agent.role != "agent"


@dataclass(frozen=True)
class World:
    """Read it, never write into its dicts."""

    queues: Mapping[str, Queue] = field(default_factory=dict)
    rules: Mapping[str, QueueRules] = field(default_factory=dict)
    calendars: Mapping[str, Timetable] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    seats: Mapping[str, Seat] = field(default_factory=dict)
    """By agent."""
    roster: Roster = field(default_factory=lambda: Roster({}, {}), compare=False)
    interactions: Mapping[str, Interaction] = field(default_factory=dict)
    """Those that are not done."""
    lines: Mapping[Line, tuple[Interaction, ...]] = field(default_factory=dict)
    """Those nobody accepted yet, with open offers or without, by `since`."""
    offers: Mapping[str, Offer] = field(default_factory=dict)
    """The open ones, by id."""
    asked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Interaction -> who declined or did not answer it -> when."""
    recent: Mapping[str, tuple[Handled, ...]] = field(default_factory=dict)
    """Queue -> the newest finished work, oldest first."""
    dispositions: Mapping[str, Disposition] = field(default_factory=dict)

    @cached_property
    def members(self) -> Mapping[str, list[Seat]]:
        """Queue -> who works for it and is there."""
        found: dict[str, list[Seat]] = {}
        for seat in self.seats.values():
            for name in seat.queues if seat.there else ():
                found.setdefault(name, []).append(seat)
        return found

    @cached_property
    def leads(self) -> list[Seat]:
        """The supervisors who are there."""
        return [seat for seat in self.seats.values() if seat.leads and seat.there]

    @cached_property
    def roomy(self) -> Mapping[Media, Mapping[str, Seat]]:
        """Medium -> who is there and has room for one more of it, by agent."""
        found: dict[Media, dict[str, Seat]] = {media: {} for media in CAPACITY}
        for id, seat in self.seats.items():
            for media in seat.room if seat.there else ():
                found[media][id] = seat
        return found

    def rules_of(self, queue: str) -> QueueRules:
        return self.rules.get(queue) or QueueRules(id=queue)

    def hours(self, queue: str, at: int) -> Hours:
        table = self.calendars.get(self.rules_of(queue).calendar)
        return table.hours(at) if table else ALWAYS

    def zone(self, queue: str) -> str:
        """By whose clock its hours are; the company's where it is always open."""
        table = self.calendars.get(self.rules_of(queue).calendar)
        return table.zone if table else COMPANY_ZONE

    def open_offers(self, interaction: str) -> tuple[Offer, ...]:
        """Few are open at once, so nobody keeps an index of them."""
        return tuple(o for o in self.offers.values() if o.interaction == interaction)


def since(interaction: Interaction) -> int:
    """From when on it waits: a callback does not before it is due."""
    return max(interaction.entered_at, interaction.due_at or 0)


def pending(interaction: Interaction) -> bool:
    """Nobody has accepted it yet."""
    return interaction.state in ("waiting", "offered")


def line_of(interaction: Interaction) -> Line:
    return Line(
        interaction.queue,
        interaction.media,
        tuple(sorted(interaction.skills.items())),
        interaction.priority,
        interaction.level,
        interaction.to_agent,
    )

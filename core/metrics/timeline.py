"""The day of an agent, second by second: what they said, what routing saw, and their contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from core.entities import CallRecord
from core.metrics.intervals import Interval, cut
from core.metrics.states import StateInterval
from core.metrics.visits import interacting, newest
from core.work import Interaction, Media, Offer, Routing

Part = Literal["talk", "wrap_up"]


class Contact(NamedTuple):
    """A piece of one contact. `span` is cut at the edges of the day."""

    interaction: str
    part: Part
    span: Interval
    media: Media
    queue: str
    contact: str
    conversation: str | None
    disposition: str


class Own(NamedTuple):
    """A call that was no work from a queue."""

    call: str
    span: Interval
    contact: str
    direction: Literal["in", "out"]


class Asked(NamedTuple):
    """An offer, and what became of it."""

    offer: str
    interaction: str
    span: Interval
    state: str


class Seen(NamedTuple):
    """What routing saw."""

    routing: Routing
    span: Interval


@dataclass(frozen=True)
class Timeline:
    """All within `day` and, of it, before `now`; each list in the order of time.

    `states` and `routing` follow each other without a gap from the first thing that is known on.
    """

    agent: str
    day: Interval
    states: tuple[StateInterval, ...] = ()
    routing: tuple[Seen, ...] = ()
    contacts: tuple[Contact, ...] = ()
    calls: tuple[Own, ...] = ()
    offers: tuple[Asked, ...] = ()


def timeline(
    agent: str, states: Iterable[StateInterval], visits: Iterable[Interaction],
    offers: Iterable[Offer], calls: Iterable[CallRecord], day: Interval, now: int,
) -> Timeline:  # fmt: skip
    """From anybody's visits, offers and calls, and this agent's states."""
    past = Interval(day.start, min(day.end, now))
    mine = [visit for visit in newest(visits) if visit.agent == agent]
    asked = [offer for offer in newest(offers) if offer.agent == agent]
    said = _states(states, past)
    contacts = sorted(_contacts(mine, past, now), key=lambda each: (each.span, each.interaction))
    worked = {visit.call for visit in mine}
    own = (call for call in calls if call.agent == agent and call.id not in worked)
    rings = sorted(_asked(asked, past, now), key=lambda each: (each.span, each.offer))
    return Timeline(
        agent, day, said, tuple(_routing(said, contacts, rings)), tuple(contacts),
        tuple(sorted(_own(own, past, now), key=lambda each: (each.span, each.call))),
        tuple(rings),
    )  # fmt: skip


def _states(states: Iterable[StateInterval], past: Interval) -> tuple[StateInterval, ...]:
    return tuple(
        each._replace(since=part.start, until=part.end)
        for each in sorted(states, key=lambda each: each.since)
        for part in cut([each.span], past)
    )


def _contacts(visits: Iterable[Interaction], past: Interval, now: int) -> Iterable[Contact]:
    for visit in visits:
        whole = interacting(visit, now)
        if whole is None:
            continue
        talked = min(visit.ended_at if visit.ended_at is not None else whole.end, whole.end)
        pieces: tuple[tuple[Part, Interval], ...] = (
            ("talk", Interval(whole.start, talked)), ("wrap_up", Interval(talked, whole.end)),
        )  # fmt: skip
        for part, span in pieces:
            for piece in cut([span], past):
                yield Contact(
                    visit.id, part, piece, visit.media, visit.queue, visit.contact,
                    visit.conversation, visit.disposition,
                )  # fmt: skip


def _own(calls: Iterable[CallRecord], past: Interval, now: int) -> Iterable[Own]:
    for call in calls:
        if call.answered_at is not None:
            end = call.ended_at if call.ended_at is not None else now
            for piece in cut([Interval(call.answered_at, end)], past):
                yield Own(call.id, piece, call.contact, call.direction)


def _asked(offers: Iterable[Offer], past: Interval, now: int) -> Iterable[Asked]:
    for offer in offers:
        end = offer.ended_at if offer.ended_at is not None else min(offer.expires_at, now)
        for piece in cut([Interval(offer.at, end)], past):
            yield Asked(offer.id, offer.interaction, piece, offer.state)


def _routing(
    states: Iterable[StateInterval], contacts: Iterable[Contact], rings: Iterable[Asked]
) -> Iterable[Seen]:
    """By the same order as `work.routing_of`: off, not responding, offered,
    interacting, wrap-up, idle."""
    layers: tuple[tuple[Routing, list[Interval]], ...] = (
        ("offered", [ring.span for ring in rings]),
        ("interacting", [each.span for each in contacts if each.part == "talk"]),
        ("wrap_up", [each.span for each in contacts if each.part == "wrap_up"]),
    )
    found: list[Seen] = []
    for each in states:
        for seen in _layered(each, layers):
            if (
                found
                and found[-1].routing == seen.routing
                and found[-1].span.end == seen.span.start
            ):
                found[-1] = Seen(seen.routing, Interval(found[-1].span.start, seen.span.end))
            else:
                found.append(seen)
    return found


def _layered(
    said: StateInterval, layers: Iterable[tuple[Routing, list[Interval]]]
) -> Iterable[Seen]:
    if said.state != "available":
        return [Seen("off", said.span)]
    if said.not_responding:
        return [Seen("not_responding", said.span)]
    named = [(routing, list(cut(spans, said.span))) for routing, spans in layers]
    edges = sorted({said.since, said.until, *(at for _, spans in named for s in spans for at in s)})
    return [Seen(_first(start, named), Interval(start, end)) for start, end in pairwise(edges)]


def _first(at: int, layers: Iterable[tuple[Routing, list[Interval]]]) -> Routing:
    for routing, spans in layers:
        if any(at in span for span in spans):
            return routing
    return "idle"

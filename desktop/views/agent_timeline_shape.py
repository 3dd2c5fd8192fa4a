"""The pieces of an agent's day, each in a lane of its own while it overlaps another. Pure."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from core.figure_rows import Timeline
from core.metrics.intervals import Interval
from core.work import Media
from desktop.models.live_words import MEDIA_ICONS
from desktop.times import HOUR, MINUTE, SECOND

Kind = Literal["state", "talk", "wrap_up", "own", "offer"]
STEPS = (
    5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR,
    2 * HOUR, 3 * HOUR, 6 * HOUR,
)  # fmt: skip
BESIDE = 64
"""Px a time of the clock needs."""
BADGES: dict[Media, str] = {
    "chat": "chat", "message": "whatsapp", "mail": "email", "call": "call", "callback": "call",
}  # fmt: skip
"""A medium's colour is its channel's."""


class Piece(NamedTuple):
    kind: Kind
    start: int
    end: int
    look: str = ""
    """Of a state and of an offer: what it is."""
    reason: str = ""
    media: Media = "call"
    queue: str = ""
    conversation: str | None = None
    lane: int = 0
    icon: str = ""


class Shape(msgspec.Struct, frozen=True):
    agent: str = ""
    day: Interval = Interval(0, 0)
    states: tuple[Piece, ...] = ()
    contacts: tuple[Piece, ...] = ()
    """In the order of time."""
    offers: tuple[Piece, ...] = ()
    lanes: int = 1

    def pieces(self) -> Iterator[Piece]:
        yield from (p for p in self.states if p.look != "offline")
        yield from self.contacts


def shape_of(day: Timeline) -> Shape:
    states = tuple(
        Piece(
            "state", s.since, s.until, "not_responding" if s.not_responding else s.state, s.reason
        )
        for s in day.states
    )
    offers = tuple(
        Piece("offer", o.span.start, o.span.end, o.state)
        for o in day.offers
        if o.state != "accepted"
    )
    contacts = tuple(_laid(_contacts(day)))
    lanes = 1 + max((piece.lane for piece in contacts), default=0)
    return Shape(day.agent, day.day, states, contacts, offers, lanes)


def steps(span_ms: int, width: int) -> int:
    """Ms between two times of the axis, so that none touches the next."""
    fits = max(1, width // BESIDE)
    return next((step for step in STEPS if span_ms / step <= fits), STEPS[-1])


def _contacts(day: Timeline) -> list[Piece]:
    found = [
        Piece(
            of.part, of.span.start, of.span.end, media=of.media, queue=of.queue,
            conversation=of.conversation, icon=MEDIA_ICONS[of.media],
        )
        for of in day.contacts
    ]  # fmt: skip
    own = [
        Piece("own", of.span.start, of.span.end, of.direction, icon="phone-outgoing" if of.direction == "out" else "phone-incoming")
        for of in day.calls
    ]  # fmt: skip
    return sorted((*found, *own), key=lambda piece: (piece.start, piece.end))


def _laid(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each in the first lane that is free by then."""
    ends: list[int] = []
    for piece in pieces:
        lane = next((n for n, end in enumerate(ends) if end <= piece.start), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = piece.end
        yield piece._replace(lane=lane)

"""Signals: what is only true right now. Never stored, may be dropped, newest per key wins."""

from typing import Literal

import msgspec


class SignalBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every signal's body."""


class Typing(SignalBody, frozen=True, kw_only=True):
    """Somebody else is writing; over when `kind` is none or after 8 seconds without another."""

    conversation: str
    author_kind: Literal["contact", "agent"]
    author: str
    name: str = ""
    kind: Literal["reply", "note", "none"]


class Viewer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    name: str


class Viewers(SignalBody, frozen=True, kw_only=True):
    """Everybody who has the conversation open, the reader included."""

    conversation: str
    viewers: tuple[Viewer, ...] = ()


class ContactPresence(SignalBody, frozen=True, kw_only=True):
    """Whether the customer has the page open."""

    conversation: str
    online: bool


class QueueFigures(SignalBody, frozen=True, kw_only=True):
    """A queue right now, for whoever would transfer to it; key `queue:ID`, at most once a second."""

    queue: str
    waiting: int = 0
    oldest_at: int | None = None
    """Entry of who waits longest."""
    free: int = 0
    """Agents who could take one more now."""
    there: int = 0
    """Agents who are available at all."""
    estimated_wait_s: int | None = None
    """For one more; None: nobody can say."""
    open: bool = True


class TeamDay(SignalBody, frozen=True, kw_only=True):
    """A team's day so far, summed up for the comparison with one's own; key `team:ID`."""

    team: str
    handled: int = 0
    talk_ms: int = 0
    """Talk and hold."""
    wrap_up_ms: int = 0
    agents: int = 0
    """Who handled something."""


SIGNALS: dict[str, type[SignalBody]] = {
    "typing": Typing,
    "viewers": Viewers,
    "contact_presence": ContactPresence,
    "queue_figures": QueueFigures,
    "team_day": TeamDay,
}


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    type: str
    body: SignalBody

"""What a session asks its owner to do, in order, and what to do once the connection is over."""

from dataclasses import dataclass
from typing import Literal

from core.protocol import frames as f
from core.protocol.events import Event
from core.protocol.signals import Signal


@dataclass(frozen=True, slots=True)
class Send:
    frame: bytes


@dataclass(frozen=True, slots=True)
class Welcome:
    """The platform knows us; commands may be sent from here on."""

    hello: f.HelloOk


@dataclass(frozen=True, slots=True)
class BeginSnapshot:
    epoch: str
    seq: int


@dataclass(frozen=True, slots=True)
class Page:
    snap: f.Snap


@dataclass(frozen=True, slots=True)
class Apply:
    """The next event: its predecessor is the cursor."""

    event: Event


@dataclass(frozen=True, slots=True)
class Hear:
    signal: Signal


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a command or a query."""

    res: f.Res


@dataclass(frozen=True, slots=True)
class Misread:
    """Something of a newer platform was passed over; `what` names it and holds no content."""

    what: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The platform's clock, and how long the question and its answer took together, in ms."""

    server_time: int
    round_trip: int


@dataclass(frozen=True, slots=True)
class TokenNeeded:
    """The access token is about to expire: answer with `Session.refreshed`."""


@dataclass(frozen=True, slots=True)
class Close:
    code: int
    reason: str


Output = (
    Send
    | Welcome
    | BeginSnapshot
    | Page
    | Apply
    | Hear
    | Answer
    | Misread
    | Measured
    | TokenNeeded
    | Close
)


@dataclass(frozen=True, slots=True)
class Next:
    """What to do once the connection is over.

    refresh: get a new access token first; end: stop for good, until somebody acts.
    """

    step: Literal["at_once", "backoff", "refresh", "end"]
    reason: str
    purge: bool = False
    """end: what this machine keeps must go."""
    forget: bool = False
    """The cursor means nothing any more: ask for a snapshot."""

"""What can be decided. Each names what is to be done; the platform carries it out."""

from dataclasses import dataclass

from core.work import Rescinded


@dataclass(frozen=True, slots=True)
class MakeOffer:
    """Show it to this agent. Of one at level 2 there are several at once."""

    interaction: str
    agent: str
    expires_at: int
    level: int
    skills: tuple[str, ...]
    """The needed ones that the agent has, for the card."""
    prefers: bool
    """The agent is the one the customer knows."""


@dataclass(frozen=True, slots=True)
class TimeOut:
    """The offer ran out unanswered: it is `timed_out`, the interaction's `rona` grows by one and the
    agent is not responding."""

    offer: str
    agent: str
    interaction: str


@dataclass(frozen=True, slots=True)
class Rescind:
    """Take an open offer back; nobody is blamed."""

    offer: str
    why: Rescinded


@dataclass(frozen=True, slots=True)
class Escalate:
    """The interaction's new level."""

    interaction: str
    level: int


@dataclass(frozen=True, slots=True)
class Overflow:
    """It ends here as flow_out and begins anew in `queue` (`before` is this one) with `priority` and
    `through`: what was waited goes along as priority, and no queue gets it twice."""

    interaction: str
    queue: str
    priority: int
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowOut:
    """It ends as flow_out and there is nowhere to go."""

    interaction: str


@dataclass(frozen=True, slots=True)
class EndWrapUp:
    """Its time is over: it is done, completed at `at` (which may be a little before now)."""

    interaction: str
    at: int


Decision = MakeOffer | TimeOut | Rescind | Escalate | Overflow | FlowOut | EndWrapUp

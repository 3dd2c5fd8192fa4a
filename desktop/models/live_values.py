"""Values of the live view: one row of each of its tables, and what all of them are read against."""

from typing import Any, Literal, NamedTuple

import msgspec

from core.figure_rows import AgentLive, BotLive, QueueLive
from core.metrics.service_level import Variant
from core.rows import Directory, WorkRow

Subject = str
""" "queue:ID", "agent:ID", "interaction:ID" or "bot:MEDIA", as in an Alert; empty: the whole floor."""


class QueueRow(msgspec.Struct, frozen=True, gc=False):
    id: str
    name: str
    team: str
    """Its name; empty where the queue has none."""
    live: QueueLive

    @property
    def subject(self) -> Subject:
        return f"queue:{self.id}"


class AgentRow(msgspec.Struct, frozen=True, gc=False):
    id: str
    name: str
    team: str
    """Names of their teams."""
    live: AgentLive
    work: tuple[WorkRow, ...] = ()
    """Accepted and not finished, the oldest first."""

    @property
    def subject(self) -> Subject:
        return f"agent:{self.id}"


class TaskRow(msgspec.Struct, frozen=True, gc=False):
    """A piece of work and where it stands."""

    id: str
    work: WorkRow
    queue: str
    """Its name."""
    agent: str
    """Who has it, or is asked; empty: nobody."""

    @property
    def subject(self) -> Subject:
        return f"interaction:{self.id}"


class BotRow(msgspec.Struct, frozen=True, gc=False):
    id: str
    """The medium."""
    live: BotLive

    @property
    def subject(self) -> Subject:
        return f"bot:{self.id}"


Row = QueueRow | AgentRow | TaskRow | BotRow


class Floor(msgspec.Struct, frozen=True):
    """All that is so at one moment."""

    now: int = 0
    queues: tuple[QueueRow, ...] = ()
    agents: tuple[AgentRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    bots: tuple[BotRow, ...] = ()
    directory: Directory = Directory()
    variant: Variant = "default"
    goal: int = 80
    """Percent of the service level."""
    as_of: int | None = None
    """Worked out here, from what was known then; None: the platform says so now."""
    read: bool = False
    """False: nothing was ever told."""


EMPTY = Floor()

Tone = Literal["", "second", "third", "ok", "accent", "warning", "bad"]


class Part(NamedTuple):
    """A share of a bar: `token` of its colour."""

    token: str
    size: int


class Cell(NamedTuple):
    """What stands in one field of a table."""

    text: str = ""
    tone: Tone = ""
    icon: str = ""
    """Beside the text: nothing is said by colour alone."""
    aside: str = ""
    """After it, fainter."""
    person: str = ""
    """Whose avatar stands before it."""
    strong: bool = False
    parts: tuple[Part, ...] = ()
    """A bar after it."""
    share: float | None = None
    """A bar below it, 0 to 1."""


Key = tuple[Any, ...]
"""What rows are sorted by; those of which nothing is known come last in either direction."""

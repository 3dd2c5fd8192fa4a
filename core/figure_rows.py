"""What the screen reads of figures: what is so now, reports, and what stands behind a figure.

Under names that a panel may import; what they mean is said where they are defined.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from core.metrics.live import as_of
from core.metrics.measures import BY_NAME, MEASURES, Measure
from core.metrics.report import Cell, Report, Row
from core.metrics.timeline import Timeline
from core.protocol.signals import AgentLive, BotLive, Forecast, QueueLive
from core.work import Interaction

__all__ = [
    "BY_NAME", "MEASURES", "AgentLive", "BotLive", "Cell", "Forecast", "InteractionRow", "Live",
    "Measure", "QueueLive", "Report", "Row", "Timeline", "as_of",
]  # fmt: skip


@dataclass(frozen=True)
class Live:
    """What is so right now of queues, agents and the bot in each medium, by id."""

    queues: Mapping[str, QueueLive] = field(default_factory=dict)
    agents: Mapping[str, AgentLive] = field(default_factory=dict)
    bots: Mapping[str, BotLive] = field(default_factory=dict)
    stale_since: int | None = None
    """There is no line since then: it is what was so when the last event came, worked out here."""


class InteractionRow(msgspec.Struct, frozen=True, gc=False):
    """One thing that a figure counts."""

    kind: Literal["interaction", "offer", "talk", "bot", "survey", "evaluation"]
    """talk, bot: `id` is the conversation's."""
    id: str
    at: int
    """When it counts."""
    part: int
    over: int
    """Of a ratio, such as the answered within T: 1 of 1; of a count or a sum it is 0."""
    key: int | None = None
    """Of its conversation, where that is known here."""
    name: str = ""
    """The customer's."""
    media: str = ""
    queue: str = ""
    agent: str = ""
    """Ids."""
    interaction: Interaction | None = None

"""A queue over a time, and right now."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.metrics.handling import Handling, handling
from core.metrics.intervals import Interval
from core.metrics.ratio import Ratio
from core.metrics.service_level import Waits, waits
from core.metrics.visits import counted, entered, newest, waited_ms
from core.work import Interaction


@dataclass(frozen=True)
class QueueTime:
    """offered = answered + abandoned + flow_outs + waiting, all by when they entered; `handling` is by
    when the wrap-up ended."""

    offered: int = 0
    answered: int = 0
    abandoned: int = 0
    flow_outs: int = 0
    waiting: int = 0
    waits: Waits = field(default_factory=Waits)
    """`service_level` makes each variant of it."""
    asa: Ratio = field(default_factory=Ratio)
    """Ms of queue wait and alert of the answered, over the answered."""
    handling: Handling = field(default_factory=Handling)

    @property
    def answer_rate(self) -> Ratio:
        return Ratio(self.answered, self.offered)

    @property
    def abandon_rate(self) -> Ratio:
        return Ratio(self.abandoned, self.offered)


def queue_time(
    visits: Iterable[Interaction], queue: str, window: Interval, target_s: int
) -> QueueTime:
    """From all interactions there are, of whatever queue and time. `target_s`: T."""
    mine = [visit for visit in newest(visits) if visit.queue == queue]
    came = [visit for visit in mine if counted(visit, window)]
    answered = [visit for visit in came if visit.answered_at is not None]
    left = [visit.end for visit in came if visit.answered_at is None]
    return QueueTime(
        offered=len(came),
        answered=len(answered),
        abandoned=left.count("abandoned"),
        flow_outs=left.count("flow_out"),
        waiting=left.count(None),
        waits=waits(came, target_s * 1000),
        asa=Ratio(sum(waited_ms(visit) or 0 for visit in answered), len(answered)),
        handling=handling(mine, window),
    )


def longest_wait_ms(visits: Iterable[Interaction], now: int) -> int | None:
    """Of those who wait right now; None: nobody does."""
    entries = [entered(v) for v in newest(visits) if v.state in ("waiting", "offered")]
    return max((now - entry for entry in entries if entry <= now), default=None)

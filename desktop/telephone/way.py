"""Way: what is known of the way from here to the operator, which tells whose fault a bad line is.

A call's figures say in which direction something goes wrong, and not how far from here. The way to the
registrar is the part of it that is ours: what goes wrong there as well is our own network's, and what
does not, lies behind it. Pure.
"""

from collections.abc import Sequence
from statistics import median
from typing import Literal

import msgspec

from desktop.telephone.preflight import jitter_ms

Side = Literal["ours", "theirs"]
SPOILT_MS = 100.0
"""Later than the quickest by so much: on a stream what was lost comes again, and late."""
EXPECTED = 3.0
"""Where so many would have been lost on our part and none was, it is behind it: nineteen of twenty."""
LEAST_SPOILT = 2


class Way(msgspec.Struct, frozen=True):
    """`round_trip_ms` and `jitter_ms` None: not known."""

    asked: int = 0
    spoilt: int = 0
    """Of those asked: never answered, or much too late."""
    round_trip_ms: float | None = None
    jitter_ms: float | None = None

    def loses(self, share: float) -> Side | None:
        """On whose part a call loses that share, 0 to 1; None: too little was seen to say."""
        expected = self.asked * share
        if self.spoilt >= max(LEAST_SPOILT, expected / 2):
            return "ours"
        return "theirs" if expected >= EXPECTED and self.spoilt <= expected / 4 else None

    def wavers(self, ms: float) -> Side | None:
        """On whose part a call has that jitter."""
        if self.jitter_ms is None:
            return None
        return "ours" if self.jitter_ms >= ms / 2 else "theirs"


def with_trips(way: Way, trips: Sequence[float], unanswered: int) -> Way:
    """`trips`: those just measured, in ms; none: nobody could be asked just now."""
    if not trips:
        return way
    late = sum(trip - min(trips) >= SPOILT_MS for trip in trips)
    return Way(
        asked=way.asked + len(trips) + unanswered, spoilt=way.spoilt + unanswered + late,
        round_trip_ms=median(trips), jitter_ms=jitter_ms(trips),
    )  # fmt: skip

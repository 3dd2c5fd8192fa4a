"""Samples: the minutes before, of everything a rule may look at."""

from collections import deque

from core.supervision import Figure, Sample

EVERY_MS = 10_000
KEPT = 60
"""Ten minutes."""


class Samples:
    def __init__(self) -> None:
        self._kept: dict[tuple[Figure, str], deque[Sample]] = {}
        self._last = 0

    def due(self, now: int) -> bool:
        """Whether it is time for the next; the clock may also have been put back."""
        return not 0 <= now - self._last < EVERY_MS

    def take(self, now: int, values: dict[tuple[Figure, str], float | None]) -> None:
        """One of each; what is not there any more is forgotten once nothing of it is left."""
        self._last = now
        for key in values.keys() | self._kept.keys():
            kept = self._kept.setdefault(key, deque(maxlen=KEPT))
            kept.append(Sample(at=now, value=values.get(key)))
            if all(sample.value is None for sample in kept):
                del self._kept[key]

    def before(self, figure: Figure, subject: str) -> tuple[Sample, ...]:
        """Oldest first."""
        return tuple(self._kept.get((figure, subject), ()))

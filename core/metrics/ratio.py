"""Ratio: a figure that can still be added to others of its kind."""

from collections.abc import Iterable
from typing import NamedTuple


class Ratio(NamedTuple):
    """`over` counts what `part` is part of; of an average, `part` is the sum of what is averaged."""

    part: int = 0
    over: int = 0

    @property
    def value(self) -> float | None:
        """None, not 0, where there is nothing to be part of."""
        return self.part / self.over if self.over else None

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.over if self.over else None

    @property
    def mean_ms(self) -> int | None:
        """The average of times in ms, rounded."""
        return round(self.part / self.over) if self.over else None


def added(ratios: Iterable[Ratio]) -> Ratio:
    """Numerators and denominators apart: the ratio of all together."""
    parts = list(ratios)
    return Ratio(sum(each.part for each in parts), sum(each.over for each in parts))

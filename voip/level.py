"""How loud something is, for a meter."""

import math

_LOWEST_DB = -60.0


def meter(level: int) -> float:
    """A sample's height as a meter shows it: the last 60 dB, 0 to 1."""
    if level <= 0:
        return 0.0
    decibels = 20 * math.log10(level / 32_768)
    return max(0.0, min(1.0, 1 - decibels / _LOWEST_DB))

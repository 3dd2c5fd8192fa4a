"""Calls that no desk came back for: which of them are to be ended, and with what."""

import time
from collections.abc import Iterable, Iterator

from voip import ending
from voip.call import Leg


def unattended(
    legs: Iterable[Leg], alone_since: float, silent_s: float
) -> Iterator[tuple[Leg, int]]:
    """Each with the status of its end: what nobody answered yet, and what nobody is in any more.

    `alone_since` is monotonic. A call on hold is not silent: music plays, or the other side
    has its own; a side of it that fell shows in its session timer.
    """
    now = time.monotonic()
    for leg in legs:
        if leg.said.hold != "none":
            leg.meter.heard_at = now
        stuck = now - max(leg.meter.heard_at, alone_since) > silent_s
        if leg.hung_up is not None:
            continue
        if leg.said.state != "talking":
            yield leg, 0
        elif stuck:
            yield leg, ending.TIMED_OUT

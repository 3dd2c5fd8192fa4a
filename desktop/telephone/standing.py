"""What follows from the calls as they stand: which one the keys mean, and which two belong together."""

from collections.abc import Iterable

from msgspec.structs import replace

from core.clock import wall_ms
from voip.values import Call


def weight(call: Call) -> tuple[int, int]:
    """The heaviest one is meant: the one that talks, else being called, else the newest held."""
    if call.state == "talking":
        return (2 if call.hold in ("none", "theirs") else 0, call.answered_at or 0)
    return (1, call.started_at)


def pair_of(up: Iterable[Call], current: Call | None) -> tuple[Call, Call] | None:
    """The call that is consulted about and the one that asks: the current one's, else any."""
    calls = {call.id: call for call in up}
    pairs = [(calls[asks.consults], asks) for asks in calls.values() if asks.consults in calls]
    return next((pair for pair in pairs if current in pair), pairs[0] if pairs else None)


def fallen(call: Call) -> Call:
    """A call the phone's process no longer knows: it went with the process that fell."""
    return replace(call, state="ended", ended_by="phone", ended_at=wall_ms(), cause=0)

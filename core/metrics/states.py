"""What an agent said of themselves, as time.

The store and the platform keep only beginnings, one `StateSpan` for each `agent.state_changed`; an
interval ends where the next begins. Nobody keeps intervals: they are worked out where they are needed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from core.entities import AgentState
from core.metrics.intervals import Interval, cut
from core.work import StateSpan


class StateInterval(NamedTuple):
    """Of one agent; half open."""

    state: AgentState
    reason: str
    since: int
    until: int
    not_responding: bool = False

    @property
    def span(self) -> Interval:
        return Interval(self.since, self.until)


def state_intervals(beginnings: Iterable[StateSpan], now: int) -> list[StateInterval]:
    """Of one agent, in order; what they say since the last lasts until `now`."""
    by_time = sorted({each.since: each for each in sorted(beginnings, key=tie)}.items())
    ends = [min(since, now) for since, _ in by_time[1:]] + [now]
    return [
        StateInterval(each.state, each.reason, since, end, each.not_responding)
        for (since, each), end in zip(by_time, ends, strict=False)
        if since < end
    ]


def tie(each: StateSpan) -> tuple[str, str, bool]:
    """Of two that began at once the greater counts."""
    return each.state, each.reason, each.not_responding


def on_queue(states: Iterable[StateInterval]) -> list[Interval]:
    """The time in which they could be given work."""
    return [each.span for each in states if each.state == "available"]


def signed_in(states: Iterable[StateInterval]) -> list[Interval]:
    return [each.span for each in states if each.state != "offline"]


def used_ms(states: Iterable[StateInterval], window: Interval) -> dict[str, int]:
    """How long each reason was said within the window."""
    found: dict[str, int] = {}
    for each in states:
        for part in cut([each.span], window) if each.reason else ():
            found[each.reason] = found.get(each.reason, 0) + part.ms
    return found

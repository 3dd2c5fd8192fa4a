"""One agent's day, and a team's: the same functions for their own panel and for a supervisor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.metrics.handling import Handling, handling, occupancy, rona
from core.metrics.intervals import Interval
from core.metrics.ratio import Ratio, added
from core.metrics.states import StateInterval, used_ms
from core.metrics.visits import newest
from core.work import Interaction, Offer


@dataclass(frozen=True)
class AgentDay:
    handling: Handling = field(default_factory=Handling)
    """handled, talk_ms (with hold), wrap_up_ms and aht, of what was completed in the day."""
    rona: Ratio = field(default_factory=Ratio)
    """Not answered over offered, by when they were offered."""
    occupancy: Ratio = field(default_factory=Ratio)
    used_ms: Mapping[str, int] = field(default_factory=dict)
    """Reason -> how long it was said; what a budget is used up by."""

    @property
    def offered(self) -> int:
        return self.rona.over

    @property
    def not_answered(self) -> int:
        return self.rona.part


def agent_day(
    agent: str,
    visits: Iterable[Interaction],
    offers: Iterable[Offer],
    states: Iterable[StateInterval],
    day: Interval,
    now: int,
) -> AgentDay:
    """From anybody's interactions and offers, and this agent's states (`states.state_intervals`).

    `day`: from one local midnight to the next, which on two days of the year is not 24 hours long.
    What of it lies after `now` has not happened.
    """
    past = Interval(day.start, min(day.end, now))
    mine = [visit for visit in newest(visits) if visit.agent == agent]
    asked = [offer for offer in newest(offers) if offer.agent == agent]
    said = list(states)
    return AgentDay(
        handling=handling(mine, day),
        rona=rona(asked, day),
        occupancy=occupancy(mine, said, past, now),
        used_ms=used_ms(said, past),
    )


def team_day(days: Iterable[AgentDay]) -> AgentDay:
    """Several agents as one."""
    all_ = list(days)
    used: dict[str, int] = {}
    for each in all_:
        for reason, ms in each.used_ms.items():
            used[reason] = used.get(reason, 0) + ms
    return AgentDay(
        handling=Handling(
            sum(each.handling.handled for each in all_),
            sum(each.handling.talk_ms for each in all_),
            sum(each.handling.wrap_up_ms for each in all_),
        ),
        rona=added(each.rona for each in all_),
        occupancy=added(each.occupancy for each in all_),
        used_ms=used,
    )

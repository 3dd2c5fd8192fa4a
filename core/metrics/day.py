"""One agent's day, and a team's: the same functions for their own panel and for a supervisor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.entities import CallRecord
from core.metrics.handling import handling, offering, talked_ms, timing
from core.metrics.intervals import Interval
from core.metrics.ratio import Ratio
from core.metrics.states import StateInterval, used_ms
from core.metrics.tally import NOTHING, Tally, total
from core.metrics.visits import newest
from core.work import Interaction, Offer


@dataclass(frozen=True)
class AgentDay:
    """`handling`: of what was completed in the day; `offering`: of what was offered; `timing`: of the
    time that has passed."""

    handling: Tally = NOTHING
    offering: Tally = NOTHING
    timing: Tally = NOTHING
    talk_ms: int = 0
    """Of calls and chats, in the time that has passed; several at once count once: never more than
    hours."""
    mail_ms: int = 0
    """The same of e-mail, which lies open while other things are done."""
    used_ms: Mapping[str, int] = field(default_factory=dict)
    """Reason -> how long it was said; what a budget is used up by."""

    @property
    def total(self) -> Tally:
        return total((self.handling, self.offering, self.timing))

    @property
    def rona(self) -> Ratio:
        return self.offering.rona

    @property
    def occupancy(self) -> Ratio:
        return self.timing.occupancy

    @property
    def offered(self) -> int:
        return self.offering.offers

    @property
    def not_answered(self) -> int:
        return self.offering.not_answered


def agent_day(
    agent: str,
    visits: Iterable[Interaction],
    offers: Iterable[Offer],
    states: Iterable[StateInterval],
    day: Interval,
    now: int,
    calls: Iterable[CallRecord] = (),
) -> AgentDay:
    """From anybody's interactions and offers, and this agent's states (`states.state_intervals`) and
    calls.

    `day`: from one local midnight to the next, which on two days of the year is not 24 hours long.
    What of it lies after `now` has not happened.
    """
    past = Interval(day.start, min(day.end, now))
    known = newest(visits)
    mine = [visit for visit in known if visit.agent == agent]
    said = list(states)
    return AgentDay(
        handling=handling(known, day, agent),
        offering=offering((offer for offer in newest(offers) if offer.agent == agent), day),
        timing=timing(said, mine, past, now, calls),
        talk_ms=talked_ms((visit for visit in mine if visit.media != "mail"), past, now),
        mail_ms=talked_ms((visit for visit in mine if visit.media == "mail"), past, now),
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
        handling=total(each.handling for each in all_),
        offering=total(each.offering for each in all_),
        timing=total(each.timing for each in all_),
        talk_ms=sum(each.talk_ms for each in all_),
        mail_ms=sum(each.mail_ms for each in all_),
        used_ms=used,
    )

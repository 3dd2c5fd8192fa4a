"""The work of people: how long things take, how full their time is, what they leave unanswered."""

from collections.abc import Iterable

from core.entities import CallRecord
from core.metrics.counted import Times, handled, of_offer, time_within
from core.metrics.intervals import Interval, cut, length
from core.metrics.states import StateInterval
from core.metrics.tally import Tally, between
from core.metrics.visits import newest, talking
from core.work import Interaction, Offer


def handling(visits: Iterable[Interaction], window: Interval, agent: str | None = None) -> Tally:
    """Of what was completed within the window, by one agent or by anybody. Those of others tell
    whether a visit went on by a person's hand."""
    known = newest(visits)
    onward = {visit.before for visit in known if visit.transferred_by}
    mine = (visit for visit in known if agent is None or visit.agent == agent)
    counts = (count for visit in mine for count in handled(visit, visit.id in onward))
    return between(counts, *window)


def talked_ms(visits: Iterable[Interaction], window: Interval, now: int) -> int:
    """How much of the window was talk of any of these, also of what goes on: several at once count
    once, and time is split at the window's edges, so it is never more than the window has."""
    spans = (talking(visit, now) for visit in newest(visits))
    return length(cut(spans, window))


def offering(offers: Iterable[Offer], window: Interval) -> Tally:
    """What became of offers, by when they were made."""
    return between((count for offer in newest(offers) for count in of_offer(offer)), *window)


def timing(
    states: Iterable[StateInterval], visits: Iterable[Interaction], window: Interval, now: int,
    calls: Iterable[CallRecord] = (),
) -> Tally:  # fmt: skip
    """Of one agent's time: `visits` are what they accepted. Several at once count once."""
    return time_within(Times("", list(states), list(visits), list(calls)), window, now)

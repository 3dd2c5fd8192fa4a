"""The work of people: how long things take, how full their time is, what they leave unanswered."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.metrics.intervals import Interval, common, cut, length
from core.metrics.ratio import Ratio
from core.metrics.states import StateInterval, on_queue, signed_in
from core.metrics.visits import handled, interacting, newest, talk_ms, wrap_up_ms
from core.work import Interaction, Offer


@dataclass(frozen=True)
class Handling:
    """Of what was completed within a time."""

    handled: int = 0
    talk_ms: int = 0
    """Talk and hold."""
    wrap_up_ms: int = 0

    @property
    def aht(self) -> Ratio:
        """Ms."""
        return Ratio(self.talk_ms + self.wrap_up_ms, self.handled)


def handling(visits: Iterable[Interaction], window: Interval) -> Handling:
    done = [visit for visit in newest(visits) if handled(visit, window)]
    return Handling(len(done), sum(map(talk_ms, done)), sum(map(wrap_up_ms, done)))


def transfers(visits: Iterable[Interaction], window: Interval) -> Ratio:
    """Transferred on over handled: another visit came from it by a person's hand."""
    known = newest(visits)
    onward = {visit.before for visit in known if visit.transferred_by}
    done = [visit.id in onward for visit in known if handled(visit, window)]
    return Ratio(sum(done), len(done))


def occupancy(
    visits: Iterable[Interaction], states: Iterable[StateInterval], window: Interval, now: int
) -> Ratio:
    """Ms interacting (talk, hold, wrap-up) over ms on queue, which is interacting, communicating and
    idle together. Of one agent: `visits` are what they accepted. Several at once count once."""
    queued = list(cut(on_queue(states), window))
    return Ratio(length(common(_work(visits, now), queued)), length(queued))


def utilisation(
    visits: Iterable[Interaction], states: Iterable[StateInterval], window: Interval, now: int
) -> Ratio:
    """Ms of work over ms signed in; several at once count once here too."""
    there = list(cut(signed_in(states), window))
    return Ratio(length(common(_work(visits, now), there)), length(there))


def rona(offers: Iterable[Offer], window: Interval, *, without_gone: bool = False) -> Ratio:
    """Not answered over offered, by when they were offered. `without_gone`: leaving out customers who
    gave up while it rang."""
    made = [offer for offer in newest(offers) if offer.at in window]
    if without_gone:
        made = [o for o in made if (o.state, o.reason) != ("rescinded", "gone")]
    return Ratio(sum(offer.state == "timed_out" for offer in made), len(made))


def _work(visits: Iterable[Interaction], now: int) -> list[Interval]:
    spans = (interacting(visit, now) for visit in newest(visits))
    return [span for span in spans if span is not None]

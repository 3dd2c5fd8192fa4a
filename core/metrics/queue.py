"""A queue over a time, and right now."""

from collections.abc import Iterable

from core.metrics.counted import of_visit
from core.metrics.intervals import Interval
from core.metrics.tally import Tally, between
from core.metrics.visits import entered, newest
from core.work import Interaction


def queue_time(visits: Iterable[Interaction], queue: str, window: Interval, target_s: int) -> Tally:
    """From all interactions there are, of whatever queue and time. `target_s`: T."""
    known = newest(visits)
    onward = {visit.before for visit in known if visit.transferred_by}
    mine = (visit for visit in known if visit.queue == queue)
    counts = (c for visit in mine for c in of_visit(visit, target_s * 1_000, visit.id in onward))
    return between(counts, *window)


def longest_wait_ms(visits: Iterable[Interaction], now: int) -> int | None:
    """Of those who wait right now; None: nobody does."""
    entries = [entered(v) for v in newest(visits) if v.state in ("waiting", "offered")]
    return max((now - entry for entry in entries if entry <= now), default=None)

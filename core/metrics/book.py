"""Book: what each thing contributes, so that a newer word of it takes the place of the older one."""

from collections.abc import Iterator

from core.metrics.days import day_of
from core.metrics.tally import NOTHING, Counts, Key, Sums, Tally
from core.work import COMPANY_ZONE


class Book:
    """Putting costs the same whatever is in it; sums of a day and of a quarter are there at once."""

    def __init__(self, zone: str = COMPANY_ZONE) -> None:
        self._zone = zone
        self._sums = Sums()
        self._counts: dict[str, Counts] = {}
        self._days: dict[tuple[int, str], Tally] = {}
        """By the start of the day and the subject."""
        self._arrivals: dict[str, dict[int, int]] = {}
        """Offered, by queue and quarter of an hour."""
        self._day_starts: dict[int, int] = {}

    def put(self, name: str, counts: Counts) -> None:
        """`name` tells one thing from another."""
        before = self._counts.get(name, ())
        if before == counts:
            return
        self._counts[name] = counts
        for key, tally in before:
            self._add(key.in_quarter, tally.negative())
        self.remember(counts)

    def remember(self, counts: Counts) -> None:
        """What will never change."""
        for key, tally in counts:
            self._add(key.in_quarter, tally)

    def drop(self, name: str) -> None:
        """It will never change any more; what it contributed stays."""
        self._counts.pop(name, None)

    def tallies(self) -> Iterator[tuple[Key, Tally]]:
        yield from self._sums.by_key.items()

    def day(self, start: int, subject: str) -> Tally:
        """Of the day that begins then. `subject`: "queue:ID", "agent:ID" or "media:ID"."""
        return self._days.get((start, subject), NOTHING)

    def arrivals(self, queue: str) -> dict[int, int]:
        """Offered, by quarter of an hour."""
        return self._arrivals.get(queue, {})

    def _add(self, key: Key, tally: Tally) -> None:
        self._sums.add(((key, tally),))
        day = self._day_start(key.at)
        for subject in _subjects(key):
            self._days[day, subject] = self._days.get((day, subject), NOTHING).plus(tally)
        if tally.offered:
            of = self._arrivals.setdefault(key.queue, {})
            of[key.at] = of.get(key.at, 0) + tally.offered

    def _day_start(self, at: int) -> int:
        """Remembered: asking the calendar costs more than all the rest."""
        if at not in self._day_starts:
            self._day_starts[at] = day_of(at, self._zone).start
        return self._day_starts[at]


def _subjects(key: Key) -> Iterator[str]:
    if key.queue:
        yield f"queue:{key.queue}"
    if key.agent:
        yield f"agent:{key.agent}"
    if key.media:
        yield f"media:{key.media}"

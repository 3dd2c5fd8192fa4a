"""Announced: offers the line has brought and the store has not written yet.

A customer waits behind an offer, and its transaction stands behind those that are already there. So
it is shown as soon as it is read, and is the store's as soon as that has it: nothing else is.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from core.rows import OfferRow
from core.store.work import Mine


@dataclass(slots=True)
class Announced:
    """From any thread. `seq` is the number of the event that brought an offer. `tell` gets what is so
    now before anybody else can say something newer: an older word never follows a newer one."""

    _last: Mine = field(default_factory=Mine)
    """As the store said last."""
    _rows: dict[str, tuple[int, OfferRow]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def last(self) -> Mine:
        return self._last

    def stored(self, mine: Mine, tell: Callable[[Mine], object]) -> None:
        """The store says what is so; what it does not know yet is so as well."""
        with self._lock:
            self._last = mine
            self._rows = {id: row for id, row in self._rows.items() if row[0] > mine.seq}
            tell(self._whole())

    def brought(self, seq: int, row: OfferRow, tell: Callable[[Mine], object]) -> None:
        """Nothing is told where the store knows it already."""
        with self._lock:
            if seq > self._last.seq:
                self._rows[row.offer.id] = (seq, row)
                tell(self._whole())

    def _whole(self) -> Mine:
        rows = {row.offer.id: row for row in self._last.offers}
        rows |= {id: row for id, (_, row) in self._rows.items()}
        offers = sorted(rows.values(), key=lambda row: (row.offer.at, row.offer.id))
        return self._last._replace(offers=tuple(offers))

"""Order: the keys of a whole list in order, found by bisection and changed in one pass.

Sorted by (time, key), descending unless oldest first. 16 bytes a row; a change is a
few block copies, whatever the number of rows that moved.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import neg

from core.rows import Skeleton

Place = tuple[int, int]
"""(time, key)"""


class Order:
    def __init__(self, skeleton: Skeleton | None = None, *, oldest_first: bool = False) -> None:
        self.keys = skeleton.keys if skeleton else array("q")
        self.times = skeleton.times if skeleton else array("q")
        self._oldest_first = oldest_first

    def __len__(self) -> int:
        return len(self.keys)

    def place(self, row: int) -> Place:
        return self.times[row], self.keys[row]

    def row_for(self, place: Place) -> int:
        """The row that `place` has or would have."""
        time, key = place if self._oldest_first else (-place[0], -place[1])
        as_is = None if self._oldest_first else neg
        low = bisect_left(self.times, time, key=as_is)
        high = bisect_right(self.times, time, low, key=as_is)
        return bisect_left(self.keys, key, low, high, key=as_is)

    def row_of(self, place: Place) -> int | None:
        """The row that has exactly this time and key."""
        row = self.row_for(place)
        return row if row < len(self.keys) and self.place(row) == place else None

    def row_after(self, place: Place, gone: Sequence[Place], come: Sequence[Place]) -> int:
        """The row `place` will have once `change(gone, come)` is done, itself being in it."""
        left = sum(self._before(each, place) for each in gone)
        joined = sum(self._before(each, place) for each in come)
        return self.row_for(place) - left + joined

    def scan(self, key: int) -> int | None:
        """The row of a key whose time is not known; walks the list at the speed of C."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def change(self, gone: Iterable[Place], come: Iterable[Place]) -> None:
        """Takes places out and puts others in. Every one of `gone` must be there."""
        out = sorted(self.row_for(place) for place in gone)
        into = sorted(come, reverse=not self._oldest_first)
        if len(out) + len(into) <= 2:
            self._few(out, into)
        else:
            self._many(out, into)

    def _few(self, out: list[int], into: list[Place]) -> None:
        for row in reversed(out):
            self.keys.pop(row)
            self.times.pop(row)
        for time, key in into:
            row = self.row_for((time, key))
            self.keys.insert(row, key)
            self.times.insert(row, time)

    def _many(self, out: list[int], into: list[Place]) -> None:
        self.keys, self.times = _without(self.keys, out), _without(self.times, out)
        rows = [self.row_for(place) for place in into]
        self.times = _with(self.times, rows, [time for time, _ in into])
        self.keys = _with(self.keys, rows, [key for _, key in into])

    def _before(self, one: Place, other: Place) -> bool:
        return one < other if self._oldest_first else one > other


def _without(values: "array[int]", rows: list[int]) -> "array[int]":
    kept, start = array("q"), 0
    for row in rows:
        kept += values[start:row]
        start = row + 1
    kept += values[start:]
    return kept


def _with(values: "array[int]", rows: list[int], new: list[int]) -> "array[int]":
    """`new[i]` goes before `values[rows[i]]`; rows ascend."""
    out, start = array("q"), 0
    for row, value in zip(rows, new, strict=True):
        out += values[start:row]
        out.append(value)
        start = row
    out += values[start:]
    return out

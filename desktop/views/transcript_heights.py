"""Row heights of a list of any length: measured where a row was seen, one estimate elsewhere.

Opening a list costs nothing per row, and a position is found by at most one walk over the
chunks: 400 steps at 100,000 rows.
"""

from array import array

CHUNK = 256
ESTIMATE = 58
"""Px of a row nobody has seen: two lines of a bubble, or one with its time."""


class Heights:
    """Heights in px by row index from 0. Not for rows that move: a row keeps its index."""

    def __init__(self, count: int = 0) -> None:
        self._count = count
        self._known: dict[int, array[int]] = {}
        self._sums: array[int] = array("q", bytes(8 * (count // CHUNK + 1)))

    @property
    def count(self) -> int:
        return self._count

    @property
    def total(self) -> int:
        return self._count * ESTIMATE + sum(self._sums)

    def resize(self, count: int) -> None:
        """Rows are added or taken at the end only."""
        for index in range(count, self._count):
            self.put(index, ESTIMATE)
        self._count = count
        missing = count // CHUNK + 1 - len(self._sums)
        self._sums.extend([0] * max(0, missing))

    def forget(self) -> None:
        """All are unknown again: the width or the font changed."""
        self._known.clear()
        self._sums = array("q", bytes(8 * (self._count // CHUNK + 1)))

    def put(self, index: int, height: int) -> None:
        chunk, place = divmod(index, CHUNK)
        deltas = self._known.get(chunk)
        if deltas is None:
            deltas = self._known[chunk] = array("l", bytes(array("l").itemsize * CHUNK))
        self._sums[chunk] += height - ESTIMATE - deltas[place]
        deltas[place] = height - ESTIMATE

    def get(self, index: int) -> int:
        deltas = self._known.get(index // CHUNK)
        return ESTIMATE + (deltas[index % CHUNK] if deltas else 0)

    def top(self, index: int) -> int:
        """Px from the top of the list to the top of the row."""
        chunk, place = divmod(index, CHUNK)
        deltas = self._known.get(chunk)
        inside = sum(deltas[:place]) if deltas else 0
        return index * ESTIMATE + sum(self._sums[:chunk]) + inside

    def at(self, y: int) -> int:
        """Index of the row at `y` px; the first or last one beyond the ends."""
        chunk, top = 0, 0
        while chunk < len(self._sums) - 1:
            height = CHUNK * ESTIMATE + self._sums[chunk]
            if top + height > y:
                break
            top += height
            chunk += 1
        return self._within(chunk, y - top)

    def _within(self, chunk: int, rest: int) -> int:
        index = chunk * CHUNK
        end = min(self._count, index + CHUNK) - 1
        while index < end and rest >= self.get(index):
            rest -= self.get(index)
            index += 1
        return max(0, index)

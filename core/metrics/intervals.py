"""Half-open spans of time in ms: the start belongs to one, its end to the next."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Interval(NamedTuple):
    start: int
    end: int

    def __contains__(self, at: object) -> bool:
        return isinstance(at, int) and self.start <= at < self.end

    @property
    def ms(self) -> int:
        return max(0, self.end - self.start)


def cut(spans: Iterable[Interval], window: Interval) -> Iterator[Interval]:
    """What of them lies within; time is split at the window's edges."""
    for span in spans:
        inside = Interval(max(span.start, window.start), min(span.end, window.end))
        if inside.ms:
            yield inside


def union(spans: Iterable[Interval]) -> list[Interval]:
    """The time that any of them covers, in order and without overlaps."""
    found: list[Interval] = []
    for span in sorted(spans):
        if not span.ms:
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Interval(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def common(first: Iterable[Interval], second: Iterable[Interval]) -> list[Interval]:
    """The time that both cover."""
    others = union(second)
    return [part for span in union(first) for part in cut(others, span)]


def without(spans: Iterable[Interval], taken: Iterable[Interval]) -> list[Interval]:
    """What the first cover and the second do not."""
    found, holes = [], union(taken)
    for span in union(spans):
        at = span.start
        for hole in cut(holes, span):
            found.append(Interval(at, hole.start))
            at = hole.end
        found.append(Interval(at, span.end))
    return [span for span in found if span.ms]


def split(spans: Iterable[Interval], step: int) -> Iterator[tuple[int, int]]:
    """Each piece that lies within one multiple of `step`: where that begins, and the piece's ms."""
    for span in spans:
        for start in range(span.start - span.start % step, span.end, step):
            yield start, min(span.end, start + step) - max(span.start, start)


def length(spans: Iterable[Interval]) -> int:
    """Ms; what is covered several times counts once."""
    return sum(span.ms for span in union(spans))


def windows(start: int, end: int, step: int) -> Iterator[Interval]:
    """The rows of a report: together they are exactly what lies between start and end."""
    for at in range(start, end, step):
        yield Interval(at, min(at + step, end))

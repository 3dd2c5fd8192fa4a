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


def length(spans: Iterable[Interval]) -> int:
    """Ms; what is covered several times counts once."""
    return sum(span.ms for span in union(spans))


def windows(start: int, end: int, step: int) -> Iterator[Interval]:
    """The rows of a report: together they are exactly what lies between start and end."""
    for at in range(start, end, step):
        yield Interval(at, min(at + step, end))

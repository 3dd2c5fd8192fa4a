"""The inbox: a row that moves to the top, and frames while it is scrolled."""

from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.bench.actor import act
from tests.bench.cache import Cache, prepare
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress
from tests.bench.stage import Stage

SETTING = {"moves": 500, "frames": 300, "copies": 10}
MOVE_MS = 3.0
MOVE_GROWTH = 2.0
FRAME_MS = 8.0


def figures() -> Iterator[Figure]:
    large = acted(prepare(100_000))
    small = acted(prepare(10_000))
    yield from _moves(large, small)
    yield from _frames(large, small)


def acted(cache: Cache) -> dict[str, Any]:
    progress = Progress(f"scrolling and moving {cache.conversations:,} rows")
    with Stage(cache) as stage:
        found: dict[str, Any] = act(stage, "rows", SETTING)
    progress.done(f"{found['rows']:,} and {found['rows_many']:,} rows")
    return found


def _moves(large: dict[str, Any], small: dict[str, Any]) -> Iterator[Figure]:
    moves, many = large["moves"], large["moves_many"]
    yield Figure("moving a row to the top: 100k, p99", percentile(moves, 0.99), "ms")
    yield Figure("moving a row to the top: 100k, median", median(moves), "ms", MOVE_MS)
    growth = median(many) / median(moves)
    yield Figure("moving a row to the top: 1M against 100k", growth, "x", MOVE_GROWTH)
    growth = median(moves) / median(small["moves"])
    yield Figure("moving a row to the top: growth from 10k", growth, "x")


def _frames(large: dict[str, Any], small: dict[str, Any]) -> Iterator[Figure]:
    frames = all_of(large)
    yield Figure("scrolling: frame, p99", percentile(frames, 0.99), "ms", FRAME_MS)
    for way, times in large["frames"].items():
        yield Figure(f"scrolling: by {way}, p99", percentile(times, 0.99), "ms", FRAME_MS)
    yield Figure("scrolling: heartbeat lateness, p99", large["late_p99"], "ms")
    growth = median(frames) / median(all_of(small))
    yield Figure("scrolling: growth from 10k to 100k", growth, "x")


def all_of(found: dict[str, Any]) -> list[float]:
    return [took for times in found["frames"].values() for took in times]

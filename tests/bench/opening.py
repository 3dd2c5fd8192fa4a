"""Opening a conversation, from the click into the list to its newest messages painted."""

from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.bench.actor import act
from tests.bench.cache import LONG, Cache, prepare
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress
from tests.bench.stage import Stage

ROUNDS = 100
ONE_K, TEN_K, HUNDRED_K = LONG
LIMIT_MS = 100.0
GROWTH = 1.2


def figures() -> Iterator[Figure]:
    large = opened(prepare(100_000))
    times = large["times"]
    yield Figure("opening: 10,000 messages, p99", percentile(times[TEN_K], 0.99), "ms", LIMIT_MS)
    yield Figure("opening: 10,000 messages, median", median(times[TEN_K]), "ms")
    growth = median(times[HUNDRED_K]) / median(times[ONE_K])
    yield Figure("opening: growth from 1k to 100k messages", growth, "x", GROWTH)
    yield Figure("opening: an ordinary one, p99", percentile(times["ordinary"], 0.99), "ms")
    yield Figure("opening: heartbeat lateness, p99", large["late_p99"], "ms")
    small = median(opened(prepare(10_000))["times"][TEN_K])
    yield Figure("opening: growth from 10k to 100k", median(times[TEN_K]) / small, "x")


def opened(cache: Cache, rounds: int = ROUNDS) -> dict[str, Any]:
    """Milliseconds of each opening, by the conversation's id."""
    progress = Progress(f"opening {rounds * 6} conversations of {cache.conversations:,}")
    with Stage(cache) as stage:
        found: dict[str, Any] = act(stage, "opening", {"rounds": rounds, "long": list(LONG)})
    progress.done()
    return found

"""Opening a contact in the review library, from the choice to its newest entries painted."""

from collections.abc import Iterator
from statistics import median
from typing import Any

from tests.bench.actor import act
from tests.bench.cache import LONG, prepare
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress
from tests.bench.stage import Stage

ROUNDS = 60
ONE_K, TEN_K, HUNDRED_K = LONG
LIMIT_MS = 100.0
WORDS = "kargo"


def figures() -> Iterator[Figure]:
    """The promise is of 2,000 entries; it is held at five times as many."""
    progress = Progress(f"reading {ROUNDS * 6} contacts")
    setting = {"rounds": ROUNDS, "long": list(LONG), "words": WORDS}
    with Stage(prepare(10_000)) as stage:
        found: dict[str, Any] = act(stage, "review", setting)
    progress.done()
    times = found["times"]
    yield Figure(
        "review: a contact of 10,000 entries, p99", percentile(times[TEN_K], 0.99), "ms", LIMIT_MS
    )
    yield Figure("review: a contact of 10,000 entries, median", median(times[TEN_K]), "ms")
    growth = median(times[HUNDRED_K]) / median(times[ONE_K])
    yield Figure("review: growth from 1k to 100k entries", growth, "x")
    yield Figure("review: an ordinary contact, p99", percentile(times["ordinary"], 0.99), "ms")
    yield Figure("review: heartbeat while contacts are opened, p99", found["late_p99"], "ms")

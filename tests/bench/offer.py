"""From an offer that is decided to its card painted, beside 1,000 other events a second.

Decided is when the platform has its words for the desk: how long routing itself takes to decide and
to commit is `bench routing`'s.
"""

from collections.abc import Iterator
from typing import Any

from tests.bench.actor import act
from tests.bench.cache import prepare
from tests.bench.figure import Figure, percentile
from tests.bench.progress import Progress
from tests.bench.stage import Stage

RATE = 1_000
OFFERS = 300
CONVERSATIONS = 10_000
"""What is offered is found by a table of its own, however many of these there are."""
P99_MS = 100.0
MOST_S = 300.0
"""The flood goes on for longer than the offers take."""


def figures() -> Iterator[Figure]:
    found = offered(RATE, OFFERS)
    times: list[float] = found["ms"]
    yield Figure("offer: decided to card painted, p99", percentile(times, 0.99), "ms", P99_MS)
    yield Figure("offer: decided to card painted, median", percentile(times, 0.5), "ms")
    yield Figure("offer: decided to card painted, max", max(times), "ms")
    known: list[float] = found["known_ms"]
    yield Figure("offer: of that until the screen knew, p99", percentile(known, 0.99), "ms")
    yield Figure("offer: of that until the screen knew, median", percentile(known, 0.5), "ms")
    yield Figure("offer: offers whose card was not painted", OFFERS - len(times), "", 0)
    yield Figure("offer: the platform had to wait, at most", found["behind_s"], "s")


def offered(rate: float, offers: int) -> dict[str, Any]:
    progress = Progress(f"{offers} offers beside {rate:,.0f} events a second")
    with Stage(prepare(CONVERSATIONS)) as stage:
        setting = {"url": stage.url, "rate": rate, "seconds": MOST_S, "offers": offers}
        found: dict[str, Any] = act(stage, "offer", setting, MOST_S + 120)
    progress.done(f"p99 {percentile(found['ms'], 0.99):.1f} ms;")
    return found

"""The real desk while its phone falls: back and registered soon, and no stutter meanwhile."""

from collections.abc import Iterator
from typing import Any

from tests.bench.actor import act
from tests.bench.cache import prepare
from tests.bench.figure import Figure
from tests.bench.stage import Stage

TIMES = 3
"""From the next fall within a minute on, a phone is given time before it is started again."""
BACK_S = 3.0
LATE_P99_MS, LATE_MOST_MS = 16.7, 50.0
"""As in a flood."""


def figures() -> Iterator[Figure]:
    with Stage(prepare(10_000)) as stage:
        found: dict[str, Any] = act(stage, "fallen", {"times": TIMES}, 120)
    slowest = max(found["back"])
    yield Figure("voice: killed (SIGSEGV), registered again, slowest", slowest, "s", BACK_S)
    yield Figure("voice: the desk's heartbeat meanwhile, p99", found["late_p99"], "ms", LATE_P99_MS)
    yield Figure("voice: the same, max", found["late_most"], "ms", LATE_MOST_MS)
    yield Figure("voice: its heartbeat before, p99", found["rest_p99"], "ms")
    yield Figure("voice: the same, max", found["rest_most"], "ms")

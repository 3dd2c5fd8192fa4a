"""What the desk holds of the machine's memory: at rest, and after a shift replayed in minutes."""

import json
import threading
from collections.abc import Iterator
from typing import Any

from tests.bench.actor import act
from tests.bench.acts.shift import SETTLE_S
from tests.bench.cache import Cache, prepare
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Stage

LIMIT_MIB = 150.0
MOST_MIB = 200.0
GROWTH = 1.25
"""Of a working day; a leak would show as the second half growing like the first."""
SHIFT_S = 180.0
"""Of work; the calm after each half comes on top."""
RATE = 25
"""Events a second during the shift."""
WORDS = ("opened", "searches", "palettes", "themes", "languages")


def figures(seconds: float = SHIFT_S) -> Iterator[Figure]:
    small, large = held(prepare(10_000), 0), held(prepare(100_000), seconds)
    rest = large["rest"]
    yield Figure("memory: at rest", mib(rest, "Pss"), "MiB", LIMIT_MIB)
    yield Figure("memory: at rest, at most", mib(rest, "Pss"), "MiB", MOST_MIB)
    yield Figure("memory: at rest, shared pages counted whole", mib(rest, "Rss"), "MiB")
    growth = rest["Pss"] / small["rest"]["Pss"]
    yield Figure("memory: at rest, growth from 10k to 100k", growth, "x")
    if seconds:
        yield from _shift(large)


def _shift(found: dict[str, Any]) -> Iterator[Figure]:
    rest, middle, after = (found[when]["Pss"] for when in ("rest", "middle", "after"))
    yield Figure("memory: after a shift", after / 1024, "MiB", MOST_MIB)
    yield Figure("memory: after a shift against at rest", after / rest, "x")
    yield Figure("memory: second half of a shift against the first", after / middle, "x", GROWTH)
    for word in WORDS:
        yield Figure(f"memory: the shift, {word}", found["done"][word], "")
    yield Figure("memory: the shift, events applied", found["events"], "")


def held(cache: Cache, seconds: float) -> dict[str, Any]:
    """KiB at rest and, where a shift is worked, in its middle and after it."""
    what = f"{seconds:.0f} s of work" if seconds else "memory at rest"
    progress = Progress(f"{what} on {cache.conversations:,} conversations")
    with Stage(cache) as stage:
        happening = threading.Timer(20, _happen, (stage, seconds))
        if seconds:
            happening.start()
        found: dict[str, Any] = act(stage, "shift", {"seconds": seconds}, 400 + 2 * seconds)
        happening.cancel()
        found["events"] = stage.tell_platform("state")["sent"] if seconds else 0
    progress.done()
    return found


def _happen(stage: Stage, seconds: float) -> None:
    """What customers and colleagues do meanwhile."""
    opened = json.loads(stage._cache.targets().read_text(encoding="utf-8"))["targets"][10]["id"]
    whole = seconds + SETTLE_S
    stage.tell_platform("flood", {"rate": RATE, "seconds": whole, "open": opened})


def mib(found: dict[str, int], name: str) -> float:
    return found[name] / 1024

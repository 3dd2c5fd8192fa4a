"""5,000 events a second through the real socket, store and screen, and the highest rate that holds."""

from collections.abc import Iterator
from typing import Any

from core.store.store import Store
from tests.bench.actor import act
from tests.bench.cache import IDENTITY, KEY, Cache, prepare
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Stage

RATE = 5_000
SECONDS = 60.0
LATE_P99_MS, LATE_MOST_MS = 16.7, 50.0
BEHIND_S = 2.0
"""A desk keeps a rate where nothing stands in the socket for longer, and all is in so soon after."""
REST_MIB, MOST_MIB = 150.0, 200.0
LADDER = (500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 10_000)
STEP_S = 10.0


def figures(seconds: float = SECONDS) -> Iterator[Figure]:
    cache = prepare(100_000)
    found = flooded(cache, RATE, seconds)
    yield Figure("flood: heartbeat lateness, p99", found["late_p99"], "ms", LATE_P99_MS)
    yield Figure("flood: heartbeat lateness, max", found["late_most"], "ms", LATE_MOST_MS)
    yield Figure("flood: heartbeat lateness, median", found["late_p50"], "ms")
    yield Figure("flood: events missing in the store", found["missing"], "", 0)
    yield Figure("flood: the platform had to wait, at most", found["behind_s"], "s", BEHIND_S)
    yield Figure("flood: until the last event was in", found["drain_s"], "s", BEHIND_S)
    yield Figure("flood: events waiting, at most", found["lag"], "")
    yield Figure("flood: memory before it", found["rest"]["Pss"] / 1024, "MiB")
    after = found["after"]["Pss"] / 1024
    yield Figure("flood: memory after it", after, "MiB", REST_MIB)
    yield Figure("flood: memory after it, at most", after, "MiB", MOST_MIB)
    yield Figure("flood: highest rate that holds", highest(cache), "/s", RATE, "higher")


def flooded(cache: Cache, rate: float, seconds: float) -> dict[str, Any]:
    """What `acts.flood` says, and how many events or messages the store misses afterwards."""
    progress = Progress(f"{rate:,.0f} events a second for {seconds:.0f} s")
    with Stage(cache) as stage:
        setting = {"url": stage.url, "rate": rate, "seconds": seconds}
        found: dict[str, Any] = act(stage, "flood", setting, 180 + 3 * seconds)
        found["missing"] = missing(stage, cache, found)
    progress.done(f"lateness p99 {found['late_p99']:.1f}, max {found['late_most']:.1f} ms;")
    return found


def missing(stage: Stage, cache: Cache, found: dict[str, Any]) -> int:
    """Events the cursor did not reach, and messages that are not there."""
    store = Store.open(stage.store, KEY, lambda _: None, identity=IDENTITY)
    try:
        resume = store.cursor().result()
        sql = "SELECT count(*) FROM messages"
        kept = store.read(lambda c: int(c.exec_driver_sql(sql).scalar_one())).result()
    finally:
        store.close()
    assert resume is not None
    wanted: int = cache.messages + found["counts"].get("message.created", 0)
    behind: int = found["head"] - resume.seq
    return behind + abs(wanted - kept)


def highest(cache: Cache) -> float:
    """Up the ladder until a rate does not hold twice."""
    best = 0.0
    for rate in LADDER:
        if not any(holds(flooded(cache, rate, STEP_S)) for _ in range(2)):
            break
        best = float(rate)
    return best


def holds(found: dict[str, Any]) -> bool:
    calm: bool = found["late_p99"] < LATE_P99_MS and found["late_most"] < LATE_MOST_MS
    kept_up: bool = max(found["behind_s"], found["drain_s"]) < BEHIND_S
    return calm and kept_up and not found["missing"]

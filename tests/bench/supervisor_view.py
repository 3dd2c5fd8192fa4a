"""A day of 20,000 contacts and 200 agents, a hundred times as fast, in the live view of the real desk."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.bench.actor import act
from tests.bench.cache import ROOT, prepare
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Stage, _end, child_env

SPEED = 100.0
FROM_H, TO_H = 9.0, 20.0
"""In which nearly all of them come."""
CONVERSATIONS = 2_000
LATE_P99_MS = 16.7


class FloorStage(Stage):
    def _start_platform(self) -> int:
        command = [sys.executable, "-m", "tests.bench.supervisor_floor", str(self._cache.targets())]
        platform = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=child_env()
        )
        self._open.callback(_end, platform)
        assert platform.stdout
        return int(platform.stdout.readline())


def figures(seconds: float | None = None) -> Iterator[Figure]:
    """`seconds` of it where it need not be all."""
    found = watched(seconds or (TO_H - FROM_H) * 3600 / SPEED)
    yield Figure("live view at ×100: heartbeat lateness, p99", found["late_p99"], "ms", LATE_P99_MS)
    yield Figure("live view at ×100: heartbeat lateness, max", found["late_most"], "ms")
    yield Figure("live view at ×100: heartbeat lateness, median", found["late_p50"], "ms")
    yield Figure("live view at ×100: share of the screen's thread", 100 * found["busy"], "%")
    yield Figure("live view at ×100: events", found["events"], "")
    yield Figure("live view at ×100: agents shown", found["agents"], "", 200, "higher")
    yield Figure("live view at ×100: events waiting, at most", found["lag"], "")
    yield Figure("live view at ×100: memory after it", found["after"]["Pss"] / 1024, "MiB")


def watched(seconds: float) -> dict[str, Any]:
    progress = Progress(f"a day at ×{SPEED:.0f} for {seconds:.0f} s")
    # The busiest hours lie in the middle: what is cut short begins there
    from_h = FROM_H if seconds > 300 else 10.5
    with FloorStage(prepare(CONVERSATIONS)) as stage:
        setting = {"url": stage.url, "speed": SPEED, "from_h": from_h, "seconds": seconds}
        found: dict[str, Any] = act(stage, "floor", setting, seconds + 240)
    progress.done(f"p99 {found['late_p99']:.1f} ms;")
    return found

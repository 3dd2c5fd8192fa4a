"""Chaos for as many cycles as are asked for: what was lost, doubled or out of order."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.end_to_end.chaos.run import Chaos

CYCLES = 100
ROUND = 100
"""Cycles of one run; then both sides begin anew, so that a long bench does not measure a long log."""


def figures(cycles: int = CYCLES) -> Iterator[Figure]:
    progress, done, written = Progress("chaos", cycles), 0, 0
    violations: list[str] = []
    while done < cycles:
        found, count = ran(min(ROUND, cycles - done), done, progress)
        violations += found
        written += count
        done += min(ROUND, cycles - done)
    progress.done(f"{done} cycles, {written} texts")
    yield Figure("chaos: violations", len(violations), "", 0)
    yield Figure("chaos: cycles", done, "")
    yield Figure("chaos: texts written on both sides", written, "")


def ran(cycles: int, done: int, progress: Progress) -> tuple[list[str], int]:
    """What was violated, and how many texts were written; what both sides had stays where it was
    violated."""
    place, seed = Path(tempfile.mkdtemp(prefix="chaos-")), secrets.randbits(32)
    chaos = Chaos(place, seed)
    violations = chaos.run(cycles, lambda cycle: progress.at(done + cycle))
    if violations:
        print(f"  chaos with seed {seed} in {place}:", *violations, sep="\n    ", flush=True)
    else:
        shutil.rmtree(place, ignore_errors=True)
    return violations, chaos.count

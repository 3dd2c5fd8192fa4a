"""How long a start takes, against an empty PySide6 window that is started the same way."""

from collections.abc import Iterator
from statistics import median

from tests.bench.cache import Cache, prepare
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Stage

ROUNDS = 12
LIMIT = 1.6


def figures() -> Iterator[Figure]:
    large = times(prepare(100_000))
    yield Figure("start: rows painted and scrollable", large["rows"], "x", LIMIT)
    yield Figure("start: everything usable", large["usable"], "x")
    yield Figure("start: the empty window", large["empty"], "ms")
    small = times(prepare(10_000))
    yield Figure("start: growth from 10k to 100k", large["rows"] / small["rows"], "x")


def times(cache: Cache, rounds: int = ROUNDS) -> dict[str, float]:
    """Medians: the ratios to the empty window, and what that one took in ms."""
    progress = Progress(f"starting on {cache.conversations:,} conversations", rounds)
    floor, rows, usable = [], [], []
    with Stage(cache) as stage:
        for number in range(rounds + 1):
            empty, desk = took(stage), took(stage, *stage.desk_words())
            progress.at(number)
            if number:  # the first round reads everything from the disk
                floor.append(empty["rows"])
                rows.append(desk["rows"])
                usable.append(desk["usable"])
    base = median(floor)
    progress.done(f"empty {base:.0f} ms, rows {median(rows):.0f} ms;")
    return {"rows": median(rows) / base, "usable": median(usable) / base, "empty": base}


def took(stage: Stage, *words: str) -> dict[str, float]:
    notes, began = stage.run("tests.bench.started", *words, seconds=60)
    return {name: (at - began) / 1e6 for name, at in notes.items()}

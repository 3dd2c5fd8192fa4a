"""Conversations taken out as PDFs, blacked out and signed: how many a second, and given up."""

from collections.abc import Iterator

from tests.bench.actor import act
from tests.bench.cache import prepare
from tests.bench.figure import Figure
from tests.bench.progress import Progress
from tests.bench.stage import Stage

COUNT = 1_000
FEWEST_A_SECOND = 20.0
MOST_LATE_MS = 16.7


def figures() -> Iterator[Figure]:
    progress = Progress(f"taking out {COUNT:,} conversations")
    with Stage(prepare(10_000)) as stage:
        found = act(stage, "export", {"count": COUNT})
    progress.done()
    rate = found["count"] / found["seconds"]
    yield Figure("export to PDF: conversations", rate, "/s", FEWEST_A_SECOND, "higher")
    yield Figure("export to PDF: all of them", found["files"], "files", COUNT, "higher")
    yield Figure("export to PDF: heartbeat, p99", found["late"], "ms", MOST_LATE_MS)
    yield Figure("export given up: gone after", found["gone_ms"], "ms")
    yield Figure("export given up: files left", found["left"], "files", 0)

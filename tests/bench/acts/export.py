"""Takes a thousand conversations out as PDFs beside a desk at rest, and gives another go up."""

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Any

from core.export.patterns import PATTERNS
from core.export.redaction import Plan
from core.rows import InboxFilter
from desktop.exporting import Order
from desktop.heartbeat import Heartbeat
from tests.bench.actor import Room

BEFORE_GIVEN_UP = 50


async def play(room: Room, setting: dict[str, int]) -> dict[str, Any]:
    """{"count": n} -> seconds, files, the screen's lateness, and how long giving up takes."""
    parts, count = room.scene.parts, setting["count"]
    keys = list((await room.desk.skeleton(InboxFilter(view="all"))).keys)[100 : 100 + count]
    plan = Plan(kinds=frozenset(PATTERNS), name=True)
    with tempfile.TemporaryDirectory() as folder:
        order = Order(Path(folder) / "letters", "pdf", "folder", notes=True, plan=plan)
        beat = Heartbeat()
        beat.start()
        began = time.perf_counter()
        result = await parts.exporting.take(parts, keys, order)
        took = time.perf_counter() - began
        beat.stop()
        gone_ms, left = await _given_up(room, keys, folder)
    return {
        "seconds": took, "count": result.count, "files": result.files,
        "late": beat.lateness().p99, "gone_ms": gone_ms, "left": left,
    }  # fmt: skip


async def _given_up(room: Room, keys: list[int], folder: str) -> tuple[float, int]:
    parts, far = room.scene.parts, asyncio.Event()
    place = Path(folder) / "given up.zip"

    def progress(done: int) -> None:
        if done >= BEFORE_GIVEN_UP:
            far.set()

    task = asyncio.ensure_future(
        parts.exporting.take(parts, keys, Order(place, "pdf", "zip"), progress)
    )
    await far.wait()
    began = time.perf_counter()
    task.cancel()
    await asyncio.wait([task])
    took = (time.perf_counter() - began) * 1_000
    return took, sum("given up" in path.name for path in _all(folder))


def _all(folder: str) -> list[Path]:
    return list(Path(folder).iterdir())

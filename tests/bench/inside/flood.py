"""One flood, measured by the beat of the screen's thread while it goes on."""

import asyncio
import time
from typing import Any

from tests.bench.cache import LONG
from tests.bench.room import Control, Room, pss_mib

OPEN = next(iter(LONG))
DRAIN_S = 20.0


async def measure(room: Room, url: str, rate: str, seconds: str) -> dict[str, Any]:
    await room.settle()
    await room.open(OPEN)
    await asyncio.sleep(1.0)
    at_rest = pss_mib()
    control = Control(url)
    room.heartbeat.start()
    await control.flood(float(rate), float(seconds), OPEN)
    state = await _sent(control)
    drained = await _drained(control)
    late = room.heartbeat.lateness()
    room.heartbeat.stop()
    await asyncio.sleep(1.0)
    return {
        "p50": late.p50, "p99": late.p99, "most": late.most, "beats": late.beats,
        "behind_s": state["behind_s"], "lag": state["lag"], "drain_s": drained,
        "head": state["head"], "counts": state["counts"], "sent": state["sent"],
        "rest_mib": at_rest, "after_mib": pss_mib(),
        "shown": room.conversation.model.last, "rows": room.inbox.model.rowCount(),
    }  # fmt: skip


async def _sent(control: Control) -> dict[str, Any]:
    while True:
        state = await control.state()
        if state["sent"] >= state["wanted"]:
            return state
        await asyncio.sleep(0.5)


async def _drained(control: Control) -> float:
    """Seconds until the last event was committed."""
    began = time.monotonic()
    while time.monotonic() - began < DRAIN_S:
        state = await control.state()
        if state["acked"] >= state["head"]:
            break
        await asyncio.sleep(0.02)
    return time.monotonic() - began

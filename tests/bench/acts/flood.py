"""A flood on the real screen, measured by the beat of its thread while it goes on."""

import asyncio
import time
from typing import Any

from desktop.heartbeat import Heartbeat
from tests.bench.actor import Room
from tests.bench.acts.shift import memory
from tests.bench.cache import LONG
from tests.bench.control import Control

OPEN = next(iter(LONG))
"""The conversation on the screen, which gets its share of the flood."""
SETTLE_S = 2.0
DRAIN_S = 30.0


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{url, rate, seconds} -> lateness in ms, what the platform says of it, memory in KiB."""
    await room.until(lambda: room.desk.line.state == "live", "the line is live")
    await _open(room)
    await room.calm(SETTLE_S)
    control, beat, rest = Control(setting["url"]), Heartbeat(room.window), memory()
    beat.start()
    await control.flood(setting["rate"], setting["seconds"], OPEN)
    state = await _sent(control)
    drained = await _drained(control)
    late = beat.lateness()
    beat.stop()
    await room.calm(SETTLE_S)
    state = {**state, **await _ended(control)}
    return {
        "late_p50": late.p50, "late_p99": late.p99, "late_most": late.most, "beats": late.beats,
        "drain_s": drained, **{name: state[name] for name in ("behind_s", "lag", "head", "counts")},
        "shown": room.conversation.model.last, "rest": rest, "after": memory(),
    }  # fmt: skip


async def _open(room: Room) -> None:
    key = await room.desk.key_of(OPEN)
    assert key is not None and room.scene.shell is not None
    room.scene.shell.open(key)
    model = room.conversation.model
    await room.until(lambda: model.key == key and model.state == "ready", "it is open")


async def _sent(control: Control) -> dict[str, Any]:
    while True:
        state = await control.state()
        if state["sent"] >= state["wanted"]:
            return state
        await asyncio.sleep(0.5)


async def _ended(control: Control) -> dict[str, Any]:
    """Also what the desk itself made happen: it reads what it shows."""
    state = await control.state()
    return {name: state[name] for name in ("head", "counts")}


async def _drained(control: Control) -> float:
    """Seconds until the last event was committed."""
    began = time.monotonic()
    while time.monotonic() - began < DRAIN_S:
        state = await control.state()
        if state["acked"] >= state["head"]:
            break
        await asyncio.sleep(0.02)
    return time.monotonic() - began

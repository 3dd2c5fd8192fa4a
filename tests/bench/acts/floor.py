"""A supervisor looks on while a day passes a hundred times as fast, going from tab to tab."""

import asyncio
import time
from itertools import cycle
from typing import Any

from desktop.heartbeat import Heartbeat
from desktop.models.live_behind import Asked
from desktop.panels.live import Live
from desktop.views.live_tab import LiveTab
from tests.bench.actor import Room
from tests.bench.acts.shift import memory
from tests.bench.control import Control

LOOKS_S = 5.0
"""So long each tab is looked at."""
SETTLE_S = 5.0
OPENED = {"queues": Asked("waiting"), "agents": Asked("wrapping"), "work": Asked("late")}


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{url, speed, from_h, seconds} -> lateness in ms, and what was shown."""
    await room.until(lambda: room.desk.line.state == "live", "the line is live")
    await room.until(lambda: room.desk.may("agent.force_state"), "a supervisor's role is known")
    assert room.scene.shell is not None
    room.scene.shell.go("live")
    panel = room.window.stage.currentWidget()
    assert isinstance(panel, Live)
    control = Control(setting["url"])
    begins = (await asyncio.to_thread(control._ask, "replay", _order(setting)))["begins"]
    _pass_time(room, begins, setting["speed"])
    await asyncio.sleep(SETTLE_S)
    beat, rest = Heartbeat(room.window), memory()
    beat.start()
    busy = time.thread_time()
    looked = await _look(panel, setting["seconds"] - SETTLE_S)
    late = beat.lateness()
    beat.stop()
    state = await control.state()
    return {
        "late_p50": late.p50, "late_p99": late.p99, "late_most": late.most, "beats": late.beats,
        "busy": (time.thread_time() - busy) / (setting["seconds"] - SETTLE_S), "looked": looked,
        "agents": len(panel.watch.floor.agents), "work": len(panel.watch.floor.tasks),
        "events": state["sent"], "lag": state["lag"], "behind_s": state["behind_s"],
        "rest": rest, "after": memory(),
    }  # fmt: skip


def _order(setting: dict[str, Any]) -> dict[str, Any]:
    return {name: setting[name] for name in ("speed", "from_h", "seconds")}


def _pass_time(room: Room, begins: int, speed: float) -> None:
    """The desk's clock is the platform's: on it a minute passes in less than a second."""
    began = time.monotonic()
    desk: Any = room.desk
    clock = desk._real._client.clock
    clock.now = lambda: begins + round((time.monotonic() - began) * speed * 1_000)


async def _look(panel: Live, seconds: float) -> int:
    """How many tabs were looked at, the figures of each opened half the time."""
    ends, looked = time.monotonic() + seconds, 0
    for tab in cycle(("agents", "queues", "work", "agents")):
        panel.show_tab(tab)
        page = panel.page
        assert isinstance(page, LiveTab)
        await asyncio.sleep(LOOKS_S / 2)
        page.ask(OPENED[tab])
        await asyncio.sleep(LOOKS_S / 2)
        page.close_column()
        looked += 1
        if time.monotonic() >= ends:
            return looked
    return looked

"""Eight hours at the desk, compressed: opening, reading, searching, the palette, themes, tongues."""

import asyncio
import random
import time
from pathlib import Path
from typing import Any

from desktop.dialogs.palette import Palette
from tests.bench.actor import Room

REST_S = 8.0
"""From the whole list to the desk at rest."""
OPENED = 40
WORDS = ("kargo", "iade", "fatura", "delivery", "refund", "teslimat", "televizyon", "order")
FOUND = ("ayşe", "meh", "settings", "0532", "john", "tema")
SETTLE_S = 75.0
"""Everything is collected at most once a minute, and only while it is calm."""


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{seconds} -> memory in KiB at rest, in the middle of the shift and after it; what was done."""
    await room.calm(REST_S)
    found: dict[str, Any] = {"rest": memory()}
    if not setting["seconds"]:
        return found
    shift = _Shift(room)
    await shift.work(setting["seconds"] / 2)
    await room.calm(SETTLE_S)
    found["middle"] = memory()
    await shift.work(setting["seconds"] / 2)
    await room.calm(SETTLE_S)
    return {**found, "after": memory(), "done": shift.done}


def memory() -> dict[str, int]:
    """KiB of this process as the kernel counts them: {Pss, Rss, Private_Dirty, …}."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    return {name: int(rest.split()[0]) for name, rest in (line.split(":") for line in lines)}


class _Shift:
    """Each round is some twelve minutes of a working day."""

    def __init__(self, room: Room) -> None:
        self._room, self._chosen = room, random.Random(5)
        found = room.window.findChildren(Palette)
        self._palette: Palette = found[0]
        self.done = {"opened": 0, "searches": 0, "palettes": 0, "themes": 0, "languages": 0}

    async def work(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for _ in range(OPENED):
                await self._open()
            await self._search()
            await self._find()
            await self._dress()

    async def _open(self) -> None:
        inbox, panel = self._room.inbox, self._room.conversation
        key = inbox.model.key_at(self._chosen.randrange(OPENED))
        assert key is not None and self._room.scene.shell
        self._room.scene.shell.open(key)
        await self._room.until(
            lambda: panel.model.key == key and panel.model.state == "ready", "it opened"
        )
        await asyncio.sleep(0.05)
        panel.transcript.verticalScrollBar().setValue(0)
        await asyncio.sleep(0.05)
        panel.close_conversation()
        self.done["opened"] += 1

    async def _search(self) -> None:
        self._room.inbox.focus_search()
        for letter in self._chosen.choice(WORDS):
            self._room.inbox._field.insert(letter)
            await asyncio.sleep(0.05)
        self._room.inbox.close_search()
        self.done["searches"] += 1

    async def _find(self) -> None:
        self._palette.open()
        text = ""
        for letter in self._chosen.choice(FOUND):
            text += letter
            self._palette.field.setText(text)
            self._palette._typed(text)
            await asyncio.sleep(0.1)
        self._palette.leave()
        self.done["palettes"] += 1

    async def _dress(self) -> None:
        settings = self._room.scene.parts.settings
        for name, values in (("theme", ("dark", "light")), ("language", ("tr", "en"))):
            for value in values:
                settings.put(name, value)
                await asyncio.sleep(0.3)
                self.done[f"{name}s"] += 1

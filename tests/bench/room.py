"""The real desk as a measurement sees it from inside: what stands on the screen and behind it."""

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.heartbeat import Heartbeat
from desktop.panels.conversation import Conversation
from desktop.panels.inbox import Inbox
from desktop.session import Session
from desktop.shell import Shell
from desktop.visit import Visit

PATIENCE_S = 60.0


class Room:
    def __init__(self, visit: Visit, session: Session) -> None:
        scene = visit._scene
        shell, window = scene.shell, scene.window
        conversation = window.panels.conversation
        assert shell is not None and isinstance(conversation, Conversation)
        self.visit, self.session, self.desk = visit, session, session.desk
        self.shell: Shell = shell
        self.window = window
        self.inbox: Inbox = scene.inbox
        self.conversation: Conversation = conversation
        self.settings = visit._house.settings
        self.heartbeat = Heartbeat(window)

    async def settle(self) -> None:
        """Until the line is live, the whole list is there and nothing more happens by itself."""
        self.window.activateWindow()
        await self.until(lambda: self.desk.line.state == "live", "the line is live")
        whole = (await self.desk.counts())["mine"][0]
        await self.until(lambda: self.inbox.model.rowCount() == whole, "the list is whole")
        await asyncio.sleep(1.5)

    async def until(
        self, holds: Callable[[], bool], what: str, seconds: float = PATIENCE_S
    ) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                raise TimeoutError(f"never: {what}")
            await asyncio.sleep(0.002)

    async def open(self, id: str) -> int:
        """Opens a conversation by the platform's id and waits until it is ready."""
        key = await self.desk.key_of(id)
        assert key is not None, id
        self.shell.open(key)
        model = self.conversation.model
        await self.until(lambda: model.key == key and model.state == "ready", f"{id} is open")
        return key


class Control:
    """The bench's hand on the platform, from inside the desk's process."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def flood(self, rate: float, seconds: float, open: str = "") -> None:
        await asyncio.to_thread(
            self._ask, "flood", {"rate": rate, "seconds": seconds, "open": open}
        )

    async def state(self) -> dict[str, Any]:
        return await asyncio.to_thread(self._ask, "state")

    def _ask(self, path: str, value: object = None) -> Any:
        data = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(f"{self._url}/control/{path}", data)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)


def pss_mib() -> float:
    """This process's share of memory in MiB: its own, and its part of what it shares."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not say Pss")


def active() -> bool:
    return QApplication.activeWindow() is not None

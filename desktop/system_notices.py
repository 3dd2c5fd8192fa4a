"""SystemNotices: the system's own notices, with buttons where the system has them.

On Linux they go over D-Bus as freedesktop's Desktop Notifications 1.2 says. Elsewhere, and where
nobody shows them there, the tray does, and pressing one opens it.
"""

import asyncio
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.loop import Tasks
from desktop.session_bus import SessionBus, word

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
NORMAL, CRITICAL = 1, 2
"""Urgencies of freedesktop: a critical one stays until it is withdrawn."""
Deeds = Sequence[tuple[str, str]]
"""What can be done, each with the words of its button."""


class SystemNotices(QObject):
    """`instead(title, text, id)` shows one where there is no server."""

    pressed = Signal(str, str)
    """Id of the notice, and which of its deeds; `default` for the notice itself."""

    def __init__(self, tasks: Tasks, instead: Callable[[str, str, str], None]) -> None:
        super().__init__()
        self._tasks, self._instead = tasks, instead
        self._bus = SessionBus(NAME, PATH)
        self._can: frozenset[str] | None = None
        """What the server can do; None: nobody was asked yet."""
        self._is_there = False
        self._numbers: dict[str, int] = {}
        self._wanted: set[str] = set()
        self._turn = asyncio.Lock()
        self._hearing: asyncio.Task[None] | None = None

    def show(self, id: str, title: str, text: str, deeds: Deeds = (), *, urgent: bool) -> None:
        """In place of the one of the same id."""
        self._wanted.add(id)
        self._tasks.start(self._show(id, title, text, deeds, urgent), "a notice")

    def withdraw(self, id: str) -> None:
        if id in self._wanted:
            self._wanted.discard(id)
            self._tasks.start(self._withdraw(id), "withdraw a notice")

    async def stop(self) -> None:
        if self._hearing is not None:
            self._hearing.cancel()
        await self._bus.leave()

    # Inside: one after the other, or one is withdrawn before it is there

    async def _show(self, id: str, title: str, text: str, deeds: Deeds, urgent: bool) -> None:
        async with self._turn:
            there = await self._reach()
            if id not in self._wanted:
                return
            if not there or not await self._notify(id, title, text, deeds, urgent):
                self._instead(title, text, id)

    async def _notify(self, id: str, title: str, text: str, deeds: Deeds, urgent: bool) -> bool:
        buttons = [word for deed in (("default", title), *deeds) for word in deed]
        hints = {
            "urgency": ("y", CRITICAL if urgent else NORMAL), "desktop-entry": ("s", "santral"),
        }  # fmt: skip
        body = (
            "Santral", self._numbers.get(id, 0), "santral", title, self._escaped(text),
            buttons if "actions" in (self._can or ()) else [], hints, -1,
        )  # fmt: skip
        said = await self._bus.ask("Notify", "susssasa{sv}i", body)
        if said is not None:
            self._numbers[id] = said[0]
        return said is not None

    async def _withdraw(self, id: str) -> None:
        async with self._turn:
            if id not in self._wanted and (number := self._numbers.pop(id, None)) is not None:
                await self._bus.ask("CloseNotification", "u", (number,))

    def _escaped(self, text: str) -> str:
        """A customer's words are never markup."""
        if "body-markup" not in (self._can or ()):
            return text
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    async def _reach(self) -> bool:
        """Looked for when the first notice is to be shown: no start waits for a bus."""
        if self._can is None:
            self._can = frozenset()
            said = await self._bus.ask("GetCapabilities") if await self._bus.join() else None
            if said is None:
                await self._bus.leave()
            else:
                self._can, self._is_there = frozenset(said[0]), True
                heard = await self._bus.listen()
                self._hearing = self._tasks.start(self._hear(heard), "notices")
        return self._is_there

    async def _hear(self, heard: "asyncio.Queue[object]") -> None:
        while True:
            name, body = word(await heard.get())
            ids = {number: id for id, number in self._numbers.items()}
            id = ids.get(body[0])
            if id is not None and name == "ActionInvoked":
                self.pressed.emit(id, body[1])
            elif id is not None and name == "NotificationClosed":
                del self._numbers[id]

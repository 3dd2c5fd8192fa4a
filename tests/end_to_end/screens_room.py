"""A room to take pictures in: the real window over the sample company, on a line we speak for."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtGui import QGuiApplication, QImage, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from backend.demo.files import File
from core.desk import Desk
from core.entities import Attachment
from core.protocol.signals import Signal, SignalBody
from core.rows import Line
from core.settings import Settings
from core.store.store import Store
from core.sync.client import Listener
from desktop.dialogs.about import Fact
from desktop.facts import line_words
from desktop.loop import Tasks
from desktop.models.supervision import NEWS
from desktop.preview_desk import QuietClient, preview_desk
from desktop.scene import Scene
from desktop.shell import Shell
from desktop.sounds import Sounds
from desktop.theme import Theme
from desktop.translate import tr
from tests.end_to_end.seen import texts

T = TypeVar("T")
PATIENCE = 15.0
STEADY = 0.08
"""Seconds between two pictures that must be the same before one of them is kept."""


class StagedClient(QuietClient):
    """The line, as far as a screen can tell; its files are those of the sample company."""

    def __init__(self, files: dict[str, File]) -> None:
        super().__init__()
        self._files = files
        self.listener: Listener | None = None

    def start(self, listener: Any, stale_since: int | None) -> None:
        self.listener = listener

    def fetch(self, file: Attachment) -> "Future[bytes]":
        if file.id not in self._files:
            return super().fetch(file)
        future: Future[bytes] = Future()
        future.set_result(Path(self._files[file.id].path).read_bytes())
        return future


class Room:
    """`open` once; then whoever takes pictures puts it into the state to be seen."""

    scene: Scene
    shell: Shell
    desk: Desk
    store: Store

    def __init__(self, theme: Theme, tasks: Tasks, files: dict[str, File]) -> None:
        self.theme, self.tasks = theme, tasks
        self.settings = Settings(None)
        self.client = StagedClient(files)
        self._files = files

    async def open(self, width: int, height: int) -> None:
        self.scene = Scene(self.theme, self.settings)
        self.window = self.scene.window
        self.window.setGeometry(0, 0, width, height)
        self.window.show()
        self.window.activateWindow()
        self.scene.run_tasks(self.tasks)
        await self.picture()

    async def furnish(self) -> None:
        sounds = Sounds(self.settings, self.scene.parts.loudspeaker)
        self.shell = self.scene.complete(sounds, self._facts, _nothing, _nothing)
        self.tasks.show_error = self.shell.show_error
        self.desk = await preview_desk(client=self.client, files=self._files)
        self.store = self.desk._store
        for news in await self.desk.announcements():
            await self.desk.keep_own(NEWS, news.id, b"1")  # one scene shows them, not every one
        self.scene.arrive(self.desk)
        await self.desk.start()
        await self.sees("Ayşe Şahin")

    async def close(self) -> None:
        await self.scene.close()
        self.scene.take_down()
        await self.desk.close()
        await asyncio.to_thread(self.store.close)

    @property
    def conversation(self) -> Any:
        return self.window.panels.conversation

    @property
    def inbox(self) -> Any:
        return self.window.panels.inbox

    # What it is put into

    def line(self, state: Any, **more: Any) -> None:
        """The line from now on; `minutes` is how long it has been so."""
        minutes = more.pop("minutes", 0)
        since = more.pop("since", self.desk.now() - minutes * 60_000)
        assert self.client.listener
        self.client.listener.line(Line(state=state, since=since, **more))

    def signal(self, key: str, type: str, body: SignalBody) -> None:
        assert self.client.listener
        self.client.listener.signal(Signal(key=key, type=type, body=body))

    async def key_of(self, name: str) -> int:
        found = [one for one in await self.desk.find(name) if one.conversation is not None]
        assert found, f"the sample company has nobody called {name}"
        return cast(int, found[0].conversation)

    async def talk(self, name: str) -> Any:
        """Opens the newest conversation with somebody; returns the panel."""
        key = await self.key_of(name)
        self.shell.open(key)
        panel = self.conversation
        await self.until(lambda: panel.key == key and panel.model.state == "ready", name)
        return panel

    def show(self, dialog: QDialog) -> QDialog:
        dialog.open()
        return dialog

    def menu(self) -> QMenu | None:
        found = QApplication.activePopupWidget()
        return found if isinstance(found, QMenu) else None

    def close_menus(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()

    # What is seen

    async def sees(self, words: str) -> None:
        await self.until(lambda: any(words in text for text in texts()), words)

    async def until(self, look: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not look():
            if time.monotonic() > deadline:
                raise AssertionError(f"not seen: {what}\n" + "\n".join(texts()))
            await asyncio.sleep(0.02)

    async def picture(self) -> QImage:
        """The whole screen once nothing moves on it any more."""
        deadline, before = time.monotonic() + 2.5, QImage()
        while True:
            await asyncio.sleep(STEADY)
            now = _grabbed()
            if now == before or time.monotonic() > deadline:
                return now
            before = now

    async def after(self, work: Awaitable[T]) -> T:
        return await work

    def _facts(self) -> list[Fact]:
        line = self.desk.line
        return [
            Fact("santral", "Santral", "0.1.0"),
            Fact("protocol", tr("About", "Protocol"), "ADP/1"),
            Fact("server", tr("About", "Server"), "https://127.0.0.1:8443", private=True),
            Fact("line", tr("About", "Connection"), line_words(line)),
            Fact("encrypted", tr("About", "Encrypted"), tr("About", "Yes, by SQLCipher")),
        ]


def _grabbed() -> QImage:
    """What stands on the screen, as far as a window of ours covers it."""
    covered = QRegion()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            covered += widget.geometry()
    place = covered.boundingRect()
    screen = QGuiApplication.primaryScreen()
    return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height()).toImage()


def visible_dialog() -> QWidget | None:
    return QApplication.activeModalWidget()


def _nothing() -> None: ...

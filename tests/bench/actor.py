"""`python -m tests.bench.actor RESULT ACT SETTING [desk's arguments]`: the real desk with an act.

The desk does not know of it. Once it is signed in and its whole list stands there, `ACT.play(room,
setting)` is awaited on its loop as a pair of hands would work; what it returns is written to
RESULT as JSON and the desk quits as a person quits it.
"""

import desktop.__main__  # isort: skip  # first of all, as in a start that nobody watches

import asyncio
import importlib
import json
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

import desktop.app

if TYPE_CHECKING:
    from core.desk import Desk
    from desktop.loop import Tasks
    from desktop.panels.conversation import Conversation
    from desktop.scene import Scene

PATIENCE_S = 30.0
FIRST_PAGE = 200


class Missed(Exception):
    """Something was not seen within the time it has."""


class Painted(QObject):
    """Awaits the first paint of `widget` at which `look` holds, and Qt's return to its loop."""

    def __init__(self, widget: QWidget, look: Callable[[], bool]) -> None:
        super().__init__(widget)
        self._widget, self._look, self._seen = widget, look, False
        self._at: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._seen and self._look():
            self._seen = True
            # Everything else that is painted in this turn, and the flush, come before it
            QTimer.singleShot(0, self._turned)
        return False

    def _turned(self) -> None:
        if not self._at.done():
            self._at.set_result(time.perf_counter())

    async def since(self, began: float) -> float:
        """Milliseconds from `began`, a time of the performance counter. Raises Missed."""
        try:
            at = await asyncio.wait_for(self._at, PATIENCE_S)
        except TimeoutError:
            raise Missed("not painted") from None
        finally:
            self._widget.removeEventFilter(self)
            self.deleteLater()
        return (at - began) * 1000


class Room:
    """The parts of the real desk that an act takes hold of."""

    def __init__(self, scene: "Scene", tasks: "Tasks") -> None:
        self.scene, self.tasks = scene, tasks
        self.window, self.inbox = scene.window, scene.inbox

    @property
    def desk(self) -> "Desk":
        return self.scene.parts.desk

    @property
    def conversation(self) -> "Conversation":
        return cast("Conversation", self.window.panels.conversation)

    async def until(self, look: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not look():
            if time.monotonic() > deadline:
                raise Missed(what)
            await asyncio.sleep(0.02)

    async def calm(self, seconds: float = 1.0) -> None:
        """Long enough for what is read and drawn behind the last move."""
        await asyncio.sleep(seconds)


class Watched(desktop.app.Application):
    async def _main(self, tasks: "Tasks") -> int:
        tasks.start(self._play(tasks), "act").add_done_callback(_say_why)
        return await super()._main(tasks)

    async def _play(self, tasks: "Tasks") -> None:
        result, act, setting = sys.argv[1:4]
        try:
            room = await self._ready(tasks)
            played = await importlib.import_module(act).play(room, json.loads(setting))
            text = json.dumps(played)
            await asyncio.to_thread(Path(result).write_text, text, encoding="utf-8")
        finally:
            tasks.quit()

    async def _ready(self, tasks: "Tasks") -> Room:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            await asyncio.sleep(0.02)
            scene = self._scene
            if scene and scene.shell and scene.inbox.model.rowCount() > FIRST_PAGE:
                scene.window.activateWindow()  # no window manager gives it the focus
                return Room(scene, tasks)
        raise Missed("the whole list")


def _say_why(act: "asyncio.Task[None]") -> None:
    """Into this process's log, which the bench shows: the desk only keeps a report."""
    error = None if act.cancelled() else act.exception()
    if error is not None:
        traceback.print_exception(error)


def main() -> int:
    # Looking on from inside: everything else is the desk as it is started
    desktop.app.Application = Watched  # type: ignore[misc]
    return desktop.app.main(sys.argv[4:])


def act(stage: Any, name: str, setting: object = None, seconds: float = 600.0) -> Any:
    """Plays `tests.bench.acts.NAME` in a desk on `stage`; what it returned."""
    words = (f"tests.bench.acts.{name}", json.dumps(setting), *stage.desk_words())
    return stage.run("tests.bench.actor", *words, seconds=seconds)[0]


if __name__ == "__main__":
    sys.exit(main())

"""The event loop: Qt's, with asyncio on it. The only place that knows qasync.

`run` lends coroutines the running Qt application; `Tasks` keeps what was started and tells of
what failed; `ask` awaits a dialog without a nested loop, which would kill every task that
wakes meanwhile.
"""

import asyncio
import gc
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from core.errors import UserError

T = TypeVar("T")
log = logging.getLogger(__name__)


class Tasks:
    """Keeps a strong reference to every running task: asyncio itself keeps only weak ones."""

    def __init__(self) -> None:
        self.show_error: Callable[[UserError], None] = _log_error
        self._running: set[asyncio.Task[Any]] = set()
        self._leaving: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def start(self, coroutine: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Runs it on the screen's thread. A UserError is shown, any other goes to sys.excepthook."""
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    def quit(self, code: int = 0) -> None:
        """Lets `until_quit` return; a second call changes nothing."""
        if not self._leaving.done():
            self._leaving.set_result(code)

    async def until_quit(self) -> int:
        return await asyncio.shield(self._leaving)

    async def close(self) -> None:
        """Cancels what still runs and waits for its `finally` blocks."""
        while self._running:
            running = tuple(self._running)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            self._running.difference_update(running)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, UserError):
            self.show_error(error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)


class Collector(QObject):
    """Collects Python's garbage on the screen's thread only: Qt objects must not die on another.

    Young objects often, the middle generation every five seconds; everything at most once a
    minute and only while nothing happens, because that may take longer than a frame.
    """

    TICK = 250
    MIDDLE = 20
    FULL = 240
    CALM = 0.005
    """Seconds a tick may be late while nothing happens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = 0
        self._before = time.monotonic()
        self._timer = QTimer(self, interval=self.TICK)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        self._ticks += 1
        if self._ticks >= self.FULL and self._is_calm():
            self._ticks = 0
            gc.collect(2)
        else:
            gc.collect(1 if self._ticks % self.MIDDLE == 0 else 0)
        self._before = time.monotonic()

    def _is_calm(self) -> bool:
        late = time.monotonic() - self._before - self.TICK / 1000
        return late < self.CALM and not QApplication.mouseButtons()


def run(main: Callable[[Tasks], Awaitable[int]]) -> int:
    """Runs `main` to its end on the QApplication that exists, then takes down what is left.

    `main` usually ends with `return await tasks.until_quit()`; its `finally` blocks run while
    the loop still turns. Closing the last window quits nothing by itself.
    """
    import qasync  # after the first paint: it is as slow to import as all of Qt's widgets

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    collector = Collector()
    with qasync.QEventLoop(app) as loop:
        loop.set_exception_handler(_loop_failed)
        collector.start()
        try:
            return _to_the_end(loop, main)
        finally:
            collector.stop()


def _to_the_end(loop: asyncio.AbstractEventLoop, main: Callable[[Tasks], Awaitable[int]]) -> int:
    """The system may stop Qt's loop while we still run (log-out): then we are told to quit."""
    tasks: list[Tasks] = []
    whole = loop.create_task(_staged(main, tasks), name="main")
    while not whole.done():
        try:
            loop.run_until_complete(whole)
        except RuntimeError:
            if whole.done():
                raise
            for each in tasks:
                each.quit()
    return whole.result()


async def _staged(main: Callable[[Tasks], Awaitable[int]], told: list[Tasks]) -> int:
    tasks = Tasks()
    told.append(tasks)
    try:
        return await main(tasks)
    finally:
        await tasks.close()
        await asyncio.get_running_loop().shutdown_asyncgens()


async def ask(dialog: QDialog) -> int:
    """Opens the dialog over its parent and returns its result code once it is finished."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finished(result: int) -> None:
        if not answer.done():
            answer.set_result(result)

    dialog.finished.connect(finished)
    dialog.open()
    try:
        return await answer
    finally:
        dialog.finished.disconnect(finished)
        dialog.close()


async def unless(leaving: "asyncio.Future[Any]", coming: Coroutine[Any, Any, T]) -> T | None:
    """What `coming` brings; None where the desk is told to quit while somebody is still asked."""
    asked = asyncio.ensure_future(coming)
    await asyncio.wait((asked, leaving), return_when=asyncio.FIRST_COMPLETED)
    if asked.done():
        return await asked
    asked.cancel()
    await asyncio.wait((asked,))
    return None


def _loop_failed(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if isinstance(error, BaseException):
        sys.excepthook(type(error), error, error.__traceback__)
    else:
        log.error("event loop: %s", context.get("message", "?"))


def _log_error(error: UserError) -> None:
    log.warning("nobody shows errors yet: %s", error.code)

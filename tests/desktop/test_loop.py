import asyncio
import gc
import sys
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from core.errors import UserError
from desktop import loop
from desktop.loop import Tasks, ask


async def test_a_kept_task_that_fails_is_not_silent(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(error))

    async def fails() -> None:
        raise ValueError("no")

    tasks = Tasks()
    with pytest.raises(ValueError, match="no"):
        await tasks.start(fails(), "fails")
    await asyncio.sleep(0)
    assert [type(error) for error in told] == [ValueError]


async def test_an_error_for_the_person_is_shown(qapp: QApplication) -> None:
    shown: list[str] = []
    tasks = Tasks()
    tasks.show_error = lambda error: shown.append(error.code)

    async def refused() -> None:
        raise UserError("file.gone")

    await asyncio.wait([tasks.start(refused(), "refused")])
    await asyncio.sleep(0)
    assert shown == ["file.gone"]


async def test_close_lets_every_task_finish_its_finally(qapp: QApplication) -> None:
    tasks, ended = Tasks(), []

    async def works() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(True)

    for _ in range(3):
        tasks.start(works(), "works")
    await asyncio.sleep(0)
    await tasks.close()
    assert ended == [True] * 3


async def test_ask_waits_without_stopping_others(qapp: QApplication) -> None:
    dialog = QDialog()
    QTimer.singleShot(20, dialog.accept)
    other = asyncio.get_running_loop().create_task(asyncio.sleep(0.001, "ran"))
    assert await ask(dialog) == QDialog.DialogCode.Accepted
    assert await other == "ran"
    dialog.deleteLater()


async def test_a_cancelled_question_closes_its_dialog(qapp: QApplication) -> None:
    dialog = QDialog()
    asked = asyncio.get_running_loop().create_task(ask(dialog))
    await asyncio.sleep(0)
    assert dialog.isVisible()
    asked.cancel()
    await asyncio.wait([asked])
    assert not dialog.isVisible()
    dialog.deleteLater()


def test_run_ends_with_the_code_and_after_the_finally_blocks(qapp: QApplication) -> None:
    order: list[Any] = []

    async def lasts() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            order.append("task")

    async def main(tasks: Tasks) -> int:
        tasks.start(lasts(), "lasts")
        QTimer.singleShot(10, lambda: tasks.quit(7))
        try:
            return await tasks.until_quit()
        finally:
            order.append("main")

    assert loop.run(main) == 7
    assert order == ["main", "task"]
    assert gc.isenabled()


def test_the_system_stopping_qt_is_a_staged_quit(qapp: QApplication) -> None:
    order: list[str] = []

    async def main(tasks: Tasks) -> int:
        QTimer.singleShot(10, qapp.quit)
        try:
            return await tasks.until_quit()
        finally:
            await asyncio.sleep(0.01)
            order.append("main")

    assert loop.run(main) == 0
    assert order == ["main"]


def test_garbage_is_collected_only_by_the_timer(qapp: QApplication) -> None:
    collector = loop.Collector()
    collector.start()
    assert not gc.isenabled()
    ring: list[Any] = []
    ring.append(ring)
    del ring
    collector.collect()
    assert gc.get_count()[0] < 200
    collector.stop()
    assert gc.isenabled()


def test_who_is_still_asked_when_the_desk_quits_is_asked_no_more(qapp: QApplication) -> None:
    """SIGTERM left the sign-in standing, and the process with it."""
    dialog = QDialog()

    async def main(tasks: Tasks) -> int:
        leaving = asyncio.ensure_future(tasks.until_quit())
        QTimer.singleShot(10, lambda: tasks.quit(3))
        assert await loop.unless(leaving, loop.ask(dialog)) is None
        return await leaving

    assert loop.run(main) == 3
    assert not dialog.isVisible()

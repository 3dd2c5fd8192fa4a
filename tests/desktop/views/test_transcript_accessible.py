"""What assistive technology finds in the timeline: a list of rows that say what is painted."""

import gc
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from desktop.models.transcript import TranscriptModel
from desktop.theme import Theme
from desktop.views.transcript import Transcript
from desktop.views.transcript_accessible import Row
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import DAY, TalkDesk, until

NAME = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def listening(theme: Theme) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
async def view(theme: Theme) -> AsyncIterator[Transcript]:
    desk = TalkDesk()
    desk.talk(1, DAY)
    desk.long(2, 400)
    parts = parts_over(theme, desk)
    model = TranscriptModel(desk, parts.tasks)
    view = Transcript(parts, model)
    view.resize(743, 900)
    view.show()
    await opened(view)
    yield view
    view.hide()
    model.stop()
    await parts.tasks.close()


async def opened(view: Transcript, key: int = 1) -> None:
    view.model.open(key)
    await until(lambda: view.model.state == "ready")


async def test_each_row_in_sight_is_a_child_that_says_itself(view: Transcript) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    assert (found.role(), found.text(NAME)) == (QAccessible.Role.List, "Messages")
    rows = [found.child(place) for place in range(found.childCount())]
    assert [row.text(NAME) for row in rows] == view.visible_texts()
    assert "Kargom hâlâ gelmedi" in rows[5].text(NAME)
    assert [found.indexOfChild(row) for row in rows] == list(range(len(DAY)))
    top = view.viewport().mapToGlobal(QPoint(0, view.where.rows[5][1]))
    assert rows[5].rect().topLeft() == top
    assert found.childAt(top.x() + 5, top.y() + 5).text(NAME) == rows[5].text(NAME)


async def test_the_row_the_keyboard_is_on_has_the_focus(view: Transcript) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    for _ in range(2):
        QTest.keySequence(view, "Up")
    assert found.focusChild().text(NAME) == view.shapes.get(len(DAY) - 2).spoken


async def test_rows_out_of_sight_are_forgotten_and_nothing_breaks(view: Transcript) -> None:
    await opened(view, 2)
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    bar = view.verticalScrollBar()
    walked = 0
    for turn in range(600):
        if turn == 300:
            before = sys.getrefcount(None)
        bar.setValue(turn * 131 % max(1, bar.maximum()))
        for place in range(found.childCount()):
            row = found.child(place)
            assert isinstance(row, Row)
            assert row.isValid() and row.text(NAME) == view.shapes.get(row.index).spoken
            walked += 1
        if turn % 50 == 0:
            gc.collect()
    assert walked > 3_000 and abs(sys.getrefcount(None) - before) < 300
    bar.setValue(0)
    first = found.child(0)
    bar.setValue(bar.maximum())
    assert not first.isValid() and first.text(NAME) == ""
    assert found.child(999) is None


def test_a_program_that_was_read_aloud_ends_without_a_crash() -> None:
    """This very one, in a process of its own."""
    one = f"{__file__}::{test_each_row_in_sight_is_a_child_that_says_itself.__name__}"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", one]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

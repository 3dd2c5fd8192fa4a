import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.list import REST, RowList

MANY = 1_000


@pytest.fixture
def rows(qapp: QApplication) -> Iterator[RowList]:
    view = RowList()
    view.setModel(QStringListModel([str(i) for i in range(MANY)], view))
    view.set_row_height(50)
    view.resize(200, 500)
    view.show()
    yield view
    view.close()
    view.deleteLater()


async def test_keys_move_and_a_rest_chooses(rows: RowList) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_K):
        QTest.keyClick(rows, key)
    assert rows.currentIndex().row() == 1 and chosen == []
    await asyncio.sleep(REST / 1000 + 0.1)
    assert chosen == [1]


def test_ends_pages_and_enter(rows: RowList) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    QTest.keyClick(rows, Qt.Key.Key_End)
    assert rows.currentIndex().row() == MANY - 1
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert rows.currentIndex().row() == 0
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    assert rows.currentIndex().row() in (9, 10)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen == [rows.currentIndex().row()]


def test_a_click_chooses_at_once_and_shows_no_ring(rows: RowList) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    QTest.keyClick(rows, Qt.Key.Key_J)
    assert rows.by_keyboard
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 120))
    assert chosen == [2] and not rows.by_keyboard


def test_what_is_seen_is_told(rows: RowList) -> None:
    seen: list[tuple[int, int]] = []
    rows.seen.connect(lambda first, last: seen.append((first, last)))
    rows.scroll_to(100, 10)
    assert seen[-1] == (100, 110)
    assert (rows.first_visible(), rows.offset()) == (100, 10)


def test_marking_a_row_does_not_choose_it(rows: RowList) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    rows.set_current(5)
    assert rows.currentIndex().row() == 5 and chosen == []
    rows.set_current(None)
    assert not rows.currentIndex().isValid()


def test_the_menu_is_asked_for_by_mouse_and_by_key(rows: RowList) -> None:
    asked: list[int] = []
    rows.menu_asked.connect(lambda row, at: asked.append(row))
    rows.set_current(3)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(rows.viewport(), QContextMenuEvent(reason, QPoint(10, 60), QPoint()))
    assert asked == [1, 3]


def test_other_keys_are_left_to_shortcuts(rows: RowList) -> None:
    QTest.keyClick(rows, Qt.Key.Key_R)
    assert not rows.currentIndex().isValid()

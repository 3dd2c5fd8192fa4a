from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.many_list import ManyList

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rows(qapp: QApplication) -> Iterator[ManyList]:
    view = ManyList()
    view.setModel(QStringListModel([str(i) for i in range(100)], view))
    view.set_row_height(50)
    view.resize(200, 500)
    view.show()
    yield view
    view.close()
    view.deleteLater()


def click(
    rows: ManyList, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(rows.viewport(), LEFT, held, QPoint(20, row * 50 + 20))


def test_shift_and_ctrl_with_the_mouse_join_rows_without_opening_them(rows: ManyList) -> None:
    chosen: list[int] = []
    rows.chosen.connect(chosen.append)
    click(rows, 1)
    click(rows, 4, SHIFT)
    assert rows.picked_rows() == [1, 2, 3, 4]
    click(rows, 2, SHIFT)
    assert rows.picked_rows() == [1, 2], "from where it began"
    click(rows, 6, CTRL)
    click(rows, 1, CTRL)
    assert rows.picked_rows() == [2, 6]
    assert chosen == [1]
    click(rows, 5)
    assert rows.picked_rows() == [5] and chosen == [1, 5]


def test_shift_with_the_arrows_grows_and_shrinks(rows: ManyList) -> None:
    rows.set_current(3)
    for _ in range(3):
        QTest.keyClick(rows, Qt.Key.Key_Down, SHIFT)
    assert rows.picked_rows() == [3, 4, 5, 6]
    QTest.keyClick(rows, Qt.Key.Key_Up, SHIFT)
    assert rows.picked_rows() == [3, 4, 5]
    QTest.keyClick(rows, Qt.Key.Key_Home, SHIFT)
    assert rows.picked_rows() == [0, 1, 2, 3]
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert rows.picked_rows() == [0]


def test_one_here_and_one_there_by_keyboard(rows: ManyList) -> None:
    rows.set_current(0)
    QTest.keyClick(rows, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(rows, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(rows, Qt.Key.Key_Space, CTRL)
    assert rows.picked_rows() == [0, 2]


def test_everything_is_asked_for_and_told(rows: ManyList) -> None:
    asked: list[bool] = []
    rows.all_asked.connect(lambda: asked.append(True))
    QTest.keyClick(rows, Qt.Key.Key_A, CTRL)
    assert asked == [True]
    told: list[int] = []
    rows.picked.connect(lambda: told.append(len(rows.picked_rows())))
    rows.pick_all()
    assert told[-1] == 100

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.phone_data import LineData
from desktop.views.phone_list import PhoneList

AYSE = LineData(title="Ayşe Şahin", detail="0533 214 77 08", number="+905332147708")
DERYA = LineData(title="Derya Koç", detail="603 · Busy", number="603", dot="warning")


@pytest.fixture
def phones(qapp: QApplication, theme: Theme) -> Iterator[PhoneList]:
    phones = PhoneList(theme)
    phones.resize(320, 400)
    yield phones
    phones.deleteLater()


def test_lines_that_stay_are_kept(phones: PhoneList) -> None:
    phones.show_lines([AYSE, DERYA])
    kept = phones.lines()
    phones.show_lines([DERYA, AYSE])
    assert phones.lines() == kept[::-1]


def test_without_lines_a_face_stands_there(phones: PhoneList) -> None:
    phones.show_lines([])
    assert phones.currentWidget() is phones.face


def test_a_press_chooses_and_the_sign_calls(phones: PhoneList) -> None:
    chosen, called = QSignalSpy(phones.chosen), QSignalSpy(phones.called)
    phones.show_lines([AYSE])
    line = phones.lines()[0]
    line.resize(300, 52)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    line.mouseReleaseEvent(_release(QPointF(280, 20)))
    assert (chosen.at(0), called.at(0)) == ([AYSE], [AYSE])


def _release(at: QPointF) -> QMouseEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QMouseEvent.Type.MouseButtonRelease, at, at, left, left, none)


def test_by_key_as_well(phones: PhoneList) -> None:
    chosen, called = QSignalSpy(phones.chosen), QSignalSpy(phones.called)
    phones.show_lines([DERYA])
    line = phones.lines()[0]
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (chosen.count(), called.count()) == (1, 1)
    assert line.accessibleName() == "Derya Koç · 603 · Busy"

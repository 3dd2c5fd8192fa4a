from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.plain_words import PlainWords

ADDRESS = "ayse.sahin.uzun@ardicev.example"


@pytest.fixture
def words(qapp: QApplication) -> Iterator[PlainWords]:
    made = PlainWords(ADDRESS, breakable=True)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_it_is_marked_by_keyboard_and_copied_as_it_is(words: PlainWords) -> None:
    assert words.text() != ADDRESS, "it has places to break at"
    reason = Qt.FocusReason.TabFocusReason
    QApplication.sendEvent(words, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert words.marked() == ADDRESS
    QTest.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ADDRESS
    QApplication.sendEvent(words, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert not words.hasSelectedText()


def test_a_part_is_copied_as_a_part(words: PlainWords) -> None:
    words.setSelection(0, 4)
    words.copy()
    assert QGuiApplication.clipboard().text() == "ayse"


def test_both_hands_can_mark(words: PlainWords) -> None:
    flags = words.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert words.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert words.textFormat() == Qt.TextFormat.PlainText

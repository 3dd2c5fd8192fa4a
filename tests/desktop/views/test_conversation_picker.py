from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.views.conversation_picker import Choice, Picker

pytestmark = pytest.mark.warns
"""The platform without a screen cannot raise a popup and says so."""
CHOICES = [Choice("1", "Selim Işık"), Choice("2", "Derya Koç", "Destek"), Choice("3", "Işıl Er")]


@pytest.fixture
def picker(theme: Theme) -> Iterator[Picker]:
    parent = QWidget()
    picker = Picker(theme, "Assign to", parent)
    picker.offer(CHOICES, QPoint(400, 10))
    yield picker
    picker.hide()
    parent.deleteLater()


def names(picker: Picker) -> list[str]:
    return [picker.list.item(row).text().split("   ")[0] for row in range(picker.list.count())]


def test_found_by_any_word_however_it_is_typed(picker: Picker) -> None:
    picker.search.setText("isi")
    assert names(picker) == ["Selim Işık", "Işıl Er"]
    picker.search.setText("destek")
    assert names(picker) == ["Derya Koç"]


def test_taken_by_arrows_and_enter(picker: Picker) -> None:
    taken: list[str] = []
    picker.picked.connect(taken.append)
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert taken == ["2"]


def test_enter_on_nothing_does_nothing(picker: Picker) -> None:
    taken: list[str] = []
    picker.picked.connect(taken.append)
    picker.search.setText("xyzzy")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert taken == []

"""A list beside what is written of its marked one: keys and presses mark another, the pointer alone does not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.choice_list import Choice
from desktop.views.standing_list import StandingList


@pytest.fixture
def rules(qapp: QApplication, theme: Theme) -> Iterator[StandingList]:
    rules = StandingList(theme)
    rules.show_choices([Choice(name, name) for name in ("one", "two", "three")])
    rules.resize(200, 200)
    rules.show()
    yield rules
    rules.close()
    rules.deleteLater()


def at(rules: StandingList) -> str:
    current = rules.current()
    return current.id if current else ""


def test_keys_go_through_it(rules: StandingList) -> None:
    assert rules.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(rules, Qt.Key.Key_Down)
    assert at(rules) == "two"
    QTest.keyClick(rules, Qt.Key.Key_End)
    assert at(rules) == "three"
    QTest.keyClick(rules, Qt.Key.Key_Home)
    assert at(rules) == "one"


def test_the_pointer_on_its_way_marks_nothing(rules: StandingList) -> None:
    place = QPointF(rules.visualRect(rules.model().index(2, 0)).center())
    none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        rules.viewport(), QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, held)
    )
    assert at(rules) == "one", "what is written of it would be gone"
    QTest.mouseClick(rules.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert at(rules) == "three"

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.entities import Agent
from desktop import translate
from desktop.theme import Theme
from desktop.views.call_target import CallTarget
from desktop.views.choice_list import Choice

COLLEAGUES = (
    Agent(id="a1", name="Derya Koç", extension="603", state="available"),
    Agent(id="a2", name="Emre Tuna", extension="604", state="busy"),
)


@pytest.fixture
def target(qapp: QApplication, theme: Theme) -> Iterator[CallTarget]:
    translate.use("en")
    host = QWidget()
    yield CallTarget(theme, host, COLLEAGUES, asks_first=True)
    host.deleteLater()


def test_nobody_is_taken_before_somebody_is_named(target: CallTarget) -> None:
    assert len(target.list.choices) == 2
    assert not target.ask.isEnabled() and not target.hand_over.isEnabled()


def test_a_colleague_by_name_and_enter(target: CallTarget) -> None:
    asked = QSignalSpy(target.consulted)
    QTest.keyClicks(target.field, "tuna")
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert asked.at(0) == ["604"]


def test_shift_enter_is_the_other_way(target: CallTarget) -> None:
    given = QSignalSpy(target.transferred)
    QTest.keyClick(target.field, Qt.Key.Key_Down)
    QTest.keyClick(target.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert given.at(0) == ["603"]


def test_a_number_in_full_is_as_good(target: CallTarget) -> None:
    given = QSignalSpy(target.transferred)
    QTest.keyClicks(target.field, "0533 214 77 08")
    assert not target.list.choices and target.hand_over.isEnabled()
    target.hand_over.click()
    assert given.at(0) == ["+905332147708"]


def test_what_is_no_number_cannot_be_taken(target: CallTarget) -> None:
    QTest.keyClicks(target.field, "0533 21")
    assert not target.ask.isEnabled()


def test_a_queue_is_found_beside_the_people(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    host = QWidget()
    queue = Choice("queue:q", "Satış", "2 free", icon="inbox")
    target = CallTarget(theme, host, COLLEAGUES, asks_first=False, queues=[queue])
    given = QSignalSpy(target.queued)
    QTest.keyClicks(target.field, "satis")
    assert not target.ask.isEnabled(), "nobody can be asked in a queue"
    QTest.keyClick(target.field, Qt.Key.Key_Return)
    assert given.at(0) == ["q"]
    host.deleteLater()

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.entities import Agent
from core.work import Reason
from desktop import translate
from desktop.theme import Theme
from desktop.views.state_menu import StateMenu, choices

ME = Agent(id="me", name="Me", state="available")
REASONS = {
    "break": Reason(id="break", order=1, budget_s=900),
    "meal": Reason(id="meal", order=2),
}
pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""


def titles(me: Agent) -> list[tuple[str, str, str]]:
    rows = choices(me, REASONS, lambda reason: 660_000 if reason == "break" else None, "D")
    return [(row.title, row.right, row.key) for row in rows]


def test_every_state_has_a_digit_and_a_break_what_is_left_of_it(qapp: QApplication) -> None:
    translate.use("en")
    assert titles(ME) == [
        ("Available", "", "1"), ("Break", "11 min left", "2"), ("Meal", "", "3"),
        ("Offline", "", "0"), ("", "", ""), ("My day", "", "D"),
    ]  # fmt: skip


def test_what_begins_after_this_can_be_taken_back(qapp: QApplication) -> None:
    translate.use("en")
    rows = titles(replace(ME, next_state="not_ready", next_reason="break"))
    assert [row[0] for row in rows[:3]] == [
        "Break begins when this is finished", "Take it back", "Begin now",
    ]  # fmt: skip


def test_who_did_not_respond_says_that_they_are_here(qapp: QApplication) -> None:
    translate.use("en")
    assert titles(replace(ME, not_responding=True))[0][0] == "I am here: Available again"


class Stage:
    def __init__(self, theme: Theme, me: Agent) -> None:
        self.parent = QWidget()
        self.menu = StateMenu(theme, self.parent)
        self.said: list[tuple[str, ...]] = []
        self.menu.chosen.connect(lambda *chosen: self.said.append(chosen))
        self.menu.taken_back.connect(lambda: self.said.append(("back",)))
        self.menu.begun_now.connect(lambda: self.said.append(("now",)))
        self.menu.day_asked.connect(lambda: self.said.append(("day",)))
        rows = choices(me, REASONS, lambda _: None, "D")
        self.menu.open_at(rows, "available:", QPoint(0, 0))


@pytest.fixture
def stage(qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translate.use("en")
    stage = Stage(theme, replace(ME, next_state="not_ready", next_reason="break"))
    yield stage
    stage.parent.deleteLater()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (Qt.Key.Key_2, ("not_ready", "break")),
        (Qt.Key.Key_0, ("offline", "")),
        (Qt.Key.Key_Return, ("available", "")),
    ],
)
def test_one_key_chooses(stage: Stage, key: Qt.Key, said: tuple[str, ...]) -> None:
    QTest.keyClick(stage.menu, key)
    assert stage.said == [said]


def test_arrows_reach_what_has_no_digit(stage: Stage) -> None:
    for _ in range(5):
        QTest.keyClick(stage.menu, Qt.Key.Key_Up)
    QTest.keyClick(stage.menu, Qt.Key.Key_Return)
    assert stage.said == [("back",)]


def test_a_click_chooses(stage: Stage) -> None:
    for id, said in (("now", ("now",)), ("day", ("day",))):
        stage.menu.list.picked.emit(id)
        assert stage.said[-1] == said

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from desktop.theme import Theme
from desktop.views.choice_list import Choice, ChoiceList
from tests.desktop.grabs import colours, picture

ROWS = [
    Choice("", "Queues"),
    Choice("a", "Sipariş", "3 free", "at once", icon="inbox"),
    Choice("b", "Kapalı", possible=False),
    Choice("", ""),
    Choice("c", "İade", sign="dot", ink="ok", key="2"),
]


@pytest.fixture
def shown(qapp: QApplication, theme: Theme) -> Iterator[ChoiceList]:
    view = ChoiceList(theme)
    view.resize(300, 200)
    view.show_choices(ROWS)
    view.show()
    yield view
    view.deleteLater()


def id_of(view: ChoiceList) -> str:
    current = view.current()
    return current.id if current else ""


def test_steps_go_over_what_cannot_be_taken(shown: ChoiceList) -> None:
    assert id_of(shown) == "a"
    shown.step(1)
    assert id_of(shown) == "c"
    shown.step(1)
    assert id_of(shown) == "c"
    shown.step(-1)
    assert id_of(shown) == "a"


def test_nothing_is_marked_where_that_is_wished(shown: ChoiceList) -> None:
    shown.show_choices(ROWS, select=False)
    assert shown.current() is None
    shown.step(1)
    assert id_of(shown) == "a"
    shown.show_choices(ROWS, chosen="c")
    assert id_of(shown) == "c"
    shown.show_choices([])
    shown.step(1)
    assert shown.current() is None


def test_a_click_takes_only_what_can_be_taken(shown: ChoiceList) -> None:
    picked = QSignalSpy(shown.picked)
    for y in (10, 27 + 10, 27 + 46 + 10):
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, y))
    assert [picked.at(i) for i in range(picked.count())] == [["a"]]


def test_it_is_as_high_as_its_rows_and_no_higher_than_wished(shown: ChoiceList) -> None:
    assert shown.height_for(1_000) == 27 + 46 + 34 + 11 + 34 + 2
    assert shown.height_for(100) == 100


def test_it_is_painted_and_speaks(shown: ChoiceList, theme: Theme) -> None:
    assert theme.color("ok").name() in colours(picture(shown))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert shown.model().index(1, 0).data(role) == "Sipariş, 3 free, at once"


def test_what_stands_below_has_the_whole_width(shown: ChoiceList, theme: Theme) -> None:
    """How many wait was cut away by the wait, which stands beside the name."""
    detail = "nobody free · 12 waiting here now"
    shown.show_choices([Choice("a", "Kargo", detail, "wait unknown")], select=False)
    shown.resize(240, 60)
    alone = picture(shown)
    shown.show_choices([Choice("a", "Kargo", detail)], select=False)
    lower = QRect(0, 23, 240, 23)
    assert picture(shown).copy(lower) == alone.copy(lower)

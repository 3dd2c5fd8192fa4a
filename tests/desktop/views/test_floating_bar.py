"""The bar over other programs: takes and passes on, and never takes their keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop import translate
from desktop.arrival import of_offer
from desktop.theme import Theme
from desktop.views.floating_bar import EDGE, FloatingBar
from tests.desktop import sample, sample_work

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a window or give it a shape."""
FIRST = of_offer(sample_work.offer_row(0))


@pytest.fixture
def bar(qapp: QApplication, theme: Theme) -> Iterator[FloatingBar]:
    translate.use("en")
    bar = FloatingBar(theme, Settings(None), lambda: sample.NOW)
    yield bar
    bar.close_down()


def test_it_stands_on_top_and_leaves_the_keyboard_alone(bar: FloatingBar) -> None:
    for flag in (
        Qt.WindowType.WindowStaysOnTopHint, Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.FramelessWindowHint,
    ):  # fmt: skip
        assert bar.windowFlags() & flag
    assert bar.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    bar.show_first(FIRST, 0)
    for button in (bar.accept, bar.decline, bar.back):
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus, "else Tab would go round in it"


def test_the_most_urgent_with_both_answers(bar: FloatingBar) -> None:
    accepted, declined = QSignalSpy(bar.accepted), QSignalSpy(bar.declined)
    bar.show_first(FIRST, 2)
    assert bar.isVisible()
    assert (bar._name.whole(), bar._rest.text, bar._left.text()) == ("Ayşe Şahin", "+2", "00:20")
    bar.accept.click()
    bar.decline.click()
    assert (accepted.at(0), declined.at(0)) == (["offer:offer-0"], ["offer:offer-0"])
    bar.show_first(None, 0)
    assert not bar.isVisible()


def test_who_did_not_answer_has_one_way_back(bar: FloatingBar) -> None:
    back = QSignalSpy(bar.back_asked)
    bar.show_unanswered(("You did not answer Ayşe Şahin", "Web chat. Derya has it."))
    assert bar.isVisible() and bar.accept.isHidden() and not bar.back.isHidden()
    assert bar._name.whole() == "You did not answer Ayşe Şahin"
    assert bar._from.whole() == "Web chat. Derya has it."
    assert bar._why.whole() == "Nothing new comes until you are back."
    bar.back.click()
    assert back.count() == 1


def test_where_it_was_put_is_kept_unless_that_screen_is_gone(bar: FloatingBar) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    bar._settings.put("floating_bar_place", [screen.left() + 40, screen.top() + 50])
    bar.show_first(FIRST, 0)
    assert (bar.x(), bar.y()) == (screen.left() + 40, screen.top() + 50)
    bar.show_first(None, 0)
    bar._settings.put("floating_bar_place", [screen.right() + 9_000, 0])
    bar.show_first(FIRST, 0)
    assert bar.y() == screen.top() + EDGE

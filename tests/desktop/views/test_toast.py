from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.theme import Theme
from desktop.views.toast import GAP, MOST, SHADOW, Stack, Toast, ToastCard, Toasts


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    host = QWidget()
    host.resize(332, 700)
    host.show()
    yield host
    host.deleteLater()


def cards(toasts: Toasts) -> list[str]:
    return [card.toast.title for card in toasts.stack.cards() if isinstance(card, ToastCard)]


def test_they_pile_up_from_the_foot_without_overlap(host: QWidget, theme: Theme) -> None:
    toasts = Toasts(theme, host)
    for title in ("one", "two"):
        toasts.say(Toast(title, "detail"))
    first, second = (card.geometry() for card in toasts.stack.cards())
    assert second.bottom() - SHADOW <= host.height() - GAP
    assert first.bottom() - SHADOW < second.top() + SHADOW


def test_the_oldest_goes_when_there_are_too_many(host: QWidget, theme: Theme) -> None:
    toasts = Toasts(theme, host)
    for number in range(MOST + 2):
        toasts.say(Toast(str(number)))
    assert cards(toasts) == ["2", "3", "4"]


def test_the_same_words_are_one_notice(host: QWidget, theme: Theme) -> None:
    toasts = Toasts(theme, host)
    toasts.say(Toast("full", "1"))
    toasts.say(Toast("full", "2"))
    assert cards(toasts) == ["full"]


def test_it_goes_by_itself_but_not_under_somebodys_eyes(host: QWidget, theme: Theme) -> None:
    card = ToastCard(theme, Toast("a", seconds=5))
    assert card._timer.isActive()
    card.enterEvent(None)
    assert not card._timer.isActive()
    assert not ToastCard(theme, Toast("b", seconds=0))._timer.isActive()
    card.deleteLater()


def test_what_it_offers_is_done_once(host: QWidget, theme: Theme) -> None:
    done: list[int] = []
    toasts = Toasts(theme, host)
    toasts.say(Toast("a", act=("Undo", lambda: done.append(1))))
    button = next(b for b in host.findChildren(QPushButton) if b.text() == "Undo")
    button.click()
    assert (done, cards(toasts)) == ([1], [])


def test_another_column_can_carry_them(host: QWidget, theme: Theme) -> None:
    other = QWidget()
    other.resize(QSize(308, 600))
    other.show()
    stack = Stack(host)
    card = ToastCard(theme, Toast("a"))
    stack.add(card)
    stack.move_to(other)
    assert card.parentWidget() is other and card.isVisible()
    other.resize(400, 600)
    assert card.width() == 400 - 2 * GAP + 2 * SHADOW
    other.deleteLater()

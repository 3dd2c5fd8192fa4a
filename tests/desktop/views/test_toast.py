import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.theme import Theme
from desktop.views.toast import GAP, MOST, SHADOW, SideStack, Stack, Toast, ToastCard, Toasts


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
    assert cards(toasts) == ["3", "4"]


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


async def test_what_must_be_seen_moves_where_it_can_be(host: QWidget, theme: Theme) -> None:
    side, list_ = QWidget(host), QWidget(host)
    for place in (side, list_):
        place.resize(320, 700)
        place.show()
    toasts = Toasts(theme, list_)
    stack = SideStack(side, list_, toasts.stack)
    card = ToastCard(theme, Toast("a call", seconds=0))
    stack.add(card)
    assert card.parentWidget() is side
    side.hide()
    await asyncio.sleep(0.01)
    assert card.parentWidget() is list_
    said = toasts.say(Toast("something"))
    assert card.geometry().bottom() - SHADOW < said.geometry().top() + SHADOW
    side.show()
    await asyncio.sleep(0.01)
    assert card.parentWidget() is side
    assert card.geometry().bottom() == 700 - GAP + SHADOW - 1


def test_what_stays_is_not_pushed_out(host: QWidget, theme: Theme) -> None:
    stack = Stack(host)
    calls = [ToastCard(theme, Toast(str(number), seconds=0)) for number in range(MOST + 1)]
    for card in calls:
        card.stays = True
        stack.add(card)
    assert len(stack.cards()) == MOST + 1


def test_a_column_of_a_wide_place_carries_them_while_it_is_in_sight(
    host: QWidget, theme: Theme
) -> None:
    wide = QWidget()
    wide.resize(1_200, 600)
    column = QWidget(wide)
    column.setGeometry(0, 60, 320, 500)
    wide.show()
    stack = Stack(host)
    card = ToastCard(theme, Toast("a"))
    stack.add(card)
    stack.move_to(wide, column)
    inner = card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert column.geometry().contains(inner), "what stands beside it is not covered"
    column.resize(90, 500)
    assert card.geometry().right() - SHADOW == wide.width() - GAP - 1, "its words have no room"
    column.resize(320, 500)
    column.hide()
    assert card.geometry().right() - SHADOW == wide.width() - GAP - 1 and card.isVisible()
    wide.deleteLater()


def test_what_went_wrong_is_not_pushed_out_by_what_went_well(host: QWidget, theme: Theme) -> None:
    toasts = Toasts(theme, host)
    toasts.say(Toast("lost", tone="bad"))
    toasts.say(Toast("resolved", tone="ok"))
    toasts.say(Toast("snoozed", tone="ok"))
    assert cards(toasts) == ["lost", "snoozed"]


def test_one_thing_to_say_and_one_to_do_stand_on_one_line(host: QWidget, theme: Theme) -> None:
    """Two of them took a third of the column, over one's day and above the open wrap-up."""
    toasts = Toasts(theme, host)
    act = ("Undo", lambda: None)
    line = toasts.say(Toast("Ayşe — done", act=act)).height()
    assert line < toasts.say(Toast("Ayşe — done?", "Really", act=act)).height() - 20

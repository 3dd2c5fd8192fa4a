from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from core.rows import InboxFilter
from desktop import translate
from desktop.theme import Theme
from desktop.views.inbox_filter import FilterButton, FilterLine, is_narrow
from tests.desktop.sample import DIRECTORY


@pytest.fixture
def button(theme: Theme) -> FilterButton:
    return FilterButton(theme, DIRECTORY.labels.values)


@pytest.fixture
def asked(button: FilterButton) -> list[InboxFilter]:
    found: list[InboxFilter] = []
    button.changed.connect(found.append)
    return found


def action(menu: QMenu, *path: str) -> QAction:
    found = next(each for each in menu.actions() if each.text() == path[0])
    submenu = found.menu()
    return action(submenu, *path[1:]) if isinstance(submenu, QMenu) else found


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (("Channel", "WhatsApp"), InboxFilter(channel="whatsapp")),
        (("Label", "VIP"), InboxFilter(label="l-vip")),
        (("Priority", "Urgent"), InboxFilter(priority="urgent")),
        (("Unread only",), InboxFilter(unread=True)),
        (("Oldest first",), InboxFilter(oldest_first=True)),
    ],
)
def test_each_choice_narrows(
    button: FilterButton, asked: list[InboxFilter], path: tuple[str, ...], wanted: InboxFilter
) -> None:
    menu = button.menu_now()
    action(menu, *path).trigger()
    assert asked == [wanted]


def test_what_is_chosen_is_ticked_and_can_be_cleared(
    button: FilterButton, asked: list[InboxFilter]
) -> None:
    button.show_filter(InboxFilter(view="team", channel="sms"))
    assert button.isChecked()
    menu = button.menu_now()
    assert action(menu, "Channel", "SMS").isChecked()
    action(menu, "Clear filters").trigger()
    assert asked == [InboxFilter(view="team")]
    button.show_filter(asked[-1])
    assert not button.isChecked()


def test_order_alone_is_not_narrow() -> None:
    assert not is_narrow(InboxFilter(oldest_first=True, view="bot"))
    assert is_narrow(InboxFilter(unread=True))


@pytest.fixture
def line(theme: Theme) -> Iterator[FilterLine]:
    yield FilterLine(theme, lambda key: DIRECTORY.labels[key].name)
    translate.use("en")


def test_the_line_says_what_is_left_out(line: FilterLine) -> None:
    cleared: list[bool] = []
    line.cleared.connect(lambda: cleared.append(True))
    line.show_filter(InboxFilter(channel="whatsapp", label="l-vip", unread=True))
    assert line.words() == "WhatsApp · VIP · Unread only" and not line.isHidden()
    translate.use("tr")
    QApplication.sendPostedEvents()
    line._clear.click()
    assert "Yalnız okunmamış" in line.words() and cleared == [True]
    line.show_filter(InboxFilter())
    assert line.isHidden()

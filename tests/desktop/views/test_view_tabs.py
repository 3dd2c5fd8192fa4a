from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.rows import VIEWS, View
from desktop import translate
from desktop.theme import Theme
from desktop.tokens import LIST
from desktop.views.view_tabs import ViewTabs


@pytest.fixture
def tabs(theme: Theme) -> Iterator[ViewTabs]:
    made = ViewTabs(theme)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    translate.use("en")


def texts(tabs: ViewTabs) -> list[str]:
    return [tab.text() for tab in tabs._tabs]


def test_counts_stand_beside_the_names(tabs: ViewTabs) -> None:
    tabs.resize(LIST - 24, 30)
    tabs.show_counts({"mine": (6, 2), "team": (14, 0), "unassigned": (1234, 1)})
    assert texts(tabs) == ["Mine  6", "Team  14", "Queue  1.2k"]
    assert "2" in tabs._tabs[0].toolTip() and not tabs._tabs[1].toolTip()


def test_the_menu_has_room_for_the_whole_count(tabs: ViewTabs) -> None:
    assert [action.text() for action in tabs.menu().actions()] == ["Bot", "Snoozed", "All"]
    tabs.show_counts({"bot": (7, 0), "all": (1543, 2)})
    texts = [action.text() for action in tabs.menu().actions()]
    assert texts == ["Bot  7", "Snoozed", "All  1,543"]


def test_the_third_place_is_the_last_one_chosen(tabs: ViewTabs) -> None:
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    menu = tabs.menu()
    assert [action.data() for action in menu.actions()] == ["bot", "snoozed", "all"]
    menu.actions()[1].trigger()
    assert chosen == ["snoozed"] and texts(tabs)[2] == "Snoozed" and tabs._tabs[2].isChecked()
    tabs._tabs[0].click()
    assert chosen == ["snoozed", "mine"] and texts(tabs)[2] == "Snoozed"


def test_showing_a_view_does_not_choose_it(tabs: ViewTabs) -> None:
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    tabs.show_view("bot")
    assert chosen == [] and tabs._tabs[2].isChecked()


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_in_the_width_of_the_list(
    tabs: ViewTabs, language: translate.Language, view: View
) -> None:
    translate.use(language)
    QApplication.sendPostedEvents()
    tabs.show_counts(dict.fromkeys(VIEWS, (4567, 0)))
    tabs.show_view(view)
    tabs.resize(LIST - 24, 30)
    assert tabs.sizeHint().width() <= tabs.width()
    assert all(tab.text() for tab in tabs._tabs)

from collections.abc import Iterator
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from core.settings import Settings
from desktop.main_window import NARROW, MainWindow, Panels
from desktop.panels.rail import Rail
from desktop.theme import Theme
from desktop.tokens import BAR, RAIL


def panels() -> Panels:
    return Panels(QPushButton())


@pytest.fixture
def settings() -> Settings:
    return Settings(None)


@pytest.fixture
def window(qapp: QApplication, settings: Settings) -> Iterator[MainWindow]:
    window = MainWindow(settings, panels())
    window.show()
    yield window
    window.leave()
    window.deleteLater()


def test_columns_have_their_widths(window: MainWindow) -> None:
    window.resize(1440, 900)
    window._set_panes()
    widths = window.splitter.sizes()
    assert (widths[0], widths[2]) == (332, 308)


def test_the_customer_makes_room_in_a_narrow_window(window: MainWindow) -> None:
    window.resize(1280, 720)
    assert window.panels.customer.isVisible()
    window.resize(NARROW - 1, 720)
    assert not window.panels.customer.isVisible()
    window.resize(1280, 720)
    assert window.panels.customer.isVisible()


def test_the_customer_can_be_hidden(window: MainWindow, settings: Settings) -> None:
    window.resize(1440, 900)
    settings.put("customer_panel", False)
    assert not window.panels.customer.isVisible()
    settings.put("customer_panel", True)
    assert window.panels.customer.isVisible()


def test_it_becomes_as_small_as_it_may(window: MainWindow) -> None:
    window.resize(1000, 640)
    assert (window.width(), window.height()) == (1000, 640)


def test_places_are_kept(window: MainWindow, settings: Settings) -> None:
    window.setGeometry(20, 30, 1300, 700)
    window.splitter.setSizes([400, 500, 320])
    sizes = window.splitter.sizes()
    window.save_places()
    again = MainWindow(settings, panels())
    again.show()
    assert again.geometry().getRect() == (20, 30, 1300, 700)
    kept = again.splitter.sizes()
    assert (kept[0], kept[2]) == (sizes[0], sizes[2])
    again.leave()
    again.deleteLater()


def test_a_place_on_a_screen_that_is_gone_is_forgotten(
    qapp: QApplication, settings: Settings
) -> None:
    settings.put("window_geometry", [90_000, 90_000, 1300, 700])
    window = MainWindow(settings, panels())
    assert window.geometry().x() < 10_000
    window.leave()
    window.deleteLater()


def test_closing_is_a_wish_until_it_was_granted(window: MainWindow) -> None:
    spy = QSignalSpy(window.closing)
    assert not window.close()
    assert (spy.count(), window.isVisible()) == (1, True)


def test_late_panels_take_their_places(window: MainWindow, theme: Theme) -> None:
    framed(window, theme)
    window.resize(1440, 900)
    before = window.splitter.sizes()
    conversation, customer = QFrame(), QFrame()
    window.fill(conversation, customer)
    assert window.splitter.widget(1) is conversation and conversation.isVisible()
    assert window.splitter.widget(2) is customer and customer.isVisible()
    assert window.splitter.sizes() == before


def framed(window: MainWindow, theme: Theme) -> QFrame:
    bar = QFrame()
    bar.setFixedHeight(BAR)
    QPushButton(bar)
    window.frame(Rail(theme), bar)  # type: ignore[arg-type]  # any widget will do
    QTest.qWaitForWindowExposed(window)
    return bar


def test_the_frame_comes_into_the_place_that_was_kept(window: MainWindow, theme: Theme) -> None:
    window.resize(1440, 900)
    before = window.splitter.mapTo(window, QPoint()), window.splitter.size()
    bar = framed(window, theme)
    QApplication.sendPostedEvents()
    assert (window.splitter.mapTo(window, QPoint()), window.splitter.size()) == before
    assert (window.panels.rail.width(), bar.height()) == (RAIL - 1, BAR)


def test_tab_goes_through_the_frame_before_the_list(window: MainWindow, theme: Theme) -> None:
    bar = framed(window, theme)
    window.fill(QFrame(), QPushButton())
    columns: list[QWidget] = [window.panels.rail, bar, window.panels.inbox, window.panels.customer]
    order = [column for stop in window.stops() for column in columns
             if stop is column or column.isAncestorOf(stop)]  # fmt: skip
    assert [column for column, _ in groupby(order)] == columns

from collections.abc import AsyncIterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop import translate
from desktop.models.live_watch import LiveWatch
from desktop.models.wallboard import Place
from desktop.theme import Theme
from desktop.tokens import DARK, LIGHT
from desktop.views.wallboard import Wallboard
from tests.desktop.fake_supervision import FakeSupervision
from tests.desktop.grabs import colours, picture, until
from tests.desktop.parts import parts_over

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a window."""


@pytest.fixture
async def wall(qapp: QApplication, theme: Theme) -> AsyncIterator[Wallboard]:
    translate.use("en")
    parts = parts_over(theme, FakeSupervision())
    watch = LiveWatch(parts)
    wall = Wallboard(parts, watch)
    wall.come()
    await until(lambda: watch.floor.tasks)
    yield wall
    wall.close()
    watch.close()
    await parts.tasks.close()
    wall.deleteLater()


def faces(wall: Wallboard) -> dict[str, str]:
    return {tile.name(): tile.face.value for _, tile in wall.tiles}


async def test_it_shows_what_the_live_view_shows(wall: Wallboard) -> None:
    assert faces(wall)["Waiting"] == "14" and faces(wall)["Longest wait"] == "3:40"


async def test_risk_is_a_colour_and_a_sign(wall: Wallboard) -> None:
    assert all(tile.face.sign for _, tile in wall.tiles if tile.face.tone)
    bad = next(tile for _, tile in wall.tiles if tile.face.tone == "bad")
    assert DARK.bad_soft.lower() in colours(picture(bad))


async def test_it_is_dark_by_itself_and_light_when_asked(wall: Wallboard) -> None:
    assert wall.look.tokens is DARK
    QTest.keyClick(wall, Qt.Key.Key_L)
    assert wall.look.tokens is LIGHT


async def test_what_it_shows_is_chosen_and_kept(wall: Wallboard) -> None:
    wall._toggle(Place("waiting", "q-sales"))
    assert faces(wall)["Waiting · Satış"] == "7"
    desk = cast(FakeSupervision, wall._parts.desk)
    await until(lambda: "wallboard" in desk.own.get("view", {}))
    again = Wallboard(wall._parts, wall._watch)
    await until(lambda: again.board == wall.board)
    again.close()


async def test_f11_fills_the_screen_and_escape_gives_it_back(wall: Wallboard) -> None:
    QTest.keyClick(wall, Qt.Key.Key_F11)
    assert wall.isFullScreen()
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert not wall.isFullScreen() and wall.isVisible()
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert not wall.isVisible()
    assert not cast(FakeSupervision, wall._parts.desk).watched, "who does not look costs nothing"


async def test_the_menu_offers_no_more_than_there_is_room_for(wall: Wallboard) -> None:
    for queue in ("q-sales", "q-order", "q-bill", "q-vip"):
        wall._toggle(Place("waiting", queue))
    every = wall.menu().findChild(QMenu)
    assert every is not None
    free = [action for action in every.actions() if not action.isChecked()]
    assert free and not any(action.isEnabled() for action in free)

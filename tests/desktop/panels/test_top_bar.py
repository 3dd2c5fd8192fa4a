import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from core.changes import Changes
from core.rows import Line, Person
from desktop import translate
from desktop.opening import NOBODY
from desktop.panels.top_bar import TopBar
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.bar = TopBar(parts_over(theme, self.desk))
        self.bar.resize(1300, 57)
        self.bar.show()

    def state(self) -> str:
        return self.bar.state.words()[0]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.bar.close_down()
    stage.bar.deleteLater()


async def test_my_state_is_what_the_platform_says(stage: Stage) -> None:
    assert stage.state() == "Available"


async def test_a_chosen_state_stands_hollow_until_it_is_confirmed(stage: Stage) -> None:
    stage.bar.set_state("busy")
    await asyncio.sleep(0.02)
    assert stage.desk.calls[-1] == ("set_state", 0, ("busy", ""))
    assert (stage.state(), stage.bar.state._waiting) == ("Busy", True)
    assert "not confirmed" in stage.bar.state.accessibleName()
    stage.desk.tell(Changes(people={sample.ME.id}))
    assert (stage.state(), stage.bar.state._waiting) == ("Available", False)


async def test_a_lost_line_forgets_what_was_not_confirmed(stage: Stage) -> None:
    stage.bar.set_state("busy")
    await asyncio.sleep(0.02)
    stage.desk.set_line(Line("offline", sample.NOW))
    assert stage.state() == "Available"


async def test_the_line_is_said_and_can_be_tried(stage: Stage) -> None:
    assert not stage.bar.line.isVisible()
    stage.desk.set_line(Line("offline", sample.NOW, retry_at=sample.NOW + 4_200))
    assert stage.bar.line.isVisible()
    assert stage.bar.state._stale and stage.bar.state.words()[1] == ""
    assert "trying again in 5 s" in stage.bar.line.words()
    stage.bar.line._again.click()
    assert ("reconnect", 0, ()) in stage.desk.calls
    stage.desk.set_line(Line("live", sample.NOW))
    assert not stage.bar.line.isVisible() and not stage.bar.state._stale


async def test_an_empty_store_is_the_demonstrations_all_the_same(
    qapp: QApplication, theme: Theme
) -> None:
    class Unwelcomed(FakeDesk):
        @property
        def me(self) -> Person:
            return NOBODY

    desk = Unwelcomed()
    plain, made_up = parts_over(theme, desk), parts_over(theme, desk)
    bars = [TopBar(plain), TopBar(replace(made_up, demonstration=True))]
    assert [bar._demonstration.isHidden() for bar in bars] == [True, False]
    for bar in bars:
        bar.close_down()
        bar.deleteLater()


async def test_the_demonstration_says_that_it_is_one(stage: Stage) -> None:
    assert stage.bar._demonstration.isVisible()
    assert stage.bar._demonstration.text == "Demonstration"


@pytest.mark.warns  # the screen of the tests cannot raise a menu
async def test_the_states_one_may_choose(stage: Stage) -> None:
    stage.bar.state.click()
    menu = stage.bar.findChildren(QMenu)[0]
    assert [action.text() for action in menu.actions()] == ["Available", "Busy", "Not ready"]
    menu.actions()[2].trigger()
    await asyncio.sleep(0.02)
    assert stage.desk.calls[-1] == ("set_state", 0, ("not_ready", ""))
    menu.close()


async def test_fields_that_look_like_it_lead_somewhere(stage: Stage) -> None:
    palette, notices = QSignalSpy(stage.bar.palette_asked), QSignalSpy(stage.bar.notices_asked)
    stage.bar.field.click()
    stage.bar.bell.click()
    assert (palette.count(), notices.count()) == (1, 1)
    stage.bar.bell.show_unseen(3)
    assert not stage.bar.grab().isNull()


class Calls(QWidget):
    wide = 0

    def sizeHint(self) -> QSize:
        return QSize(self.wide, 44)


async def test_the_demonstration_is_only_a_letter_where_calls_need_its_room(stage: Stage) -> None:
    rooms: list[tuple[int, int]] = []
    calls = Calls()
    stage.bar.take(calls, QWidget(), lambda *given: rooms.append(given))
    usual, most = rooms[-1]
    assert most > usual
    calls.show()
    assert stage.bar._demonstration.text == "Demonstration"
    calls.wide = usual + 1
    stage.bar._make_room()
    assert stage.bar._demonstration.text == "D"
    assert stage.bar._demonstration.accessibleName() == "Demonstration"
    assert rooms[-1] == (usual, most)

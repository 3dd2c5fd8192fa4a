import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.rows import Line, Person
from desktop import translate
from desktop.opening import NOBODY
from desktop.panels.top_bar import TopBar
from desktop.theme import Theme
from desktop.views.state_menu import StateMenu
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
    stage.bar.my_state.choose("not_ready", "break")
    await asyncio.sleep(0.02)
    assert (stage.state(), stage.bar.state.face.waiting) == ("Break", True)
    assert "not confirmed" in stage.bar.state.accessibleName()
    stage.desk.put_agent(state="not_ready", reason="break")
    assert (stage.state(), stage.bar.state.face.waiting) == ("Break", False)


async def test_the_line_is_said_and_can_be_tried(stage: Stage) -> None:
    assert not stage.bar.line.isVisible()
    stage.desk.set_line(Line("offline", sample.NOW, retry_at=sample.NOW + 4_200))
    assert stage.bar.line.isVisible()
    assert stage.bar.state.face.stale and stage.bar.state.words()[1] == ""
    assert "trying again in 5 s" in stage.bar.line.words()
    stage.bar.line._again.click()
    assert ("reconnect", 0, ()) in stage.desk.calls
    stage.desk.set_line(Line("live", sample.NOW))
    assert not stage.bar.line.isVisible() and not stage.bar.state.face.stale


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
    chosen = QSignalSpy(stage.bar.state_chosen)
    stage.bar.state.click()
    menu = stage.bar.findChildren(StateMenu)[0]
    assert menu.list.choices[0].title == "Available"
    QTest.keyClick(menu, Qt.Key.Key_2)
    assert chosen.at(0)[0] == "not_ready"


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

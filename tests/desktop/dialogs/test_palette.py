import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop import translate
from desktop.actions import Actions
from desktop.dialogs.palette import Palette
from desktop.theme import Theme
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import Doers, shown


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.window = QWidget()
        self.window.resize(1280, 720)
        self.behind = QPushButton("behind", self.window)
        self.doers = Doers()
        parts = parts_over(theme)
        self.actions = Actions(self.window, self.doers, parts.settings)
        self.palette = Palette(parts, self.actions, self.window)
        self.chosen: list[int] = []
        self.palette.conversation_chosen.connect(self.chosen.append)

    def titles(self) -> list[str]:
        return [entry.title for entry in self.palette.model.entries]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.palette.field, key)

    async def type(self, text: str) -> None:
        QTest.keyClicks(self.palette.field, text)
        await asyncio.sleep(0.15)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    await shown(stage.window)
    stage.behind.setFocus()
    stage.palette.open()
    yield stage
    stage.window.close()
    stage.window.deleteLater()


async def test_it_opens_with_every_possible_action(stage: Stage) -> None:
    assert len(stage.titles()) == len(stage.actions.possible())
    assert stage.palette.field.hasFocus()


async def test_enter_runs_the_first_and_gives_the_focus_back(stage: Stage) -> None:
    await stage.type("snooze until")
    stage.press(Qt.Key.Key_Return)
    assert stage.doers.called == ["conversation.snooze_till_tomorrow"]
    assert not stage.palette.isVisible()
    assert stage.behind.hasFocus()


async def test_arrows_go_round(stage: Stage) -> None:
    await stage.type("snooze")
    stage.press(Qt.Key.Key_Down)
    assert stage.palette.list.currentIndex().row() == 1
    stage.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert stage.palette.list.currentIndex().row() == len(stage.titles()) - 1
    stage.press(Qt.Key.Key_Tab)
    assert stage.palette.list.currentIndex().row() == 0


async def test_escape_leaves_everything_as_it_was(stage: Stage) -> None:
    await stage.type("quit")
    stage.press(Qt.Key.Key_Escape)
    assert (stage.doers.called, stage.palette.isVisible()) == ([], False)


async def test_people_are_found_and_opened(stage: Stage) -> None:
    await stage.type("isik ogut")
    assert stage.titles()[0] == "Işık Öğüt"
    stage.press(Qt.Key.Key_Return)
    assert stage.chosen == [2]


async def test_an_overtaken_answer_is_dropped(stage: Stage) -> None:
    QTest.keyClicks(stage.palette.field, "isik")
    stage.palette.field.clear()
    await stage.type("zeynep")
    assert "Zeynep Çağlar" in stage.titles()
    assert "Işık Öğüt" not in stage.titles()


async def test_nothing_found_is_said_and_enter_does_nothing(stage: Stage) -> None:
    await stage.type("xyzzyq")
    assert stage.palette.nothing_found()
    stage.press(Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert stage.doers.called == []


async def test_keys_are_shown_and_spoken(stage: Stage) -> None:
    await stage.type("settings")
    entry = stage.palette.model.entries[0]
    assert (entry.title, entry.right) == ("Settings", "Ctrl ,")
    index = stage.palette.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Settings Ctrl ,"


async def test_a_click_beside_it_closes_it(stage: Stage) -> None:
    QTest.mouseClick(
        stage.palette, Qt.MouseButton.LeftButton, pos=stage.palette.rect().bottomLeft()
    )
    assert not stage.palette.isVisible()


async def test_it_covers_the_window_it_lies_on(stage: Stage) -> None:
    stage.window.resize(1000, 640)
    await asyncio.sleep(0)
    assert stage.palette.size() == stage.window.size()
    assert not stage.palette.grab().isNull()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("English", "Switch between Turkish and English"),
        ("İngilizce", "Switch between Turkish and English"),
        ("dil", "Switch between Turkish and English"),
        ("tema", "Switch between light and dark"),
        ("theme", "Switch between light and dark"),
        ("koyu", "Switch between light and dark"),
    ],
)
async def test_a_command_is_found_by_what_people_call_it(
    stage: Stage, typed: str, title: str
) -> None:
    for language in ("en", "tr"):
        translate.use(language)
        stage.palette.field.setText(typed)
        stage.palette.field.textEdited.emit(typed)
        await asyncio.sleep(0.15)
        wanted = translate.tr("Actions", title)
        translate.use("en")
        assert stage.titles()[0] == wanted

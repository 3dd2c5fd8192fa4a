import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from core.desk import Desk
from core.rows import Found
from desktop import translate
from desktop.actions import Actions
from desktop.dialogs.palette import Palette
from desktop.telephone.telephone import Telephone
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import Doers, shown


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.window = QWidget()
        self.window.resize(1280, 720)
        self.behind = QPushButton("behind", self.window)
        self.doers = Doers()
        self.desk = FakeDesk()
        parts = parts_over(theme, cast(Desk, self.desk))
        self.actions = Actions(self.window, self.doers, parts.settings)
        self.palette = Palette(parts, self.actions, self.window)
        self.chosen: list[int] = []
        self.palette.conversation_chosen.connect(self.chosen.append)

    def titles(self) -> list[str]:
        return [entry.title for entry in self.palette.model.entries]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.palette.field, key)

    def press_call(self) -> None:
        QTest.keyClick(self.palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

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


async def test_what_nobody_is_called_is_looked_for_in_the_messages(stage: Stage) -> None:
    asked = QSignalSpy(stage.palette.search_asked)
    await stage.type(" xyzzyq ")
    assert stage.titles() == ["Search messages for “xyzzyq”"]
    stage.press(Qt.Key.Key_Return)
    assert (asked.at(0), stage.doers.called) == (["xyzzyq"], [])


async def test_the_search_is_the_last_row_and_only_there_once_there_is_an_answer(
    stage: Stage,
) -> None:
    QTest.keyClicks(stage.palette.field, "isik ogut")
    assert stage.titles() == []
    stage.press(Qt.Key.Key_Return)
    assert stage.palette.isVisible()
    await asyncio.sleep(0.15)
    assert stage.titles() == ["Işık Öğüt", "Search messages for “isik ogut”"]


async def test_a_person_takes_one_row_and_is_called_by_a_key(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = QSignalSpy(stage.palette.called)
    monkeypatch.setattr(Telephone, "ready", True)
    await stage.type("isik ogut")
    entry = stage.palette.model.entries[0]
    assert [title for title in stage.titles() if "Öğüt" in title] == ["Işık Öğüt"]
    assert entry.at_the_edge(False) == entry.right
    assert entry.at_the_edge(True).endswith("Ctrl Enter to call")
    stage.press_call()
    assert called.at(0) == [stage.desk.contacts["k-2"].phone]
    assert (stage.chosen, stage.palette.isVisible()) == ([], False)


async def test_nobody_is_called_without_a_telephone(stage: Stage) -> None:
    called = QSignalSpy(stage.palette.called)
    await stage.type("isik ogut")
    stage.press_call()
    assert (called.count(), stage.palette.isVisible()) == (0, True)


@pytest.mark.parametrize(
    ("found", "signal", "says"),
    [
        (Found("contact", "k", None, "Ali", "5", "+905"), "number_chosen", "+905"),
        (Found("agent", "a", None, "Can", "44", "44"), "number_chosen", "44"),
        (Found("contact", "k", None, "Ali", "a@b", ""), "nowhere", "Ali"),
    ],
)
async def test_who_has_no_conversation_leads_somewhere(
    stage: Stage, found: Found, signal: str, says: str
) -> None:
    spy = QSignalSpy(getattr(stage.palette, signal))
    stage.palette._show("xyzzyq", [found])
    stage.press(Qt.Key.Key_Return)
    assert spy.at(0) == [says]


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

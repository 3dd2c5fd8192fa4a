import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop import translate
from desktop.dialogs.hot_keys import HotKeyEditor
from desktop.hot_keys.keys import SUGGESTED, Answer, HotKeys, Way
from desktop.loop import Tasks
from desktop.theme import Theme
from tests.desktop.grabs import until
from tests.desktop.hot_keys.fake_way import FakeWay
from tests.desktop.test_actions import shown


@dataclass
class Rig:
    settings: Settings
    way: FakeWay
    keys: HotKeys
    editor: HotKeyEditor

    def said(self, id: str) -> tuple[str, str]:
        row = self.editor.rows[id]  # type: ignore[index]  # a test's own spelling
        return row.said.text(), str(row.said.property("kind"))


@pytest.fixture
async def rig(qapp: QApplication, theme: Theme) -> AsyncIterator[Rig]:
    translate.use("en")
    tasks, settings, way = Tasks(), Settings(None), FakeWay()
    keys = HotKeys(settings, tasks, cast(Way, way))
    keys.start()
    editor = HotKeyEditor(theme, settings, keys)
    await shown(editor)
    yield Rig(settings, way, keys, editor)
    editor.close()
    editor.deleteLater()
    await keys.close()
    await tasks.close()


async def test_keys_that_are_typed_are_asked_of_the_system(rig: Rig) -> None:
    field = rig.editor.rows["mute"].field
    assert rig.said("mute") == ("No keys", "third")
    field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_F4, both)
    await until(lambda: rig.keys.keys("mute"))
    assert rig.keys.keys("mute") == "Ctrl+Shift+F4"
    await until(lambda: rig.said("mute")[1] == "ok")
    assert rig.said("mute")[0] == "Works in every program"
    assert field.accessibleName() == "Microphone off and on"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("taken"), "belongs to another program"),
        (Answer("not_on_keyboard"), "is not on this keyboard"),
        (Answer("no_place"), "only function keys"),
        (Answer("refused"), "did not allow"),
        (Answer("unset"), "gave it no keys"),
        (Answer("no_way"), "Use the commands below"),
    ],
)
async def test_what_the_system_refuses_is_said(rig: Rig, answer: Answer, words: str) -> None:
    rig.way.answers["mute"] = answer
    rig.editor.change("mute", "Ctrl+Shift+F4")
    assert rig.said("mute") == ("The system is asked…", "third")
    await until(lambda: rig.said("mute")[1] == "bad")
    assert words in rig.said("mute")[0]


async def test_keys_the_system_chose_are_shown(rig: Rig) -> None:
    rig.way.answers["mute"] = Answer("granted", "Super+M")
    rig.editor.change("mute", "Ctrl+Shift+F4")
    await until(lambda: rig.said("mute")[1] == "ok")
    assert "as Super+M" in rig.said("mute")[0]


async def test_what_would_take_something_away_is_refused_with_words(rig: Rig) -> None:
    rig.editor.change("hang_up", "Ctrl+Shift+F3")
    for keys, words in (
        ("M", "alone would be missing"),
        ("Ctrl+Shift+F3", "“Hang up, or decline what rings”"),
        ("F6", "“Hold or take back”"),
    ):
        rig.editor.change("mute", keys)
        assert words in rig.said("mute")[0]
        assert rig.said("mute")[1] == "bad"
        assert rig.keys.keys("mute") == ""
    rig.editor.change("mute", "F4")
    assert rig.keys.keys("mute") == "F4", "the window's own key for the same"


async def test_keys_that_others_use_are_taken_with_a_warning(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.editor.change("mute", "Ctrl+B")
    await until(lambda: rig.said("mute")[1] == "warning")
    rig.editor.change("mute", "Ctrl+Alt+E")
    await until(lambda: rig.said("mute")[1] == "ok")
    monkeypatch.setattr(sys, "platform", "win32")
    rig.editor.refresh()
    assert "AltGr" in rig.said("mute")[0]


async def test_the_suggested_ones_fill_what_is_empty_and_are_given_back(rig: Rig) -> None:
    rig.editor.change("mute", "Ctrl+Shift+F9")
    rig.editor.suggest.click()
    assert rig.settings.get("hot_keys") == {**SUGGESTED, "mute": "Ctrl+Shift+F9"}
    assert rig.editor.suggest.isHidden()
    for row in rig.editor.rows.values():
        row.remove.click()
        assert row.remove.isHidden()
    assert rig.settings.get("hot_keys") == {}
    await until(lambda: not rig.keys.answers and not rig.keys.asking)
    assert rig.said("mute") == ("No keys", "third")


async def test_keys_that_are_taken_already_are_typed_too(rig: Rig) -> None:
    """The system hands them to the desk, so the field never sees them."""
    pressed = list[str]()
    rig.keys.pressed.connect(pressed.append)
    rig.editor.change("mute", "Ctrl+Shift+F4")
    rig.editor.rows["front"].field.setFocus()
    rig.way.pressed.emit("mute")
    assert pressed == []
    assert "“Microphone off and on”" in rig.said("front")[0]
    rig.editor.rows["front"].field.clearFocus()
    rig.way.pressed.emit("mute")
    assert pressed == ["mute"]


async def test_a_closed_dialog_leaves_the_keys_to_their_work(rig: Rig) -> None:
    rig.editor.rows["front"].field.setFocus()
    assert rig.keys.divert is not None
    rig.editor.hide()
    assert rig.keys.divert is None


async def test_what_the_company_decides_is_only_shown(rig: Rig) -> None:
    rig.settings.decide({"hot_keys": {"mute": "Ctrl+Shift+F4"}})
    assert rig.editor.rows["mute"].field.keySequence() == QKeySequence("Ctrl+Shift+F4")
    assert not rig.editor.rows["mute"].field.isEnabled()
    assert rig.editor.suggest.isHidden()
    rig.editor.retranslate()
    assert rig.editor.said.text() == "Decided by your company"


async def test_where_there_is_no_way_nothing_is_offered(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    tasks, settings = Tasks(), Settings(None)
    editor = HotKeyEditor(theme, settings, HotKeys(settings, tasks, None))
    assert "Not on this system" in editor.said.text()
    assert editor.suggest.isHidden()
    assert all(row.isHidden() for row in editor.rows.values())
    translate.use("tr")
    await until(lambda: "Bu sistemde yok" in editor.said.text())
    translate.use("en")
    editor.deleteLater()
    await tasks.close()

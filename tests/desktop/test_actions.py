import asyncio
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.settings import Settings
from desktop import translate
from desktop.actions import ACTIONS, Actions, chosen_keys, conflict, sequence, shown_keys
from desktop.icons import drawing

TURKISH_LETTERS = set("ABCDEFGHJKLMNOPQRSTUVWXYZ")
"""On the Q and the F layout alike; I is left out, for it is two keys and one in Qt."""


class Doers:
    """Takes whatever an action calls and remembers its name."""

    def __init__(self, path: str = "", called: list[str] | None = None) -> None:
        self.called: list[str] = [] if called is None else called
        self._path = path

    def __getattr__(self, name: str) -> "Doers":
        return Doers(f"{self._path}.{name}".strip("."), self.called)

    def __call__(self, *args: Any) -> None:
        self.called.append(self._path)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(QPushButton())
    yield window
    window.close()
    window.deleteLater()


def field(window: QWidget) -> QLineEdit:
    return window.findChildren(QLineEdit)[0]


def button(window: QWidget) -> QPushButton:
    return window.findChildren(QPushButton)[0]


async def shown(window: QWidget) -> None:
    """Not by QTest's waiting, which turns a loop of its own and so loses tasks that wake."""
    window.show()
    window.activateWindow()
    while not window.isActiveWindow():  # noqa: ASYNC110  # Qt tells nobody
        await asyncio.sleep(0.005)


def test_no_two_actions_share_keys() -> None:
    chosen = chosen_keys({})
    assert {id: other for id in ACTIONS if (other := conflict(chosen[id], id, chosen))} == {}
    for id, row in ACTIONS.items():
        for also in row.also:
            assert conflict(also, id, chosen) is None, (id, also)


def test_every_title_is_said_in_both_languages(qapp: QApplication) -> None:
    said: dict[str, list[str]] = {}
    for language in ("en", "tr"):
        translate.use(language)
        said[language] = [row.said() for row in ACTIONS.values()]
    translate.use("en")
    same = [a for a, b in zip(said["en"], said["tr"], strict=True) if a == b]
    assert all(said["en"]) and all(said["tr"]) and same == []


def test_every_icon_is_there() -> None:
    for row in ACTIONS.values():
        assert drawing(row.icon)


def test_letters_stand_on_both_turkish_keyboards() -> None:
    for row in ACTIONS.values():
        for keys in (row.keys, *row.also):
            for key in keys.replace(",", " ").split():
                last = key.split("+")[-1]
                if len(last) == 1 and last.isalpha():
                    assert last in TURKISH_LETTERS, row.id


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_keys_can_be_read(qapp: QApplication, language: Literal["tr", "en"]) -> None:
    """Ctrl+Enter read as Ctrl+Return made sending ambiguous, so that it did nothing in Turkish."""
    translate.use(language)
    for row in ACTIONS.values():
        for keys in (row.keys, *row.also):
            text = sequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
            assert text == keys, row.id


@pytest.mark.parametrize("keys", ["R", "G", "G, M", "Ctrl+K", "G, M, X"])
def test_taken_keys_are_found(keys: str) -> None:
    assert conflict(keys, "theme", chosen_keys({})) is not None


def test_free_keys_and_none_at_all_are_fine() -> None:
    assert conflict("Ctrl+Alt+W", "theme", chosen_keys({})) is None
    assert conflict("", "theme", chosen_keys({})) is None


def test_keys_stand_as_on_the_keyboard(qapp: QApplication) -> None:
    translate.use("tr")
    said = [shown_keys(keys) for keys in ("Ctrl+Shift+L", "Ctrl+Return", "G, M", "Ctrl+,")]
    translate.use("en")
    assert said == ["Ctrl Shift L", "Ctrl Enter", "G M", "Ctrl ,"]


async def test_a_letter_acts_where_nobody_types(window: QWidget) -> None:
    doers = Doers()
    Actions(window, doers, Settings(None))
    await shown(window)
    button(window).setFocus()
    QTest.keyClick(button(window), Qt.Key.Key_R)
    assert doers.called == ["conversation.reply"]


async def test_a_letter_is_text_in_a_field(window: QWidget) -> None:
    doers = Doers()
    Actions(window, doers, Settings(None))
    await shown(window)
    field(window).setFocus()
    QTest.keyClicks(field(window), "rnahelptbjkug/")
    assert (doers.called, field(window).text()) == ([], "rnahelptbjkug/")
    QTest.keyClick(field(window), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert doers.called == ["desk_window.palette"]


async def test_a_slash_of_a_turkish_keyboard_searches(window: QWidget) -> None:
    """There it is typed with Shift."""
    doers = Doers()
    Actions(window, doers, Settings(None))
    await shown(window)
    button(window).setFocus()
    QTest.keyClick(button(window), Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(button(window), Qt.Key.Key_Slash)
    assert doers.called == ["inbox.focus_search"] * 2


async def test_two_keys_after_each_other(window: QWidget) -> None:
    doers = Doers()
    Actions(window, doers, Settings(None))
    await shown(window)
    button(window).setFocus()
    QTest.keySequence(button(window), QKeySequence("G, B"))
    assert doers.called == ["inbox.choose_view"]


async def test_what_needs_a_conversation_needs_one(window: QWidget) -> None:
    doers = Doers()
    actions = Actions(window, doers, Settings(None))
    actions.set_conversation(False)
    assert "reply" not in [row.id for row in actions.possible()]
    await shown(window)
    button(window).setFocus()
    QTest.keyClick(button(window), Qt.Key.Key_R)
    assert doers.called == []
    actions.set_conversation(True)
    QTest.keyClick(button(window), Qt.Key.Key_R)
    assert doers.called == ["conversation.reply"]


async def test_changed_keys_act_at_once(window: QWidget) -> None:
    doers, settings = Doers(), Settings(None)
    actions = Actions(window, doers, settings)
    await shown(window)
    button(window).setFocus()
    settings.put("shortcuts", {"reply": "Y", "note": ""})
    QTest.keyClick(button(window), Qt.Key.Key_R)
    QTest.keyClick(button(window), Qt.Key.Key_N)
    assert doers.called == []
    QTest.keyClick(button(window), Qt.Key.Key_Y)
    assert (doers.called, actions.keys("reply")) == (["conversation.reply"], "Y")


def test_every_row_calls_something(window: QWidget) -> None:
    for row in ACTIONS.values():
        doers = Doers()
        row.call(doers)
        assert len(doers.called) == 1, row.id

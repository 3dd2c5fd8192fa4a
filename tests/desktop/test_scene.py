"""The whole screen: its names, its tab order, its languages and themes, and wishes that come early."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

from core.settings import Settings
from desktop import translate
from desktop.dialogs.settings import SettingsDialog
from desktop.loop import Tasks
from desktop.panels.phone import Phone
from desktop.scene import Scene
from desktop.theme import Theme
from desktop.wishes import Wish
from tests.desktop import sample
from tests.desktop.stage import Deaf, Stage, hand_over, settled

pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu or alert."""

CONTROLS = (
    QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSlider, QAbstractSpinBox,
    QAbstractItemView,
)  # fmt: skip


def speakers(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisible() and not inside_another(widget):
            yield widget


def inside_another(widget: QWidget) -> bool:
    """Parts that Qt itself puts into a control, and headers nobody sees."""
    parent = widget.parentWidget()
    own = widget.objectName().startswith("qt_") or isinstance(parent, QAbstractItemView)
    return own or isinstance(parent, QComboBox | QLineEdit | QAbstractSpinBox) or (
        type(parent).__name__ in ("QComboBoxPrivateContainer", "QKeySequenceEdit")
    )  # fmt: skip


def name_of(widget: QWidget) -> str:
    said = widget.accessibleName()
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return said or text


def described(widget: QWidget) -> str:
    above = [type(widget).__name__]
    while (parent := widget.parentWidget()) is not None:
        above.append(type(parent).__name__)
        widget = parent
    return " in ".join(above[:4])


async def test_every_control_has_a_name(stage: Stage) -> None:
    await stage.open(1)
    for id in ("settings", "help", "about", "palette"):
        stage.action(id).trigger()
    await hand_over(stage)
    stage.scene.inbox.focus_search()
    nameless = {described(widget) for widget in speakers(stage.window) if not name_of(widget)}
    assert nameless == set()


async def test_the_focus_goes_through_every_control_once(stage: Stage) -> None:
    await stage.open(1)
    panels = stage.scene.window.panels
    panels.rail.findChildren(QAbstractButton)[0].setFocus()
    seen: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and here not in seen:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    columns = [panels.rail, panels.top_bar, panels.inbox, panels.conversation, panels.customer]
    order = [columns.index(c) for w in seen for c in columns if c.isAncestorOf(w)]
    assert set(order) >= {0, 1, 2}


def words_of(root: QWidget) -> dict[int, str]:
    found = {}
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text().strip():
            found[id(widget)] = widget.text()
        elif widget.accessibleName():
            found[id(widget)] = widget.accessibleName()
    return found


async def test_another_language_reaches_every_word(stage: Stage) -> None:
    """What stays the same in both must be a name, a number or the customers' own words."""
    await stage.open(4)
    stage.shell.settings()
    english = words_of(stage.window)
    translate.use("tr")
    await settled()
    turkish = words_of(stage.window)
    titles = [dialog.windowTitle() for dialog in stage.window.findChildren(SettingsDialog)]
    translate.use("en")
    await settled()
    ours = {w for text in english.values() for w in [text] if w in TRANSLATED}
    left = {text for key, text in turkish.items() if text in ours and english.get(key) == text}
    assert (titles, left) == (["Ayarlar"], set())


def _translated() -> dict[str, str]:
    from desktop.translations import Catalogue

    said = Catalogue.read("tr").said
    return {text.source: forms[0] for text, forms in said.items() if forms[0] != text.source}


TRANSLATED = _translated()


async def test_another_theme_paints_everything_anew(stage: Stage, theme: Theme) -> None:
    await stage.open(1)
    light = stage.window.grab().toImage()
    theme.choose("dark")
    await settled()
    dark = stage.window.grab().toImage()
    for x in range(30, 1_440, 150):
        for y in range(30, 900, 150):
            assert dark.pixelColor(x, y).lightness() < 200, (x, y)
    assert light != dark
    theme.choose("light")


async def test_a_link_that_started_the_desk_waits_for_the_dialler(
    qapp: QApplication, theme: Theme
) -> None:
    scene = Scene(theme, Settings(None), sample.ME)
    tasks = Tasks()
    scene.run_tasks(tasks)
    scene.wish(Wish("fill", "tel:1002"))
    scene.complete(Deaf(Settings(None)), list, lambda: None, lambda: None)
    assert isinstance(scene.window.panels.phone, Phone)
    assert scene.window.panels.phone.field.number() == "1002"
    await scene.close()
    await tasks.close()
    scene.take_down()

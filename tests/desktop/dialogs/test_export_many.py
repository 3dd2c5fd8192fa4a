"""Many conversations are taken out of the library, by keyboard, through the dialog a person sees."""

import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from core.export.verify import verify
from core.settings import Settings
from desktop import translate
from desktop.dialogs.export import Export
from desktop.loop import Tasks
from desktop.panels.review import LIST, Review
from desktop.parts import Parts
from desktop.preview_desk import preview_desk
from desktop.theme import Theme
from tests.desktop.grabs import until
from tests.desktop.test_actions import shown

MANY = 60
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a popup."""


@pytest.fixture
async def panel(qapp: QApplication, theme: Theme) -> AsyncIterator[Review]:
    translate.use("en")
    desk = await preview_desk(MANY, supervisor=True)
    parts = Parts(desk, theme, Tasks(), Settings(None))
    panel = Review(parts)
    panel.resize(1_300, 700)
    await shown(panel)
    await until(lambda: panel.results.model.state == "ready")
    await until(lambda: panel.results.model.count is not None)
    yield panel
    panel.close_down()
    await parts.tasks.close()
    await desk.close()
    panel.deleteLater()


async def into_the_list(panel: Review) -> None:
    panel.search.focus()
    QTest.keyClick(panel.search.field, Qt.Key.Key_Down)
    await until(panel.results.list.hasFocus)


async def dialog_of(panel: Review, count: int) -> Export:
    """Opened by the key that takes out."""
    QTest.keyClick(panel.results.list, Qt.Key.Key_E, CTRL | SHIFT)
    await until(lambda: any(each.isVisible() for each in panel.window().findChildren(Export)))
    (dialog,) = panel.window().findChildren(Export)
    await until(lambda: bool(dialog.preview.summary.text()))
    assert dialog.windowTitle() == f"Take out {count} conversations"
    return dialog


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


async def save_as(dialog: Export, target: Path) -> None:
    """Where to, as the dialog that the button opens tells it."""
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)
    (where,) = dialog.findChildren(QFileDialog)
    where.fileSelected.emit(str(target))
    where.reject()


async def test_all_that_was_found_goes_into_a_zip_by_keyboard(
    panel: Review, tmp_path: Path
) -> None:
    await into_the_list(panel)
    assert len(panel.results.model.hits) < MANY, "more was found than is listed"
    QTest.keyClick(panel.results.list, Qt.Key.Key_A, CTRL)
    assert panel.results.picked.isVisible()
    assert panel.results.picked.number.text() == "60 chosen", "of which 50 are listed"
    dialog = await dialog_of(panel, MANY)
    assert dialog.options.shape.isVisible()
    await save_as(dialog, tmp_path / "all.zip")
    assert dialog.bar.maximum() == MANY
    await until(lambda: dialog.pages.currentIndex() == 2, seconds=60)
    assert verify(tmp_path / "all.zip").verdict == "whole"
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert sum(name.endswith(".pdf") for name in packed.namelist()) == MANY
    dialog.go.click()


async def test_some_go_into_one_file_and_what_is_given_up_leaves_nothing(
    panel: Review, tmp_path: Path
) -> None:
    await into_the_list(panel)
    for _ in range(36):
        QTest.keyClick(panel.results.list, Qt.Key.Key_Down, SHIFT)
    picked = panel.results.picked
    assert picked.number.text() == "37 chosen"
    assert picked.minimumSizeHint().width() <= LIST - 52, "no word is cut where the list is narrow"
    dialog = await dialog_of(panel, 37)
    dialog.options.format.setFocus()
    QTest.keyClick(dialog.options.format, Qt.Key.Key_End)
    while dialog.options.what != "json":
        QTest.keyClick(dialog.options.format, Qt.Key.Key_Up)
    await save_as(dialog, tmp_path / "some.json")
    await until(lambda: dialog.pages.currentIndex() == 2, seconds=60)
    assert len(json.loads((tmp_path / "some.json").read_bytes())["conversations"]) == 37
    dialog.go.click()

    QTest.keyClick(panel.results.list, Qt.Key.Key_A, CTRL)
    again = await dialog_of(panel, MANY)
    await save_as(again, tmp_path / "given-up.zip")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    await until(lambda: again._taking is None or again._taking.done(), seconds=30)
    assert left_in(tmp_path) == []


async def test_one_alone_is_no_choice_and_escape_ends_one(panel: Review) -> None:
    await into_the_list(panel)
    assert not panel.results.picked.isVisible()
    QTest.keyClick(panel.results.list, Qt.Key.Key_Down, SHIFT)
    assert panel.results.picked.isVisible()
    QTest.keyClick(panel.results.list, Qt.Key.Key_Escape)
    assert not panel.results.picked.isVisible()
    assert panel.results.list.hasFocus()


def left_in(folder: Path) -> list[Path]:
    """Of what was given up: nothing half-written, neither in its place nor beside it."""
    return [*folder.glob("*given-up*"), *folder.glob(".*")]

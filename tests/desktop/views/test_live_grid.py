"""A table gives its numbers the room there is, shows where the pointer is, and hides no words for good."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.models.live_column import Column, Table
from desktop.models.live_table import LiveTable
from desktop.models.live_values import Cell, Floor
from desktop.models.report_table import Line
from desktop.theme import Theme
from desktop.views.live_grid import LiveGrid
from tests.desktop.grabs import colours, picture
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown

NAMES = ("Sipariş ve teslimat", "İade")
MEASURES = ("Yanıtlanan", "Başka yere giden", "Hizmet düzeyi")


def _column(name: str, *, first: bool = False) -> Column[Any]:
    def cell(row: Line, _: Floor) -> Cell:
        return Cell(row.name) if first else Cell("1.204", aside="↑ 1.180")

    aside = 0 if first else 62
    return Column(
        name, lambda: name, 120 + aside, cell, lambda row, _: (row.name,), right=not first,
        aside=aside,
    )  # fmt: skip


@pytest.fixture
async def grid(qapp: QApplication, theme: Theme) -> AsyncIterator[LiveGrid]:
    translate.use("en")
    rows: Any = tuple(Line(name, name, "", None) for name in NAMES)  # type: ignore[arg-type]  # only its name is asked
    columns = (_column("name", first=True), *map(_column, MEASURES))
    table: Table[Any] = Table(
        "t", lambda _: rows, columns, (), lambda row, _: row.name, ("name", False), lambda: ("", "")
    )
    model = LiveTable(table)
    model.show(Floor())
    parts = parts_over(theme)
    grid = LiveGrid(parts, model)
    grid.resize(900, 200)
    await shown(grid)
    yield grid
    grid.close()
    await parts.tasks.close()
    grid.deleteLater()


def _width(grid: LiveGrid) -> int:
    return sum(grid.columnWidth(n) for n in range(grid.model().columnCount()))


async def test_changes_go_below_their_numbers_where_there_is_no_room_beside(grid: LiveGrid) -> None:
    told: list[bool] = []
    grid.fitted.connect(told.append)
    assert not grid._cells.stacked
    grid.resize(480, 200)
    assert grid._cells.stacked and told[-1]
    assert _width(grid) <= grid.viewport().width(), "nothing is cut at the side"
    grid.resize(900, 200)
    assert not grid._cells.stacked and not told[-1]


async def test_the_row_under_the_pointer_is_seen(grid: LiveGrid, theme: Theme) -> None:
    hover = theme.color("hover").name()
    assert hover not in colours(picture(grid.viewport()))
    place = QPointF(300, grid.rowViewportPosition(1) + 10)
    none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        grid.viewport(), QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, held)
    )
    assert hover in colours(picture(grid.viewport()))
    grid.verticalScrollBar().valueChanged.emit(1)
    assert hover not in colours(picture(grid.viewport())), "another row is there by now"


async def test_words_cut_short_are_whole_under_the_pointer(grid: LiveGrid) -> None:
    cells, name, number = grid._cells, grid._model.index(1, 0), grid._model.index(1, 1)
    assert cells.cut(name, QRectF(0, 0, 90, 44)) == NAMES[0]
    assert not cells.cut(name, QRectF(0, 0, 300, 44))
    assert cells.cut(number, QRectF(0, 0, 60, 44)) == "1.204 · ↑ 1.180"


async def test_the_arrow_moves_no_caption(grid: LiveGrid) -> None:
    before = [grid.columnWidth(n) for n in range(4)]
    QTest.mouseClick(
        grid.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 10)
    )
    assert [grid.columnWidth(n) for n in range(4)] == before

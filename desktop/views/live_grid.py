"""LiveGrid: one table of the live view. Who moves by keyboard sees where they are; Enter opens, a click too."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.models.live_column import Column
from desktop.models.live_table import LiveTable
from desktop.models.live_values import Floor
from desktop.parts import Parts
from desktop.rows.live_cell import EDGE, FIRST, GAP, LiveCells

ROW, ROW_COMPACT, HEAD = 44, 36, 32
ARROW = 10
"""Px of the arrow in a caption; over numbers it stands in the column's edge, and moves no word."""
STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}


class Header(QHeaderView):
    """Captions over their columns: at the right over numbers, with an arrow where it sorts."""

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = parts.theme
        self._font = parts.theme.font("caption", 600)
        self._strong = parts.theme.font("caption", 700)
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(30)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        model = self.model()
        assert isinstance(model, LiveTable)
        of, (name, down) = model.columns[at], model.sorting()
        box = rect.adjusted(FIRST if at == 0 else EDGE, 0, -EDGE, -1)
        sorts = of.id == name
        painter.fillRect(rect, self._theme.color("surface"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.color("border"))
        painter.setFont(self._strong if sorts else self._font)
        painter.setPen(self._theme.color("text" if sorts else "second"))
        side = Qt.AlignmentFlag.AlignRight if of.right else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), of.title())
        if sorts:
            words = painter.boundingRect(box, int(flags), of.title())
            arrow = QRect(words.right() + 2, box.y(), ARROW, box.height())
            painter.drawText(arrow, Qt.AlignmentFlag.AlignVCenter, "↓" if down else "↑")


class LiveGrid(QTableView):
    opened = Signal(str, str)
    """Id of a row, and the figure of the column; empty: all that is behind the row."""
    menu_asked = Signal(str, QPoint)
    sorted = Signal(str, bool)
    fitted = Signal(bool)
    """Every column has its width now; True: what stands after a number stands below it."""

    def __init__(self, parts: Parts, model: LiveTable) -> None:
        super().__init__()
        self._parts, self._model = parts, model
        self._by_keyboard = False
        self._column = 0
        self._over = -1
        self._spanned: list[int] = []
        self._captions = QFontMetrics(parts.theme.font("caption", 700))
        self.setProperty("kind", "rows")
        self.setModel(model)
        self.setHorizontalHeader(Header(parts, self))
        self._cells = LiveCells(parts.theme, self)
        self._cells.rings = lambda: self._by_keyboard and self.hasFocus()
        self._cells.over = lambda: self._over
        self.setItemDelegate(self._cells)
        self._set_up()
        self.horizontalHeader().sectionClicked.connect(self._sort)
        model.modelReset.connect(self._span)
        model.layoutChanged.connect(self._span)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._point_at(-1))
        parts.theme.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_density(self._parts.settings.get("density"))

    def set_density(self, density: str) -> None:
        self.verticalHeader().setDefaultSectionSize(ROW_COMPACT if density == "compact" else ROW)

    def tick(self, floor: Floor) -> None:
        """The time passed: fields that say so are painted, and no other."""
        for index in self._model.pass_time(floor, self.visible_lines()):
            self.update(index)

    def visible_lines(self) -> range:
        last = self.rowAt(self.viewport().height() - 1)
        count = self._model.rowCount()
        return range(max(0, self.rowAt(0)), last + 1 if last >= 0 else count)

    def current(self) -> str | None:
        row = self._model.row(self.currentIndex().row())
        return row.id if row is not None else None

    def set_current(self, id: str | None) -> None:
        line = self._model.line_of(id) if id else None
        self.setCurrentIndex(QModelIndex() if line is None else self._model.index(line, 0))
        if line is None:
            self.clearSelection()

    # How wide each column is

    def fit(self) -> None:
        """What has the highest rank goes where there is no room; where nothing can go, what stands
        after a number goes below it. The first takes what is left."""
        columns, room = self._model.columns, self.viewport().width()
        self._cells.stacked = False
        needs, shown = self._needs(columns), list(columns)
        while sum(needs[column.id] for column in shown) > room and any(c.rank for c in shown):
            shown.remove(max(shown, key=lambda column: column.rank))
        if sum(needs[column.id] for column in shown) > room and any(c.aside for c in shown):
            self._cells.stacked = True
            needs = self._needs(columns)
        left = max(0, room - sum(needs[column.id] for column in shown))
        spare = left // max(1, len(shown) + 1)
        for at, column in enumerate(columns):
            self.setColumnHidden(at, column not in shown)
            if column in shown and at:
                self.setColumnWidth(at, needs[column.id] + spare)
        rest = sum(needs[column.id] + spare for column in shown[1:])
        self.setColumnWidth(0, max(needs[columns[0].id], room - rest))
        self.fitted.emit(self._cells.stacked)

    def stack(self, on: bool) -> None:
        """As the table above it, whose columns this one's follow."""
        self._cells.stacked = on
        self.viewport().update()

    def _needs(self, columns: Sequence[Column[Any]]) -> dict[str, int]:
        return {column.id: self._needed(column) for column in columns}

    def _needed(self, column: Column[Any]) -> int:
        """Px; never less than its title, which goes on two lines where numbers are stacked."""
        said = self._captions.horizontalAdvance
        title = column.title()
        lines = _halves(title) if self._cells.stacked else [(title,)]
        caption = min(max(said(line) for line in each) for each in lines) + 2 * EDGE + 2
        if self._cells.stacked and column.aside:
            width = max(column.width - column.aside - GAP, column.aside + 2 * EDGE)
        else:
            width = column.width
        return max(width, caption if column.right else caption + ARROW)

    def hidden_columns(self) -> list[str]:
        return [c.id for at, c in enumerate(self._model.columns) if self.isColumnHidden(at)]

    def _span(self) -> None:
        """A head stands over all columns."""
        if self._spanned:
            self.clearSpans()
        self._spanned = [n for n, _ in enumerate(self._model.lines) if self._model.head(n)]
        for line in self._spanned:
            self.setSpan(line, 0, 1, len(self._model.columns))

    def _sort(self, at: int) -> None:
        of, (name, down) = self._model.columns[at], self._model.sorting()
        # What is measured is first asked for its worst, what is named from A on
        self.sorted.emit(of.id, not down if of.id == name else of.right)

    # What a person does

    def _point_at(self, line: int) -> None:
        """Only the rows that changed are painted."""
        if line == self._over:
            return
        for at in (self._over, line):
            if at >= 0:
                top, height = self.rowViewportPosition(at), self.rowHeight(at)
                self.viewport().update(0, top, self.viewport().width(), height)
        self._over = line

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        key = Qt.Key(event.key())
        if plain and key in STEPS:
            self.step(STEPS[key])
        elif plain and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            page = max(1, len(self.visible_lines()) - 1)
            self.step(page if key == Qt.Key.Key_PageDown else -page)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.step(-len(self._model.lines) if key == Qt.Key.Key_Home else len(self._model.lines))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (id := self.current()):
            self.opened.emit(id, "")
        else:
            event.ignore()

    def step(self, lines: int) -> None:
        """To another row, over heads."""
        rows = [n for n in range(len(self._model.lines)) if self._model.row(n) is not None]
        if not rows:
            return
        self._by_keyboard = True
        here = self.currentIndex().row()
        at = rows.index(here) + lines if here in rows else 0
        index = self._model.index(rows[max(0, min(len(rows) - 1, at))], 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._model.row(index.row()) if index.isValid() else None
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row.id, self._model.columns[index.column()].figure)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self._model.row(index.row()) if index.isValid() else None
        if row is not None:
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(row.id, self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._by_keyboard = True
            if self.current() is None:
                self.step(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._model.retranslate()
            self.fit()


def _halves(title: str) -> list[tuple[str, ...]]:
    """All the ways it goes on two lines, and on one."""
    words = title.split()
    cuts = range(1, len(words))
    return [(title,), *((" ".join(words[:at]), " ".join(words[at:])) for at in cuts)]

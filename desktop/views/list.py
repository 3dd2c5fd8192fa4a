"""RowList: one column of equal rows over a model of any length.

A QTableView, because QListView and QTreeView with a Python model walk over every row on each
change (130-300 ms at 100,000 rows).
"""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

STEPS = {
    Qt.Key.Key_J: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_K: -1,
    Qt.Key.Key_Up: -1,
}
REST = 150
"""Milliseconds a row is current by keyboard before it counts as chosen."""


class RowList(QTableView):
    """`chosen` gives the row a person settled on; `seen` the first and last row on the screen."""

    chosen = Signal(int)
    menu_asked = Signal(int, QPoint)
    seen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rows")  # the delegate paints the ground of a row, the style none
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._by_keyboard = False
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._choose_current)
        self.verticalScrollBar().valueChanged.connect(self.tell_seen)

    def set_row_height(self, height: int) -> None:
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 3)
        self.tell_seen()

    # The current row

    def set_current(self, row: int | None) -> None:
        """Marks a row without choosing it; None marks none."""
        self._rest.stop()
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif row != self.currentIndex().row():
            self.setCurrentIndex(self.model().index(row, 0))

    def step(self, rows: int, *, at_once: bool = False) -> None:
        """To the next or previous row; chosen after a short rest, so that a held key skims."""
        count = self.model().rowCount()
        if not count:
            return
        before = self.currentIndex().row()
        row = max(0, min(count - 1, before + rows)) if before >= 0 else 0
        self._to(row, at_once=at_once)

    def _to(self, row: int, *, at_once: bool = False) -> None:
        self._by_keyboard = True
        self.setCurrentIndex(self.model().index(row, 0))
        self.scrollTo(self.currentIndex())
        if at_once:
            self._choose_current()
        else:
            self._rest.start()

    def _choose_current(self) -> None:
        self._rest.stop()
        if self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())

    # Where the rows are

    def first_visible(self) -> int:
        return max(0, self.rowAt(0))

    def offset(self) -> int:
        """Pixels of the first visible row that are above the edge."""
        return -self.rowViewportPosition(self.first_visible())

    def scroll_to(self, row: int, offset: int = 0) -> None:
        height = self.verticalHeader().defaultSectionSize()
        self.verticalScrollBar().setValue(row * height + offset)

    def tell_seen(self) -> None:
        rows = self.model().rowCount() if self.model() else 0
        last = self.rowAt(self._bottom())
        seen = (self.first_visible(), last if last >= 0 else max(0, rows - 1))
        self.seen.emit(*seen)

    def visible_rows(self) -> range:
        last = self.rowAt(self._bottom())
        return range(self.first_visible(), last + 1 if last >= 0 else self.model().rowCount())

    def _bottom(self) -> int:
        """Of the viewport, without asking for it: wrapping it makes Python classes of all Qt's
        widgets, which takes longer than anything else before the first paint."""
        return self.maximumViewportSize().height() - 1

    def row_rect(self, row: int) -> QRect:
        return self.visualRect(self.model().index(row, 0))

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in STEPS:
            self.step(STEPS[Qt.Key(event.key())])
        elif plain and event.key() == Qt.Key.Key_Home and self.model().rowCount():
            self._to(0)
        elif plain and event.key() == Qt.Key.Key_End and self.model().rowCount():
            self._to(self.model().rowCount() - 1)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_current()
        elif plain and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._page(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            event.ignore()

    def _page(self, direction: int) -> None:
        self.step(direction * max(1, len(self.visible_rows()) - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            if self.indexAt(event.position().toPoint()).isValid():
                self._choose_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        if index.isValid():
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            self.menu_asked.emit(index.row(), middle if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)

    @property
    def by_keyboard(self) -> bool:
        """Whether the person moves by keyboard; only then does the current row show a ring."""
        return self._by_keyboard

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tell_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tell_seen()

"""ManyList: a RowList of which many rows can be chosen, as everywhere: Shift or Ctrl with the mouse,
Shift with the keys that move, Ctrl+Space, Ctrl+A."""

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.views.list import RowList

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_Do = QItemSelectionModel.SelectionFlag


class ManyList(RowList):
    """What only joins a choice is not `chosen`: nothing is opened for it."""

    picked = Signal()
    """Other rows are chosen."""
    all_asked = Signal()
    """Everything, please, also what is not listed yet."""

    def __init__(self) -> None:
        super().__init__()
        self._anchor = 0
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())

    def picked_rows(self) -> list[int]:
        """From above to below."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def pick_all(self) -> None:
        self._pick(0, self.model().rowCount() - 1)

    def pick_current(self) -> None:
        """Back to one."""
        self.selectionModel().select(self.currentIndex(), _Do.ClearAndSelect | _Do.Rows)

    def _pick(self, first: int, last: int) -> None:
        model = self.model()
        span = QItemSelection(model.index(first, 0), model.index(last, 0))
        self.selectionModel().select(span, _Do.ClearAndSelect | _Do.Rows)

    def _extend(self, row: int) -> None:
        """From where the choice began to `row`."""
        if len(self.picked_rows()) < 2:
            self._anchor = max(0, self.currentIndex().row())
        self._stand_on(row)
        self._pick(*sorted((self._anchor, row)))

    def _toggle(self, row: int) -> None:
        self._stand_on(row)
        self._anchor = row
        self.selectionModel().select(self.currentIndex(), _Do.Toggle | _Do.Rows)

    def _stand_on(self, row: int) -> None:
        self._rest.stop()
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), _Do.NoUpdate)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        goal = self._goal(event.key())
        if event.matches(QKeySequence.StandardKey.SelectAll) and self.model().rowCount():
            self.all_asked.emit()
        elif held == SHIFT and goal is not None:
            self._by_keyboard = True
            self._extend(goal)
        elif held == CTRL and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and goal is not None:
            self._by_keyboard = True
            self._stand_on(goal)
        elif held == CTRL and event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape and len(self.picked_rows()) > 1:
            self.pick_current()
        else:
            super().keyPressEvent(event)

    def _goal(self, key: int) -> int | None:
        """The row a key leads to; None: it leads to none."""
        last, page = self.model().rowCount() - 1, max(1, len(self.visible_rows()) - 1)
        now = self.currentIndex().row()
        goals = {
            Qt.Key.Key_Down: now + 1, Qt.Key.Key_Up: now - 1, Qt.Key.Key_PageDown: now + page,
            Qt.Key.Key_PageUp: now - page, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        goal = goals.get(Qt.Key(key)) if last >= 0 else None
        return None if goal is None else min(last, max(0, goal))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        held = event.modifiers()
        if event.button() != Qt.MouseButton.LeftButton or row < 0 or not held & (CTRL | SHIFT):
            super().mousePressEvent(event)
            return
        self._by_keyboard = False
        self._extend(row) if held & SHIFT else self._toggle(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A press that slips over an edge chooses no second row."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt would choose one alone again."""
        if not event.modifiers() & (CTRL | SHIFT):
            super().mouseReleaseEvent(event)

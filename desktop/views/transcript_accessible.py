"""The timeline for assistive technology: a list whose children are the rows in sight."""

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from desktop.translate import tr

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript


class Row(QAccessibleInterface):
    """One row; valid as long as it is in sight. Its name is all it says."""

    def __init__(self, of: "Transcript", index: int) -> None:
        super().__init__()
        self._of, self.index = of, index

    def isValid(self) -> bool:
        return self._top() is not None

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self._of.window().windowHandle()

    def parent(self) -> Any:
        return QAccessible.queryAccessibleInterface(self._of)

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, which: QAccessible.Text) -> str:
        if which != QAccessible.Text.Name or not self.isValid():
            return ""
        return self._of.shapes.get(self.index).spoken

    def setText(self, which: QAccessible.Text, text: str) -> None: ...

    def rect(self) -> QRect:
        area = self._of.viewport()
        corner = area.mapToGlobal(QPoint(0, self._top() or 0))
        return QRect(corner.x(), corner.y(), area.width(), self._of.heights.get(self.index))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.readOnly = True
        state.focused = self._of.hasFocus() and self._of.hands.current == self.index
        return state

    def _top(self) -> int | None:
        return dict(self._of.where.rows).get(self.index)


class Rows(QAccessibleWidget):
    """Keeps one interface for each row as long as it is in sight: Qt knows them by number, and
    one that Python forgot before Qt did would be a call into nothing."""

    def __init__(self, of: "Transcript") -> None:
        super().__init__(of, QAccessible.Role.List, of.accessibleName())
        self._of = of
        self._rows: dict[int, tuple[Row, int]] = {}
        # Else both Qt and Python would free them, and the program would fall at its end
        of.destroyed.connect(lambda: self._forget(set(self._rows)))

    def childCount(self) -> int:
        return len(self._of.where.rows)

    def child(self, place: int) -> Any:
        rows = self._of.where.rows
        if not 0 <= place < len(rows):
            return None
        self._forget_others()
        index = rows[place][0]
        if index not in self._rows:
            row = Row(self._of, index)
            self._rows[index] = row, QAccessible.registerAccessibleInterface(row)
        return self._rows[index][0]

    def childAt(self, x: int, y: int) -> Any:
        at = self._of.viewport().mapFromGlobal(QPoint(x, y))
        hit = self._of.row_at(at.y()) if self._of.viewport().rect().contains(at) else None
        return self.child(place_of(self._of, hit[0])) if hit else None

    def focusChild(self) -> Any:
        return self.child(place_of(self._of, self._of.hands.current))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return place_of(self._of, child.index) if isinstance(child, Row) else -1

    def text(self, which: QAccessible.Text) -> str:
        return tr("Timeline", "Messages") if which == QAccessible.Text.Name else ""

    def _forget_others(self) -> None:
        self._forget(self._rows.keys() - {index for index, _ in self._of.where.rows})

    def _forget(self, gone: set[int]) -> None:
        for index in gone:
            _, id = self._rows.pop(index)
            QAccessible.deleteAccessibleInterface(id)


def place_of(of: "Transcript", index: int) -> int:
    """Which child a row is; -1: none."""
    return next((n for n, (at, _) in enumerate(of.where.rows) if at == index), -1)


def tell_focus(of: "Transcript") -> None:
    """The row the keyboard is on is read aloud."""
    place = place_of(of, of.hands.current)
    if QAccessible.isActive() and place >= 0:
        event = QAccessibleEvent(of, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


@cache
def install() -> None:
    """Once for the process: Qt asks only while assistive technology listens."""
    QAccessible.installFactory(_made)


def _made(_: str, of: QObject) -> QAccessibleInterface | None:
    from desktop.views.transcript import Transcript

    return Rows(of) if isinstance(of, Transcript) else None

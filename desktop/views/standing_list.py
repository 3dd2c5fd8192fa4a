"""StandingList: a ChoiceList that stays where it is put: the pointer alone marks nothing in it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.tokens import RADIUS, RING
from desktop.views.choice_list import ChoiceList

STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000,
}  # fmt: skip


class StandingList(ChoiceList):
    """Beside what is written of the marked one, which the pointer on its way would take away.

    `keys`: it has the keyboard itself; else whoever holds it does.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, keys: bool = True) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        if keys:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step(STEPS[Qt.Key(event.key())])
        else:
            event.ignore()  # Enter and Escape are the dialog's

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("accent"), RING))
                painter.drawRoundedRect(
                    QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1),
                    RADIUS["control"], RADIUS["control"],
                )  # fmt: skip

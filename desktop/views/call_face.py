"""The faces of a call: whose it is as a circle, and a button that is only a sign."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from desktop.rows.avatar import paint_avatar
from desktop.theme import Theme

SIDE = 32
"""Of a button of the bar, px."""


class CallFace(QWidget):
    def __init__(self, side: int) -> None:
        super().__init__()
        self.name = ""
        self.setFixedSize(side, side)

    def show_name(self, name: str) -> None:
        if name != self.name:
            self.name = name
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_avatar(painter, QRectF(self.rect()), self.name)


def sign(theme: Theme, icon: str, *, checkable: bool = False, side: int = SIDE) -> QPushButton:
    """A quiet button; a click leaves the focus with what is being typed."""
    button = QPushButton()
    button.setProperty("kind", "call")
    button.setFixedSize(side, side)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.set_icon(button, icon, "second", 18)
    return button


def name_button(button: QAbstractButton, name: str, *, shown: bool = False) -> None:
    """`shown`: the words stand on it, else in its tool tip."""
    button.setAccessibleName(name)
    if shown:
        button.setText(name)
    else:
        button.setToolTip(name)

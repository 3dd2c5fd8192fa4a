"""PlainWords: words of others that can be marked and copied, with the mouse and with the keyboard."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLabel

from desktop.bidi import bare, led
from desktop.translate import tr
from desktop.views.menu import Menu

LONG = 20
"""Letters from which on a value may have to go on in a second line."""
BREAK = "\u200b"
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PlainWords(QLabel):
    """`breakable`: a value without spaces, such as an address, may go on in a second line.

    The places to break at are never copied: an address with one in it reaches nobody.
    """

    def __init__(self, text: str, *, breakable: bool = False) -> None:
        super().__init__(led(_breakable(text) if breakable else text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "body")
        self.setWordWrap(True)
        self.setAccessibleName(text)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def marked(self) -> str:
        return bare(self.selectedText().replace(BREAK, ""))

    def copy(self) -> None:
        """What is marked, or all of it where nothing is."""
        QGuiApplication.clipboard().setText(self.marked() or self.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        board = QGuiApplication.clipboard()
        if board.supportsSelection() and self.hasSelectedText():
            board.setText(self.marked(), QClipboard.Mode.Selection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        menu.addAction(tr("Customer", "Copy"), self.copy)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard all of it is marked, which also shows where the focus is."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self.setSelection(0, len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setSelection(0, 0)


def _breakable(value: str) -> str:
    if len(value) <= LONG:
        return value
    if "@" in value:
        return value.replace("@", f"{BREAK}@")
    return re.sub(r"([/_-])", rf"\1{BREAK}", value)

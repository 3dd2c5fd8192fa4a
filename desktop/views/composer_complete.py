"""Completion: what `/` and `@` offer above the cursor while the editor keeps the focus."""

import re
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.conversation_picker import Choice

ROW, SHOWN, WIDTH = 34, 7, 380
_SLASH = re.compile(r"(?:^|\s)/([\w-]{0,30})$")
_AT = re.compile(r"(?:^|\s)@(\w{0,30})$")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def begun(before: str, note: bool) -> tuple[Literal["canned", "mention"], str] | None:
    """What is being completed at the end of a line, and what was typed of it."""
    slash = _SLASH.search(before)
    if slash:
        return "canned", slash[1]
    at = _AT.search(before) if note else None
    return ("mention", at[1]) if at else None


class Completion(QFrame):
    """Stays with the window, not a window itself: the editor must keep the keyboard."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "raised")
        self.setAccessibleName(tr("Composer", "Suggestions"))
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(14, 14))
        self.list.setAccessibleName(tr("Composer", "Suggestions"))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        self.list.itemClicked.connect(self._take)
        self.hide()

    def offer(self, choices: Sequence[Choice], cursor: QRect) -> None:
        """Shows them above `cursor` (on the screen); hides where there are none."""
        if not choices:
            self.hide()
            return
        self.list.clear()
        for choice in choices:
            text = f"{choice.text}   {choice.detail}" if choice.detail else choice.text
            item = QListWidgetItem(self._theme.icon(choice.icon, "second", 14), text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, choice.id)
            item.setSizeHint(QSize(0, ROW))
        self.list.setCurrentRow(0)
        self._place(len(choices), cursor)

    def _place(self, rows: int, cursor: QRect) -> None:
        window = self.window()
        if self.parent() is not window:
            self.setParent(window)
        self.resize(WIDTH, min(SHOWN, rows) * ROW + 16)
        at = window.mapFromGlobal(cursor.topLeft()) - QPoint(12, self.height() + 6)
        x = max(4, min(at.x(), window.width() - self.width() - 4))
        self.move(x, max(4, at.y()))
        self.show()
        self.raise_()

    def key(self, event: QKeyEvent) -> bool:
        """True where the key was meant for the list."""
        if not self.isVisible() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in _STEPS:
            row = self.list.currentRow() + _STEPS[Qt.Key(event.key())]
            self.list.setCurrentRow(row % self.list.count())
        elif event.key() in _TAKES:
            self._take(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def take_current(self) -> bool:
        """True where something was offered and is taken now."""
        shown = self.isVisible()
        if shown:
            self._take(self.list.currentItem())
        return shown

    def _take(self, item: QListWidgetItem | None) -> None:
        self.hide()
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))

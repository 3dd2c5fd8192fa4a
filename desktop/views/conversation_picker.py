"""Picker: a small popup that finds one of many by its words: people, teams, labels, answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.folding import fold
from desktop.theme import Theme

ROW = 36
SHOWN = 8
WIDTH = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """`also` is searched but not shown; `detail` is shown after the text."""

    id: str
    text: str
    detail: str = ""
    icon: str = ""
    also: str = ""
    chosen: bool = False


class Picker(QFrame):
    """Opens over the screen and goes at the first choice, Escape, or a click elsewhere."""

    picked = Signal(str)

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._choices: Sequence[Choice] = ()
        self.setProperty("kind", "raised")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(self)
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(title)
        self.search.setAccessibleName(title)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def offer(self, choices: Sequence[Choice], at: QPoint) -> None:
        """Shows the choices with the search field focused, its top right corner at `at`."""
        self._choices = choices
        self._filter("")
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        self.move(at - QPoint(WIDTH, 0))
        self.show()
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        self.list.clear()
        wanted = fold(text).split()
        for choice in self._choices:
            if all(word in fold(f"{choice.text} {choice.detail} {choice.also}") for word in wanted):
                self._add(choice)
        self.list.setCurrentRow(0)
        rows = min(SHOWN, max(1, len(self._choices)))
        self.list.setFixedHeight(rows * ROW + 2)

    def _add(self, choice: Choice) -> None:
        text = f"{choice.text}   {choice.detail}" if choice.detail else choice.text
        item = QListWidgetItem(text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, choice.id)
        item.setSizeHint(QSize(0, ROW))
        name = "check" if choice.chosen else choice.icon
        if name:
            item.setIcon(self._theme.icon(name, "accent_text" if choice.chosen else "second", 16))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(Qt.ItemDataRole.UserRole))
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while the words are typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self.list.currentItem())
            return True
        return False

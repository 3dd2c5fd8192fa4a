"""EmojiPanel: a small popup of emoji, found by Turkish or English words."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.folding import fold
from desktop.translate import tr
from desktop.views.emoji_data import EMOJI, Emoji

CELL, COLUMNS, ROWS = 36, 9, 6
_STEPS = {Qt.Key.Key_Down: COLUMNS, Qt.Key.Key_Up: -COLUMNS}


def found(typed: str) -> list[Emoji]:
    """Emoji of which some word, in either language, begins with each word typed."""
    wanted = fold(typed).split()
    return [e for e in EMOJI if all(_begins(fold(e.words).split(), word) for word in wanted)]


def _begins(words: list[str], typed: str) -> bool:
    return any(word.startswith(typed) for word in words)


class EmojiPanel(QFrame):
    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Composer", "Emoji"))
        self.search = QLineEdit(self)
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(tr("Composer", "Find an emoji"))
        self.search.setAccessibleName(tr("Composer", "Find an emoji"))
        self.list = QListWidget(self)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setGridSize(QSize(CELL, CELL))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Composer", "Emoji"))
        self.list.setFixedSize(CELL * COLUMNS + 14, CELL * ROWS + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._show("")

    def open_above(self, corner: QPoint) -> None:
        """Its lower left corner at `corner` of the screen."""
        self.adjustSize()
        self.move(corner - QPoint(0, self.height() + 6))
        self.show()
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        self.list.clear()
        font = QFont(self.list.font())
        font.setPixelSize(20)
        for emoji in found(typed):
            item = QListWidgetItem(emoji.sign, self.list)
            item.setFont(font)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setToolTip(emoji.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, emoji.words)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.text())
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the signs while the words are typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.search.text():
            step = 1 if key == Qt.Key.Key_Right else -1
            self.list.setCurrentRow(
                max(0, min(self.list.count() - 1, self.list.currentRow() + step))
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        else:
            return False
        return True

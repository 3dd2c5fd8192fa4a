"""What stands in place of a conversation: none chosen, or one that is not there any more."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.parts import Parts
from desktop.translate import tr

ICON, WIDTH = 40, 360


class Face(QFrame):
    """Calm words in the middle, never an empty ground."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._gone = False
        self.setProperty("kind", "surface")
        self._icon, self._title, self._detail = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("kind", "title")
        self._detail.setProperty("kind", "second")
        self._detail.setWordWrap(True)
        self._detail.setFixedWidth(WIDTH)
        self._keys = QWidget(self)
        self._grid = QGridLayout(self._keys)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._icon, self._title, self._detail, self._keys):
            column.addLayout(_in_the_middle(part))
        column.addStretch(3)
        for label in (self._icon, self._title, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts.theme.changed.connect(self._show)
        self._show()

    def show_none(self) -> None:
        self._gone = False
        self._show()

    def show_gone(self) -> None:
        self._gone = True
        self._show()

    def _show(self) -> None:
        name = "archive" if self._gone else "messages-square"
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._parts.theme.pixmap(name, "third", ICON, ratio))
        if self._gone:
            self._title.setText(tr("Conversation", "This conversation is not here any more"))
            text = tr(
                "Conversation", "It was erased, or you may not see it now. Choose another one."
            )
        else:
            self._title.setText(tr("Conversation", "Choose a conversation"))
            text = tr("Conversation", "Its messages open here, also without a connection.")
        self._detail.setText(text)
        self._keys.setVisible(not self._gone)
        self._show_keys()

    def _show_keys(self) -> None:
        rows = (
            ("J   K", tr("Conversation", "Next and previous conversation")),
            ("U", tr("Conversation", "Next unread conversation")),
            ("Ctrl K", tr("Conversation", "Search or type a command")),
            ("F1", tr("Conversation", "All shortcuts")),
        )
        for row, (keys, text) in enumerate(rows):
            self._cell(row, 0, keys, "strong")
            self._cell(row, 1, text, "second")

    def _cell(self, row: int, column: int, text: str, kind: str) -> None:
        item = self._grid.itemAtPosition(row, column)
        label = item.widget() if item else None
        if not isinstance(label, QLabel):
            label = QLabel(self._keys)
            label.setProperty("kind", kind)
            self._grid.addWidget(label, row, column)
        label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()


def _in_the_middle(part: QWidget) -> QHBoxLayout:
    """By stretches: an alignment would ask words that wrap for their height at another width."""
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(part)
    row.addStretch()
    return row

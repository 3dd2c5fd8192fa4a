"""ColumnHead: of a column that slid in: whose it is, one line of what is in it, and its buttons."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.theme import Theme
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.card import ElidedLabel

LEFT, RIGHT = 18, 10


class ColumnHead(QFrame):
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title, self.line = ElidedLabel(kind="title"), ElidedLabel(kind="second")
        self.line.setFont(theme.font("small"))
        self.setFixedHeight(HEADER)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(LEFT, 0, RIGHT, 0)
        self._row.addLayout(words, 1)
        self._close = self._button("x")
        self._close.clicked.connect(self.closed)
        self._row.addWidget(self._close)
        self._retranslate()

    def say(self, title: str, line: str) -> None:
        self.title.say(title)
        self.line.say(line)

    def add_button(self, icon: str) -> QPushButton:
        """Left of the one that closes."""
        button = self._button(icon)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _button(self, icon: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        self._theme.set_icon(button, icon, "second", 18)
        return button

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._close.setAccessibleName(tr("Live", "Close"))
        self._close.setToolTip(tr("Live", "Close"))

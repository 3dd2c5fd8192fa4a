"""What every dialog here is built on: a title, what it holds, and its buttons at the foot."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme

Kind = Literal["", "primary", "danger", "quiet", "link"]


DIM = 0.32
EDGE = 0.5


class Shade(QWidget):
    """Lies over the window a dialog belongs to, so that it is plain what takes the keys."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setOpacity(DIM)
            painter.fillRect(self.rect(), self._theme.color("shadow"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False


class Sheet(QDialog):
    """Subclasses fill `body`, add buttons, and say their words in `retranslate`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, width: int = 460) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shade: Shade | None = None
        self.setMinimumWidth(width)
        self.title = words("", "heading")
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch()
        if parent is not None:
            # Without a window manager nobody else gives the focus back
            self.finished.connect(lambda _: parent.window().activateWindow())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 22, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(self.title)
        whole.addLayout(self.body, 1)
        whole.addLayout(self.foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a window manager nobody else draws an edge, and in the dark it would have none."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setOpacity(EDGE)
            painter.setPen(self.theme.color("strong"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if self._shade is None and parent is not None:
            self._shade = Shade(self.theme, parent.window())
            self._shade.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._shade is not None:
            self._shade.hide()
            self._shade.deleteLater()
            self._shade = None

    def add_button(self, kind: Kind = "") -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(kind == "primary")
        button.setDefault(kind == "primary")
        if kind:
            button.setProperty("kind", kind)
        self.foot.addWidget(button)
        return button

    def say_title(self, text: str) -> None:
        self.title.setText(text)
        self.setWindowTitle(text)
        self.setAccessibleName(text)

    def retranslate(self) -> None:
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def words(text: str, kind: str = "") -> QLabel:
    """Plain text that wraps."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label

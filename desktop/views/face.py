"""Face: what stands where there is nothing to list, and what to do about it. Never a blank."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme

DISC = 64


class _Disc(QWidget):
    """A large quiet sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.icon = "inbox"
        self.setFixedSize(DISC, DISC)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawEllipse(self.rect())
            ratio = self.devicePixelRatioF()
            sign = self._theme.pixmap(self.icon, "accent_text", 28, ratio)
            painter.drawPixmap((DISC - 28) // 2, (DISC - 28) // 2, sign)


class Face(QWidget):
    """`pressed` comes from its one button."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._disc = _Disc(theme)
        self._title, self._detail, self._button = QLabel(), QLabel(), QPushButton()
        for label, kind in ((self._title, "title"), (self._detail, "second")):
            label.setProperty("kind", kind)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.pressed)
        self._lay_out()

    def say(self, icon: str, title: str, detail: str = "", button: str = "") -> None:
        self._disc.icon = icon
        self._disc.update()
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def words(self) -> str:
        return f"{self._title.text()} {self._detail.text()}".strip()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 28, 0)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self._title)
        column.addSpacing(6)
        column.addWidget(self._detail)
        column.addSpacing(16)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

"""LevelMeter: how loud it is now, as a row of small bars that light up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Theme

BARS = 28
LOUD = 0.82
"""Share of the bars from which on it is too loud."""
FALL = 0.72
"""Of what stood there remains at each fall, so that the eye can follow."""


class LevelMeter(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.level = 0.0
        """0.0 to 1.0, as it is shown: the ear hears the root of what arrives."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_level(self, level: float) -> None:
        """Rises at once and falls slowly. `level` 0.0 to 1.0, linear."""
        heard = min(1.0, max(0.0, level)) ** 0.5
        self.level = max(heard, self.level * FALL if self.level > 0.01 else 0.0)
        self.update()

    def rest(self) -> None:
        self.level = 0.0
        self.update()

    def lit(self) -> int:
        """How many of the bars are lit."""
        return round(self.level * BARS)

    def sizeHint(self) -> QSize:
        return QSize(120, 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 10)

    def paintEvent(self, _: QPaintEvent) -> None:
        step, lit = self.width() / BARS, self.lit()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for bar in range(BARS):
                token = "pressed" if bar >= lit else "warning" if bar >= BARS * LOUD else "ok"
                painter.setBrush(self._theme.color(token))
                painter.drawRoundedRect(QRectF(bar * step, 1, step - 2, 8), 1.5, 1.5)

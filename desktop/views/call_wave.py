"""The live wave of a call: how loud it is there and here; a press shows the line's figures."""

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from desktop.telephone.judgement import Level
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING

BARS, BAR_WIDTH, BAR_GAP = 7, 2, 2
LOW, HIGH = 3.0, 18.0
"""Heights in px of silence and of the loudest."""
INK: dict[Level, str] = {"good": "accent_text", "fair": "warning", "bad": "bad"}


class Wave(QAbstractButton):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._loud: deque[float] = deque([0.0] * BARS, BARS)
        self._level: Level = "good"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_loudness(self, loud: float) -> None:
        """0.0 to 1.0; the newest stands at the right."""
        if loud or any(self._loud):
            self._loud.append(max(0.0, min(1.0, loud)))
            self.update()

    def show_level(self, level: Level, sentence: str) -> None:
        self._level = level
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(BARS * (BAR_WIDTH + BAR_GAP) + 6, 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(INK[self._level]))
            for place, loud in enumerate(self._loud):
                self._bar(painter, place, LOW + (HIGH - LOW) * loud**0.6)
            if self.hasFocus():
                self._ring(painter)

    def _bar(self, painter: QPainter, place: int, height: float) -> None:
        left = 4 + place * (BAR_WIDTH + BAR_GAP)
        box = QRectF(left, (self.height() - height) / 2, BAR_WIDTH, height)
        painter.drawRoundedRect(box, 1, 1)

    def _ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent"), RING))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS["control"], RADIUS["control"])

"""What stands below a recording's title: what it is, and while somebody listens how far they are."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from desktop.rows.timeline_shape import Lively
from desktop.rows.timeline_words import Words
from desktop.theme import Theme
from desktop.times import clock_of
from desktop.tokens import RADIUS

SPEEDS = (1.0, 1.25, 1.5, 2.0, 0.75)
"""In the order in which one press after the other chooses them."""
LINE = 16
CHIP = (38, 16)
CHIP_GAP = 8


@dataclass(slots=True)
class Listening:
    """`detail` while nobody listens; then the clock and, in `chip`, the speed."""

    id: str
    detail: Words
    length_ms: int
    chip: QRectF

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        share = lively.progress(self.id)
        if share is None:
            self.detail.draw(painter, theme)
            return
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.color("second"))
        room = QRectF(self.detail.x, self.detail.y, self.chip.x() - self.detail.x, LINE)
        passed = clock_of(round(share * self.length_ms))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, left, f"{passed} / {clock_of(self.length_ms)}")
        self._draw_speed(painter, theme, lively.speed())

    def _draw_speed(self, painter: QPainter, theme: Theme, speed: float) -> None:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(self.chip, RADIUS["chip"], RADIUS["chip"])
        painter.setPen(theme.color("accent_text"))
        painter.setFont(theme.font("caption", 600, tabular=True))
        painter.drawText(self.chip, Qt.AlignmentFlag.AlignCenter, speed_words(speed))


def speed_words(speed: float) -> str:
    """1×, 1,25×: as the country writes it."""
    return QLocale().toString(speed, "g", 3) + "×"


def chip_place(theme: Theme, x: float, y: float, length_ms: int) -> QRectF:
    """Right of the clock at its longest."""
    metrics = QFontMetricsF(theme.font("caption", tabular=True))
    wide = metrics.horizontalAdvance(f"{clock_of(length_ms)} / {clock_of(length_ms)}")
    return QRectF(round(x + wide + CHIP_GAP), y, *CHIP)

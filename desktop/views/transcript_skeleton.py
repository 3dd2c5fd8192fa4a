"""The outlines of bubbles while a conversation is being read: never blank, never a spinner."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.rows.timeline_build import EDGE, TEXT_X
from desktop.theme import Theme

ROWS = ((0.42, 36, False), (0.3, 36, False), (0.5, 54, True), (0.36, 36, False), (0.46, 54, True))


def paint_skeleton(painter: QPainter, theme: Theme, width: int, height: int) -> None:
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(theme.color("sunken"))
    y = 24.0
    while y < height - 60:
        for share, tall, out in ROWS:
            wide = min(520.0, width * share)
            x = width - EDGE - wide if out else TEXT_X
            painter.drawRoundedRect(QRectF(x, y, wide, tall), 12, 12)
            y += tall + 14
            if y > height - 60:
                break

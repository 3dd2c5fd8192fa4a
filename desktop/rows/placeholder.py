"""What stands where a row is still read: its shape without its words, never nothing."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.theme import Theme

LEFT = 16
FACE = 36
WIDTHS = ((0.44, 0.78), (0.56, 0.62), (0.38, 0.85), (0.50, 0.70))


def paint_placeholder(painter: QPainter, theme: Theme, box: QRectF, number: int) -> None:
    """`number` varies the widths, so that a column of them reads as rows of words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("pressed"))
    top = box.y() + (box.height() - FACE) / 2
    painter.drawEllipse(QRectF(box.x() + LEFT, top, FACE, FACE))
    left = box.x() + LEFT + FACE + 12
    room = box.right() - left - 12
    for line, share in enumerate(WIDTHS[number % len(WIDTHS)]):
        bar = QRectF(left, top + 4 + 18 * line, room * share, 9)
        painter.drawRoundedRect(bar, 4, 4)

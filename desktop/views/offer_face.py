"""Who waits, with the time that is left as a ring around the face."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.rows.avatar import paint_avatar, paint_badge
from desktop.theme import Theme

FACE, RIM, GAP = 40, 3, 3
"""Px of the face, of the ring, and between them."""
SIDE = FACE + 2 * (RIM + GAP)
SHORT_MS = 5_000
"""From here on the ring is in the colour of a deadline that is about to be missed."""
FASTEST_MS, SLOWEST_MS = 100, 1_000


def step_ms(whole_ms: int) -> int:
    """How often a ring of so long a time is painted: its end moves by about one px each time."""
    round_px = math.pi * (SIDE - RIM)
    return max(FASTEST_MS, min(SLOWEST_MS, round(whole_ms / round_px)))


class OfferFace(QWidget):
    """Without a time that ends there is only the face."""

    def __init__(self, theme: Theme, ground: str = "raised") -> None:
        super().__init__()
        self._theme, self._ground = theme, ground
        self._name, self._channel = "", ""
        self._share: float | None = None
        self._short = False
        self.setFixedSize(SIDE, SIDE)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @property
    def share(self) -> float | None:
        """Of the time, that is left: 1.0 to 0.0."""
        return self._share

    def show_who(self, name: str, channel: str) -> None:
        if (name, channel) != (self._name, self._channel):
            self._name, self._channel = name, channel
            self.update()

    def show_left(self, left: int | None, whole: int) -> None:
        """Ms that are left of `whole`; None: it has no end."""
        share = None if left is None else max(0.0, min(1.0, left / max(1, whole)))
        short = left is not None and left <= SHORT_MS
        if (share, short) != (self._share, self._short):
            self._share, self._short = share, short
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        inset = RIM + GAP
        face = QRectF(inset, inset, FACE, FACE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._share is not None:
                self._ring(painter, self._share)
            paint_avatar(painter, face, self._name)
            if self._channel:
                paint_badge(painter, self._theme, face, self._channel, self._ground)

    def _ring(self, painter: QPainter, share: float) -> None:
        half = RIM / 2
        path = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("pressed"), RIM))
        painter.drawEllipse(path)
        pen = QPen(self._theme.color("bad" if self._short else "accent"), RIM)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(path, 90 * 16, round(share * 360 * 16))

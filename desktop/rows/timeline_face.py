"""The face beside a bubble: a customer's avatar, or the bot's own."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.rows.avatar import paint_avatar
from desktop.rows.timeline_shape import Lively, stamp
from desktop.theme import Theme


@dataclass(slots=True)
class Face:
    name: str
    rect: QRectF

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        paint_avatar(painter, self.rect, self.name)


@dataclass(slots=True)
class BotFace:
    rect: QRectF

    def draw(self, painter: QPainter, theme: Theme, lively: Lively) -> None:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(self.rect)
        middle = self.rect.center()
        stamp(painter, theme, ("bot", "accent_text", 16), middle.x() - 8, middle.y() - 8)

"""Avatars: initials on the person's own colour, and a channel's badge beside them."""

import zlib

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap, QPixmapCache

from core.channels import CHANNELS
from core.initials import initials
from desktop.theme import FAMILIES, Theme
from desktop.tokens import CHANNEL_COLOURS, PEOPLE

BADGE = 16
RIM = 2
"""Px around a badge, for its ring."""


def colour_of(name: str) -> str:
    """Always the same for the same name; `hash` differs from run to run."""
    return PEOPLE[zlib.crc32(name.encode()) % len(PEOPLE)]


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """A circle that fills `rect`; each is drawn once and then kept by Qt's pixmap cache."""
    ratio = painter.device().devicePixelRatio()
    side = rect.width()
    key = f"avatar/{initials(name)}/{colour_of(name)}/{side}/{ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(initials(name), colour_of(name), side, ratio)
        QPixmapCache.insert(key, pixmap)
    painter.drawPixmap(rect.topLeft(), pixmap)


def paint_badge(painter: QPainter, theme: Theme, rect: QRectF, channel: str, ground: str) -> None:
    """The channel's sign at the lower right of an avatar's `rect`, ringed by token `ground`."""
    ratio = painter.device().devicePixelRatio()
    at = QPointF(rect.right() - BADGE + 5 - RIM, rect.bottom() - BADGE + 5 - RIM)
    key = f"badge/{theme.name}/{channel}/{ground}/{ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _badge(theme, channel, ground, ratio)
        QPixmapCache.insert(key, pixmap)
    painter.drawPixmap(at, pixmap)


def _badge(theme: Theme, channel: str, ground: str, ratio: float) -> QPixmap:
    side = round((BADGE + 2 * RIM) * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    circle = QRectF(RIM, RIM, BADGE, BADGE)
    row = CHANNELS.get(channel)
    icon = theme.pixmap(row.icon if row else "message-circle", "on_accent", 9, ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(circle.adjusted(-1.5, -1.5, 1.5, 1.5))
        painter.setBrush(QColor(CHANNEL_COLOURS.get(channel, PEOPLE[6])))
        painter.drawEllipse(circle)
        painter.drawPixmap(circle.topLeft() + QPointF(3.5, 3.5), icon)
    return pixmap


def _drawn(text: str, colour: str, side: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(0, 0, side, side))
    painter.setPen(QColor("white"))
    painter.setFont(_font(side))
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap


def _font(side: float) -> QFont:
    font = QFont(FAMILIES)
    font.setPixelSize(max(9, round(side * 0.36)))
    font.setWeight(QFont.Weight.DemiBold)
    return font

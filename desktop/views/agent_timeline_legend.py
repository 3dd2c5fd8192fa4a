"""What the colours of an agent's day stand for: those that are in it, each with its sign and its name."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter

from core.work import Media
from desktop.models.live_words import MEDIA_ICONS, media_name
from desktop.theme import Theme
from desktop.tokens import CHANNEL_COLOURS
from desktop.translate import tr
from desktop.views.agent_timeline_shape import BADGES, Shape

HEIGHT = 20
SWATCH, SIGN, SPACE, APART = 10, 12, 5, 14


def media_in(shape: Shape) -> tuple[Media, ...]:
    """In the order of BADGES; one's own calls are calls."""
    there = {piece.media for piece in shape.contacts}
    return tuple(media for media in BADGES if media in there)


def paint_legend(painter: QPainter, theme: Theme, box: QRectF, shape: Shape) -> None:
    painter.setFont(theme.font("caption"))
    x, ratio = box.x(), painter.device().devicePixelRatio()
    for media in media_in(shape):
        x = _swatch(painter, QBrush(QColor(CHANNEL_COLOURS[BADGES[media]])), x, box)
        icon = theme.pixmap(MEDIA_ICONS[media], "second", SIGN, ratio)
        painter.drawPixmap(QPointF(x, box.center().y() - SIGN / 2), icon)
        x = _words(painter, theme, media_name(media), x + SIGN + SPACE, box)
    if any(piece.kind == "wrap_up" for piece in shape.contacts):
        hatched = QBrush(theme.color("second"), Qt.BrushStyle.BDiagPattern)
        x = _swatch(painter, hatched, x, box)
        _words(painter, theme, tr("Timeline", "Wrap-up"), x, box)


def _swatch(painter: QPainter, brush: QBrush, x: float, box: QRectF) -> float:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(QRectF(x, box.center().y() - SWATCH / 2, SWATCH, SWATCH), 2, 2)
    return x + SWATCH + SPACE


def _words(painter: QPainter, theme: Theme, words: str, x: float, box: QRectF) -> float:
    wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
    painter.setPen(theme.color("second"))
    place = QRectF(x, box.y(), wide + 2, box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
    return x + wide + APART

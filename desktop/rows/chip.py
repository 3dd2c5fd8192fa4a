"""Chips: one short fact each. Coloured only for a deadline at risk or a live state."""

from typing import Literal

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.theme import Theme
from desktop.tokens import RADIUS

ChipKind = Literal["plain", "strong", "accent", "ok", "warning", "bad"]
"""plain, strong: outlined; the others stand for a live state or a risk."""

HEIGHT = 18
PADDING = 6
ICON = 11
ICON_GAP = 4

# kind -> (ground or none, border or none, text)
_LOOKS: dict[ChipKind, tuple[str, str, str]] = {
    "plain": ("", "border", "second"),
    "strong": ("", "strong", "second"),
    "accent": ("accent_soft", "", "accent_text"),
    "ok": ("ok_soft", "", "ok"),
    "warning": ("warning_soft", "", "warning"),
    "bad": ("bad_soft", "", "bad"),
}
_SELECTED: dict[ChipKind, tuple[str, str, str]] = {
    **_LOOKS,
    "plain": ("", "strong", "second"),
    "accent": ("surface", "accent", "accent_text"),
}
"""On the colour of the selection, in which a faint outline and a soft ground of it are lost."""


class Chip(msgspec.Struct, frozen=True):
    text: str
    kind: ChipKind = "plain"
    icon: str = ""


def chip_width(theme: Theme, chip: Chip) -> float:
    """In px; counted with digits of one width, so that a countdown does not jitter."""
    words = QFontMetricsF(theme.font("caption", 600, tabular=True)).horizontalAdvance(chip.text)
    return 2 * PADDING + words + (ICON + ICON_GAP if chip.icon else 0)


def paint_chip(
    painter: QPainter, theme: Theme, at: QPointF, chip: Chip, *, selected: bool = False
) -> float:
    """Paints it with its upper left corner `at`; returns its width. `selected`: on such a row."""
    ground, border, ink = (_SELECTED if selected else _LOOKS)[chip.kind]
    box = QRectF(at.x(), at.y(), chip_width(theme, chip), HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(border)) if border else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
    inset = 0.5 if border else 0.0
    shape = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, RADIUS["chip"], RADIUS["chip"])
    _paint_words(painter, theme, box, chip, ink)
    return box.width()


def _paint_words(painter: QPainter, theme: Theme, box: QRectF, chip: Chip, ink: str) -> None:
    left = box.x() + PADDING
    if chip.icon:
        ratio = painter.device().devicePixelRatio()
        top = box.y() + (HEIGHT - ICON) / 2
        painter.drawPixmap(QPointF(left, top), theme.pixmap(chip.icon, ink, ICON, ratio))
        left += ICON + ICON_GAP
    painter.setPen(theme.color(ink))
    painter.setFont(theme.font("caption", 600, tabular=True))
    words = QRectF(left, box.y(), box.right() - left, HEIGHT)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, chip.text)

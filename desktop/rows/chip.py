"""Chips: one short fact each. Coloured only for a deadline at risk or a live state."""

from typing import Literal

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache

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
    """In whole px; counted with digits of one width, so that a countdown does not jitter."""
    words = QFontMetricsF(theme.font("caption", 600, tabular=True)).horizontalAdvance(chip.text)
    return round(2 * PADDING + words + (ICON + ICON_GAP if chip.icon else 0))


def paint_chip(
    painter: QPainter, theme: Theme, at: QPointF, chip: Chip, *,
    selected: bool = False, keep: bool = False,
) -> float:  # fmt: skip
    """Paints it with its upper left corner `at`; returns its width. `selected`: on such a row.

    `keep`: the same words come again on other rows, so they are drawn once and kept by Qt's
    pixmap cache; not for a countdown, which would push everything else out of it.
    """
    ratio = painter.device().devicePixelRatio()
    if not keep or ratio != int(ratio):
        box = QRectF(at.x(), at.y(), chip_width(theme, chip), HEIGHT)
        _paint(painter, theme, box, chip, selected)
        return box.width()
    key = f"chip/{theme.name}/{chip.kind}/{chip.icon}/{selected}/{ratio}/{chip.text}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(theme, chip, selected, ratio)
        QPixmapCache.insert(key, pixmap)
    painter.drawPixmap(at, pixmap)
    return pixmap.width() / ratio


def _drawn(theme: Theme, chip: Chip, selected: bool, ratio: float) -> QPixmap:
    box = QRectF(0, 0, chip_width(theme, chip), HEIGHT)
    pixmap = QPixmap(round(box.width() * ratio), round(HEIGHT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        _paint(painter, theme, box, chip, selected)
    return pixmap


def _paint(painter: QPainter, theme: Theme, box: QRectF, chip: Chip, selected: bool) -> None:
    ground, border, ink = (_SELECTED if selected else _LOOKS)[chip.kind]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(border)) if border else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
    inset = 0.5 if border else 0.0
    shape = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, RADIUS["chip"], RADIUS["chip"])
    _paint_words(painter, theme, box, chip, ink)


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

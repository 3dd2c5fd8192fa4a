"""Icons: lucide's drawings in any colour, size and scale, each rendered once."""

from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import RESOURCES

STROKE = 1.75
"""Lucide draws with 2 on a grid of 24; the look is a little finer."""
KEPT = 600


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """The SVG text of an icon. Raises FileNotFoundError where there is none of that name."""
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


class Icons:
    """A cache of tinted pixmaps, the least used dropped first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, int, float], QPixmap] = OrderedDict()
        self._drawn: tuple[tuple[str, int, float], QPixmap] | None = None
        """The newest drawing: it is often asked for in a second colour at once."""

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """`size` in logical px; the pixmap carries `ratio`."""
        key = (name, colour, size, ratio)
        found = self._kept.get(key)
        if found is None:
            drawn = self._drawing(name, size, ratio)
            found = self._kept[key] = _tinted(drawn, colour)
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def _drawing(self, name: str, size: int, ratio: float) -> QPixmap:
        key = (name, size, ratio)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, _rendered(*key)
        return self._drawn[1]


def _rendered(name: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = drawing(name).replace("currentColor", "black")
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _tinted(drawn: QPixmap, colour: str) -> QPixmap:
    pixmap = drawn.copy()
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    return pixmap

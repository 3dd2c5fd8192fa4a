"""Icons: lucide's drawings in any colour, size and scale, each rendered once."""

from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
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

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """`size` in logical px; the pixmap carries `ratio`."""
        key = (name, colour, size, ratio)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _rendered(*key)
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found


def _rendered(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = drawing(name).replace("currentColor", colour)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

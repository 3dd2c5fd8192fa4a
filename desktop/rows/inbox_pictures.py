"""Rows of the inbox as they were painted last: one that only moves is not painted again."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

KEPT = 64
"""About what a tall screen shows and what is drawn ahead of it; some 100 KiB each."""

Look = tuple[object, ...]
"""Everything that decides how a row looks; compared by identity first."""


class Pictures:
    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[Look, QPixmap]] = OrderedDict()

    def forget(self) -> None:
        self._kept.clear()

    def draw(
        self, painter: QPainter, box: QRectF, key: int, look: Look, ground: QColor,
        paint: Callable[[QPainter, QRectF], None],
    ) -> None:  # fmt: skip
        """`paint` paints the row into the rectangle it is given, over `ground`."""
        ratio = painter.device().devicePixelRatio()
        if ratio != int(ratio):
            # A picture cannot lie between two points of the screen: it would blur
            paint(painter, box)
            return
        size = (round(box.width() * ratio), round(box.height() * ratio))
        look = (*look, *size, ratio)
        kept = self._kept.get(key)
        if kept is None or kept[0] != look:
            kept = self._kept[key] = look, _painted(box, ratio, ground, paint)
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        painter.drawPixmap(box.topLeft(), kept[1])


def _painted(
    box: QRectF, ratio: float, ground: QColor, paint: Callable[[QPainter, QRectF], None]
) -> QPixmap:
    picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(QPointF(), box.size()))
    painter.end()
    return picture

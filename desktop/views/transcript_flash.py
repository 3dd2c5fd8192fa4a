"""Flash: the row a search led to stands out for a moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QVariantAnimation
from PySide6.QtGui import QColor, QPainter

from desktop.rows.timeline_shape import Shape

if TYPE_CHECKING:
    from desktop.views.transcript import Transcript

LASTS = 1_800
"""Ms."""


class Flash(QObject):
    def __init__(self, transcript: "Transcript") -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._row = -1
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=LASTS)
        self._fade.valueChanged.connect(lambda _: transcript.viewport().update())
        self._fade.finished.connect(self._over)

    def start(self, row: int) -> None:
        self._row = row
        self._fade.stop()
        self._fade.start()

    def stop(self) -> None:
        """Other rows stand there now."""
        self._fade.stop()
        self._row = -1

    @property
    def row(self) -> int:
        """Index of the row that flashes; -1: none."""
        return self._row

    def paint(self, painter: QPainter, row: int, shape: Shape) -> None:
        if row != self._row:
            return
        colour = QColor(self._transcript.theme.color("mark"))
        colour.setAlphaF(min(1.0, float(self._fade.currentValue() or 0.0) * 1.5))
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(colour)
        painter.drawRoundedRect(shape.body.adjusted(-5, -5, 5, 5), 15, 15)

    def _over(self) -> None:
        self._row = -1
        self._transcript.viewport().update()

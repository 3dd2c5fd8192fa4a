"""Menu: one with the corners of everything else that floats."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.tokens import RADIUS


class Menu(QMenu):
    """Cut to its corners by a mask: a see-through window is black where nothing composes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rounded")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS["row"], RADIUS["row"])
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

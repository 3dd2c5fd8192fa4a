"""Canvas: one picture, fitted, zoomed around the pointer, and dragged."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme

MOST = 8.0
"""Px of the screen for one of the picture."""
NOTCH = 120
DRAG = 4
"""Px the pointer moves before a press is no click any more."""
MARGIN = 24


class Canvas(QWidget):
    clicked = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QPixmap | None = None
        self._words = ""
        self._scale: float | None = None
        self._middle = QPointF()
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)

    def show_picture(self, image: QImage) -> None:
        self._picture, self._words = QPixmap.fromImage(image), ""
        self.fit()

    def say(self, words: str) -> None:
        """In place of a picture: that it is coming, or why it cannot be had."""
        self._picture, self._words = None, words
        self.fit()

    def visible_texts(self) -> list[str]:
        return [self._words]

    @property
    def scale(self) -> float:
        """Px of the screen for one of the picture, as it stands."""
        return self._fitting() if self._scale is None else self._scale

    # Zooming

    def fit(self) -> None:
        self._scale, self._middle = None, QPointF()
        self.update()
        self.zoomed.emit()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """What is at `around` stays there; the middle where it is None."""
        if self._picture is None:
            return
        before, at = self.scale, (around or self.rect().center().toPointF()) - self._centre()
        now = min(MOST, max(self._fitting(), before * factor))
        self._middle = at + (self._middle - at) * (now / before)
        self._scale = now if now > self._fitting() else None
        self._keep_in_sight()
        self.zoomed.emit()

    def _fitting(self) -> float:
        if self._picture is None:
            return 1.0
        size, room = self._size(), self.size().toSizeF() - QSizeF(2 * MARGIN, 2 * MARGIN)
        return max(0.01, min(1.0, room.width() / size.width(), room.height() / size.height()))

    def _size(self) -> QSizeF:
        return self._picture.deviceIndependentSize() if self._picture else QSizeF(1, 1)

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _place(self) -> QRectF:
        place = QRectF(QPointF(), self._size() * self.scale)
        place.moveCenter(self._centre() + self._middle)
        return place

    def _keep_in_sight(self) -> None:
        """A side that is larger than the room covers it; one that is smaller stands in its middle."""
        size = self._size() * self.scale
        x, y = (
            max(0.0, (large - room) / 2)
            for large, room in ((size.width(), self.width()), (size.height(), self.height()))
        )
        self._middle = QPointF(min(x, max(-x, self._middle.x())), min(y, max(-y, self._middle.y())))
        self.update()

    # Qt's events

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25**turned, event.position())
        else:
            self._middle += QPointF(event.angleDelta()) / 2
            self._keep_in_sight()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() > DRAG:
            self._dragged, self._pressed = True, event.position()
            self._middle += moved
            self._keep_in_sight()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragged:
            self.clicked.emit()
        self._pressed = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._picture is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(self._place(), self._picture, QRectF(self._picture.rect()))
                return
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.color("second"))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 40, -40, -40), int(middle), self._words)

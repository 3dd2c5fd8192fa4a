"""A place that will be black, as a row: a tick, the words around it, and what it was taken for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.export.redaction import Finding
from desktop.theme import Theme

FINDING = Qt.ItemDataRole.UserRole + 1
KIND = Qt.ItemDataRole.UserRole + 2
ROW, EDGE, TICK, PAD = 46, 10, 16, 3
Index = QModelIndex | QPersistentModelIndex


class PlaceRow(QStyledItemDelegate):
    """The base class answers clicks on the tick at the left; only the look is ours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        state = option.state
        found: Finding = index.data(FINDING)
        black = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        painter.save()
        painter.setClipRect(box)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("selection"))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 1, box.width(), 1), self._theme.color("border")
        )
        self._tick(painter, box, black)
        x = box.left() + EDGE + TICK + 12
        self._words(painter, QPointF(x, box.top() + 18), found, black)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.color("second"))
        painter.drawText(QPointF(x, box.top() + 36), str(index.data(KIND)))
        painter.restore()

    def _tick(self, painter: QPainter, box: QRectF, black: bool) -> None:
        name, token = ("square-check", "accent") if black else ("eye", "third")
        place = QPointF(box.left() + EDGE, box.center().y() - TICK / 2)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place, self._theme.pixmap(name, token, TICK, ratio))

    def _words(self, painter: QPainter, at: QPointF, found: Finding, black: bool) -> None:
        before = " ".join(found.before[-22:].split())
        x = self._piece(painter, at.x(), at.y(), f"…{before} " if before else "", "second")
        wide = QFontMetricsF(self._theme.font()).horizontalAdvance(found.text)
        if black:
            ground = QRectF(x - PAD, at.y() - 14, wide + 2 * PAD, 19)
            painter.fillRect(ground, self._theme.color("text"))
        x = self._piece(painter, x, at.y(), found.text, "surface" if black else "text") + PAD
        self._piece(painter, x, at.y(), f" {' '.join(found.after.split())}", "second")

    def _piece(self, painter: QPainter, x: float, y: float, text: str, token: str) -> float:
        font = self._theme.font()
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(QPointF(x, y), text)
        return x + QFontMetricsF(font).horizontalAdvance(text)

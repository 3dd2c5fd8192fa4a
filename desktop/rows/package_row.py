"""A conversation of a package, as a row: the customer, and below where and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.rows.avatar import paint_avatar
from desktop.rows.ground import ground_of, paint_ground
from desktop.theme import Theme

NAME = Qt.ItemDataRole.UserRole + 1
UNDER = Qt.ItemDataRole.UserRole + 2
ROW, FACE, TEXT_X, RIGHT = 56, 32, 54, 10
EDGES = (4, 2, 4, 2)
Index = QModelIndex | QPersistentModelIndex


class PackageRow(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = ground_of(option, lambda: True)
        paint_ground(painter, self._theme, box, ground, EDGES)
        if ground.bare:
            line = QRectF(box.x() + TEXT_X, box.bottom() - 1, box.width() - TEXT_X, 1)
            painter.fillRect(line, self._theme.color("border"))
        name = str(index.data(NAME))
        paint_avatar(painter, QRectF(box.x() + 12, box.y() + 12, FACE, FACE), name)
        wide = box.width() - TEXT_X - RIGHT
        self._line(painter, QPointF(box.x() + TEXT_X, box.y() + 24), name, "text", 600, wide)
        under = str(index.data(UNDER))
        self._line(painter, QPointF(box.x() + TEXT_X, box.y() + 42), under, "second", 400, wide)
        painter.restore()

    def _line(
        self, painter: QPainter, at: QPointF, text: str, token: str, weight: int, wide: float
    ) -> None:
        font = self._theme.font("body" if weight > 400 else "small", weight)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(at, shown)

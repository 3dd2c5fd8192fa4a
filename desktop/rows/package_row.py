"""A conversation of a package, as a row: the customer, and below where and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.rows.avatar import paint_avatar
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING

NAME = Qt.ItemDataRole.UserRole + 1
UNDER = Qt.ItemDataRole.UserRole + 2
ROW, FACE, TEXT_X, RIGHT = 56, 32, 54, 10
Index = QModelIndex | QPersistentModelIndex


class PackageRow(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, state)
        name = str(index.data(NAME))
        paint_avatar(painter, QRectF(box.x() + 12, box.y() + 12, FACE, FACE), name)
        wide = box.width() - TEXT_X - RIGHT
        self._line(painter, QPointF(box.x() + TEXT_X, box.y() + 24), name, "text", 600, wide)
        under = str(index.data(UNDER))
        self._line(painter, QPointF(box.x() + TEXT_X, box.y() + 42), under, "second", 400, wide)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ring = bool(state & QStyle.StateFlag.State_HasFocus)
        if not (chosen or over or ring):
            line = QRectF(box.x() + TEXT_X, box.bottom() - 1, box.width() - TEXT_X, 1)
            painter.fillRect(line, self._theme.color("border"))
            return
        inset = RING / 2 if ring else 0
        painter.setPen(QPen(self._theme.color("accent"), RING) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selection" if chosen else "hover"))
        inner = box.adjusted(4 + inset, 2 + inset, -4 - inset, -2 - inset)
        painter.drawRoundedRect(inner, RADIUS["row"], RADIUS["row"])

    def _line(
        self, painter: QPainter, at: QPointF, text: str, token: str, weight: int, wide: float
    ) -> None:
        font = self._theme.font("body" if weight > 400 else "small", weight)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(at, shown)

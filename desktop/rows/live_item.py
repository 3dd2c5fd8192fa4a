"""The row of what stands behind a figure: who, where, and since when; like a row of the inbox."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.models.live_behind import Item
from desktop.models.live_words import MEDIA_ICONS, age
from desktop.rows.avatar import paint_avatar, paint_badge
from desktop.rows.ground import ground_of, paint_ground
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = 56
FACE = 34
TEXT_X = 62
RIGHT = 16
EDGES = (8, 1, 8, 1)
SIGN = 14
ITEM = Qt.ItemDataRole.UserRole
ELIDE = Qt.TextElideMode.ElideRight
BADGES = {
    "chat": "chat",
    "message": "whatsapp",
    "mail": "email",
    "call": "call",
    "callback": "call",
}


def right_words(item: Item, now: int) -> str:
    return age(now - item.since) if item.since is not None else item.right


class ItemDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self.rings: Callable[[], bool] = lambda: True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = cast("Item | None", index.data(ITEM))
        if item is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = ground_of(option, self.rings)
        paint_ground(painter, self._theme, box, ground, EDGES)
        self._paint_face(painter, box, item, ground.token)
        used = self._paint_right(painter, box, item)
        room = box.width() - TEXT_X - RIGHT - used
        self._line(
            painter, QRectF(box.x() + TEXT_X, box.y() + 9, room, 19), item.title, strong=True
        )
        self._line(painter, QRectF(box.x() + TEXT_X, box.y() + 28, room, 18), item.detail)
        painter.restore()

    def _paint_face(self, painter: QPainter, box: QRectF, item: Item, ground: str) -> None:
        face = QRectF(box.x() + 18, box.y() + (ROW - FACE) / 2, FACE, FACE)
        paint_avatar(painter, face, item.title)
        if item.icon in MEDIA_ICONS:
            paint_badge(painter, self._theme, face, BADGES[item.icon], ground)

    def _paint_right(self, painter: QPainter, box: QRectF, item: Item) -> float:
        """The width it takes; its sign beside it."""
        ink, words = item.tone or "second", right_words(item, self._now())
        painter.setFont(self._theme.font("small", 500, tabular=True))
        width = float(painter.fontMetrics().horizontalAdvance(words))
        at = QRectF(box.right() - RIGHT - width, box.y() + 9, width + 1, 19)
        painter.setPen(self._theme.color(ink))
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
        if item.sign:
            ratio = painter.device().devicePixelRatio()
            sign = self._theme.pixmap(item.sign, ink, SIGN, ratio)
            painter.drawPixmap(QPointF(at.x() - SIGN - 4, at.center().y() - SIGN / 2), sign)
            width += SIGN + 4
        painter.setFont(self._theme.font("small", tabular=True))
        note = float(painter.fontMetrics().horizontalAdvance(item.note))
        painter.setPen(self._theme.color("third"))
        below = QRectF(box.right() - RIGHT - note, box.y() + 28, note + 1, 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, item.note)
        return max(width, note) + 10

    # What does not fit

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Words that were cut short are whole under the pointer."""
        item = cast("Item | None", index.data(ITEM))
        words = self.cut(item, option.rect.width()) if item is not None else ""
        QToolTip.showText(event.globalPos(), words, view) if words else QToolTip.hideText()
        return True

    def cut(self, item: Item, width: int) -> str:
        """Title and detail where a row of that width has no room for both; else empty."""
        small, words = self._theme.font("small", 500, tabular=True), right_words(item, self._now())
        right = QFontMetricsF(small).horizontalAdvance(words) + (SIGN + 4 if item.sign else 0)
        note = QFontMetricsF(small).horizontalAdvance(item.note)
        room = width - TEXT_X - RIGHT - max(right, note) - 10
        title = QFontMetricsF(self._theme.font("body", 600)).horizontalAdvance(item.title)
        detail = QFontMetricsF(self._theme.font("small")).horizontalAdvance(item.detail)
        return f"{item.title}\n{item.detail}".strip() if max(title, detail) > room else ""

    def _line(self, painter: QPainter, box: QRectF, text: str, *, strong: bool = False) -> None:
        painter.setFont(self._theme.font("body", 600) if strong else self._theme.font("small"))
        painter.setPen(self._theme.color("text" if strong else "second"))
        shown = painter.fontMetrics().elidedText(text, ELIDE, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

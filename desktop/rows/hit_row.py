"""The row of a search hit: who, when, and the words that were found, marked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.rows import SearchHit
from desktop.rows.avatar import paint_avatar, paint_badge
from desktop.theme import Theme
from desktop.times import moment
from desktop.tokens import RADIUS, RING, ROW

TEXT_X = 64
RIGHT = 12
FACE = 36
LINES = 2
ELIDE = Qt.TextElideMode.ElideRight


class HitDelegate(QStyledItemDelegate):
    """Paints whatever `hits` gives now; there are at most fifty, so nothing is kept."""

    def __init__(
        self, theme: Theme, hits: Callable[[], Sequence[SearchHit]], now: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._hits, self._now = theme, hits, now
        self.rings: Callable[[], bool] = lambda: True
        """Whether the current row shows the focus ring: only for who moves by keyboard."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        hits = self._hits()
        if index.row() >= len(hits):
            return
        hit, box = hits[index.row()], QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._paint_ground(painter, box, option)
        face = QRectF(box.x() + 16, box.y() + 11, FACE, FACE)
        paint_avatar(painter, face, hit.name)
        paint_badge(painter, self._theme, face, hit.channel, ground)
        self._paint_head(painter, box, hit)
        self._paint_snippet(painter, box, hit)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> str:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        token = "selection" if chosen else "hover" if over else "surface"
        ring = bool(option.state & QStyle.StateFlag.State_HasFocus) and self.rings()
        inset = RING / 2 if ring else 0
        painter.setPen(QPen(self._theme.color("accent"), RING) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(token))
        inner = box.adjusted(8 + inset, 1 + inset, -4 - inset, -1 - inset)
        painter.drawRoundedRect(inner, RADIUS["row"], RADIUS["row"])
        return token

    def _paint_head(self, painter: QPainter, box: QRectF, hit: SearchHit) -> None:
        theme, when = self._theme, moment(hit.at, self._now())
        small = theme.font("caption", 400, tabular=True)
        width = QFontMetricsF(small).horizontalAdvance(when)
        line = QRectF(box.x() + TEXT_X, box.y() + 8, box.width() - TEXT_X - RIGHT, 18)
        painter.setPen(theme.color("third"))
        painter.setFont(small)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, when)
        font = theme.font("body", 600)
        painter.setPen(theme.color("text"))
        painter.setFont(font)
        name = QFontMetricsF(font).elidedText(hit.name, ELIDE, line.width() - width - 10)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_snippet(self, painter: QPainter, box: QRectF, hit: SearchHit) -> None:
        layout = QTextLayout(" ".join(hit.snippet.split("\n")), self._theme.font("small"))
        layout.setTextOption(QTextOption())
        layout.setCacheEnabled(False)
        layout.setFormats([self._format(*mark) for mark in hit.marks])
        layout.beginLayout()
        top = 0.0
        for _ in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width() - TEXT_X - RIGHT)
            line.setPosition(QPointF(0, top))
            top += 17
        layout.endLayout()
        painter.setPen(self._theme.color("second"))
        layout.draw(painter, QPointF(box.x() + TEXT_X, box.y() + 27))

    def _format(self, start: int, length: int) -> QTextLayout.FormatRange:
        marked = QTextCharFormat()
        marked.setBackground(self._theme.color("mark"))
        marked.setForeground(self._theme.color("text"))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, marked
        return part

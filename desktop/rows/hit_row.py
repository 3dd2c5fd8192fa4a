"""The row of a search hit: who, when, and the words that were found, marked."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.rows import SearchHit
from desktop.rows.avatar import paint_avatar, paint_badge
from desktop.rows.ground import ground_of, paint_ground
from desktop.rows.snippet import snippet
from desktop.theme import Theme
from desktop.times import moment
from desktop.tokens import ROW

TEXT_X = 64
RIGHT = 12
FACE = 36
HEAD = 21.5
"""From the row's top to the baseline of its first line."""
LINES = 2
KEPT = 60
ELIDE = Qt.TextElideMode.ElideRight


class Prepared(NamedTuple):
    """One hit measured and cut for one width; `when` changes with the day."""

    hit: SearchHit
    width: int
    when: str
    when_width: float
    name: str
    snippet: QTextLayout


class HitDelegate(QStyledItemDelegate):
    """Paints whatever `hits` gives now; what takes long is laid out once for each hit.

    No pictures, as the inbox has: with each letter come other hits, and a picture more is slower.
    """

    def __init__(
        self, theme: Theme, hits: Callable[[], Sequence[SearchHit]], now: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._hits, self._now = theme, hits, now
        self._kept: OrderedDict[int, Prepared] = OrderedDict()
        theme.changed.connect(self._kept.clear)
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
        box = QRectF(option.rect)
        made = self._prepared(hits[index.row()], int(box.width()))
        ground = ground_of(option, self.rings)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self._theme, box, ground)
        self._paint_face(painter, box, made.hit, ground.token)
        self._paint_head(painter, box, made)
        painter.setPen(self._theme.color("second"))
        made.snippet.draw(painter, QPointF(box.x() + TEXT_X, box.y() + 27))
        painter.restore()

    def _paint_face(self, painter: QPainter, box: QRectF, hit: SearchHit, ground: str) -> None:
        face = QRectF(box.x() + 16, box.y() + 11, FACE, FACE)
        paint_avatar(painter, face, hit.name)
        paint_badge(painter, self._theme, face, hit.channel, ground)

    def _paint_head(self, painter: QPainter, box: QRectF, made: "Prepared") -> None:
        theme, top = self._theme, box.y() + HEAD
        painter.setPen(theme.color("third"))
        painter.setFont(theme.font("caption", 400, tabular=True))
        painter.drawText(QPointF(box.right() - RIGHT - made.when_width, top), made.when)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body", 600))
        painter.drawText(QPointF(box.x() + TEXT_X, top), made.name)

    def _prepared(self, hit: SearchHit, width: int) -> "Prepared":
        when, kept = moment(hit.at, self._now()), self._kept.get(hit.message)
        if kept is None or (kept.hit, kept.width, kept.when) != (hit, width, when):
            kept = self._kept[hit.message] = self._prepare(hit, width, when)
        self._kept.move_to_end(hit.message)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept

    def _prepare(self, hit: SearchHit, width: int, when: str) -> "Prepared":
        room = width - TEXT_X - RIGHT
        small = QFontMetricsF(self._theme.font("caption", 400, tabular=True))
        when_width = small.horizontalAdvance(when)
        name = QFontMetricsF(self._theme.font("body", 600))
        cut = name.elidedText(hit.name, ELIDE, room - when_width - 10)
        found = snippet(self._theme, hit.snippet, hit.marks, room, LINES)
        return Prepared(hit, width, when, when_width, cut, found)

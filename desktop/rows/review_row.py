"""The row of what the library found: who and when, the best place with its marks, what is known."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from core.library import LibraryHit
from core.rows import Directory
from desktop.rows.avatar import paint_avatar, paint_badge
from desktop.rows.chip import Chip, chip_width, paint_chip
from desktop.rows.ground import ground_of, paint_ground
from desktop.rows.review_words import facts, hits_words, kind_name
from desktop.rows.snippet import snippet
from desktop.theme import Theme
from desktop.times import moment

HEIGHT, COMPACT = 96, 76
TEXT_X, RIGHT, FACE = 64, 14, 36
EDGES = (8, 2, 4, 2)
SIGN = 19
"""Px of a small picture with the gap after it."""
KEPT = 80
ELIDE = Qt.TextElideMode.ElideRight


class Prepared(NamedTuple):
    """One hit measured and cut for one width; `when` changes with the day."""

    hit: LibraryHit
    width: int
    when: str
    lines: int
    name: str
    snippet: QTextLayout
    facts: str
    chip: Chip | None


class ReviewDelegate(QStyledItemDelegate):
    """Paints whatever `hits` gives now; what takes long is laid out once for each hit."""

    def __init__(
        self, theme: Theme, hits: Callable[[], Sequence[LibraryHit]],
        directory: Callable[[], Directory], now: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._hits, self._directory, self._now = theme, hits, directory, now
        self._kept: OrderedDict[tuple[int, int, str], Prepared] = OrderedDict()
        self.compact = False
        self.rings: Callable[[], bool] = lambda: True
        """Whether the current row shows the focus ring: only for who moves by keyboard."""
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Theme, language or names changed."""
        self._kept.clear()

    @property
    def height(self) -> int:
        return COMPACT if self.compact else HEIGHT

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.height)

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
        paint_ground(painter, self._theme, box, ground, EDGES)
        if ground.bare:
            self._paint_line(painter, box)
        face = QRectF(box.x() + 16, box.y() + 12, FACE, FACE)
        paint_avatar(painter, face, made.hit.name)
        paint_badge(painter, self._theme, face, made.hit.channel, ground.token)
        self._paint_words(painter, box, made)
        self._paint_foot(painter, box, made, ground.token == "selection")
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        line = QRectF(box.x() + TEXT_X, box.bottom() - 1, box.width() - TEXT_X, 1)
        painter.fillRect(line, self._theme.color("border"))

    def _paint_words(self, painter: QPainter, box: QRectF, made: Prepared) -> None:
        theme, top = self._theme, box.y() + 23
        when = theme.font("caption", 400, tabular=True)
        painter.setFont(when)
        painter.setPen(theme.color("third"))
        width = QFontMetricsF(when).horizontalAdvance(made.when)
        painter.drawText(QPointF(box.right() - RIGHT - width, top), made.when)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body", 600))
        painter.drawText(QPointF(box.x() + TEXT_X, top), made.name)
        painter.setPen(theme.color("second"))
        made.snippet.draw(painter, QPointF(box.x() + TEXT_X, box.y() + 30))

    def _paint_foot(self, painter: QPainter, box: QRectF, made: Prepared, chosen: bool) -> None:
        theme, middle = self._theme, box.bottom() - 18
        right = box.right() - RIGHT
        if made.chip is not None:
            right -= chip_width(theme, made.chip)
            paint_chip(painter, theme, QPointF(right, middle - 9), made.chip, selected=chosen)
            right -= 8
        left = box.x() + TEXT_X
        for icon in _signs(made.hit):
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(QPointF(left, middle - 7), theme.pixmap(icon, "third", 14, ratio))
            left += SIGN
        font = theme.font("caption", 400, tabular=True)
        painter.setFont(font)
        painter.setPen(theme.color("third"))
        shown = QFontMetricsF(font).elidedText(made.facts, ELIDE, right - left)
        painter.drawText(QPointF(left, middle + 4), shown)

    # What does not fit

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """Words that were cut short are whole under the pointer."""
        hits = self._hits()
        there = index.row() < len(hits)
        words = self.cut(hits[index.row()], option.rect.width()) if there else ""
        QToolTip.showText(event.globalPos(), words, view) if words else QToolTip.hideText()
        return True

    def cut(self, hit: LibraryHit, width: int) -> str:
        """Who and what is known, where a row of that width has no room for both; else empty."""
        made = self._prepared(hit, width)
        room: float = width - TEXT_X - RIGHT - SIGN * len(_signs(hit))
        if made.chip is not None:
            room -= chip_width(self._theme, made.chip) + 8
        font = self._theme.font("caption", 400, tabular=True)
        short = QFontMetricsF(font).horizontalAdvance(made.facts) > room
        return f"{_title(hit)}\n{made.facts}" if short or made.name != _title(hit) else ""

    # Measuring

    def _prepared(self, hit: LibraryHit, width: int) -> Prepared:
        when, lines = moment(hit.at, self._now()), 1 if self.compact else 2
        name = (hit.conversation, hit.order, hit.source)
        kept = self._kept.get(name)
        if kept is None or (kept.hit, kept.width, kept.when, kept.lines) != (
            hit,
            width,
            when,
            lines,
        ):
            kept = self._kept[name] = self._prepare(hit, width, when, lines)
        self._kept.move_to_end(name)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return kept

    def _prepare(self, hit: LibraryHit, width: int, when: str, lines: int) -> Prepared:
        room = width - TEXT_X - RIGHT
        small = QFontMetricsF(self._theme.font("caption", 400, tabular=True))
        left = room - small.horizontalAdvance(when) - 10
        bold = QFontMetricsF(self._theme.font("body", 600))
        cut = bold.elidedText(_title(hit), ELIDE, left)
        known = " · ".join([*filter(None, [kind_name(hit.kind)]), *facts(hit, self._directory())])
        said = hits_words(hit.hits)
        chip = Chip(said) if said else None
        return Prepared(hit, width, when, lines, cut, self._snippet(hit, room, lines), known, chip)

    def _snippet(self, hit: LibraryHit, width: int, lines: int) -> QTextLayout:
        """Its first mark is always in sight, however long the words before it are."""
        text, marks = _from_mark(hit, int(width * lines / 7.5))
        return snippet(self._theme, text, marks, width, lines)


def _title(hit: LibraryHit) -> str:
    return f"{hit.name} · {hit.subject}" if hit.subject else hit.name


def _signs(hit: LibraryHit) -> list[str]:
    """What is said by a picture."""
    so = {"audio-lines": hit.facets.recorded, "bot": hit.facets.handed_over}
    return [icon for icon, there in so.items() if there]


def _from_mark(hit: LibraryHit, most: int) -> tuple[str, list[tuple[int, int]]]:
    text, marks = hit.snippet, list(hit.marks)
    if not marks or sum(marks[0]) < most:
        return text, marks
    cut = text.rfind(" ", 0, max(0, marks[0][0] - most // 3)) + 1
    return "…" + text[cut:], [(start - cut + 1, length) for start, length in marks if start >= cut]

"""The fields of the live tables: words, signs, small bars; prepared values, painted without asking anybody."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop.models.live_column import Column
from desktop.models.live_table import Head, LiveTable
from desktop.models.live_values import Cell
from desktop.rows.avatar import paint_avatar
from desktop.theme import Theme
from desktop.tokens import RING

Index = QModelIndex | QPersistentModelIndex
EDGE = 12
FIRST = 20
"""Before the first column, as everywhere at the left edge of a panel."""
FACE = 24
SIGN = 15
GAP = 6
BELOW = 16
"""Px a number gives up at its foot where what belongs to it stands below."""
KEPT = 4_000
FEWEST = 44
"""Px that words beside a name are worth showing in."""
SELECTED = QStyle.StateFlag.State_Selected.value
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
ELIDE = Qt.TextElideMode.ElideRight


class LiveCells(QStyledItemDelegate):
    """Fonts and their measures are made once: asking for them is half of what painting takes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fonts = {
            strong: theme.font("body", 500 if strong else 400, tabular=True)
            for strong in (False, True)
        }
        self._metrics = {strong: QFontMetricsF(font) for strong, font in self._fonts.items()}
        self._small = theme.font("small", 400, tabular=True)
        self._small_metrics = QFontMetricsF(self._small)
        self._rise, self._small_rise = _rise(self._metrics[False]), _rise(self._small_metrics)
        self._head = theme.font("small", 600)
        self._widths: dict[tuple[str, bool, bool], float] = {}
        self.rings: Callable[[], bool] = lambda: True
        """Whether the current row shows the focus ring: only for who moves by keyboard."""
        self.over: Callable[[], int] = lambda: -1
        """The row under the pointer; -1: none."""
        self.stacked = False
        """What stands after a number stands below it: there is no room for both side by side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = cast(LiveTable, index.model())
        box, line, at = QRectF(option.rect), index.row(), index.column()
        if line >= len(model.lines):
            return
        head = model.lines[line]
        if isinstance(head, Head):
            self._paint_head(painter, box, head.title, head.count)
            return
        self._paint_ground(painter, box, option, first=at == 0, over=line == self.over())
        inner = _inner(box, at)
        cell, column = model.cell(line, at), model.columns[at]
        if column.right and column.aside and self.stacked and _has_below(model, line):
            self._paint_stacked(painter, inner, cell)
        elif column.right:
            self._paint_right(painter, inner, cell, 0 if self.stacked else column.aside)
        else:
            self._paint_left(painter, inner, cell)

    def _paint_ground(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        *,
        first: bool,
        over: bool,
    ) -> None:
        """The table's own ground is there already."""
        line = QRectF(box.x(), box.bottom() - 1, box.width(), 1)
        if over and not option.state.value & SELECTED:
            painter.fillRect(box, self._theme.color("hover"))
        if option.state.value & SELECTED:
            painter.fillRect(box, self._theme.color("selection"))
            if first and self.rings():
                edge = QRectF(box.x(), box.y(), RING + 1, box.height() - 1)
                painter.fillRect(edge, self._theme.color("accent"))
        painter.fillRect(line, self._theme.color("border"))

    def _paint_head(self, painter: QPainter, box: QRectF, title: str, count: int) -> None:
        painter.fillRect(box, self._theme.color("side"))
        painter.fillRect(
            QRectF(box.x(), box.bottom() - 1, box.width(), 1), self._theme.color("border")
        )
        painter.setFont(self._head)
        painter.setPen(self._theme.color("second"))
        words = f"{title}   {count}"
        painter.drawText(box.adjusted(FIRST, 0, -EDGE, -1), LEFT, words)

    def _paint_right(self, painter: QPainter, box: QRectF, cell: Cell, kept: int) -> None:
        """The number ends at the right edge whatever stands beside it: columns of digits align."""
        right = box.right()
        self._paint_aside(painter, box, cell)
        if kept:
            right -= kept + GAP
        self._paint_number(painter, box, right, cell)

    def _paint_stacked(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        self._paint_number(painter, box.adjusted(0, 0, 0, -BELOW), box.right(), cell)
        self._paint_aside(painter, box.adjusted(0, BELOW, 0, 0), cell)

    def _paint_aside(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        if cell.aside:
            width = self._width(cell.aside, small=True)
            place = QRectF(box.right() - width, box.y(), width + 1, box.height())
            self._words(painter, place, cell.aside, self._small, "third")

    def _paint_number(self, painter: QPainter, box: QRectF, right: float, cell: Cell) -> None:
        font = self._fonts[cell.strong]
        width = min(self._width(cell.text, strong=cell.strong), right - box.x())
        ink = cell.tone or "text"
        self._words(
            painter, QRectF(right - width, box.y(), width + 1, box.height()), cell.text, font, ink
        )
        if cell.icon:
            self._sign(
                painter,
                QPointF(right - width - SIGN - 4, box.center().y() - SIGN / 2),
                cell.icon,
                ink,
            )

    def _paint_left(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        x, ink = box.x(), cell.tone or "text"
        if cell.person:
            paint_avatar(painter, QRectF(x, box.center().y() - FACE / 2, FACE, FACE), cell.person)
            x += FACE + 10
        if cell.parts:
            self._paint_parts(painter, QRectF(x, box.y(), box.right() - x, box.height()), cell)
            return
        if cell.icon:
            self._sign(painter, QPointF(x, box.center().y() - SIGN / 2), cell.icon, ink)
            x += SIGN + GAP
        room = box.right() - x
        if cell.share is not None:
            self._paint_share(painter, QRectF(x, box.y(), room, box.height()), cell)
            return
        whole = self._width(cell.text, strong=cell.strong)
        # The fainter gives way first, and goes before it is only an ellipsis
        left = room - whole - GAP
        aside = (
            min(self._width(cell.aside, small=True), max(left, room * 0.3)) if cell.aside else 0.0
        )
        if cell.strong and left < min(aside, FEWEST):
            aside = 0.0
        width = min(whole, room - aside - (GAP if aside else 0))
        font, metrics = self._fonts[cell.strong], self._metrics[cell.strong]
        text = cell.text if whole <= width else metrics.elidedText(cell.text, ELIDE, width)
        self._words(painter, QRectF(x, box.y(), width + 1, box.height()), text, font, ink)
        if aside:
            shown = self._small_metrics.elidedText(cell.aside, ELIDE, aside + 1)
            place = QRectF(x + width + GAP + 2, box.y(), aside + 2, box.height())
            self._words(painter, place, shown, self._small, "third")

    def _paint_parts(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        """Words above, and below them how many of each; the words say what matters of it."""
        words, bar = (
            box.adjusted(0, 0, 0, -12),
            QRectF(box.x(), box.center().y() + 8, box.width(), 4),
        )
        self._words(painter, words, cell.text, self._small, cell.tone or "second")
        if cell.icon:
            at = QPointF(box.x() + self._width(cell.text, small=True) + GAP, words.center().y() - 7)
            self._sign(painter, at, cell.icon, cell.tone)
        whole = sum(part.size for part in cell.parts)
        painter.fillRect(bar, self._theme.color("pressed"))
        x = bar.x()
        for part in cell.parts:
            width = bar.width() * part.size / whole if whole else 0
            if width:
                painter.fillRect(
                    QRectF(x, bar.y(), max(2.0, width - 1), bar.height()),
                    self._theme.color(part.token),
                )
                x += width

    def _paint_share(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        words, bar = (
            box.adjusted(0, 0, 0, -12),
            QRectF(box.x(), box.center().y() + 8, box.width(), 4),
        )
        self._words(painter, words, cell.text, self._small, cell.tone or "second")
        painter.fillRect(bar, self._theme.color("pressed"))
        if cell.share:
            painter.fillRect(
                QRectF(bar.x(), bar.y(), bar.width() * cell.share, bar.height()),
                self._theme.color("accent"),
            )

    # What does not fit

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Words that were cut short are whole under the pointer."""
        words = self.cut(index, QRectF(option.rect))
        QToolTip.showText(event.globalPos(), words, view) if words else QToolTip.hideText()
        return True

    def cut(self, index: Index, box: QRectF) -> str:
        """All a field says where some of it has no room; else empty."""
        model = cast(LiveTable, index.model())
        if not index.isValid() or model.row(index.row()) is None:
            return ""
        cell, column = model.cell(index.row(), index.column()), model.columns[index.column()]
        if self._needed(cell, column) <= _inner(box, index.column()).width() + 1:
            return ""
        return " · ".join(part for part in (cell.text, cell.aside) if part)

    def _needed(self, cell: Cell, column: Column[Any]) -> float:
        words = self._width(
            cell.text, strong=cell.strong, small=bool(cell.parts) or cell.share is not None
        )
        aside = self._width(cell.aside, small=True) if cell.aside else 0.0
        if column.right and column.aside and self.stacked:
            return max(words, aside)
        before = (FACE + 10 if cell.person else 0) + (SIGN + GAP if cell.icon else 0)
        return before + words + (aside + GAP + 2 if aside else 0)

    def _words(self, painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> None:
        """From a point: within a box the same takes twice as long."""
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        rise = self._small_rise if font is self._small else self._rise
        painter.drawText(QPointF(box.x(), round(box.center().y() + rise)), text)

    def _sign(self, painter: QPainter, at: QPointF, icon: str, ink: str) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(at, self._theme.pixmap(icon, ink, SIGN, ratio))

    def _width(self, text: str, *, strong: bool = False, small: bool = False) -> float:
        """Measured once for each text: ages come again and again."""
        if len(self._widths) > KEPT:
            self._widths.clear()
        key = text, strong, small
        if key not in self._widths:
            metrics = self._small_metrics if small else self._metrics[strong]
            self._widths[key] = metrics.horizontalAdvance(text)
        return self._widths[key]


def _has_below(model: LiveTable, line: int) -> bool:
    """Whether anything of a row stands below its number: all its numbers then stand on one line."""
    return any(model.cell(line, at).aside for at, of in enumerate(model.columns) if of.right)


def _inner(box: QRectF, column: int) -> QRectF:
    return box.adjusted(EDGE if column else FIRST, 0, -EDGE, -1)


def _rise(metrics: QFontMetricsF) -> float:
    """Px from the middle of a line down to what its letters stand on."""
    return (metrics.ascent() - metrics.descent()) / 2

"""The row of the inbox: 72 px (compact 56) painted from values that are prepared once."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from core.rows import InboxRow
from desktop.numbers import pill
from desktop.rows.avatar import paint_avatar, paint_badge
from desktop.rows.chip import Chip, chip_width, paint_chip
from desktop.rows.ground import Ground, ground_of, paint_ground
from desktop.rows.inbox_pictures import Pictures
from desktop.rows.inbox_words import Preview, chips, handover, preview, ticking
from desktop.rows.placeholder import paint_placeholder
from desktop.theme import Theme
from desktop.times import day_number, moment
from desktop.tokens import ROW, ROW_COMPACT

KEPT = 400
MARGIN = 8
AVATAR = 36
TEXT_X = MARGIN + 8 + AVATAR + 12
RIGHT = 12
PILL = 18
CHIPS = 39
"""From the row's first line down to its chips."""
GAP = 6
ELIDE = Qt.TextElideMode.ElideRight


class Prepared(msgspec.Struct, frozen=True):
    """One row measured and cut for one width."""

    row: InboxRow
    width: int
    today: int
    name: str
    time: str
    time_width: float
    preview: str
    sign: Preview
    pill: str
    pill_width: float
    chips: tuple[Chip, ...]


class InboxDelegate(QStyledItemDelegate):
    """Paints whatever `row_of` gives for a row number; None is a row that is still read.

    `me` gives the name of who is signed in, which is not known at the first paint.
    """

    def __init__(
        self, theme: Theme, row_of: Callable[[int], InboxRow | None], now: Callable[[], int],
        me: Callable[[], str], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._row_of, self._now, self._me = theme, row_of, now, me
        self._kept: OrderedDict[int, Prepared] = OrderedDict()
        self._pictures = Pictures()
        self.compact = False
        self.rings: Callable[[], bool] = lambda: True
        """Whether the current row shows the focus ring: only for who moves by keyboard."""
        self.untouched: Callable[[], bool] = lambda: False
        """Whether no row is current or under the mouse."""
        theme.changed.connect(self.forget)

    @property
    def height(self) -> int:
        return ROW_COMPACT if self.compact else ROW

    def forget(self) -> None:
        """The language, the theme or the width of everything changed."""
        self._kept.clear()
        self._pictures.forget()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        box = QRectF(option.rect)
        row = self._row_of(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            paint_placeholder(painter, self._theme, box, index.row())
        else:
            ground = Ground() if self.untouched() else ground_of(option, self.rings)
            made, ticks = self._prepared(row, int(box.width())), ticking(row, self._now())
            self._draw(painter, box, made, ticks, ground)
            self._paint_ticks(painter, box, made, ticks, selected=ground.token == "selection")
        painter.restore()

    def draw_ahead(self, row: InboxRow, width: int, ratio: float) -> None:
        """As it will look once it is in sight, so that it is only copied then."""
        nowhere = QPixmap(1, 1)
        nowhere.setDevicePixelRatio(ratio)
        with QPainter(nowhere) as painter:
            box, ticks = QRectF(0, 0, width, self.height), ticking(row, self._now())
            self._draw(painter, box, self._prepared(row, width), ticks, Ground())

    def _draw(
        self, painter: QPainter, box: QRectF, made: Prepared, ticks: list[Chip], ground: Ground
    ) -> None:
        """All but `ticks`: a picture with them would be another one each second."""
        left = 0.0 if self.compact else self._width(ticks)

        def paint(painter: QPainter, box: QRectF) -> None:
            paint_ground(painter, self._theme, box, ground)
            self._paint_row(painter, box, made, left, ground.token)

        look = (made, ground, self.compact, left)
        below = self._theme.color("surface")
        self._pictures.draw(painter, box, made.row.key, look, below, paint)

    def _paint_row(
        self, painter: QPainter, box: QRectF, made: Prepared, left: float, ground: str
    ) -> None:
        top = self._top(box)
        face = QRectF(box.x() + MARGIN + 8, top + (0 if self.compact else 3), AVATAR, AVATAR)
        paint_avatar(painter, face, made.row.name)
        paint_badge(painter, self._theme, face, made.row.channel, ground)
        self._paint_head(painter, box, made, top)
        self._paint_preview(painter, box, made, top + 18)
        if not self.compact:
            at = QPointF(box.x() + TEXT_X + left, top + CHIPS)
            selected = ground == "selection"
            self._paint_chips(painter, at, box, made.chips, selected=selected, keep=True)

    def _paint_ticks(
        self, painter: QPainter, box: QRectF, made: Prepared, ticks: list[Chip], *, selected: bool
    ) -> None:
        top = self._top(box)
        if not self.compact:
            at = QPointF(box.x() + TEXT_X, top + CHIPS)
            self._paint_chips(painter, at, box, ticks, selected=selected)
        elif (chip := _pressing(ticks)) is not None:
            self._paint_pressing(painter, box, made, chip, top + 18, selected)

    def _top(self, box: QRectF) -> float:
        return box.y() + (10 if self.compact else 8)

    def _paint_head(self, painter: QPainter, box: QRectF, made: Prepared, top: float) -> None:
        theme, unread = self._theme, made.row.unread > 0
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body", 600))
        _write(painter, box.x() + TEXT_X, top, made.name)
        painter.setPen(theme.color("accent_text" if unread else "third"))
        painter.setFont(theme.font("caption", 500 if unread else 400, tabular=True))
        left = box.right() - RIGHT - made.time_width
        _write(painter, left, top + 1.5, made.time)

    def _paint_preview(self, painter: QPainter, box: QRectF, made: Prepared, top: float) -> None:
        theme, row = self._theme, made.row
        left = box.x() + TEXT_X
        if made.sign.icon:
            ratio = painter.device().devicePixelRatio()
            sign = theme.pixmap(made.sign.icon, made.sign.token, 12, ratio)
            painter.drawPixmap(QPointF(left, top + 2.5), sign)
            left += 16
        token = "bad" if row.failed else "text" if row.unread else "second"
        painter.setPen(theme.color(token))
        painter.setFont(theme.font("small", 600 if row.unread else 400))
        _write(painter, left, top + 0.5, made.preview)
        if made.pill:
            self._paint_pill(painter, box, made, top)

    def _paint_pressing(
        self, painter: QPainter, box: QRectF, made: Prepared, chip: Chip, top: float, selected: bool
    ) -> None:
        taken = made.pill_width + 6 if made.pill else 0.0
        right = box.right() - RIGHT - taken - chip_width(self._theme, chip)
        paint_chip(painter, self._theme, QPointF(right, top), chip, selected=selected)

    def _paint_pill(self, painter: QPainter, box: QRectF, made: Prepared, top: float) -> None:
        pill_box = QRectF(box.right() - RIGHT - made.pill_width, top, made.pill_width, PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(pill_box, PILL / 2, PILL / 2)
        painter.setPen(self._theme.color("on_accent"))
        painter.setFont(self._theme.font("caption", 600, tabular=True))
        painter.drawText(pill_box, Qt.AlignmentFlag.AlignCenter, made.pill)

    def _paint_chips(
        self, painter: QPainter, at: QPointF, box: QRectF, chips: Sequence[Chip], *,
        selected: bool, keep: bool = False,
    ) -> None:  # fmt: skip
        left, most = at.x(), box.right() - RIGHT
        for chip in chips:
            if left + chip_width(self._theme, chip) > most:
                break
            at = QPointF(left, at.y())
            width = paint_chip(painter, self._theme, at, chip, selected=selected, keep=keep)
            left += width + GAP

    def _width(self, chips: Sequence[Chip]) -> float:
        """With the gap behind them; the same while they count down, until a digit falls away."""
        return sum(chip_width(self._theme, chip) + GAP for chip in chips)

    def _beside(self, row: InboxRow, now: int) -> float:
        """Room that the words leave for the chip, though it may only come later."""
        chip = handover(row, now) or (Chip("SLA −00:00", icon="clock") if row.due_at else None)
        return chip_width(self._theme, chip) + 8 if chip else 0.0

    def _prepared(self, row: InboxRow, width: int) -> Prepared:
        now = self._now()
        made = self._kept.get(row.key)
        if (
            made is None
            or made.row is not row
            or made.width != width
            or made.today != day_number(now)
        ):
            made = self._kept[row.key] = self._prepare(row, width, now)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def _prepare(self, row: InboxRow, width: int, now: int) -> Prepared:
        theme, unread = self._theme, row.unread > 0
        time_font = theme.font("caption", 500 if unread else 400, tabular=True)
        pill_font = theme.font("caption", 600, tabular=True)
        when, count = moment(row.last_at, now), pill(row.unread) if unread else ""
        time_width = QFontMetricsF(time_font).horizontalAdvance(when)
        pill_width = max(PILL, QFontMetricsF(pill_font).horizontalAdvance(count) + 10.0)
        sign = preview(row, self._me())
        room = width - TEXT_X - RIGHT
        line = room - (pill_width + 8 if count else 0) - (16 if sign.icon else 0)
        if self.compact:
            line -= self._beside(row, now)
        name_font, line_font = theme.font("body", 600), theme.font("small", 600 if unread else 400)
        name = QFontMetricsF(name_font).elidedText(row.name, ELIDE, room - time_width - 10)
        words = QFontMetricsF(line_font).elidedText(sign.text, ELIDE, line)
        return Prepared(
            row, width, day_number(now), name, when, time_width, words, sign, count, pill_width,
            tuple(chips(row, now)),
        )  # fmt: skip


def _pressing(ticks: Sequence[Chip]) -> Chip | None:
    """In a compact row one chip has a place, beside the words: a hand-over, else a risk."""
    return next((chip for chip in ticks if chip.kind != "plain"), None)


def _write(painter: QPainter, left: float, top: float, text: str) -> None:
    """Each row is painted once and then kept as a picture: to lay its words out ahead costs more."""
    baseline = top + QFontMetricsF(painter.font()).ascent()
    painter.drawText(QPointF(left, baseline), text)

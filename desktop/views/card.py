"""Cards of the customer panel: what stands on one is data, the same few rows everywhere."""

import math
from typing import Literal

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.bidi import led
from desktop.rows.chip import HEIGHT, Chip, ChipKind, chip_width, paint_chip
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING
from desktop.views.plain_words import PlainWords

LABEL_WIDTH = 79
TITLE_ITEMS = 2
"""A title and the space below it."""
SHAPE = (0.34, 0.72, 0.58, 0.66)
"""Widths of the lines of a card that is still read."""


class Fact(msgspec.Struct, frozen=True):
    """A name and its value, such as the phone number; what is long goes on below."""

    label: str
    value: str


class Item(msgspec.Struct, frozen=True):
    """One thing of a list. `opens` is the key of the conversation a click opens."""

    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    chip: str = ""
    tone: ChipKind = "plain"
    opens: int | None = None


class Words(msgspec.Struct, frozen=True):
    """A sentence or two."""

    text: str


Row = Fact | Item | Words


class CardData(msgspec.Struct, frozen=True):
    title: str
    rows: tuple[Row, ...]


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it must, and is whole in its tool tip."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__()
        self._whole = self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)
        self.say(text)

    def whole(self) -> str:
        return self._whole

    def say(self, text: str, shorter: str = "") -> None:
        """`shorter`: what is said in its place where there is no room for all of it."""
        self._whole, self._shorter = text, shorter
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, metrics = max(self.width(), 24), self.fontMetrics()
        cut = metrics.horizontalAdvance(self._whole) > room
        said = self._shorter if cut and self._shorter else self._whole
        shown = metrics.elidedText(led(said), Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != led(self._whole) else "")
        self.setAccessibleName(self._whole)


class ChipLabel(QWidget):
    """A small word with a meaning: outlined grey, or coloured where it is a live state."""

    def __init__(self, theme: Theme, text: str = "", tone: ChipKind = "plain") -> None:
        super().__init__()
        self._theme, self.text, self.tone = theme, text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def say(self, text: str) -> None:
        self.text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(chip_width(self._theme, self._chip())), HEIGHT)

    def _chip(self) -> Chip:
        return Chip(self.text, self.tone)

    def visible_texts(self) -> list[str]:
        return [self.text]

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_chip(painter, self._theme, QPointF(0, 0), self._chip())


class ItemRow(QAbstractButton):
    """An Item as a line one may press, where it opens something."""

    def __init__(self, theme: Theme, item: Item) -> None:
        super().__init__()
        self._theme, self._item = theme, item
        opens = item.opens is not None
        self.setEnabled(opens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (item.title, item.detail, item.chip, item.right)
        self.setAccessibleName(" · ".join(part for part in parts if part))
        self.setToolTip(item.title)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 40 if self._item.detail else 24)

    def visible_texts(self) -> list[str]:
        return [self.accessibleName()]

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter)
            left = self._icon(painter)
            right = self._right(painter)
            self._words(painter, left, right)

    def _ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(-6, 1, 6, -1)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(box, RADIUS["control"], RADIUS["control"])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), RING))
            inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, RADIUS["control"], RADIUS["control"])

    def _icon(self, painter: QPainter) -> int:
        if not self._item.icon:
            return 0
        picture = self._theme.pixmap(self._item.icon, "second", 15, self.devicePixelRatioF())
        painter.drawPixmap(0, 5, picture)
        return 25

    def _right(self, painter: QPainter) -> int:
        """The width taken at the right edge of the title; a chip leaves the line below free."""
        item = self._item
        if item.chip:
            chip = Chip(item.chip, item.tone)
            width = math.ceil(chip_width(self._theme, chip))
            paint_chip(painter, self._theme, QPointF(self.width() - width, 3), chip)
            return width + 8
        if not item.right:
            return 0
        painter.setFont(self._theme.font("small", tabular=True))
        painter.setPen(self._theme.color("second"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, self.width(), 24), flags, item.right)
        return painter.fontMetrics().horizontalAdvance(item.right) + 8

    def _words(self, painter: QPainter, left: int, right: int) -> None:
        room = self.width() - left - right
        self._line(painter, QRectF(left, 2, room, 20), self._item.title, "body", "text")
        if self._item.detail:
            below = QRectF(left, 20, self.width() - left, 18)
            self._line(painter, below, self._item.detail, "small", "second")

    def _line(
        self, painter: QPainter, box: QRectF, text: str, size: Literal["body", "small"], ink: str
    ) -> None:
        painter.setFont(self._theme.font(size))
        painter.setPen(self._theme.color(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(
            led(text), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, flags, shown)


class Card(QFrame):
    opened = Signal(int)

    def __init__(self, theme: Theme, data: CardData) -> None:
        super().__init__()
        self._theme = theme
        self.data = data
        self.setProperty("kind", "card")
        self.setAccessibleName(data.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 11, 15, 12)
        column.setSpacing(4)
        title = _label(data.title, "second")
        title.setFont(theme.font("small", 600))
        column.addWidget(title)
        column.addSpacing(1)
        self._facts: QGridLayout | None = None
        for row in data.rows:
            self._add(column, row)

    def _add(self, column: QVBoxLayout, row: Row) -> None:
        if isinstance(row, Fact):
            self._add_fact(column, row)
            return
        self._facts = None
        if isinstance(row, Words):
            column.addWidget(PlainWords(row.text))
            return
        line = ItemRow(self._theme, row)
        key = row.opens
        if key is not None:
            line.clicked.connect(lambda: self.opened.emit(key))
        column.addWidget(line)

    def _add_fact(self, column: QVBoxLayout, fact: Fact) -> None:
        if self._facts is None:
            column.addSpacing(2 if column.count() == TITLE_ITEMS else 6)
            self._facts = QGridLayout()
            self._facts.setVerticalSpacing(7)
            self._facts.setHorizontalSpacing(8)
            self._facts.setColumnMinimumWidth(0, LABEL_WIDTH)
            self._facts.setColumnStretch(1, 1)
            column.addLayout(self._facts)
        line = self._facts.rowCount()
        label = _label(fact.label, "second")
        label.setFont(self._theme.font("small"))
        self._facts.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(PlainWords(fact.value, breakable=True), line, 1)


class UnreadCard(QFrame):
    """The shape of a card whose contents are still read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self.setFixedHeight(26 + 24 * len(SHAPE))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("pressed"))
            for line, share in enumerate(SHAPE):
                bar = QRectF(15, 18 + 24 * line, (self.width() - 30) * share, 9)
                painter.drawRoundedRect(bar, 4, 4)


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    return label

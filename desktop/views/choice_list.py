"""ChoiceList: a short list one chooses from while the keyboard is in a field beside it."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.bidi import led
from desktop.theme import Theme
from desktop.tokens import RADIUS

ROW, TALL, SECTION, RULE = 34, 46, 27, 11
EDGE, SIGN = 10, 26
"""Px before the words, and what a sign takes."""
_CHOICE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Sign = Literal["icon", "dot"]


class Choice(msgspec.Struct, frozen=True):
    """`detail` stands below the title, `right` at the edge in `tone`, `key` after it.

    Without an id it is the name of what follows, or a line where it has none either. What is not
    `possible` can be read and not taken.
    """

    id: str
    title: str
    detail: str = ""
    right: str = ""
    icon: str = ""
    ink: str = "second"
    tone: str = "second"
    key: str = ""
    possible: bool = True
    sign: Sign = "icon"

    def said(self) -> str:
        return ", ".join(part for part in (self.title, self.detail, self.right, self.key) if part)

    def height(self) -> int:
        if not self.id:
            return SECTION if self.title else RULE
        return TALL if self.detail else ROW


class _Choices(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return choice.said()
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        return choice if role == _CHOICE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        choice = self.choices[index.row()]
        if not choice.id or not choice.possible:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        choice: Choice = index.data(_CHOICE)
        return QSize(0, choice.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(_CHOICE)
        place, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not choice.id:
            self._section(painter, place, choice)
        else:
            if state & QStyle.StateFlag.State_Selected and choice.possible:
                self._ground(painter, place)
            self._row(painter, place, choice)
        painter.restore()

    def _section(self, painter: QPainter, place: QRectF, choice: Choice) -> None:
        if not choice.title:
            line = QRectF(place.left(), place.center().y(), place.width(), 1)
            painter.fillRect(line, self._theme.color("border"))
            return
        painter.setFont(self._theme.font("caption", 600))
        painter.setPen(self._theme.color("third"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(place.adjusted(EDGE, 0, -EDGE, -4), flags, choice.title)

    def _ground(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("selection"))
        painter.drawRoundedRect(place, RADIUS["control"], RADIUS["control"])

    def _row(self, painter: QPainter, place: QRectF, choice: Choice) -> None:
        inner = place.adjusted(EDGE, 0, -EDGE, 0)
        left = self._sign(painter, inner, choice)
        words = inner.adjusted(left, 0, 0, 0)
        ink = "text" if choice.possible else "strong"
        # Beside a detail it stands in the upper line: the lower one, which says more, has all the room
        upper = words.adjusted(0, 6, 0, -23) if choice.detail else words
        right = self._edge(painter, upper, choice)
        title = upper.adjusted(0, 0, -right, 0)
        self._line(painter, title, choice.title, ink, strong=bool(choice.detail))
        if choice.detail:
            lower = words.adjusted(0, 23, 0, -6)
            self._line(painter, lower, choice.detail, "second" if choice.possible else ink)

    def _sign(self, painter: QPainter, place: QRectF, choice: Choice) -> float:
        token = choice.ink if choice.possible else "strong"
        if choice.sign == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawEllipse(QRectF(place.left() + 4, place.center().y() - 4, 8, 8))
            return SIGN
        if not choice.icon:
            return 0
        ratio = painter.device().devicePixelRatioF()
        picture = self._theme.pixmap(choice.icon, token, 16, ratio)
        painter.drawPixmap(int(place.left()), int(place.center().y() - 8), picture)
        return SIGN

    def _edge(self, painter: QPainter, place: QRectF, choice: Choice) -> float:
        """Width taken at the right edge."""
        taken = 0.0
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for text, token in ((choice.key, "third"), (choice.right, choice.tone)):
            if text:
                painter.setFont(self._theme.font("small", 500, tabular=True))
                painter.setPen(self._theme.color(token if choice.possible else "strong"))
                painter.drawText(place.adjusted(0, 0, -taken, 0), flags, text)
                taken += painter.fontMetrics().horizontalAdvance(text) + 12
        return taken

    def _line(
        self, painter: QPainter, place: QRectF, text: str, token: str, *, strong: bool = False
    ) -> None:
        size: Literal["body", "small"] = "small" if token == "second" else "body"
        painter.setFont(self._theme.font(size, 500 if strong else 400, tabular=size == "small"))
        painter.setPen(self._theme.color(token))
        shown = painter.fontMetrics().elidedText(
            led(text), Qt.TextElideMode.ElideRight, int(place.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, shown)


class ChoiceList(QListView):
    """Whoever has the keyboard moves it by `step` and takes what is `current`."""

    picked = Signal(str)
    """Id of what was clicked."""
    moved = Signal()
    """Another one is marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Choices(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    @property
    def choices(self) -> Sequence[Choice]:
        return self._model.choices

    def show_choices(
        self, choices: Sequence[Choice], *, chosen: str = "", select: bool = True
    ) -> None:
        """Marks `chosen`, else the first that can be taken; nothing where `select` is not."""
        self._model.show(choices)
        places = [i for i, each in enumerate(choices) if each.id and each.possible]
        wanted = [i for i in places if choices[i].id == chosen]
        if select and places:
            self._mark((wanted or places)[0])

    def height_for(self, most: int) -> int:
        """Px for all of it, or for `most` px of it."""
        return min(most, sum(each.height() for each in self.choices) + 2)

    def current(self) -> Choice | None:
        row = self.currentIndex().row()
        choice = self.choices[row] if 0 <= row < len(self.choices) else None
        return choice if choice and choice.id and choice.possible else None

    def step(self, rows: int) -> None:
        """To the next that can be taken, over what cannot."""
        places = [i for i, each in enumerate(self.choices) if each.id and each.possible]
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) + rows if here in places else (0 if rows > 0 else -1)
        self._mark(places[max(0, min(len(places) - 1, at))])

    def _mark(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))
        if row == 1 and not self.choices[0].id:
            self.scrollToTop()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        choice = self.choices[index.row()] if index.isValid() else None
        if choice and choice.id and choice.possible:
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        choice = self.choices[index.row()] if index.isValid() else None
        if choice and choice.id and choice.possible:
            self.picked.emit(choice.id)

"""FormLine: one section or question of a form as it is built: its words, its scale, and what it weighs."""

from collections.abc import Callable
from fractions import Fraction

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.rows.chip import HEIGHT as CHIP
from desktop.rows.chip import Chip, chip_width, paint_chip
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING
from desktop.views.evaluation_form_words import NOTHING, share_words

SECTION, QUESTION = 46, 40
EDGE, NUMBER, SHARE, BAR = 12, 34, 46, 48


class LineFace(msgspec.Struct, frozen=True):
    """`share`: of the whole; None: nothing of the form weighs anything."""

    number: str
    words: str
    said: str
    """For who hears it."""
    detail: str = ""
    chips: tuple[Chip, ...] = ()
    share: Fraction | None = None
    section: bool = False
    missing: bool = False
    """Something of it keeps the form from being saved."""
    empty: bool = False
    """The words stand for none."""


class FormLine(QWidget):
    asked = Signal()
    """It is to be edited."""
    reached = Signal()
    """The keyboard is in it."""

    def __init__(self, theme: Theme, on_key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._theme, self._on_key = theme, on_key
        self.face = LineFace("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_face(self, face: LineFace) -> None:
        if face != self.face:
            self.face = face
            self.setFixedHeight(SECTION if face.section else QUESTION)
            self.setAccessibleName(face.said)
            self.setToolTip(face.words)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, SECTION if self.face.section else QUESTION)

    def visible_texts(self) -> list[str]:
        return [self.face.words, self.face.detail]

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter)
            inner = QRectF(self.rect()).adjusted(EDGE, 0, -EDGE, 0)
            right = self._weight(painter, inner)
            right = self._chips(painter, inner, right)
            self._words(painter, inner, right)

    def _ground(self, painter: QPainter) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        ring = QPen(self._theme.color("accent"), RING) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(ring)
        painter.setBrush(self._theme.color("hover"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])

    def _weight(self, painter: QPainter, inner: QRectF) -> float:
        """A bar of its share, and the share; returns where what is left of it ends."""
        face = self.face
        words = NOTHING if face.share is None else share_words(face.share)
        painter.setFont(self._theme.font("small", 600 if face.section else 500, tabular=True))
        painter.setPen(self._theme.color("text" if face.section else "second"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, flags, words)
        left, middle = inner.right() - SHARE - BAR, inner.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        for share, token in ((1.0, "pressed"), (float(face.share or 0), "strong")):
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(left, middle - 2, BAR * share, 4), 2, 2)
        return left - 10

    def _chips(self, painter: QPainter, inner: QRectF, right: float) -> float:
        for chip in reversed(self.face.chips):
            right -= chip_width(self._theme, chip)
            at = QPointF(right, inner.center().y() - CHIP / 2)
            paint_chip(painter, self._theme, at, chip, keep=True)
            right -= 6
        if self.face.detail:
            painter.setFont(self._theme.font("small", tabular=True))
            painter.setPen(self._theme.color("third"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            box = QRectF(inner.left(), inner.top(), right - inner.left(), inner.height())
            painter.drawText(box, flags, self.face.detail)
            right -= painter.fontMetrics().horizontalAdvance(self.face.detail) + 12
        return right

    def _words(self, painter: QPainter, inner: QRectF, right: float) -> None:
        face, flags = self.face, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        left = inner.left()
        if face.missing:
            ratio = painter.device().devicePixelRatioF()
            sign = self._theme.pixmap("circle-alert", "bad", 16, ratio)
            painter.drawPixmap(QPointF(left, inner.center().y() - 8), sign)
        else:
            painter.setFont(self._theme.font("small", 600 if face.section else 400, tabular=True))
            painter.setPen(self._theme.color("third"))
            painter.drawText(inner, flags, face.number)
        left += NUMBER
        painter.setFont(self._theme.font("body", 600 if face.section else 400))
        painter.setPen(self._theme.color("third" if face.empty else "text"))
        room = QRectF(left, inner.top(), max(0.0, right - left), inner.height())
        shown = painter.fontMetrics().elidedText(
            face.words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, flags, shown)

    # The hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

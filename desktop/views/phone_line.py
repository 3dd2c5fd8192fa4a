"""One line of the phone's lists, painted: a call of the history, or a colleague."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from desktop.rows.avatar import paint_avatar
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING
from desktop.views.phone_data import LineData

HEIGHT = 52
FACE, EDGE, CALL = 32, 10, 36
DOT = 10


class PhoneLine(QAbstractButton):
    """A press chooses it; the sign at its right end, or Shift+Enter, calls at once."""

    called = Signal()

    def __init__(self, theme: Theme, data: LineData, call_word: str) -> None:
        super().__init__()
        self._theme, self.data = theme, data
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        words = (data.title, data.meaning, data.detail, data.right)
        self.setAccessibleName(" · ".join(word for word in words if word))
        self.setToolTip(f"{call_word}: {data.number}" if data.number else "")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def visible_texts(self) -> list[str]:
        return [self.accessibleName()]

    # Its two ways

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._sign().contains(event.position()) and self.data.number:
            self.setDown(False)
            self.called.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.data.number:
            self.called.emit()
        elif enter:
            self.click()
        else:
            super().keyPressEvent(event)

    def _sign(self) -> QRectF:
        return QRectF(self.width() - EDGE - CALL, 0, CALL + EDGE, self.height())

    # How it looks

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter)
            self._face(painter)
            self._words(painter, self._ends(painter))

    def _ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), RING))
            painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])

    def _face(self, painter: QPainter) -> None:
        place = QRectF(EDGE, (self.height() - FACE) / 2, FACE, FACE)
        paint_avatar(painter, place, self.data.title)
        if self.data.dot:
            dot = QRectF(place.right() - DOT + 2, place.bottom() - DOT + 2, DOT, DOT)
            painter.setPen(QPen(self._theme.color("surface"), 2))
            painter.setBrush(self._theme.color(self.data.dot))
            painter.drawEllipse(dot)

    def _ends(self, painter: QPainter) -> float:
        """The right end: when it was, or the sign to call by while the pointer is there."""
        edge = self.width() - EDGE
        if (self.underMouse() or self.hasFocus()) and self.data.number:
            picture = self._theme.pixmap("phone", "ok", 18, self.devicePixelRatioF())
            painter.drawPixmap(int(edge - 26), (self.height() - 18) // 2, picture)
            return edge - CALL
        if not self.data.right:
            return edge
        painter.setFont(self._theme.font("caption", 500, tabular=True))
        painter.setPen(self._theme.color("third"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 7, edge, 20), flags, self.data.right)
        return edge - painter.fontMetrics().horizontalAdvance(self.data.right) - 8

    def _words(self, painter: QPainter, end: float) -> None:
        data, left = self.data, EDGE + FACE + 10
        ink = "bad" if data.bad else "text"
        self._line(painter, QRectF(left, 7, end - left, 20), data.title, ink, bold=True)
        below = left
        if data.icon:
            token = "bad" if data.bad else "second"
            picture = self._theme.pixmap(data.icon, token, 13, self.devicePixelRatioF())
            painter.drawPixmap(int(left), 30, picture)
            below += 18
        room = QRectF(below, 27, self.width() - EDGE - CALL - below, 18)
        self._line(painter, room, data.detail, "second", bold=False)

    def _line(self, painter: QPainter, box: QRectF, text: str, ink: str, *, bold: bool) -> None:
        font = self._theme.font("body", 600) if bold else self._theme.font("small", tabular=True)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(0, int(box.width()))
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, shown)

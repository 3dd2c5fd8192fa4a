"""AgentTimeline: the day of an agent as a bar, to the second: what they said, their contacts, what rang.

The wheel and +/- look closer, drag and Shift with arrows move along, arrows go from contact to contact,
Enter opens the conversation.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.figure_rows import Timeline
from core.rows import Directory
from desktop.theme import Theme
from desktop.times import HOUR, MINUTE, SECOND
from desktop.tokens import CHANNEL_COLOURS, RADIUS, RING
from desktop.views import agent_timeline_legend as legend
from desktop.views.agent_timeline_shape import BADGES, Piece, Shape, shape_of, steps
from desktop.views.agent_timeline_words import clock_to_second, piece_words

HEIGHT = 124 + legend.HEIGHT
LEFT, RIGHT, TOP = 20, 20, 10
CLOCK = 20
"""Px of the axis below its line."""
STATE, LANE, GAP, OFFERS = 18, 14, 6, 10
CLOSEST_MS = 60 * SECOND
"""Over the whole width: a second is a finger wide."""
FAR_MS = 24 * HOUR


class AgentTimeline(QWidget):
    opened = Signal(str)
    """Id of a conversation."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._directory = Directory()
        self.shape = Shape()
        self._now = 0
        self._span = (0, HOUR)
        self._chosen = -1
        self._held: tuple[float, tuple[int, int]] | None = None
        self._own_look = False
        """The person chose what part is seen: time that passes does not move it."""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_timeline(self, timeline: Timeline, directory: Directory, now: int) -> None:
        another = timeline.agent != self.shape.agent or timeline.day != self.shape.day
        self.shape, self._directory, self._now = shape_of(timeline), directory, now
        if another:
            self._chosen, self._own_look = -1, False
        if not self._own_look:
            self._span = self._whole()
        who = directory.agents.get(timeline.agent)
        self.setAccessibleName(who.name if who else timeline.agent)
        self.update()

    def span(self) -> tuple[int, int]:
        """What part of the day is seen, in ms."""
        return self._span

    def sizeHint(self) -> QSize:
        return QSize(800, HEIGHT)

    # Where a moment stands

    def _whole(self) -> tuple[int, int]:
        """From the first thing that is known on, and never less than an hour."""
        first = min((piece.start for piece in self.shape.pieces()), default=self._now - HOUR)
        end = max(self._now, first + HOUR)
        pad = (end - first) // 40
        return first - pad, end + pad

    def x_of(self, at: int) -> float:
        first, end = self._span
        room = self.width() - LEFT - RIGHT
        return LEFT + (at - first) * room / (end - first)

    def at_of(self, x: float) -> int:
        first, end = self._span
        room = max(1, self.width() - LEFT - RIGHT)
        return round(first + (x - LEFT) * (end - first) / room)

    def look_at(self, first: int, length: int) -> None:
        length = max(CLOSEST_MS, min(FAR_MS, length))
        self._span, self._own_look = (first, first + length), True
        self.update()

    def zoom(self, by: float, x: float | None = None) -> None:
        """`by` below 1 is closer; what stands at `x` stays there."""
        x = self.width() / 2 if x is None else x
        first, end = self._span
        at, length = self.at_of(x), max(CLOSEST_MS, min(FAR_MS, round((end - first) * by)))
        share = (at - first) / (end - first)
        self.look_at(round(at - share * length), length)

    def move_along(self, share: float) -> None:
        first, end = self._span
        self.look_at(round(first + share * (end - first)), end - first)

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._theme.color("surface"))
            self._paint_axis(painter)
            below = QRectF(LEFT, self.height() - legend.HEIGHT - 2, self.width(), legend.HEIGHT)
            legend.paint_legend(painter, self._theme, below, self.shape)
            painter.setClipRect(QRectF(LEFT, 0, self.width() - LEFT - RIGHT, self.height()))
            self._paint_states(painter)
            self._paint_contacts(painter)
            self._paint_offers(painter)
            self._paint_now(painter)
            painter.setClipping(False)
            if self.hasFocus():
                self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent"), RING))
        box = QRectF(self.rect()).adjusted(3, 3, -3, -1)
        painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])

    def _box(self, piece: Piece) -> QRectF:
        x, end = self.x_of(piece.start), self.x_of(piece.end)
        y: float = TOP
        height: float = STATE
        if piece.kind in ("talk", "wrap_up", "own"):
            rows = max(1, self.shape.lanes)
            room = self._lanes_bottom() - self._lanes_top()
            height = min(LANE * 2.0, room / rows)
            y, height = self._lanes_top() + piece.lane * height, height - 2
        elif piece.kind == "offer":
            y, height = self._lanes_bottom() + 3, OFFERS - 2
        return QRectF(x, y, max(1.5, end - x), height)

    def _lanes_top(self) -> float:
        return TOP + STATE + GAP

    def _lanes_bottom(self) -> float:
        return self._axis_y() - OFFERS

    def _axis_y(self) -> int:
        return self.height() - CLOCK - legend.HEIGHT

    def _paint_states(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font("caption", 500))
        for piece in self._seen(self.shape.states):
            ground, ink = _STATE_LOOKS.get(piece.look, ("pressed", "second"))
            box = self._box(piece).adjusted(0, 0, -1, 0)
            painter.fillRect(box, self._theme.color(ground))
            words = piece_words(piece, self._directory, short=True)
            inner = box.intersected(QRectF(LEFT, 0, self.width() - LEFT - RIGHT, HEIGHT)).adjusted(
                6, 0, -4, 0
            )
            if painter.fontMetrics().horizontalAdvance(words) < inner.width():
                painter.setPen(self._theme.color(ink))
                painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_contacts(self, painter: QPainter) -> None:
        ratio = painter.device().devicePixelRatio()
        for number, piece in enumerate(self.shape.contacts):
            box = self._box(piece)
            if box.right() < LEFT or box.x() > self.width() - RIGHT:
                continue
            colour = QColor(CHANNEL_COLOURS[BADGES[piece.media]])
            if piece.kind == "wrap_up":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
                painter.drawRect(box)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRoundedRect(box, 2, 2)
                if box.width() > 22 and box.height() > 13:
                    icon = self._theme.pixmap(piece.icon, "on_accent", 12, ratio)
                    painter.drawPixmap(QPointF(box.x() + 5, box.center().y() - 6), icon)
            if number == self._chosen:
                painter.setPen(QPen(self._theme.color("text"), RING))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 3, 3)

    def _paint_offers(self, painter: QPainter) -> None:
        """What was answered is seen as a contact; what was not stands out."""
        for piece in self._seen(self.shape.offers):
            box = self._box(piece)
            token = (
                "bad"
                if piece.look == "timed_out"
                else "warning"
                if piece.look == "declined"
                else "scroll"
            )
            painter.fillRect(box, self._theme.color(token))
            if piece.look == "timed_out":
                icon = self._theme.pixmap(
                    "bell-off", "bad", 10, painter.device().devicePixelRatio()
                )
                painter.drawPixmap(QPointF(box.right() + 2, box.y() - 1), icon)

    def _paint_now(self, painter: QPainter) -> None:
        x = self.x_of(self._now)
        painter.fillRect(
            QRectF(x, TOP - 4, 1, self._lanes_bottom() - TOP + 8), self._theme.color("bad")
        )

    def _paint_axis(self, painter: QPainter) -> None:
        first, end = self._span
        painter.setFont(self._theme.font("caption", tabular=True))
        step = steps(end - first, self.width() - LEFT - RIGHT)
        bottom = self._axis_y()
        painter.fillRect(
            QRectF(LEFT, bottom, self.width() - LEFT - RIGHT, 1), self._theme.color("border")
        )
        at = first - first % step + step
        while at < end:
            x = self.x_of(at)
            painter.fillRect(QRectF(x, TOP, 1, bottom - TOP + 3), self._theme.color("border"))
            painter.setPen(self._theme.color("third"))
            words = clock_to_second(at, seconds=step < MINUTE)
            box = QRectF(x - 40, bottom + 3, 80, 14)
            if box.left() > 0 and box.right() < self.width():
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            at += step

    def _seen(self, pieces: Iterable[Piece]) -> list[Piece]:
        first, end = self._span
        return [piece for piece in pieces if piece.end >= first and piece.start <= end]

    # What a person does

    def piece_at(self, at: QPointF) -> Piece | None:
        for piece in (*self.shape.contacts, *self.shape.offers, *self.shape.states):
            if self._box(piece).adjusted(-1, -1, 1, 1).contains(at):
                return piece
        return None

    def choose(self, step: int) -> None:
        """To the next contact, and into sight."""
        count = len(self.shape.contacts)
        if not count:
            return
        self._chosen = max(
            0, min(count - 1, self._chosen + step if self._chosen >= 0 else count - 1)
        )
        piece, (first, end) = self.shape.contacts[self._chosen], self._span
        if piece.start < first or piece.end > end:
            self.look_at(piece.start - (end - first) // 3, end - first)
        self.setAccessibleDescription(piece_words(piece, self._directory))
        box = self._box(piece)
        if self.hasFocus() and self.isVisible():
            QToolTip.showText(
                self.mapToGlobal(box.bottomLeft().toPoint()),
                piece_words(piece, self._directory),
                self,
            )
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in along and shift:
            self.move_along(along[key] * 0.2)
        elif key in along:
            self.choose(along[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1.6 if key == Qt.Key.Key_Minus else 1 / 1.6)
        elif key == Qt.Key.Key_0:
            self._own_look, self._span = False, self._whole()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen >= 0:
            self._open(self.shape.contacts[self._chosen])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            self.move_along(-turned.x() / 1200)
        else:
            self.zoom(0.8 if turned.y() > 0 else 1.25, event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = (event.position().x(), self._span)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons():
            return
        x, (first, end) = self._held
        room = max(1, self.width() - LEFT - RIGHT)
        self.look_at(round(first - (event.position().x() - x) * (end - first) / room), end - first)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        piece = self.piece_at(event.position())
        if (
            held is not None
            and abs(held[0] - event.position().x()) < 4
            and piece in self.shape.contacts
        ):
            self._chosen = self.shape.contacts.index(piece)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        piece = self.piece_at(event.position())
        if piece is not None:
            self._open(piece)

    def _open(self, piece: Piece) -> None:
        if piece.conversation:
            self.opened.emit(piece.conversation)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            piece = self.piece_at(QPointF(event.pos()))
            words = (
                piece_words(piece, self._directory)
                if piece
                else clock_to_second(self.at_of(event.pos().x()))
            )
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


_STATE_LOOKS = {
    "available": ("ok_soft", "ok"), "not_ready": ("warning_soft", "warning"),
    "busy": ("accent_soft", "accent_text"), "wrap_up": ("accent_soft", "accent_text"),
    "offline": ("sunken", "third"), "not_responding": ("bad_soft", "bad"),
}  # fmt: skip
"""Ground and ink of what was said; the word stands in it."""

"""Transcript: the timeline of one conversation, painted from laid-out rows.

A bottom-anchored scroll area: only rows in sight are measured, so a conversation of 100,000
messages opens like one of ten, and what becomes known elsewhere moves nothing in sight.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.models.transcript import TranscriptModel
from desktop.parts import Parts
from desktop.rows.timeline_shape import Shape
from desktop.translate import tr
from desktop.views.attachment_live import Live
from desktop.views.attachment_pictures import Pictures
from desktop.views.attachment_player import Player
from desktop.views.transcript_entries import Entries, whole_text
from desktop.views.transcript_flash import Flash
from desktop.views.transcript_hands import Hands
from desktop.views.transcript_heights import Heights
from desktop.views.transcript_pill import Pill
from desktop.views.transcript_placing import PAD, Anchor, Placed, place, scrolled
from desktop.views.transcript_shapes import Shapes
from desktop.views.transcript_skeleton import paint_skeleton
from desktop.views.transcript_speech import Speech

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QMenu

STEP = 48
"""Px of one wheel notch's line."""
AHEAD = 12
"""Rows read before they come into sight."""
PATIENCE = 120
"""Ms before the outlines of bubbles are shown in place of what stood there."""


class Transcript(QAbstractScrollArea):
    """Shows what the model holds. Not for text that is edited."""

    seen = Signal(int)
    """Order of the newest message that is wholly in sight of an active window."""
    link_asked = Signal(str)
    retry_asked = Signal(str)
    discard_asked = Signal(str)
    file_asked = Signal(object)
    picture_asked = Signal(object, int)
    """Attachment and the order of its message."""
    whole_asked = Signal(int)
    """Order of a message that is longer than the timeline shows."""
    reply_asked = Signal(object)
    call_asked = Signal(object)
    """CallRecord whose notes and figures somebody wants to see."""
    pressed = Signal(object)
    """A Spot that is only known to whoever asked for it."""
    placed = Signal()
    slow = Signal()
    """It is still being read, and the outlines of bubbles stand there now."""

    def __init__(
        self, parts: Parts, model: TranscriptModel, parent: QWidget | None = None,
        entries: Entries | None = None,
    ) -> None:  # fmt: skip
        """`entries`: another way to put the rows into words than the conversation's."""
        super().__init__(parent)
        self.setObjectName("transcript")
        self.theme, self.model = parts.theme, model
        telephone = parts.telephone
        self.entries = entries or Entries(
            model, parts.desk.me.id, parts.recordings, lambda: telephone.policy.country
        )
        self.shapes = Shapes(self.entries, parts.theme)
        self.pictures = Pictures(parts.desk, parts.tasks, self)
        self.player = Player(parts.desk, parts.tasks, parts.recordings, self)
        self.live = Live(self.pictures, self.player)
        self.heights = Heights()
        self.where = Placed((), Anchor(), 0, 0)
        self._anchor = Anchor()
        self._moving = False
        self.flash = Flash(self)
        self.hands = Hands(self)
        self.speech = Speech(self)
        self.pill = Pill(self, parts.theme)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._show_outlines)
        self._dress()
        self._listen(parts)

    def _dress(self) -> None:
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setProperty("kind", "surface")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(STEP)
        self.setAccessibleName(tr("Timeline", "Messages"))

    def _listen(self, parts: Parts) -> None:
        self.model.reset.connect(self._reset)
        self.model.changed.connect(lambda _: self._refresh())
        self.model.grew.connect(self._grew)
        self.model.facts.connect(self._refresh)
        self.pictures.ready.connect(lambda _: self.viewport().update())
        self.player.changed.connect(lambda _: self.viewport().update())
        parts.recordings.changed.connect(self._refresh)
        parts.theme.changed.connect(self._relay)

    # What the panel asks for

    def show_order(self, order: int) -> None:
        """Brings a message into sight and lets it flash: a search led here."""
        index = self.entries.index(order)
        if 0 <= index < self.heights.count:
            self._anchor = Anchor(index, self.viewport().height() // 3, end=False)
            self.settle()
            self.flash.start(index)

    def to_end(self) -> None:
        self._anchor = Anchor(end=True)
        self.settle()

    def reveal(self, index: int) -> None:
        """Moves as little as needed to show the whole row."""
        tops, height = dict(self.where.rows), self.viewport().height()
        top = tops.get(index)
        if top is None or top < 0:
            self._anchor = Anchor(index, PAD, end=False)
        elif top + self.heights.get(index) > height:
            self._anchor = Anchor(index, height - self._measure(index) - PAD, end=False)
        self.settle()

    def whole(self, index: int) -> str:
        """All words of a row's message, as Copy takes them; empty where there is no such row."""
        if not 0 <= index < self.heights.count:
            return ""
        message = self.model.message(self.entries.order(index))
        return whole_text(message) if message else self.entries.entry(index).text

    @property
    def at_end(self) -> bool:
        return self.where.anchor.end

    def unfold(self, id: str) -> None:
        self.entries.unfold(id)
        self._refresh()

    def visible_texts(self) -> list[str]:
        """What is in sight, row by row, as a screen reader would say it."""
        return [self.shapes.get(index).spoken for index, _ in self.where.rows]

    read_only = False
    """Nothing is answered here."""

    def more_in_menu(self, menu: "QMenu", index: int) -> None:
        """What else can be done with a row, where somebody knows more."""

    # Rows in sight

    def row_at(self, y: float) -> tuple[int, int] | None:
        """(index, its top) of the row at a height of the viewport."""
        for index, top in self.where.rows:
            if top <= y < top + self.heights.get(index):
                return index, top
        return None

    def newest_seen(self) -> int:
        """Order of the newest message that is wholly in sight; 0: none."""
        if self.model.state != "ready":
            return 0
        below = self.viewport().height() + 4
        whole = [
            i
            for i, y in self.where.rows
            if y + self.heights.get(i) <= below and i < self.model.messages
        ]
        return self.entries.order(whole[-1]) if whole else 0

    def settle(self) -> None:
        """Lays out what is in sight around the anchor and tells everybody."""
        if self.model.state != "ready":
            self.where = Placed((), self._anchor, 0, 0)
            self._sync_bar()
            return
        width = self.width()
        if self.shapes.set_width(width):
            self.heights.forget()
        self.where = place(self.heights, self._measure, self._anchor, self.viewport().height())
        self._anchor = self.where.anchor
        self._sync_bar()
        self._want()
        self.viewport().update()
        self.tell_seen()

    def _measure(self, index: int) -> int:
        height = self.shapes.get(index).height
        self.heights.put(index, height)
        return height

    def _want(self) -> None:
        if self.where.rows and self.model.state == "ready":
            first, last = self.where.rows[0][0], self.where.rows[-1][0]
            self.model.want(self.entries.order(first - AHEAD), self.entries.order(last + AHEAD))

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        self._moving = True
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, self.where.maximum)
        bar.setValue(self.where.value)
        self._moving = False

    def tell_seen(self) -> None:
        """Says anew what is in sight, for whoever has just begun to care."""
        self.pill.place()
        self.placed.emit()
        if self.isVisible() and self.window().isActiveWindow():
            newest = self.newest_seen()
            if newest:
                self.seen.emit(newest)

    # The model

    def _reset(self) -> None:
        self.player.stop()
        self.flash.stop()
        self.hands.clear()
        self.shapes.clear()
        self.shapes.refresh()
        self.entries.begin()
        ready = self.model.state == "ready"
        self.heights = Heights(self.model.count if ready else 0)
        self._anchor = Anchor()
        if self.model.state == "loading":
            # The rows of the old conversation are no rows of this one
            self.where = Placed((), self._anchor, 0, 0)
            self._patience.start()
            return
        self._patience.stop()
        self.pill.begin()
        self.settle()
        self._to_first_new()

    def _show_outlines(self) -> None:
        self.viewport().update()
        self.slow.emit()

    def _to_first_new(self) -> None:
        """Where what is new does not fit, reading begins at its first message.

        A conversation never read, as one the bot hands over, begins at its newest: its story
        is in the bot's summary, and the customer waits for an answer to the last words.
        """
        new, index = self.entries.new_from, self.entries.index(self.entries.new_from)
        if new > self.model.first and self.where.rows and 0 <= index < self.where.rows[0][0]:
            self._anchor = Anchor(index, PAD, end=False)
            self.settle()

    def _grew(self, before: int) -> None:
        self.shapes.refresh()
        self.heights.resize(self.model.count)
        self.pill.grew(before)
        self.speech.grew(before)
        self.settle()

    def _refresh(self) -> None:
        if self.model.state == "ready":
            self.shapes.refresh()
            self.heights.resize(self.model.count)
            self.settle()

    def _relay(self) -> None:
        """Theme or language: every row is laid out again, the anchor stays."""
        self.shapes.clear()
        self.settle()

    # Qt's events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._moving:
            return
        bar = self.verticalScrollBar()
        self._anchor = scrolled(
            self.heights, self._anchor_in_sight(), -dy, bar.value(), bar.maximum(),
            self.viewport().height(),
        )  # fmt: skip
        self.settle()

    def _anchor_in_sight(self) -> Anchor:
        """At the end the last row anchors: the first one in sight says the same."""
        rows = self.where.rows
        return Anchor(rows[0][0], rows[0][1], end=False) if rows else self._anchor

    def event(self, event: QEvent) -> bool:
        """Whoever comes back to the window sees what came meanwhile; Qt tells children only this."""
        done = super().event(event)
        if event.type() == QEvent.Type.WindowActivate:
            self.tell_seen()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(tr("Timeline", "Messages"))
            self._relay()

    def showEvent(self, event: QEvent) -> None:
        self.tell_seen()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # Beyond its edges: at 125 % these lie within a pixel, and half a pixel would stay black
        painter.fillRect(event.rect().adjusted(-1, -1, 1, 1), self.theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.model.state == "loading":
            paint_skeleton(painter, self.theme, self.width(), self.viewport().height())
        for index, top in self.where.rows if self.model.state == "ready" else ():
            self._paint_row(painter, index, top)
        painter.end()

    def _paint_row(self, painter: QPainter, index: int, top: int) -> None:
        shape = self.shapes.get(index)
        painter.save()
        painter.translate(0, top)
        self._paint_marks(painter, index, shape)
        shape.draw(painter, self.theme, self.live, self.hands.selection(shape))
        painter.restore()

    def _paint_marks(self, painter: QPainter, index: int, shape: Shape) -> None:
        self.flash.paint(painter, index, shape)
        if self.hands.current == index and self.hands.by_keyboard and self.hasFocus():
            painter.setPen(self.theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(6.5, 1.5, self.width() - 21, shape.height - 3)
            painter.drawRoundedRect(frame, 8, 8)

    def viewportEvent(self, event: QEvent) -> bool:
        return self.hands.tip(event) or super().viewportEvent(event)

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        self.hands.press(event)

    def mouseMoveEvent(self, event: "QMouseEvent") -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: "QMouseEvent") -> None:
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: "QMouseEvent") -> None:
        self.hands.double(event)

    def focusInEvent(self, event: "QFocusEvent") -> None:
        super().focusInEvent(event)
        self.hands.focus(event.reason())

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if not self.hands.key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        self.hands.menu(QPoint(event.pos()), event.globalPos())

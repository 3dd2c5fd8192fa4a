"""SpanWave: a recording's wave on which pieces are marked, by dragging or by keyboard."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from core.entities import Attachment
from core.export.redaction import merged
from desktop.theme import Theme
from desktop.views.review_player import WideWave

SHORTEST_MS = 200
"""Less is a hand that shook."""
STEP_MS = 500
Spans = tuple[tuple[int, int], ...]


class SpanWave(WideWave):
    """A drag marks, a press on what is marked takes it away, a press elsewhere puts the caret there.
    Arrows move the caret, with Shift they mark, Delete takes away. `sought` says where the caret is."""

    marked = Signal(object)
    """All spans in ms, in order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.spans: Spans = ()
        self.caret = 0
        self._from: int | None = None
        """Where a drag, or a run of keys with Shift, began."""
        self._keyed = False

    def show_file(self, file: Attachment) -> None:
        self.spans, self.caret, self._from = (), 0, None
        super().show_file(file)

    def show_spans(self, spans: Spans) -> None:
        """As somebody wrote them down."""
        self.spans = merged([(max(0, a), min(b, self._length)) for a, b in spans])
        self.update()

    # Marking

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.caret = self._from = self._at(event)
        self._keyed = False
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.caret = self._at(event)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn = self._drawn()
        at, self._from = self._at(event), None
        if drawn is not None and drawn[1] - drawn[0] >= SHORTEST_MS:
            self._mark([*self.spans, drawn])
        elif any(a <= at < b for a, b in self.spans):
            self._take_away(at)
        else:
            self.sought.emit(self.caret / self._length)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: STEP_MS, Qt.Key.Key_Left: -STEP_MS}
        if event.key() in steps:
            self._step(
                steps[Qt.Key(event.key())],
                marks=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            )
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_away(self.caret)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and self._keyed:
            drawn, self._from, self._keyed = self._drawn(), None, False
            if drawn is not None:
                self._mark([*self.spans, drawn])
        super().keyReleaseEvent(event)

    def _step(self, by: int, *, marks: bool) -> None:
        if marks and self._from is None:
            self._from, self._keyed = self.caret, True
        self.caret = min(self._length, max(0, self.caret + by))
        if not marks:
            self.sought.emit(self.caret / self._length)
        self.update()

    def _mark(self, spans: list[tuple[int, int]]) -> None:
        self.show_spans(tuple(spans))
        self.marked.emit(self.spans)

    def _take_away(self, at: int) -> None:
        left = [(a, b) for a, b in self.spans if not a <= at < b]
        if len(left) < len(self.spans):
            self._mark(left)

    def _drawn(self) -> tuple[int, int] | None:
        if self._from is None or self._from == self.caret:
            return None
        return min(self._from, self.caret), max(self._from, self.caret)

    def _at(self, event: QMouseEvent) -> int:
        share = event.position().x() / max(1, self.width())
        return round(max(0.0, min(1.0, share)) * self._length)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            drawn = self._drawn()
            for a, b in [*self.spans, *([drawn] if drawn else [])]:
                box = QRectF(self._x(a), 1, self._x(b) - self._x(a), self.height() - 2)
                painter.fillRect(box, self._theme.color("text"))
            painter.fillRect(
                QRectF(self._x(self.caret) - 1, 0, 2, self.height()), self._theme.color("accent")
            )

    def _x(self, at: int) -> float:
        return self.width() * at / self._length

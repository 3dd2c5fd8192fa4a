"""Scale: the answers to one question side by side, and "not applicable" apart from them."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.evaluation import Answer, Question
from desktop.theme import Theme
from desktop.tokens import RADIUS
from desktop.translate import tr
from desktop.views.evaluation_words import is_yes_or_no

HEIGHT, WIDEST, GAP = 30, 46, 14
SKIP = "skip"
Pick = int | str
"""A value of the scale, or SKIP."""


class Scale(QWidget):
    """The row it stands in has the keyboard; the mouse picks here."""

    picked = Signal(object)
    """Pick."""

    def __init__(self, theme: Theme, question: Question, *, editable: bool) -> None:
        super().__init__()
        self._theme, self._question, self._editable = theme, question, editable
        self._answer: Answer | None = None
        self._over: Pick | None = None
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(editable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if editable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def values(self) -> tuple[int, ...]:
        """As they stand; "yes" before "no"."""
        steps = range(self._question.lowest, self._question.highest + 1)
        return tuple(reversed(steps)) if is_yes_or_no(self._question) else tuple(steps)

    def show_answer(self, answer: Answer | None) -> None:
        self._answer = answer
        self.update()

    def chosen(self) -> Pick | None:
        if self._answer is None:
            return None
        return SKIP if self._answer.value is None else self._answer.value

    def of_key(self, key: int) -> Pick | None:
        """What a digit or N stands for here; 0 is a value where the scale has one."""
        skip = SKIP if self._question.may_skip else None
        if key == Qt.Key.Key_N:
            return skip
        digit = key - Qt.Key.Key_0
        if not 0 <= digit <= 9:
            return None
        if is_yes_or_no(self._question):
            return {1: 1, 2: 0, 0: skip}.get(digit)
        return digit if digit in self.values else (skip if digit == 0 else None)

    def beside(self, step: int) -> Pick | None:
        """The answer that many to the right of the chosen one."""
        picks: list[Pick] = [*self.values, *([SKIP] if self._question.may_skip else [])]
        chosen = self.chosen()
        if chosen is None:
            return picks[0 if step > 0 else len(self.values) - 1]
        place = picks.index(chosen) + step if chosen in picks else 0
        return picks[max(0, min(len(picks) - 1, place))]

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def visible_texts(self) -> list[str]:
        return [self._label(pick) for pick, _ in self._boxes()]

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for pick, box in self._boxes():
                self._paint(painter, pick, box)

    def _paint(self, painter: QPainter, pick: Pick, box: QRectF) -> None:
        chosen = pick == self.chosen()
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color(self._edge(pick, chosen)), 1))
        painter.setBrush(self._theme.color(self._ground(pick, chosen)))
        painter.drawRoundedRect(inner, RADIUS["control"], RADIUS["control"])
        painter.setFont(self._theme.font("body", 600 if chosen else 500, tabular=True))
        painter.setPen(self._theme.color(self._ink(pick, chosen)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._label(pick))

    def _ground(self, pick: Pick, chosen: bool) -> str:
        if chosen and pick == SKIP:
            return "pressed"
        if chosen:
            return "danger" if self._fails(pick) else "accent"
        return "hover" if pick == self._over else "surface"

    def _edge(self, pick: Pick, chosen: bool) -> str:
        if chosen and pick != SKIP:
            return "danger" if self._fails(pick) else "accent"
        return "strong" if self._editable or chosen else "border"

    def _ink(self, pick: Pick, chosen: bool) -> str:
        if chosen:
            return "text" if pick == SKIP else "on_accent"
        return "text" if self._editable else "third"

    def _fails(self, pick: Pick) -> bool:
        return self._question.critical and pick == self._question.lowest

    def _label(self, pick: Pick) -> str:
        if pick == SKIP:
            return tr("Evaluation", "N/A")
        if is_yes_or_no(self._question):
            return tr("Evaluation", "Yes") if pick else tr("Evaluation", "No")
        return str(pick)

    def _boxes(self) -> list[tuple[Pick, QRectF]]:
        """Yes and no as wide as two of a scale."""
        skips = self._question.may_skip
        skip = self._skip_width()
        room = self.width() - (skip + GAP if skips else 0)
        values = self.values
        widest = 2 * WIDEST if is_yes_or_no(self._question) else WIDEST
        step = min(widest, (room + 4) / len(values))
        boxes: list[tuple[Pick, QRectF]] = [
            (value, QRectF(place * step, 0, step - 4, HEIGHT)) for place, value in enumerate(values)
        ]
        if skips:
            left = len(values) * step + GAP - 4
            boxes.append((SKIP, QRectF(left, 0, skip, HEIGHT)))
        return boxes

    def _skip_width(self) -> int:
        metrics = QFontMetrics(self._theme.font("body", 600))
        return max(WIDEST, metrics.horizontalAdvance(self._label(SKIP)) + 18)

    # The mouse

    def _at(self, place: QPointF) -> Pick | None:
        return next((pick for pick, box in self._boxes() if box.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pick = self._at(event.position())
        if self._editable and pick is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(pick)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) if self._editable else None
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = None
        self.update()

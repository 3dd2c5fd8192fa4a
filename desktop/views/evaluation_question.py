"""QuestionRow: one question of a form, answered by one key, with its help and a comment."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from core.evaluation import Answer, Question
from desktop.theme import Theme
from desktop.tokens import RADIUS, RING
from desktop.translate import tr
from desktop.views.card import ChipLabel
from desktop.views.evaluation_scale import SKIP, Pick, Scale
from desktop.views.evaluation_words import value_words
from desktop.views.plain_words import PlainWords

EDGE = 8
MOST = 2_000
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
MARKS = {Qt.Key.Key_Plus: True, Qt.Key.Key_Minus: False}
WAYS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1,
}  # fmt: skip
OWN = {
    *STEPS, *MARKS, *WAYS, Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_H, Qt.Key.Key_Question,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, *(Qt.Key(Qt.Key.Key_0 + n) for n in range(10)),
}  # fmt: skip
"""Keys that mean something in it; the window has single letters of its own."""


class QuestionRow(QFrame):
    changed = Signal(str, object)
    """The question's id and its Answer; None: it has none any more."""
    mark_asked = Signal(bool)
    """What is marked in the transcript is to be attached, as good or as to improve."""
    left = Signal(str, int)
    """The keyboard is to go that many questions on."""

    def __init__(self, theme: Theme, question: Question, *, editable: bool) -> None:
        super().__init__()
        self._theme, self.question, self._editable = theme, question, editable
        self._answer: Answer | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.words = PlainWords(question.text) if not editable else _plain(question.text)
        self.scale = Scale(theme, question, editable=editable)
        self.help = _plain(question.help, "second")
        self.help_button, self.comment_button = QPushButton(), QPushButton()
        self.comment = QLineEdit()
        self._said = PlainWords("")
        self._fails = _plain("", "bad")
        self._critical = ChipLabel(theme, "", "warning")
        self._build()
        self._join()
        self.retranslate()
        self.show_answer(None)

    def _build(self) -> None:
        theme = self._theme
        for button, icon in (
            (self.help_button, "circle-question-mark"), (self.comment_button, "message-square-plus")
        ):  # fmt: skip
            button.setProperty("kind", "tiny")
            button.setFixedSize(26, 24)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # H and C reach them from the question
            theme.set_icon(button, icon, "third", 15)
        for label in (self.help, self._fails):
            label.setFont(theme.font("small"))
            label.hide()
        self.comment.setMaxLength(MOST)
        self.comment.hide()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.words, 1)
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self._critical, self.help_button, self.comment_button):
            head.addWidget(widget, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 8, EDGE, 8)
        column.setSpacing(6)
        column.addLayout(head)
        for part in (self.help, self.scale, self._fails, self.comment, self._said):
            column.addWidget(part)
        # Only now: shown before they stand in something, they would be windows of their own
        self.help_button.setVisible(bool(self.question.help))
        self.comment_button.setVisible(self._editable)

    def _join(self) -> None:
        self.scale.picked.connect(self._pick)
        self.help_button.toggled.connect(self.help.setVisible)
        self.comment_button.clicked.connect(self.write_comment)
        self.comment.textEdited.connect(lambda _: self._tell())
        self.comment.returnPressed.connect(lambda: self.left.emit(self.question.id, 1))
        self.comment.installEventFilter(self)

    def show_answer(self, answer: Answer | None) -> None:
        self._answer = answer
        self.scale.show_answer(answer)
        self.comment_button.setEnabled(answer is not None)
        said = answer.comment if answer else ""
        if self.comment.text() != said:
            self.comment.setText(said)
        self.comment.setVisible(self._editable and (bool(said) or self.comment.hasFocus()))
        self._said.setText(said)
        self._said.setAccessibleName(said)
        self._said.setVisible(not self._editable and bool(said))
        lowest = answer is not None and answer.value == self.question.lowest
        self._fails.setVisible(self.question.critical and lowest)
        self.setAccessibleName(f"{self.question.text}: {value_words(self.question, answer)}")

    def write_comment(self) -> None:
        """On an answer; where there is none yet it would belong to nothing that is kept."""
        if self._answer is None:
            return
        self.comment.show()
        self.comment.setFocus()

    # What is answered

    def _pick(self, pick: Pick) -> None:
        self.setFocus()
        self._give(pick)

    def _give(self, pick: Pick) -> None:
        value = None if pick == SKIP else int(pick)
        self._told(Answer(value=value, comment=self.comment.text()))

    def _tell(self) -> None:
        if self._answer is not None:
            self._told(Answer(value=self._answer.value, comment=self.comment.text()))

    def _told(self, answer: Answer | None) -> None:
        self.show_answer(answer)
        self.changed.emit(self.question.id, answer)

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )  # fmt: skip
            if plain and event.key() in OWN and self._editable:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._editable:
            super().keyPressEvent(event)
        elif (pick := self.scale.of_key(key)) is not None:
            self._give(pick)
            self.left.emit(self.question.id, 1)
        elif key in STEPS:
            beside = self.scale.beside(STEPS[Qt.Key(key)])
            self._give(beside if beside is not None else SKIP)
        elif key in WAYS:
            self.left.emit(self.question.id, WAYS[Qt.Key(key)])
        elif key in MARKS:
            self.mark_asked.emit(MARKS[Qt.Key(key)])
        elif key == Qt.Key.Key_C:
            self.write_comment()
        elif key in (Qt.Key.Key_H, Qt.Key.Key_Question):
            self.help_button.toggle()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._told(None)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
            self.setFocus()
            return True
        if event.type() == QEvent.Type.FocusOut and not self.comment.text():
            self.comment.hide()
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), RING))
            painter.setBrush(self._theme.color("hover"))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, RADIUS["row"], RADIUS["row"])

    def retranslate(self) -> None:
        self._critical.say(tr("Evaluation", "Critical"))
        self._critical.setVisible(self.question.critical)
        self._critical.setToolTip(tr("Evaluation", "The lowest answer fails the whole evaluation."))
        self._fails.setText(tr("Evaluation", "This answer fails the whole evaluation."))
        self.comment.setPlaceholderText(tr("Evaluation", "Comment on this answer"))
        self.comment.setAccessibleName(self.comment.placeholderText())
        _named(self.help_button, tr("Evaluation", "What is meant   H"))
        _named(self.comment_button, tr("Evaluation", "Comment   C"))
        self.setAccessibleDescription(
            tr("Evaluation", "Number keys answer, N: not applicable, C: comment, H: what is meant.")
        )


def _named(button: QPushButton, name: str) -> None:
    button.setToolTip(name)
    button.setAccessibleName(name.partition("   ")[0])


def _plain(text: str, kind: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label

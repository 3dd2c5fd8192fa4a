"""Sheet: a form with its answers: sections, marks, and the comment on all of it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.evaluation import Evaluation, EvaluationForm, Mark, Section
from core.metrics.evaluation import Score
from core.metrics.ratio import Ratio
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.evaluation_marks import Marks
from desktop.views.evaluation_question import EDGE, QuestionRow
from desktop.views.evaluation_words import figure
from desktop.views.plain_words import PlainWords

COMMENT = 76
SIDE = 12
TAB = Qt.FocusPolicy.TabFocus


class Head(QWidget):
    """A section's title, and what it comes to alone."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self.title, self.figure = QLabel(title), QLabel()
        for label in (self.title, self.figure):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "second")
            label.setFont(theme.font("small", 600, tabular=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 14, EDGE, 2)
        row.addWidget(self.title, 1)
        row.addWidget(self.figure)
        self.row = row


class Sheet(QScrollArea):
    """Built anew only for another form, or where it may be written in now and could not before."""

    answered = Signal(str, object)
    commented = Signal(str)
    marks_changed = Signal(object)
    place_asked = Signal(object)
    mark_asked = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._built: tuple[str, bool] | None = None
        self.rows: dict[str, QuestionRow] = {}
        self._heads: list[Head] = []
        self.marks, self.comment, self._said = Marks(theme), QPlainTextEdit(), PlainWords("")
        self._marks_head, self._comment_head = Head(theme), Head(theme)
        self.good, self.improve = QPushButton(), QPushButton()
        self._dress()
        self.good.clicked.connect(lambda: self.mark_asked.emit(True))
        self.improve.clicked.connect(lambda: self.mark_asked.emit(False))
        self.marks.changed.connect(self.marks_changed)
        self.marks.asked.connect(self.place_asked)
        self.comment.textChanged.connect(lambda: self.commented.emit(self.comment.toPlainText()))
        self.retranslate()

    def _dress(self) -> None:
        for button, icon in ((self.good, "thumbs-up"), (self.improve, "thumbs-down")):
            button.setProperty("kind", "tiny")
            button.setFixedSize(28, 24)
            self._theme.set_icon(button, icon, "second", 15)
            self._marks_head.row.addWidget(button)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.comment.setFixedHeight(COMMENT)
        self.comment.setTabChangesFocus(True)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SIDE, 0, SIDE, 16)
        self._column.setSpacing(0)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(0)
        self._column.addLayout(self._questions)
        for part in (self._marks_head, self.marks, self._comment_head):
            self._column.addWidget(part)
        below = QVBoxLayout()
        below.setContentsMargins(EDGE, 4, EDGE, 0)
        below.addWidget(self.comment)
        below.addWidget(self._said)
        self._column.addLayout(below)
        self._column.addStretch()
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    # What it shows

    def show_form(self, form: EvaluationForm, of: Evaluation, *, editable: bool) -> None:
        if self._built != (form.id, editable):
            self._built = (form.id, editable)
            self._build(form, editable)
        for id, row in self.rows.items():
            row.show_answer(of.answers.get(id))
        self._show_comment(of.comment, editable)

    def show_preview(self, form: EvaluationForm, of: Evaluation, found: Score) -> None:
        """As it will be, built anew whatever its id; nothing that is answered there is kept."""
        self._built = None
        self.show_form(form, of, editable=True)
        self.show_scores(found)
        self.marks.show_marks((), {}, editable=True)

    def show_scores(self, score: Score) -> None:
        for head, points in zip(self._heads, score.sections, strict=True):
            head.figure.setText(_points(points))

    def show_marks(
        self, marks: tuple[Mark, ...], quotes: dict[Mark, str], *, editable: bool
    ) -> None:
        self.marks.show_marks(marks, quotes, editable=editable)
        for button in (self.good, self.improve):
            button.setVisible(editable)

    def _show_comment(self, words: str, editable: bool) -> None:
        self.comment.setVisible(editable)
        self._said.setVisible(not editable and bool(words))
        self._comment_head.setVisible(editable or bool(words))
        self._said.setText(words)
        self._said.setAccessibleName(words)
        if self.comment.toPlainText() != words:
            self.comment.blockSignals(True)
            self.comment.setPlainText(words)
            self.comment.blockSignals(False)

    def _build(self, form: EvaluationForm, editable: bool) -> None:
        while (item := self._questions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._heads = {}, []
        for section in form.sections:
            self._add(section, editable)
        rows = [*self.rows.values()]
        for before, after in pairwise(rows):
            QWidget.setTabOrder(before, after)

    def _add(self, section: Section, editable: bool) -> None:
        head = Head(self._theme, section.title)
        self._heads.append(head)
        self._questions.addWidget(head)
        for question in section.questions:
            row = QuestionRow(self._theme, question, editable=editable)
            row.changed.connect(self.answered)
            row.left.connect(self._go_on)
            row.mark_asked.connect(self.mark_asked)
            self.rows[question.id] = row
            self._questions.addWidget(row)

    # The keyboard

    def stops(self) -> list[QWidget]:
        """Where Tab comes to, from the first question down."""
        questions = [part for row in self.rows.values() for part in _parts(row)]
        marks = [part for row in self.marks.rows() for part in _parts(row)]
        return [*questions, self.good, self.improve, *marks, self.comment, self._said]

    def _go_on(self, question: str, steps: int) -> None:
        """After the last one to the comment."""
        ids = [*self.rows]
        place = ids.index(question) + steps
        if place >= len(ids):
            self.comment.setFocus()
            self.ensureWidgetVisible(self.comment)
        elif place >= 0:
            self.go_to(ids[place])

    def go_to(self, question: str) -> None:
        row = self.rows[question]
        row.setFocus()
        self.ensureWidgetVisible(row, 0, 40)

    def retranslate(self) -> None:
        self._marks_head.title.setText(tr("Evaluation", "Marked places"))
        self._comment_head.title.setText(tr("Evaluation", "Overall"))
        for button, name in (
            (self.good, tr("Evaluation", "Attach what is marked: good   +")),
            (self.improve, tr("Evaluation", "Attach what is marked: to improve   -")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name[:-4])
        words = tr("Evaluation", "What stood out, and what to try next time")
        self.comment.setPlaceholderText(words)
        self.comment.setAccessibleName(tr("Evaluation", "Overall"))
        for row in self.rows.values():
            row.retranslate()


def _parts(row: QWidget) -> list[QWidget]:
    return [part for part in (row, *row.findChildren(QWidget)) if part.focusPolicy() & TAB]


def _points(points: Ratio) -> str:
    return figure(points) if points.over else ""

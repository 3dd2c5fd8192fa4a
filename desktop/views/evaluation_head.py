"""EvaluationHead: which form, what it comes to so far, and what failed it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from core.evaluation import Evaluation, EvaluationForm
from core.metrics.evaluation import Score
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.evaluation_words import figure, progress, verdict


class EvaluationHead(QFrame):
    chosen = Signal(str)
    """A form's name."""
    compare_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.form, self.choice = ElidedLabel(kind="second"), QComboBox()
        self.compare = QPushButton()
        self.figure, self.verdict, self.progress = QLabel(), QLabel(), QLabel()
        self._theme, self._offered = theme, tuple[str, ...]()
        self._build(theme)
        self.retranslate()

    def _build(self, theme: Theme) -> None:
        self.form.setFont(theme.font("small", 600))
        self.figure.setFont(theme.font("heading", 600, tabular=True))
        self.verdict.setWordWrap(True)
        self.progress.setProperty("kind", "third")
        self.progress.setFont(theme.font("small", tabular=True))
        for label in (self.figure, self.verdict, self.progress):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.compare.setProperty("kind", "link")
        theme.set_icon(self.compare, "scale", "accent_text", 15)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.form, 1)
        top.addWidget(self.choice, 1)
        top.addWidget(self.compare)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.verdict)
        words.addWidget(self.progress)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)
        self.choice.activated.connect(lambda place: self.chosen.emit(self.choice.itemData(place)))
        self.compare.clicked.connect(lambda: self.compare_asked.emit())

    def show_choices(self, choices: Sequence[EvaluationForm], form: EvaluationForm) -> None:
        """A field only where there is something to choose."""
        offered = tuple(each.form for each in choices)
        if offered != self._offered:
            self._offered = offered
            self.choice.clear()
            for each in choices:
                self.choice.addItem(each.name, each.form)
        self.choice.setVisible(len(choices) > 1)
        self.form.setVisible(len(choices) < 2)
        self.choice.setCurrentIndex(self.choice.findData(form.form))
        self.form.say(tr("Evaluation", "{form}, edition {edition}", form=form.name, edition=form.edition))  # fmt: skip

    def show_score(
        self, form: EvaluationForm, of: Evaluation, found: Score, *, editable: bool
    ) -> None:
        self.figure.setText(figure(found.points))
        said = verdict(form, of, found)
        self.verdict.setText(said.words)
        self.verdict.setProperty("kind", said.tone)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.progress.setText(progress(form, of))
        self.progress.setVisible(editable)
        self.setAccessibleName(f"{self.figure.text()}, {said.words}, {self.progress.text()}")

    def show_others(self, count: int, *, compares: bool) -> None:
        self.compare.setVisible(count > 0)
        self.compare.setText(
            tr("Evaluation", "Side by side") if compares else tr("Evaluation", "Back to mine")
        )

    def retranslate(self) -> None:
        self.choice.setAccessibleName(tr("Evaluation", "Form"))

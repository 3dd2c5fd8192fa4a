"""FormPreview: the form as whoever evaluates sees it, to be tried out; nothing of that is kept."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from core.evaluation import Answer, Evaluation, EvaluationForm
from core.metrics.evaluation import score
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.evaluation_head import EvaluationHead
from desktop.views.evaluation_sheet import Sheet

WIDTH = 370


class FormPreview(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._form: EvaluationForm | None = None
        self._tried = Evaluation(id="", form="", agent="", evaluator="", at=0)
        self.setFixedWidth(WIDTH)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("kind", "caption")
        self._title.setContentsMargins(20, 10, 20, 0)
        self.head, self.sheet = EvaluationHead(theme), Sheet(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self._title, 0), (self.head, 0), (self.sheet, 1)):
            column.addWidget(part, stretch)
        self.sheet.answered.connect(self._try)
        self.retranslate()

    def show_form(self, form: EvaluationForm) -> None:
        """What was tried stays where the question does, within its scale."""
        asked = {q.id: q for section in form.sections for q in section.questions}
        kept = {
            id: answer for id, answer in self._tried.answers.items()
            if id in asked and (answer.value is None or asked[id].lowest <= answer.value <= asked[id].highest)
        }  # fmt: skip
        self._form, self._tried = form, replace(self._tried, form=form.id, answers=kept)
        self.sheet.show_preview(form, self._tried, score(form, self._tried))
        self._show_head()

    def _try(self, question: str, answer: Answer | None) -> None:
        if self._form is None:
            return
        answers = {**self._tried.answers, question: answer or Answer()}
        if answer is None:
            del answers[question]
        self._tried = replace(self._tried, answers=answers)
        self.sheet.show_form(self._form, self._tried, editable=True)
        self.sheet.show_scores(score(self._form, self._tried))
        self._show_head()

    def _show_head(self) -> None:
        if self._form is not None:
            found = score(self._form, self._tried)
            self.head.show_choices((), self._form)
            self.head.show_score(self._form, self._tried, found, editable=True)
            self.head.show_others(0, compares=False)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Quality", "Preview"))
        self._title.setText(tr("Quality", "As whoever evaluates sees it: try it"))
        self.head.retranslate()
        self.sheet.retranslate()
        self._show_head()

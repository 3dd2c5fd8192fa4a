"""Compared: what several evaluators found of one contact, question by question, and how far apart."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.calibration import Comparison, Line, compared
from core.evaluation import Answer, Evaluation, EvaluationForm
from core.metrics.evaluation import average
from desktop.numbers import percent
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ChipLabel
from desktop.views.evaluation_words import NOTHING, figure, is_yes_or_no, value_words

COLUMN = 46
FAR = 2
"""Steps of a scale from which on it is worth a talk; between yes and no one is."""
SIDE = 20


class Compared(QScrollArea):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    def show_evaluations(
        self, form: EvaluationForm, evaluations: Sequence[Evaluation], names: Mapping[str, str],
        forms: Sequence[EvaluationForm] = (),
    ) -> None:  # fmt: skip
        """One's own is first. `names` of the evaluators; `forms`: every edition that is known."""
        found = compared(form, evaluations, forms)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(8)
        column.addWidget(self._words(_summary(found), "second", breaks=True))
        for said in _caveats(found):
            column.addWidget(self._words(said, "warning", breaks=True))
        column.addLayout(self._grid(found, [names[of.evaluator] for of in found.evaluations]))
        for of in found.evaluations:
            if of.comment:
                column.addSpacing(6)
                column.addWidget(self._words(names[of.evaluator], "second", 600))
                column.addWidget(self._words(of.comment, "", breaks=True, size="body"))
        column.addStretch()
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.setAccessibleName(tr("Evaluation", "Side by side"))

    def _grid(self, found: Comparison, names: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(0, 1)
        several = len(set(found.editions)) > 1
        for place, (name, edition) in enumerate(zip(names, found.editions, strict=True), 1):
            grid.setColumnMinimumWidth(place, COLUMN)
            under = "\n" + tr("Evaluation", "ed. {number}", number=edition) if several else ""
            label = self._words(name + under, "second", 600)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, place)
        last = len(names) + 1
        grid.setColumnMinimumWidth(last, COLUMN)
        apart = self._words(tr("Evaluation", "Apart"), "second", 600)
        grid.addWidget(apart, 0, last, Qt.AlignmentFlag.AlignRight)
        self._whole(grid, found, last)
        row = 2
        for part in found.parts:
            grid.addWidget(self._words(part.title, "second", 600), row, 0, 1, last + 1)
            for line in part.lines:
                row += 1
                self._line(grid, row, line, last)
            row += 1
        if found.elsewhere:
            title = tr("Evaluation", "Asked by other editions")
            grid.addWidget(self._words(title, "second", 600), row, 0, 1, last + 1)
            for line in found.elsewhere:
                row += 1
                self._line(grid, row, line, last)
        return grid

    def _whole(self, grid: QGridLayout, found: Comparison, last: int) -> None:
        grid.addWidget(self._words(tr("Evaluation", "Score"), "", 600, size="body"), 1, 0)
        for place, score in enumerate(found.scores, 1):
            self._value(grid, 1, place, figure(score.points), 600)
        self._value(grid, 1, last, figure(found.apart), 600)

    def _line(self, grid: QGridLayout, row: int, line: Line, last: int) -> None:
        grid.addWidget(self._words(line.question.text, "", breaks=True, size="body"), row, 0)
        for place, value in enumerate(line.values, 1):
            self._value(grid, row, place, _short(line, value))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        far = FAR if not is_yes_or_no(line.question) else 1
        if line.apart is not None and line.apart >= far:
            chip = ChipLabel(self._theme, str(line.apart), "warning")
            chip.setAccessibleName(tr("Evaluation", "{steps} apart", steps=line.apart))
            grid.addWidget(chip, row, last, right)
        else:
            self._value(grid, row, last, NOTHING if line.apart is None else str(line.apart))

    def _value(self, grid: QGridLayout, row: int, place: int, text: str, weight: int = 400) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._theme.font("body", weight, tabular=True))
        grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _words(
        self, text: str, kind: str, weight: int = 400, *, breaks: bool = False, size: str = "small"
    ) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(breaks)
        label.setFont(self._theme.font("body" if size == "body" else "small", weight))
        if kind:
            label.setProperty("kind", kind)
        return label


def _summary(found: Comparison) -> str:
    whole = figure(average(found.scores))
    if not found.apart.over:
        return tr("Evaluation", "Together {score}", score=whole)
    points = percent(found.apart.part / found.apart.over)
    return tr("Evaluation", "Together {score}; the best is {points} above the worst.", score=whole, points=points)  # fmt: skip


def _caveats(found: Comparison) -> Iterator[str]:
    """What is not quite a comparison."""
    if len(set(found.editions)) > 1:
        yield tr(
            "Evaluation",
            "By different editions of the form: each score is by its own, and only what both ask "
            "in the same words and on the same scale is compared.",
        )  # fmt: skip
    if found.left_out:
        yield tr(
            "Evaluation", "%n more are by another form and cannot be compared.", found.left_out
        )


def _short(line: Line, value: int | None) -> str:
    if value is None:
        return NOTHING
    if is_yes_or_no(line.question):
        return value_words(line.question, Answer(value=value))
    return str(value)

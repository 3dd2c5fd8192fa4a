"""Forms: the company's forms, their editions, how many contacts each draws, and the field to edit one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.changes import Changes
from core.evaluation import EvaluationForm, SamplingRule
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice
from desktop.views.evaluation_form_edit import FormEditor
from desktop.views.evaluation_lists import QualityList

LIST = 290
MOST = 100
NEW = "new:"


class Forms(QWidget):
    opened = Signal(int, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._forms: tuple[EvaluationForm, ...] = ()
        self._rules: tuple[SamplingRule, ...] = ()
        self._at = ""
        """The form's name; NEW: one that is not saved."""
        self.list, self.editor = QualityList(parts.theme), FormEditor(parts.theme)
        self.new, self.drawn = QPushButton(), QSpinBox()
        self._drawn_label = QLabel()
        self._lay_out()
        self._connect()
        self._say()
        self._read()

    def _lay_out(self) -> None:
        self._parts.theme.set_icon(self.new, "plus", "second", 16)
        self.drawn.setRange(0, MOST)
        self._drawn_label.setTextFormat(Qt.TextFormat.PlainText)
        self._drawn_label.setWordWrap(True)
        self._drawn_label.setProperty("kind", "second")
        self._drawn_label.setFont(self._parts.theme.font("small"))
        left = QFrame()
        left.setFixedWidth(LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._drawn_label, 1)
        row.addWidget(self.drawn)
        below.addLayout(row)
        below.addWidget(self.new)
        column.addLayout(below)
        edge = QFrame()
        edge.setProperty("kind", "line")
        edge.setFixedWidth(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part, stretch in ((left, 0), (edge, 0), (self.editor, 1)):
            whole.addWidget(part, stretch)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.picked.connect(self.show_form)
        self.new.clicked.connect(lambda: self.show_form(NEW))
        self.editor.saved.connect(self._save)
        self.editor.retired.connect(self._save)
        self.drawn.editingFinished.connect(self._draw)
        self._stop = self._parts.desk.on_changes(self._on_changes)

    def close_down(self) -> None:
        self._stop()

    # What there is

    def _on_changes(self, changes: Changes) -> None:
        if changes.reviews or changes.everything:
            self._read()

    def _read(self) -> None:
        self._parts.tasks.start(self._read_forms(), "forms")

    async def _read_forms(self) -> None:
        """What is being written stays, whatever came."""
        desk = self._parts.desk
        forms, self._rules = await desk.evaluation_forms(), await desk.sampling_rules()
        before, self._forms = self._forms, forms
        self._show_list()
        if not self._at or (forms != before and not self.editor.dirty):
            newest = self._newest()
            first = next(iter(newest), NEW)
            self.show_form(self._at if self._at in newest else first)
        self._show_rule()

    def _newest(self) -> dict[str, EvaluationForm]:
        newest: dict[str, EvaluationForm] = {}
        for form in sorted(self._forms, key=lambda form: form.edition):
            newest[form.form] = form
        return dict(sorted(newest.items(), key=lambda item: (item[1].retired, item[1].name)))

    def _show_list(self) -> None:
        rows = [_row(form) for form in self._newest().values()]
        self.list.show_rows(rows, (
            tr("Quality", "No form yet"),
            tr("Quality", "Write one at the right, or read one from a file."),
        ))  # fmt: skip

    def show_form(self, name: str) -> None:
        self._at = name
        self.editor.edit(self._newest().get(name), self._forms)
        self._show_rule()

    # What is done

    def _save(self, form: EvaluationForm) -> None:
        self._at = form.form
        self._parts.tasks.start(self._parts.desk.save_evaluation_form(form), "save a form")

    def _rule(self) -> SamplingRule | None:
        return next((rule for rule in self._rules if rule.form == self._at), None)

    def _show_rule(self) -> None:
        rule = self._rule()
        there = self._at in self._newest()
        self.drawn.setEnabled(there)
        if not self.drawn.hasFocus():
            self.drawn.setValue(rule.per_week if rule else 0)

    def _draw(self) -> None:
        """0 a week: the rule goes."""
        number, rule = self.drawn.value(), self._rule()
        if self._at not in self._newest() or number == (rule.per_week if rule else 0):
            return
        base = rule or SamplingRule(id=f"sr:{self._at}", form=self._at)
        made = SamplingRule(
            id=base.id, form=base.form, per_week=number or 1, team=base.team, media=base.media,
            seed=base.seed, deleted=number == 0,
        )  # fmt: skip
        self._parts.tasks.start(self._parts.desk.save_sampling_rule(made), "save a rule")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.editor.retranslate()

    def _say(self) -> None:
        self.new.setText(tr("Quality", "New form"))
        self._drawn_label.setText(tr("Quality", "Drawn a week of each agent"))
        self.drawn.setAccessibleName(self._drawn_label.text())
        self.drawn.setSpecialValueText(tr("Quality", "None"))
        self.list.list.setAccessibleName(tr("Quality", "Forms"))
        self._show_list()


def _row(form: EvaluationForm) -> Choice:
    asked = sum(len(section.questions) for section in form.sections)
    detail = tr("Quality", "Edition {edition}", edition=form.edition)
    detail += " · " + tr("Quality", "%n questions", asked)
    right = tr("Quality", "Retired") if form.retired else ""
    return Choice(form.form, form.name, detail, right, icon="clipboard-check", tone="third")

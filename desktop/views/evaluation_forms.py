"""Forms: the company's forms, their editions, what each draws, and the place where one is built."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.changes import Changes
from core.evaluation import EvaluationForm, SamplingRule
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.choice_list import Choice
from desktop.views.evaluation_form_edit import FormEditor
from desktop.views.evaluation_lists import QualityList
from desktop.views.sampling import Sampling

LIST = 230
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
        self.sampling = Sampling(parts)
        self.list, self.editor = QualityList(parts.theme), FormEditor(parts.theme, self.sampling)
        self.new = QPushButton()
        self._lay_out()
        self._connect()
        self._say()
        self._read()

    def _lay_out(self) -> None:
        self._parts.theme.set_icon(self.new, "plus", "second", 16)
        left = QFrame()
        left.setFixedWidth(LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
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
        self.list.picked.connect(self._pick)
        self.new.clicked.connect(lambda: self._pick(NEW))
        self.editor.saved.connect(self._save)
        self.sampling.saved.connect(self._save_rule)
        draws = self._parts.desk.may("sampling_rule.save")
        self.editor.head.tabs["draw"].setVisible(draws)
        self._stop = self._parts.desk.on_changes(self._on_changes)

    def close_down(self) -> None:
        self._stop()
        self.sampling.model.close()

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
            tr("Quality", "Build one at the right, or read one from a file."),
        ))  # fmt: skip

    def show_form(self, name: str) -> None:
        self._at = name
        self.editor.edit(self._newest().get(name), self._forms)
        self._show_rule()

    def _pick(self, name: str) -> None:
        """The keyboard goes with it."""
        self.show_form(name)
        if name == NEW:
            self.editor.show_tab("form")
        self.editor.begin()

    def _show_rule(self) -> None:
        rule = next((rule for rule in self._rules if rule.form == self._at), None)
        self.sampling.show_rule(rule, self._at if self._at in self._newest() else "")

    # What is done

    def _save(self, form: EvaluationForm) -> None:
        self._at = form.form
        self._parts.tasks.start(self._parts.desk.save_evaluation_form(form), "save a form")

    def _save_rule(self, rule: SamplingRule) -> None:
        self._parts.tasks.start(self._parts.desk.save_sampling_rule(rule), "save a rule")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.editor.retranslate()
            self.sampling.retranslate()

    def _say(self) -> None:
        self.new.setText(tr("Quality", "New form"))
        self.list.name(tr("Quality", "Forms"))
        self._show_list()


def _row(form: EvaluationForm) -> Choice:
    asked = sum(len(section.questions) for section in form.sections)
    detail = tr("Quality", "Edition {edition}", edition=form.edition)
    detail += " · " + tr("Quality", "%n questions", asked)
    right = tr("Quality", "Retired") if form.retired else ""
    return Choice(form.form, form.name, detail, right, icon="clipboard-check", tone="third")

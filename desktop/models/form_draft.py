"""FormDraft: a form while it is being built, with every step back."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from core.evaluation import EvaluationForm, Question, Section
from core.form_edit import with_question, with_section
from core.form_file import Place, name_for, read, write

MOST_STEPS = 200


class FormDraft(QObject):
    """What stands in it is no edition yet; ids of what is new are given when it is `named`."""

    said = Signal()
    """A word or a number of it is another."""
    shaped = Signal()
    """Its sections and questions are others, or stand elsewhere."""

    def __init__(self, form: EvaluationForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._begun = form
        self._before: list[EvaluationForm] = []

    def begin(self, form: EvaluationForm, *, newest: EvaluationForm | None = None) -> None:
        """`newest`: what it differs from where something older, or of a file, is gone on with."""
        self.form, self._begun = form, newest or form
        self._before = []
        self.shaped.emit()

    @property
    def dirty(self) -> bool:
        return _words(self.form) != _words(self._begun)

    def say(self, *, name: str | None = None, pass_at: int | None = None) -> None:
        self.form = replace(
            self.form, name=self.form.name if name is None else name,
            pass_at=self.form.pass_at if pass_at is None else pass_at,
        )  # fmt: skip
        self.said.emit()

    def put_section(self, place: Place, section: Section) -> None:
        self.form = with_section(self.form, place, section)
        self.said.emit()

    def put_question(self, place: Place, question: Question) -> None:
        self.form = with_question(self.form, place, question)
        self.said.emit()

    def shape(self, form: EvaluationForm) -> None:
        if form != self.form:
            self._before = [*self._before[-MOST_STEPS:], self.form]
            self.form = form
            self.shaped.emit()

    def undo(self) -> None:
        """To before the last change of its shape, and what was written since."""
        if self._before:
            self.form = self._before.pop()
            self.shaped.emit()

    def named(self, editions: tuple[EvaluationForm, ...]) -> EvaluationForm:
        """As the edition it becomes when it is saved. Raises core.form_file.Wrong."""
        form = read(write(self.form))
        if not self.form.form:
            taken = frozenset(each.form for each in editions)
            form = replace(form, form=name_for(form.name, taken))
        of_it = [each.edition for each in editions if each.form == form.form]
        edition = max(of_it, default=0) + 1
        return replace(form, id=f"{form.form}.{edition}", edition=edition)


def _words(form: EvaluationForm) -> EvaluationForm:
    return replace(form, id="", edition=0, retired=False, version=0)

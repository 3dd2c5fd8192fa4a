"""FormEditor: a form as it is built, drawn from and written down; what is saved is a new edition, never an old one."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.evaluation import EvaluationForm
from core.form_file import Mistake, Wrong, name_for, read, write
from desktop.models.form_draft import FormDraft
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.evaluation_form_words import BEGUN, mistake_words, place_words
from desktop.views.form_builder import FormBuilder
from desktop.views.form_head import FormHead
from desktop.views.form_preview import FormPreview
from desktop.views.form_text import FormText

PAUSE = 200
MOST_BYTES = 1 << 20


class FormEditor(QFrame):
    saved = Signal(object)
    """EvaluationForm to be handed in."""

    def __init__(self, theme: Theme, draw: QWidget | None = None) -> None:
        """`draw`: what its second tab shows."""
        super().__init__()
        self.setProperty("kind", "surface")
        self._editions: tuple[EvaluationForm, ...] = ()
        self._from: EvaluationForm | None = None
        """The edition that is gone on from; None: a form that was never saved."""
        self._named: EvaluationForm | None = None
        self._mistakes: tuple[Mistake, ...] = ()
        self.draft = FormDraft(_begun(), self)
        self.head, self.preview = FormHead(theme), FormPreview(theme)
        self.builder, self.text = FormBuilder(theme, self.draft), FormText(theme)
        self.draw = draw or QWidget()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.check)
        self._lay_out()
        self._connect()
        self.show_tab("form")

    def _lay_out(self) -> None:
        form = QWidget()
        self._stack = QStackedWidget()
        for page in (self.builder, self.text):
            self._stack.addWidget(page)
        edge = QFrame()
        edge.setProperty("kind", "line")
        edge.setFixedWidth(1)
        body = QHBoxLayout(form)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for part, stretch in ((self._stack, 1), (edge, 0), (self.preview, 0)):
            body.addWidget(part, stretch)
        self._body = QStackedWidget()
        self._body.addWidget(form)
        self._body.addWidget(self.draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.draft.said.connect(self._timer.start)
        self.draft.shaped.connect(self.check)
        self.text.written.connect(self._take_text)
        head = self.head
        head.tab_chosen.connect(self.show_tab)
        head.edition_chosen.connect(self.go_on_from)
        head.import_asked.connect(self.ask_import)
        head.export_asked.connect(self.ask_export)
        head.copy_asked.connect(self.copy)
        head.retire_asked.connect(self.retire)
        head.save_asked.connect(self.save)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.save)

    # What is edited

    def edit(self, form: EvaluationForm | None, editions: Sequence[EvaluationForm]) -> None:
        """`editions`: all there are of all forms; None: a new form begins."""
        self._editions, self._from = tuple(editions), form
        self._start(form or _begun())

    def _start(self, form: EvaluationForm, newest: EvaluationForm | None = None) -> None:
        self.draft.begin(form, newest=newest)
        self.text.show_text(write(form))
        self.check()

    @property
    def dirty(self) -> bool:
        return self.draft.dirty or bool(self.text.mistakes)

    def written(self) -> EvaluationForm | None:
        """As the edition it would become; None where it is no form yet."""
        return self._named

    def editions_of(self, form: str) -> tuple[EvaluationForm, ...]:
        """Newest first."""
        found = (each for each in self._editions if each.form == form)
        return tuple(sorted(found, key=lambda each: -each.edition))

    def check(self) -> None:
        """What keeps it from being saved, and the preview."""
        self._timer.stop()
        self._named, self._mistakes = None, ()
        try:
            self._named = self.draft.named(self._editions)
            self.preview.show_form(self._named)
        except Wrong as wrong:
            self._mistakes = wrong.mistakes
        self.builder.show_missing({mistake.place for mistake in self._mistakes})
        self._say()

    def _take_text(self, form: EvaluationForm | None) -> None:
        """What is written becomes the form, once it is one."""
        if form is not None:
            fresh = not self.draft.form.form and form.form == name_for(form.name)
            self.draft.shape(replace(form, form="") if fresh else form)
        self._say()

    def show_tab(self, name: str) -> None:
        self.head.mark_tab(name)
        self._body.setCurrentIndex(1 if name == "draw" else 0)
        if name == "text":
            if not self.text.mistakes:
                self.text.show_text(write(self._named or self.draft.form))
            self._stack.setCurrentWidget(self.text)
        elif name == "form":
            self._stack.setCurrentWidget(self.builder)

    def begin(self) -> None:
        """The keyboard goes into what is shown."""
        if self._body.currentIndex() == 1:
            self.draw.setFocus()
        elif self._stack.currentWidget() is self.text:
            self.text.setFocus()
        else:
            self.builder.begin()

    # What is done with it

    def save(self) -> None:
        form = self._named
        if form is not None and self.head.save.isEnabled():
            self._editions, self._from = (*self._editions, form), form
            self.draft.begin(form)
            self.saved.emit(form)

    def retire(self) -> None:
        if self._from is not None:
            newest = self.editions_of(self._from.form)[0]
            self.saved.emit(replace(newest, retired=not newest.retired))

    def go_on_from(self, edition: str) -> None:
        """An older one is never changed: it is where the next begins."""
        found = next((each for each in self._editions if each.id == edition), None)
        if found is not None:
            self._from = found
            self._start(found, self.editions_of(found.form)[0])

    def copy(self) -> None:
        """A form of its own, with the same questions."""
        name = tr("Quality", "{form}, copy", form=self.draft.form.name)
        self._from = None
        self._start(replace(self.draft.form, id="", form="", edition=0, name=name, retired=False))
        self.builder.name.setFocus()

    def ask_import(self) -> None:
        chooser = QFileDialog(self, tr("Quality", "Read a form"), "", "TOML (*.toml)")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda path: self.read_file(Path(path)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def ask_export(self) -> None:
        chooser = QFileDialog(self, tr("Quality", "Save the form"), "", "TOML (*.toml)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("toml")
        chooser.fileSelected.connect(lambda path: self.write_file(Path(path)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def read_file(self, path: Path) -> None:
        """One with mistakes stands as text, to be mended where they are seen."""
        try:
            with path.open("rb") as file:
                text = file.read(MOST_BYTES).decode("utf-8", "replace")
        except OSError as error:
            why = tr("Quality", "It cannot be read: {why}", why=str(error.strerror))
            self.head.state.say(why)
            return
        form = self.text.show_text(text)
        if form is None:
            self.show_tab("text")
            self._say()
            return
        of_it = self.editions_of(form.form)
        self._from = of_it[0] if of_it else None
        self.draft.begin(form, newest=self._from or _begun())

    def write_file(self, path: Path) -> None:
        try:
            path.write_text(write(self._named or self.draft.form), encoding="utf-8")
        except OSError as error:
            self.head.state.say(
                tr("Quality", "It cannot be written: {why}", why=str(error.strerror))
            )
            return
        self.head.state.say(tr("Quality", "Saved as {file}", file=path.name))

    # Words

    def _say(self) -> None:
        form, of = self._named, self._from
        self.head.tabs["form"].setEnabled(not self.text.mistakes)
        self.head.show_form(of, self.editions_of(of.form) if of else (), self.draft.form.name)
        well = form is not None and not self.text.mistakes
        self.head.save.setEnabled(well and (self.draft.dirty or of is None))
        edition = form.edition if form else 1
        self.head.save.setText(tr("Quality", "Save edition {edition}", edition=edition))
        self.head.state.say(self._state())

    def _state(self) -> str:
        written = self.text.mistakes
        mistakes = written or self._mistakes
        form, of = self._named, self._from
        if mistakes:
            first = (mistake_words if written else place_words)(mistakes[0])
            more = tr("Quality", "%n mistakes", len(mistakes)) if len(mistakes) > 1 else ""
            return " · ".join(part for part in (first, more) if part)
        if of is None:
            return tr("Quality", "Not saved yet")
        if form is not None and self.draft.dirty:
            return tr("Quality", "Becomes edition {edition}; earlier ones stay as they are.", edition=form.edition)  # fmt: skip
        if of.retired:
            return tr("Quality", "Edition {edition}, retired", edition=of.edition)
        return tr("Quality", "Nobody's earlier evaluation changes with a new edition.")

    def retranslate(self) -> None:
        for part in (self.head, self.builder, self.text, self.preview):
            part.retranslate()
        self.check()


def _begun() -> EvaluationForm:
    """What a new form begins with; its name becomes its own when it is saved."""
    return replace(read(tr("Quality", BEGUN)), id="", form="")

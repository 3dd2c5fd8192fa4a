"""FormEditor: a form as text with its preview beside it; what is saved is a new edition, never an old one."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
)

from core.evaluation import Evaluation, EvaluationForm
from core.form_file import Mistake, Wrong, read, write
from core.metrics.evaluation import score
from desktop.theme import Theme
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.evaluation_form_words import BEGUN, mistake_words
from desktop.views.evaluation_sheet import Sheet

PAUSE = 250
PREVIEW = 400
SHOWN = 5
"""Mistakes in sight at once; the rest is scrolled to."""
MOST_BYTES = 1 << 20


class FormEditor(QFrame):
    saved = Signal(object)
    """EvaluationForm to be handed in."""
    retired = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._theme = theme
        self._editions: tuple[EvaluationForm, ...] = ()
        self._form: EvaluationForm | None = None
        self._mistakes: tuple[Mistake, ...] = ()
        self.title, self.state = ElidedLabel(kind="strong"), QLabel()
        self.text, self.preview = QPlainTextEdit(), Sheet(theme)
        self.mistakes = ChoiceList(theme, self)
        self.save, self.retire = QPushButton(), QPushButton()
        self.load, self.export = QPushButton(), QPushButton()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.check)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.save.setProperty("kind", "primary")
        for button, icon in (
            (self.load, "upload"),
            (self.export, "download"),
            (self.retire, "archive"),
        ):
            button.setProperty("kind", "quiet")
            self._theme.set_icon(button, icon, "second", 18)
        self.state.setProperty("kind", "third")
        self.state.setFont(self._theme.font("small"))
        self.text.setProperty("kind", "bare")
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setFont(self._theme.font("body", tabular=True))
        head = QFrame()
        head.setProperty("kind", "bar")
        head.setFixedHeight(HEADER - 9)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(6)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        names.addWidget(self.state)
        names.addStretch()
        row.addLayout(names, 1)
        for widget in (self.load, self.export, self.retire, self.save):
            row.addWidget(widget)
        left = QVBoxLayout()
        left.setContentsMargins(20, 12, 12, 8)
        left.setSpacing(8)
        left.addWidget(self.text, 1)
        left.addWidget(self.mistakes)
        edge = QFrame()
        edge.setProperty("kind", "line")
        edge.setFixedWidth(1)
        self.preview.setFixedWidth(PREVIEW)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(edge)
        body.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._timer.start)
        self.mistakes.picked.connect(lambda line: self.go_to(int(line)))
        self.save.clicked.connect(self._save)
        self.retire.clicked.connect(self._retire)
        self.load.clicked.connect(self.ask_import)
        self.export.clicked.connect(self.ask_export)

    # What is edited

    def edit(self, form: EvaluationForm | None, editions: tuple[EvaluationForm, ...]) -> None:
        """`editions`: all there are of all forms; None: a new form begins."""
        self._editions = editions
        self._form = form
        self.text.setPlainText(write(form) if form else tr("Quality", BEGUN))
        self.check()

    @property
    def dirty(self) -> bool:
        return self.text.toPlainText() != (
            write(self._form) if self._form else tr("Quality", BEGUN)
        )

    def written(self) -> EvaluationForm | None:
        """As the edition it would become; None where it is no form yet."""
        try:
            form = read(self.text.toPlainText())
        except Wrong:
            return None
        editions = [each.edition for each in self._editions if each.form == form.form]
        edition = max(editions, default=0) + 1
        return replace(form, id=f"{form.form}.{edition}", edition=edition)

    def check(self) -> None:
        """The mistakes with their lines, or the preview."""
        self._timer.stop()
        try:
            form = read(self.text.toPlainText())
            self._mistakes = ()
            self._show_preview(form)
        except Wrong as wrong:
            self._mistakes = wrong.mistakes
        rows = [
            Choice(str(m.line), mistake_words(m), right=tr("Quality", "line {line}", line=m.line),
                   icon="circle-alert", ink="bad")
            for m in self._mistakes
        ]  # fmt: skip
        self.mistakes.show_choices(rows, select=False)
        self.mistakes.setFixedHeight(max(1, self.mistakes.height_for(34 * SHOWN)))
        self.mistakes.setVisible(bool(rows))
        self._underline()
        self._say()

    def _show_preview(self, form: EvaluationForm) -> None:
        blank = Evaluation(id="", form=form.id, agent="", evaluator="", at=0)
        self.preview.show_preview(form, blank, score(form, blank))

    def _underline(self) -> None:
        marks = []
        for mistake in self._mistakes:
            mark = QTextEdit.ExtraSelection()
            shape = QTextCharFormat()
            shape.setBackground(QColor(self._theme.color("bad_soft")))
            shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
            cursor = QTextCursor(self.text.document().findBlockByNumber(mistake.line - 1))
            mark.format, mark.cursor = shape, cursor
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def go_to(self, line: int) -> None:
        self.text.setTextCursor(QTextCursor(self.text.document().findBlockByNumber(line - 1)))
        self.text.setFocus()
        self.text.centerCursor()

    # What is done with it

    def _save(self) -> None:
        form = self.written()
        if form is not None and not self._mistakes:
            self._form = form
            self.saved.emit(form)
            self._say()

    def _retire(self) -> None:
        if self._form is not None and self._form.edition:
            self.retired.emit(replace(self._form, retired=not self._form.retired))

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
        """Into the field, mistakes and all: it is mended where it is seen."""
        try:
            with path.open("rb") as file:
                text = file.read(MOST_BYTES).decode("utf-8", "replace")
        except OSError as error:
            self.state.setText(tr("Quality", "It cannot be read: {why}", why=str(error.strerror)))
            return
        self.text.setPlainText(text)
        self.check()

    def write_file(self, path: Path) -> None:
        try:
            path.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError as error:
            self.state.setText(
                tr("Quality", "It cannot be written: {why}", why=str(error.strerror))
            )
            return
        self.state.setText(tr("Quality", "Saved as {file}", file=path.name))

    # Words

    def _say(self) -> None:
        form = self.written()
        named = form or self._form
        self.title.say(named.name if named else tr("Quality", "A form"))
        there = self._form is not None and self._form.edition > 0
        self.retire.setVisible(there)
        self.save.setEnabled(form is not None and (self.dirty or not there))
        if self._mistakes:
            self.state.setText(tr("Quality", "%n mistakes", len(self._mistakes)))
        elif form is not None and self.dirty:
            self.state.setText(tr("Quality", "Becomes edition {edition}; earlier ones stay as they are.", edition=form.edition))  # fmt: skip
        elif self._form is not None and self._form.retired:
            self.state.setText(
                tr("Quality", "Edition {edition}, retired", edition=self._form.edition)
            )
        elif self._form is not None:
            self.state.setText(tr("Quality", "Edition {edition}", edition=self._form.edition))
        else:
            self.state.setText(tr("Quality", "Not saved yet"))
        self.save.setText(
            tr("Quality", "Save edition {edition}", edition=form.edition) if form
            else tr("Quality", "Save")
        )  # fmt: skip
        name = tr("Quality", "Retire this form")
        if self._form is not None and self._form.retired:
            name = tr("Quality", "Use this form again")
        _named(self.retire, name)

    def retranslate(self) -> None:
        _named(self.load, tr("Quality", "Read a form from a file…"))
        _named(self.export, tr("Quality", "Save it as a file…"))
        self.text.setAccessibleName(tr("Quality", "The form as text"))
        self.preview.setAccessibleName(tr("Quality", "Preview"))
        self.mistakes.setAccessibleName(tr("Quality", "Mistakes"))
        self._say()


def _named(button: QPushButton, name: str) -> None:
    button.setToolTip(name)
    button.setAccessibleName(name)

"""FormText: a form as its file, each mistake named by its line; for whoever writes, mails or compares it so."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QVBoxLayout

from core.evaluation import EvaluationForm
from core.form_file import Mistake, Wrong, read
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.choice_list import Choice, ChoiceList
from desktop.views.evaluation_form_words import mistake_words

PAUSE = 250
SHOWN = 5
"""Mistakes in sight at once; the rest is scrolled to."""


class FormText(QFrame):
    written = Signal(object)
    """EvaluationForm of what a person wrote; None: it is none at the moment."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.mistakes: tuple[Mistake, ...] = ()
        self.text, self.list = QPlainTextEdit(), ChoiceList(theme, self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(lambda: self.written.emit(self.check()))
        self.text.setProperty("kind", "bare")
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("body", tabular=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.text, 1)
        column.addWidget(self.list)
        self.text.textChanged.connect(self._timer.start)
        self.list.picked.connect(lambda line: self.go_to(int(line)))
        self.setFocusProxy(self.text)
        self.retranslate()

    def show_text(self, text: str) -> EvaluationForm | None:
        """What was written there is gone; returns the form, where it is one."""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        return self.check()

    def check(self) -> EvaluationForm | None:
        self._timer.stop()
        form: EvaluationForm | None = None
        try:
            form, self.mistakes = read(self.text.toPlainText()), ()
        except Wrong as wrong:
            self.mistakes = wrong.mistakes
        rows = [
            Choice(str(m.line), mistake_words(m), right=tr("Quality", "line {line}", line=m.line),
                   icon="circle-alert", ink="bad")
            for m in self.mistakes
        ]  # fmt: skip
        self.list.show_choices(rows, select=False)
        self.list.setFixedHeight(max(1, self.list.height_for(34 * SHOWN)))
        self.list.setVisible(bool(rows))
        self._underline()
        return form

    def _underline(self) -> None:
        marks = []
        for mistake in self.mistakes:
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

    def retranslate(self) -> None:
        self.text.setAccessibleName(tr("Quality", "The form as text"))
        self.list.setAccessibleName(tr("Quality", "Mistakes"))

"""FormBuilder: a form as its sections and questions, one of them open, all of it by keyboard.

Alone, on a sample form: `python -m desktop.views.form_builder`.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.evaluation import Question, Section
from core.form_edit import (
    Edited,
    add_question,
    add_section,
    doubled,
    ends_section,
    is_question,
    moved,
    places,
    question_at,
    removed,
    section_at,
    share_of_question,
    share_of_section,
)
from core.form_file import Place
from desktop.models.form_draft import FormDraft
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.evaluation_form_words import weight_words
from desktop.views.form_fields import Fields, QuestionFields, SectionFields
from desktop.views.form_line import FormLine
from desktop.views.form_line_words import question_face, section_face
from desktop.views.form_top import FormTop

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Right)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DEEDS = {
    Qt.Key.Key_N: "question", Qt.Key.Key_S: "section", Qt.Key.Key_D: "double",
    Qt.Key.Key_Delete: "remove", Qt.Key.Key_Backspace: "remove",
}  # fmt: skip
SIDE = 12


class FormBuilder(QScrollArea):
    def __init__(self, theme: Theme, draft: FormDraft) -> None:
        super().__init__()
        self._theme, self._draft = theme, draft
        self.lines: dict[Place, FormLine] = {}
        self.fields: Fields | None = None
        self._at: Place = ()
        self._open = False
        self._missing: frozenset[Place] = frozenset()
        self.top, self.whole, self.add = FormTop(theme, draft), QLabel(), QPushButton()
        self.name, self.keys = self.top.name, QLabel()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._build()

    def _lay_out(self) -> None:
        theme = self._theme
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setProperty("kind", "third")
        self.whole.setFont(theme.font("small", tabular=True))
        self.add.setProperty("kind", "link")
        theme.set_icon(self.add, "plus", "accent_text", 15)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE - 6, 10, SIDE, 0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.whole)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 0, 8, 16)
        column.setSpacing(4)
        column.addWidget(self.top)
        column.addLayout(self._rows)
        column.addLayout(foot)
        column.addStretch(1)
        self.keys.setProperty("kind", "caption")
        self.keys.setContentsMargins(SIDE, 10, SIDE, 0)
        self.keys.setWordWrap(True)
        column.addWidget(self.keys)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _connect(self) -> None:
        self._draft.shaped.connect(self._build)
        self._draft.said.connect(self._refresh)
        self.add.clicked.connect(lambda: self.do("section"))

    # What it shows

    def show_missing(self, missing: Collection[Place]) -> None:
        """Places at which something keeps the form from being saved."""
        self._missing = frozenset(missing)
        self._refresh()

    def _build(self) -> None:
        for line in self.lines.values():
            line.blockSignals(True)  # each that is hidden hands the keyboard to the next of them
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        form = self._draft.form
        every = places(form)
        self.lines, self.fields = {}, None
        for place in every:
            self._add_line(place)
            if ends_section(form, place):
                self._add_link(place)
        self._at = self._at if self._at in self.lines else next(iter(every), ())
        if self._open and self._at:
            self._show_fields(self._at)
        self.top.show_form()
        self._refresh()

    def _add_line(self, place: Place) -> None:
        line = FormLine(self._theme, partial(self._key, place))
        line.asked.connect(partial(self.open, place))
        line.reached.connect(partial(self._reached, place))
        line.setAccessibleDescription(self._keys())
        self.lines[place] = line
        self._rows.addWidget(line)
        line.show()  # a layout shows it only later, and what is hidden takes no keyboard

    def _add_link(self, place: Place) -> None:
        link = QPushButton(tr("Quality", "Add a question"))
        link.setProperty("kind", "link")
        self._theme.set_icon(link, "plus", "accent_text", 14)
        link.clicked.connect(lambda: self._do(add_question(self._draft.form, (place[0],)), True))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE + 28, 0, 0, 6)
        row.addWidget(link)
        row.addStretch(1)
        self._rows.addWidget(holder)

    def _refresh(self) -> None:
        form = self._draft.form
        for place, line in self.lines.items():
            missing = place in self._missing
            if is_question(place):
                line.show_face(question_face(form, place, missing=missing))
            else:
                line.show_face(section_face(form, place, missing=missing))
        if self.fields is not None and self._at in self.lines:
            self._say_share(self.fields, self._at)
        weight = sum(section.weight for section in form.sections)
        asked = sum(len(section.questions) for section in form.sections)
        self.whole.setText(
            tr("Quality", "%n questions", asked)
            + " · "
            + tr("Quality", "sections weigh {sum} together", sum=weight)
        )

    def _say_share(self, fields: Fields, place: Place) -> None:
        form = self._draft.form
        fields.number.setText(self.lines[place].face.number)
        if is_question(place):
            section = section_at(form, place)
            whole = sum(question.weight for question in section.questions)
            share = share_of_question(form, place)
            fields.share.setText(weight_words(question_at(form, place).weight, whole, share))
        else:
            whole = sum(section.weight for section in form.sections)
            share = share_of_section(form, place[0])
            fields.share.setText(weight_words(section_at(form, place).weight, whole, share))

    # One that is open

    def open(self, place: Place) -> None:
        self._close()
        self._at, self._open = place, True
        self._show_fields(place)
        self._refresh()
        if self.fields is not None:
            self.fields.begin()

    def close_fields(self) -> None:
        """The keyboard goes back to its line."""
        at = self._at
        self._close()
        self.go_to(at)

    def _close(self) -> None:
        self._open = False
        if self.fields is not None:
            self._rows.removeWidget(self.fields)
            self.fields.hide()
            self.fields.deleteLater()
            self.fields = None
        if self._at in self.lines:
            self.lines[self._at].show()

    def _show_fields(self, place: Place) -> None:
        form, fields = self._draft.form, self._made(place)
        fields.done_asked.connect(self.do)
        self.fields = fields
        self._rows.insertWidget(self._rows.indexOf(self.lines[place]), fields)
        fields.show()
        if self.lines[place].hasFocus():
            fields.words.setFocus()  # hidden first, it would hand the keyboard to the line below
        self.lines[place].hide()
        if form.sections:
            QTimer.singleShot(0, fields, self._see)

    def _see(self) -> None:
        """Once it has its height."""
        if self.fields is not None:
            self.ensureWidgetVisible(self.fields, 0, 24)

    def _made(self, place: Place) -> Fields:
        form = self._draft.form
        if is_question(place):
            fields = QuestionFields(self._theme, question_at(form, place))
            fields.told.connect(partial(self._put_question, place))
            return fields
        of = SectionFields(self._theme, section_at(form, place))
        of.told.connect(partial(self._put_section, place))
        return of

    def _put_question(self, place: Place, question: Question) -> None:
        self._draft.put_question(place, question)

    def _put_section(self, place: Place, section: Section) -> None:
        """Its questions may have changed since its fields were opened."""
        now = section_at(self._draft.form, place)
        made = Section(
            id=now.id, title=section.title, weight=section.weight, questions=now.questions
        )
        self._draft.put_section(place, made)

    # What is done

    def do(self, deed: str) -> None:
        """question, section, double, remove, up or down, of what is in hand."""
        form, at = self._draft.form, self._at
        if deed in ("question", "section"):
            made = add_question(form, at) if deed == "question" else add_section(form, at)
            self._do(made, True)
            return
        if not at:
            return
        ways: dict[str, Callable[[], Edited]] = {
            "double": lambda: doubled(form, at), "remove": lambda: removed(form, at),
            "up": lambda: moved(form, at, -1), "down": lambda: moved(form, at, 1),
        }  # fmt: skip
        self._do(ways[deed](), self._open and deed != "remove")

    def _do(self, edited: Edited, opened: bool) -> None:
        self._at, self._open = edited.place, opened
        self._draft.shape(edited.form)
        if opened and self.fields is not None:
            self.fields.begin()
        else:
            self.go_to(edited.place)

    def go_to(self, place: Place) -> None:
        if place in self.lines:
            self.lines[place].setFocus()
            self.ensureWidgetVisible(self.lines[place], 0, 24)
        else:
            self.add.setFocus()

    def begin(self) -> None:
        """The keyboard goes to the first line, or to the name of what has none."""
        if not self._draft.form.name:
            self.name.setFocus()
        else:
            self.go_to(self._at)

    def _reached(self, place: Place) -> None:
        if self._open and place != self._at:
            self._close()
        self._at = place

    # Keys

    def _key(self, place: Place, event: QKeyEvent) -> bool:
        """Of a line."""
        key, plain = Qt.Key(event.key()), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        if self._moves(event):
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif plain and key in STEPS:
            self._step(place, STEPS[key])
        elif plain and key in OPENS:
            self.open(place)
        elif plain and key in DEEDS:
            self.do(DEEDS[key])
        else:
            return False
        return True

    def _moves(self, event: QKeyEvent) -> bool:
        with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if with_alt and event.key() in STEPS:
            self.do("up" if event.key() == Qt.Key.Key_Up else "down")
            return True
        return False

    def _step(self, place: Place, by: int) -> None:
        every = [*self.lines]
        at = every.index(place) + by
        if at < 0:
            self.name.setFocus()
        elif at < len(every):
            self.go_to(every[at])
        else:
            self.add.setFocus()

    def undo(self) -> None:
        self._open = False
        self._draft.undo()
        self.go_to(self._at)

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and self._is_own(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        """The window has meanings of its own for Ctrl+Enter, and for single letters where nothing is written."""
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        on_line = isinstance(self.focusWidget(), FormLine)
        plain = not event.modifiers() and (event.key() in DEEDS or event.key() in OPENS)
        return (with_ctrl and event.key() in ENTER) or (on_line and plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Of a field."""
        with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and self.fields is not None:
            self.close_fields()
        elif with_ctrl and event.key() in ENTER:
            self.do("question")
        elif event.key() in ENTER and self.fields is not None:
            self.close_fields()
        elif event.key() in STEPS and self.name.hasFocus() and self.lines:
            self.go_to(next(iter(self.lines)))
        elif not self._moves(event):
            super().keyPressEvent(event)

    # Words

    def _keys(self) -> str:
        return tr("Quality", "Enter edits, Alt with the arrows moves, N: a question, S: a section, D: a copy, Delete takes it away, Ctrl+Z brings it back.")  # fmt: skip

    def retranslate(self) -> None:
        self.top.retranslate()
        self.add.setText(tr("Quality", "Add a section"))
        self.keys.setText(self._keys())


def _preview(parts: Parts) -> QWidget:
    from core.form_file import read
    from desktop.views.evaluation_form_words import BEGUN

    return FormBuilder(parts.theme, FormDraft(read(tr("Quality", BEGUN))))


if __name__ == "__main__":
    from desktop.preview import preview

    preview(_preview, 620, 640, supervisor=True)

"""The field a number is typed or pasted into; letters look for a colleague instead."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.errors import UserError
from core.numbers import HOME, Number, read, while_typing
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.call_face import name_button

_LINK = re.compile(r"^\s*<?\s*(tel|callto|sips?):|@", re.IGNORECASE)
"""Still being typed, or refused: no name of a colleague."""


class DialField(QWidget):
    """`called` carries what is to be dialled; `searched` what was typed where it is no number."""

    called = Signal(str)
    searched = Signal(str)
    refused = Signal(object)
    """UserError number.*: what was typed cannot be called."""

    def __init__(self, theme: Theme, country: Callable[[], str] = lambda: HOME) -> None:
        super().__init__()
        self._country = country
        self.field, self.erase, self.call = QLineEdit(), QPushButton(), QPushButton()
        self.field.setFont(theme.font("title", 500, tabular=True))
        self.field.setMinimumHeight(24)
        self.field.textEdited.connect(self._edited)
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self.dial)
        for button, kind, icon, ink in (
            (self.erase, "quiet", "delete", "second"), (self.call, "ok", "phone", "on_accent"),
        ):  # fmt: skip
            button.setProperty("kind", kind)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.set_icon(button, icon, ink, 18)
        self.erase.clicked.connect(lambda: self.show_number(self.field.text()[:-1].rstrip()))
        self.call.clicked.connect(self.dial)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("kind", "second")
        self.note.setContentsMargins(2, 0, 2, 0)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.erase)
        row.addWidget(self.call)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.note)
        self.retranslate()
        self._changed("")

    def show_number(self, number: str) -> None:
        """Fills it, however it is written; nothing is dialled."""
        self.field.setText(while_typing(number, self._country()))
        found = self._read()
        if found is not None and found.others:
            self.field.home(False)  # the first of them is called, so it is the one to be seen
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, digit: str) -> None:
        self.show_number(self.field.text() + digit)

    def number(self) -> str:
        """What would be dialled; empty where it is none."""
        found = self._read()
        return found.dial if found else ""

    def _read(self) -> Number | None:
        try:
            return read(self.field.text(), self._country())
        except UserError:
            return None

    def dial(self) -> None:
        """Nothing typed is no error."""
        if not self.field.text().strip():
            return
        try:
            number = read(self.field.text(), self._country()).dial
        except UserError as error:
            self.refused.emit(error)
            return
        self.field.clear()
        self.called.emit(number)

    def _edited(self, text: str) -> None:
        """Spaces come while it is typed; not in the middle, where they would move the cursor."""
        if self.field.cursorPosition() == len(text):
            formed = while_typing(text, self._country())
            if formed != text:
                self.field.setText(formed)

    def _changed(self, text: str) -> None:
        self.erase.setVisible(bool(text))
        found = self._read()
        self.call.setEnabled(found is not None)
        self._say(found)
        is_name = found is None and any(letter.isalpha() for letter in text)
        self.searched.emit(text if is_name and not _LINK.search(text) else "")

    def _say(self, found: Number | None) -> None:
        """What of the typed is not called at once, or not at all."""
        said = []
        if found is not None and found.others:
            said.append(tr("Phone", "Only {number} is called", number=found.shown))
        if found is not None and found.then:
            said.append(tr("Phone", "{digits} is dialled once it is answered", digits=found.then))
        self.note.setText("\n".join(said))
        self.note.setVisible(bool(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        words = tr("Phone", "Number or name")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self._say(self._read())
        name_button(self.call, tr("Phone", "Call"))
        name_button(self.erase, tr("Phone", "Delete the last digit"))

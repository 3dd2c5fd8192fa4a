"""The whole of a message that is too long for the timeline: plain, to be read and copied."""

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.dialogs.sheet import Sheet
from desktop.theme import Theme
from desktop.translate import tr

LONG = 1_000
"""Characters of one line at most: a document lays out a line at once, and one of 300,000
characters takes eight seconds."""


class WholeText(Sheet):
    def __init__(self, theme: Theme, author: str, text: str, parent: QWidget) -> None:
        super().__init__(theme, parent, width=640)
        self._author, self._text = author, text
        self.field = QPlainTextEdit("\n".join(short_lines(text)))
        self.field.setReadOnly(True)
        self.body.addWidget(self.field)
        self.copy, self.close_button = self.add_button(), self.add_button("primary")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self.close_button.clicked.connect(self.accept)
        self.retranslate()
        self.resize(min(900, parent.window().width() - 80), parent.window().height() - 80)
        self.field.setFocus()

    def retranslate(self) -> None:
        self.say_title(self._author or tr("WholeText", "Message"))
        self.field.setAccessibleName(tr("WholeText", "Message"))
        self.copy.setText(tr("WholeText", "Copy all"))
        self.close_button.setText(tr("WholeText", "Close"))


def short_lines(text: str) -> Iterator[str]:
    """The lines of a text; those that nobody could lay out are broken."""
    for line in text.split("\n"):
        yield from (line[at : at + LONG] for at in range(0, max(1, len(line)), LONG))

"""The line above the composer that says who else is writing; its place is always kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from core.rows import Typist
from desktop.rows.timeline_build import TEXT_X
from desktop.translate import tr

HEIGHT = 24


def typing_words(typists: Sequence[Typist], customer: str = "") -> str:
    """“Ayşe is writing…”; a colleague's note is told as one. `customer` is the contact's name."""
    return " · ".join(_one(typist, customer) for typist in typists[:3])


def _one(typist: Typist, customer: str) -> str:
    whole = typist.name or (customer if typist.contact else "")
    name = whole.split(" ")[0]
    if not name:
        return tr("Conversation", "The customer is writing…")
    if typist.contact:
        return tr("Conversation", "{name} is writing…", name=name)
    if typist.kind == "note":
        return tr("Conversation", "{name} is writing a note…", name=name)
    return tr("Conversation", "{name} is writing a reply…", name=name)


class TypingLine(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "third")
        self.setFixedHeight(HEIGHT)
        self.setContentsMargins(TEXT_X + 2, 0, 0, 4)

    def show_typists(self, typists: Sequence[Typist], customer: str = "") -> None:
        self.setText(typing_words(typists, customer))

"""Marks: places of the transcript or seconds of the recording that the evaluator points at."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from core.evaluation import Mark
from desktop.theme import Theme
from desktop.times import duration
from desktop.translate import tr
from desktop.views.card import ElidedLabel
from desktop.views.plain_words import PlainWords

MOST = 500
QUOTED = 300


def quoted(text: str, mark: Mark) -> str:
    """The marked words of a message on one line."""
    words = text[mark.start : mark.end] if mark.end else text
    return " ".join(words.split())[:QUOTED]


class MarkRow(QFrame):
    """The sign says good or to improve, and so do the words of its button."""

    changed = Signal(object)
    """Mark; None: it is taken away."""
    asked = Signal()

    def __init__(self, theme: Theme, mark: Mark, quote: str, *, editable: bool) -> None:
        super().__init__()
        self.mark, self._theme = mark, theme
        self.liked, self.go, self.drop = QPushButton(), QPushButton(), QPushButton()
        self.quote, self.words = ElidedLabel(), QLineEdit(mark.text)
        self._build(quote, editable)
        self._show_liked()

    def _build(self, quote: str, editable: bool) -> None:
        for button, icon in ((self.go, "arrow-up-right"), (self.drop, "x")):
            button.setProperty("kind", "tiny")
            button.setFixedSize(26, 24)
            self._theme.set_icon(button, icon, "third", 14)
        self.liked.setProperty("kind", "tiny")
        self.liked.setFixedSize(26, 24)
        self.liked.setEnabled(editable)
        self.quote.say(_place(self.mark, quote))
        self.words.setMaxLength(MOST)
        self.words.setPlaceholderText(tr("Evaluation", "Why, in a few words"))
        self.words.setAccessibleName(self.words.placeholderText())
        said = PlainWords(self.mark.text)
        _named(self.go, tr("Evaluation", "Show it in the transcript"))
        _named(self.drop, tr("Evaluation", "Take the mark away"))
        head = QHBoxLayout()
        head.setSpacing(4)
        for widget, stretch in ((self.liked, 0), (self.quote, 1), (self.go, 0), (self.drop, 0)):
            head.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(30, 0, 0, 0)
        below.addWidget(self.words)
        below.addWidget(said)
        column.addLayout(below)
        self.drop.setVisible(editable)
        self.words.setVisible(editable)
        said.setVisible(not editable and bool(self.mark.text))
        self.liked.clicked.connect(lambda: self._tell(liked=not self.mark.liked))
        self.words.textEdited.connect(lambda words: self._tell(text=words))
        self.go.clicked.connect(self.asked)
        self.drop.clicked.connect(lambda: self.changed.emit(None))

    def _tell(self, **changed: object) -> None:
        self.mark = replace(self.mark, **changed)
        self._show_liked()
        self.changed.emit(self.mark)

    def _show_liked(self) -> None:
        icon, ink = ("thumbs-up", "ok") if self.mark.liked else ("thumbs-down", "warning")
        self._theme.set_icon(self.liked, icon, ink, 15)
        good = tr("Evaluation", "Good") if self.mark.liked else tr("Evaluation", "To improve")
        _named(self.liked, good)
        self.setAccessibleName(f"{good}: {self.quote.whole()}")


class Marks(QFrame):
    """Their list. Says how one is made where there is none yet."""

    changed = Signal(object)
    """tuple[Mark, ...]"""
    asked = Signal(object)
    """Mark whose place is to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._none = QLabel()
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setWordWrap(True)
        self._none.setProperty("kind", "third")
        self._none.setFont(theme.font("small"))
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(8, 4, 4, 0)
        self._list.setSpacing(2)
        self._list.addWidget(self._none)

    def rows(self) -> list[MarkRow]:
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        widgets = (item.widget() for item in items if item)
        return [each for each in widgets if isinstance(each, MarkRow)]

    def show_marks(
        self, marks: tuple[Mark, ...], quotes: dict[Mark, str], *, editable: bool
    ) -> None:
        """Anew only where another one came or went: the keyboard may be in one of them."""
        places = tuple((_at(mark), quotes.get(_at(mark), "")) for mark in marks)
        self._marks = marks
        self._none.setVisible(not marks)
        self._none.setText(
            tr("Evaluation", "Mark words of the transcript, or seconds of a recording, to attach them.")
            if editable else tr("Evaluation", "No place was marked.")
        )  # fmt: skip
        if (editable, places) == self._shown:
            return
        self._shown = (editable, places)
        for row in self.rows():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, mark in enumerate(marks):
            row = MarkRow(self._theme, mark, quotes.get(_at(mark), ""), editable=editable)
            row.changed.connect(partial(self._changed, place))
            row.asked.connect(partial(self._asked, row))
            self._list.addWidget(row)
            row.show()

    def _asked(self, row: MarkRow) -> None:
        self.asked.emit(row.mark)

    def _changed(self, place: int, mark: Mark | None) -> None:
        instead = () if mark is None else (mark,)
        self.changed.emit((*self._marks[:place], *instead, *self._marks[place + 1 :]))


def _at(mark: Mark) -> Mark:
    """The place alone, without what is said of it."""
    return replace(mark, text="", liked=True)


def _place(mark: Mark, quote: str) -> str:
    if mark.call:
        return tr(
            "Evaluation", "Recording, {start} to {end}", start=duration(mark.at_ms),
            end=duration(max(mark.until_ms, mark.at_ms)),
        )  # fmt: skip
    return f"“{quote}”" if quote else tr("Evaluation", "A message of the transcript")


def _named(button: QPushButton, name: str) -> None:
    button.setToolTip(name)
    button.setAccessibleName(name)

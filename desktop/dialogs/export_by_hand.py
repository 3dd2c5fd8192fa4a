"""ExportByHand: the text itself and its recordings, to choose what no pattern finds."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.entities import Attachment
from core.export.document import Dossier
from core.export.names import stem
from core.export.redaction import Finding, Hand
from desktop.dialogs.export_recordings import ExportRecordings
from desktop.dialogs.export_text import ExportText
from desktop.dialogs.sheet import words
from desktop.parts import Parts
from desktop.theme import Theme
from desktop.translate import tr


class ExportByHand(QWidget):
    """`changed`: something was chosen. `shown`: place of the conversation that is looked at now, whose
    recordings are wanted."""

    changed = Signal()
    shown = Signal(int)

    def __init__(self, parts: Parts, *, alone: bool) -> None:
        super().__init__()
        self._theme: Theme = parts.theme
        self._alone = alone
        self._dossiers: Sequence[Dossier] = ()
        self._of: ExportText | None = None
        self._findings: Sequence[Finding] = ()
        self._spared: frozenset[str] = frozenset()
        self.hands: list[Hand] = []
        self.words: list[str] = []
        self.which, self.text = QComboBox(), QPlainTextEdit()
        self.here, self.anywhere = QPushButton(), QPushButton()
        self.recordings = ExportRecordings(parts)
        self._hint = words("", "caption")
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.selectionChanged.connect(self._selected)
        self.which.activated.connect(self.show_one)
        self.which.setVisible(not self._alone)
        self.here.clicked.connect(self.black_here)
        self.anywhere.clicked.connect(self.black_anywhere)
        self._theme.set_icon(self.here, "eraser", "text", 15)
        by_key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.text, self.black_here)
        by_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.recordings.changed.connect(self.changed)
        self.recordings.hide()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._hint, 1)
        below.addWidget(self.anywhere)
        below.addWidget(self.here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.which)
        column.addWidget(self.text, 1)
        column.addLayout(below)
        column.addWidget(self.recordings)
        self._selected()

    # What is shown

    def show_choice(self, dossiers: Sequence[Dossier]) -> None:
        self._dossiers = dossiers
        self.which.clear()
        self.which.addItems([stem(of) for of in dossiers])
        if dossiers:
            self.show_one(0)

    def show_one(self, place: int) -> None:
        self._of = ExportText(self._dossiers[place])
        self.text.setPlainText(self._of.whole)
        self._paint()
        self.shown.emit(place)

    def show_recordings(self, place: int, of: Mapping[str, Attachment]) -> None:
        """Of the conversation at that place, unless another is shown by now."""
        if place == max(0, self.which.currentIndex()):
            self.recordings.show_recordings(of)

    def show_findings(self, findings: Sequence[Finding], spared: frozenset[str]) -> None:
        self._findings, self._spared = findings, spared
        self._paint()

    def _paint(self) -> None:
        """In the text as it will look: black on black."""
        style = QTextCharFormat()
        style.setBackground(self._theme.color("text"))
        style.setForeground(self._theme.color("text"))
        marks = []
        for found in self._findings if self._of else ():
            span = self._of.span(found.place, found.start, found.text) if self._of else None
            if span is None or found.id in self._spared:
                continue
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(span[0])
            cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        self.text.setExtraSelections(marks)

    # What a person does

    def black_here(self) -> None:
        """All that is selected, in however many messages."""
        cursor = self.text.textCursor()
        if self._of is not None and cursor.hasSelection():
            chosen = self._of.hands(cursor.selectionStart(), cursor.selectionEnd())
            self.hands += [hand for hand in chosen if hand not in self.hands]
            self._done(cursor)

    def black_anywhere(self) -> None:
        """The words, wherever they stand in whatever is taken out."""
        cursor = self.text.textCursor()
        word = cursor.selectedText().strip()
        if word and word not in self.words:
            self.words.append(word)
        self._done(cursor)

    def _done(self, cursor: QTextCursor) -> None:
        cursor.setPosition(cursor.selectionEnd())
        self.text.setTextCursor(cursor)
        self.changed.emit()

    def _selected(self) -> None:
        cursor = self.text.textCursor()
        some = cursor.hasSelection()
        self.here.setEnabled(some and self._of is not None and self._of.exact)
        self.anywhere.setEnabled(some and "\u2029" not in cursor.selectedText())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.which.setAccessibleName(tr("Export", "Which conversation"))
        self.text.setAccessibleName(tr("Export", "The conversation"))
        self.here.setText(tr("Export", "Black out"))
        self.here.setToolTip(tr("Export", "What is selected, here only · Delete"))
        self.anywhere.setText(tr("Export", "Wherever it stands"))
        self.anywhere.setToolTip(
            tr("Export", "These words are black in every message of everything that is taken out")
        )
        self._hint.setText(tr("Export", "Select as often as you like, also over several messages."))
        self.recordings.retranslate()

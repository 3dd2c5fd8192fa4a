"""ExportPreview: what will be black, place by place, and the text itself to choose more by hand."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.export.document import Call, Dossier
from core.export.redaction import Finding, Seconds
from desktop.dialogs.sheet import words
from desktop.dialogs.whole_text import short_lines
from desktop.exporting_words import kind_names
from desktop.rows.export_place import FINDING, KIND, PlaceRow
from desktop.theme import Theme
from desktop.times import clock
from desktop.translate import tr

MOST_SHOWN = 2_000
LONGEST_WORD = 200
_ID = Qt.ItemDataRole.UserRole


class ExportPreview(QWidget):
    """`changed`: something was ticked, unticked or chosen by hand."""

    changed = Signal()

    def __init__(self, theme: Theme, *, alone: bool) -> None:
        super().__init__()
        self._theme, self._alone = theme, alone
        self._findings: Sequence[Finding] = ()
        self._dossier: Dossier | None = None
        self._starts: dict[str, int] = {}
        self.spared: set[str] = set()
        self.by_hand: list[str] = []
        self._rows = PlaceRow(theme)
        self.tabs, self.list, self.text = QTabWidget(), QListWidget(), QPlainTextEdit()
        self.act, self.silent = QPushButton(), QLineEdit()
        self.summary, self._hint = words("", "second"), words("", "caption")
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setItemDelegate(self._rows)
        self.list.setAlternatingRowColors(False)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._turned)
        self.list.itemClicked.connect(self._turned)
        self.text.setReadOnly(True)
        self.text.selectionChanged.connect(self._selected)
        self.act.clicked.connect(self._by_hand)
        self._theme.set_icon(self.act, "eraser", "text", 15)
        self.silent.editingFinished.connect(self.changed)
        page = QWidget(self)  # also where it is not shown: nobody else would keep it
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._hint, 1)
        below.addWidget(self.act)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.text, 1)
        column.addWidget(self.silent)
        column.addLayout(below)
        self.tabs.addTab(self.list, "")
        page.setVisible(self._alone)
        if self._alone:
            self.tabs.addTab(page, "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.tabs, 1)
        whole.addWidget(self.summary)
        self._selected()

    # What is shown

    def show_text(self, of: Dossier) -> None:
        """The one conversation, with a place for each text."""
        self._dossier = of
        parts, at = list[str](), 0
        self._starts = {}
        for entry in of.entries:
            head = f"{clock(entry.at)}  {entry.author}\n".replace("  \n", "\n")
            parts.append(head)
            at += len(head)
            for place, said in _texts(entry.id, entry.text, entry.call):
                self._starts[place] = at
                parts.append(said + "\n")
                at += len(said) + 1
            parts.append("\n")
            at += 1
        whole = "".join(parts)
        breakable = all(len(line) <= LONGEST_WORD * 5 for line in whole.split("\n"))
        self.text.setPlainText(whole if breakable else "\n".join(short_lines(whole)))
        self.silent.setVisible(any(e.call and e.call.recording for e in of.entries))
        self._paint()

    def show_findings(self, findings: Sequence[Finding], looked_at: int, of: int) -> None:
        self._findings = findings
        names = kind_names()
        self.list.blockSignals(True)
        self.list.clear()
        for found in findings[:MOST_SHOWN]:
            self.list.addItem(self._item(found, names))
        self.list.blockSignals(False)
        self._say(looked_at, of)
        self._paint()

    def _item(self, found: Finding, names: dict[str, str]) -> QListWidgetItem:
        item = QListWidgetItem(f"{found.text}, {names[found.kind]}")
        item.setData(FINDING, found)
        item.setData(KIND, names[found.kind])
        item.setData(_ID, found.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        black = found.id not in self.spared
        item.setCheckState(Qt.CheckState.Checked if black else Qt.CheckState.Unchecked)
        return item

    def _say(self, looked_at: int, of: int) -> None:
        black = sum(found.id not in self.spared for found in self._findings)
        said = tr("Export", "%n places will be black.", black)
        if looked_at < of:
            said += " " + tr(
                "Export", "Shown are the first {shown} of {all} conversations; it holds for all.",
                shown=looked_at, all=of,
            )  # fmt: skip
        self.summary.setText(said)

    def counts(self) -> dict[str, int]:
        return dict(Counter(found.kind for found in self._findings))

    def _paint(self) -> None:
        """In the text as it will look: black on black."""
        marks = []
        for found in self._findings:
            start = self._starts.get(found.place)
            if start is None or found.id in self.spared:
                continue
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            last = self.text.document().characterCount() - 1
            cursor.setPosition(min(start + found.start, last))
            cursor.setPosition(
                min(start + found.start + len(found.text), last), QTextCursor.MoveMode.KeepAnchor
            )
            style = QTextCharFormat()
            style.setBackground(self._theme.color("text"))
            style.setForeground(self._theme.color("text"))
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        self.text.setExtraSelections(marks)

    # What a person does

    def _turned(self, item: QListWidgetItem) -> None:
        """By a click anywhere in the row, or by Enter."""
        black = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if black else Qt.CheckState.Checked)

    def _ticked(self, item: QListWidgetItem) -> None:
        id = str(item.data(_ID))
        if item.checkState() == Qt.CheckState.Checked:
            self.spared.discard(id)
        else:
            self.spared.add(id)
        self.changed.emit()

    def _selected(self) -> None:
        self.act.setEnabled(self.text.textCursor().hasSelection())

    def _by_hand(self) -> None:
        chosen = self.text.textCursor().selectedText().replace("\u2029", "\n")
        for line in chosen.split("\n"):
            if line.strip() and line.strip() not in self.by_hand:
                self.by_hand.append(line.strip())
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)
        self.changed.emit()

    def seconds(self) -> tuple[Seconds, ...]:
        """Of every recorded call of the one conversation."""
        if self._dossier is None:
            return ()
        calls = [e.call for e in self._dossier.entries if e.call and e.call.recording]
        spans = read_spans(self.silent.text())
        return tuple(Seconds(call.id, start, end) for call in calls for start, end in spans)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.tabs.setTabText(0, tr("Export", "What will be black"))
        if self._alone:
            self.tabs.setTabText(1, tr("Export", "By hand"))
        self.list.setAccessibleName(tr("Export", "What will be black"))
        self.text.setAccessibleName(tr("Export", "The conversation"))
        self.act.setText(tr("Export", "Black out the selection"))
        self._hint.setText(tr("Export", "Select words: they go wherever they stand."))
        self.silent.setPlaceholderText(tr("Export", "Silence the recording, such as 0:42-0:55"))
        self.silent.setAccessibleName(self.silent.placeholderText())


def _texts(id: str, text: str, call: Call | None) -> list[tuple[str, str]]:
    found = [(f"{id}/text", text)] if text else []
    if call is not None:
        found += [(f"{id}/call.notes", call.notes)] if call.notes else []
        found += [
            (f"{id}/call.transcript.{at}.text", said.text)
            for at, said in enumerate(call.transcript)
        ]
    return found


def read_spans(text: str) -> list[tuple[int, int]]:
    """ "0:42-0:55, 1:10-1:20" as ms; what is none is passed over."""
    found = []
    for piece in text.replace("–", "-").split(","):
        start, dash, end = piece.partition("-")
        if dash and (a := _ms(start)) is not None and (b := _ms(end)) is not None and a < b:
            found.append((a, b))
    return found


def _ms(text: str) -> int | None:
    parts = text.strip().split(":")
    if not all(part.isascii() and part.isdecimal() for part in parts) or len(parts) > 3:
        return None
    total = 0
    for part in parts:
        total = total * 60 + int(part)
    return total * 1_000

"""ExportPreview: what will be black, place by place, and beside it what is chosen by hand."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.export.redaction import Finding
from desktop.dialogs.export_by_hand import ExportByHand
from desktop.dialogs.sheet import words
from desktop.exporting_words import kind_names
from desktop.parts import Parts
from desktop.rows.export_place import FINDING, KIND, PlaceRow
from desktop.translate import tr
from desktop.views.face import Face

MOST_SHOWN = 2_000
_ID = Qt.ItemDataRole.UserRole


class ExportPreview(QWidget):
    """`changed`: something was ticked, unticked or chosen by hand."""

    changed = Signal()

    def __init__(self, parts: Parts, *, alone: bool) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()
        self.spared: set[str] = set()
        self._rows = PlaceRow(parts.theme)
        self.tabs, self.list, self.by_hand = (
            QTabWidget(), QListWidget(), ExportByHand(parts, alone=alone),
        )  # fmt: skip
        self._found, self._none = QStackedWidget(), Face(parts.theme)
        self.summary = words("", "second")
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
        self.by_hand.changed.connect(self.changed)
        for page in (self.list, self._none):
            self._found.addWidget(page)
        self.tabs.addTab(self._found, "")
        self.tabs.addTab(self.by_hand, "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.tabs, 1)
        whole.addWidget(self.summary)

    # What is shown

    def show_findings(self, findings: Sequence[Finding], looked_at: int, of: int) -> None:
        self._findings = findings
        names = kind_names()
        self.list.blockSignals(True)
        self.list.clear()
        for found in findings[:MOST_SHOWN]:
            self.list.addItem(self._item(found, names))
        self.list.blockSignals(False)
        self._found.setCurrentWidget(self.list if findings else self._none)
        self._say(looked_at, of)
        self.by_hand.show_findings(findings, frozenset(self.spared))

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.tabs.setTabText(0, tr("Export", "What will be black"))
        self.tabs.setTabText(1, tr("Export", "By hand"))
        self._none.say(
            "scan-search", tr("Export", "Nothing will be black"),
            tr("Export", "Nothing of what is ticked stands in it. More can be chosen by hand."),
        )  # fmt: skip
        for part in (self.list, self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(tr("Export", "What will be black"))

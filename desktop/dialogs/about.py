"""About: versions, the state of the connection, and a button that copies it without personal data."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.card import ElidedLabel

EVERY_MS = 1_000


@dataclass(frozen=True, slots=True)
class Fact:
    """`private` is shown and not copied; `id` names it in the copied text, in English always."""

    id: str
    title: str
    value: str
    private: bool = False


class About(QWidget):
    """`facts` is asked anew every second while it is on the screen."""

    def __init__(self, theme: Theme, facts: Callable[[], list[Fact]]) -> None:
        super().__init__()
        self._facts = facts
        self._values: dict[str, ElidedLabel] = {}
        self._titles: dict[str, ElidedLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 150)
        self._grid.setColumnStretch(1, 1)
        self._licence = words("", "third")
        self.copy = QPushButton()
        self.copy.setAutoDefault(False)
        theme.set_icon(self.copy, "copy", "second", 15)
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addWidget(self._licence)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def refresh(self) -> None:
        for line, fact in enumerate(self._facts()):
            if fact.id not in self._values:
                self._add(line, fact)
            self._titles[fact.id].say(fact.title)
            self._values[fact.id].say(fact.value or "–")

    def _add(self, line: int, fact: Fact) -> None:
        title = self._titles[fact.id] = ElidedLabel(kind="second")
        value = self._values[fact.id] = ElidedLabel()
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(title, line, 0)
        self._grid.addWidget(value, line, 1)

    def copied(self) -> str:
        """For a report to somebody else: no address, path, name or session of this person."""
        lines = [f"{fact.id}: {fact.value}" for fact in self._facts() if not fact.private]
        return "\n".join(lines)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copied())
        self.copy.setText(tr("About", "Copied"))
        QTimer.singleShot(1_500, self, self._say_copy)

    def _say_copy(self) -> None:
        self.copy.setText(tr("About", "Copy without personal data"))

    def showEvent(self, event: object) -> None:
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: object) -> None:
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self._licence.setText(
            tr("About", "Santral is free software under the GNU GPL, version 3 or later.")
        )
        self._say_copy()
        self.refresh()


class AboutDialog(Sheet):
    def __init__(self, theme: Theme, about: About, parent: QWidget) -> None:
        super().__init__(theme, parent, width=560)
        self.body.addWidget(about)
        self._close = self.add_button("primary")
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.say_title(tr("About", "About Santral"))
        self._close.setText(tr("About", "Close"))

"""QualityHead: the name of the place, its tabs, and the week that is drawn from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.parts import Parts
from desktop.tokens import HEADER
from desktop.translate import tr


class QualityHead(QFrame):
    tab_chosen = Signal(str)
    week_moved = Signal(int)

    def __init__(self, parts: Parts, tabs: Sequence[str]) -> None:
        super().__init__()
        self._parts = parts
        self.at = tabs[0]
        self._week, self._done, self._whole, self._unread = "", 0, 0, 0
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEADER)
        self._title, self.figure, self.week = QLabel(), QLabel(), QLabel()
        self.before, self.after = QPushButton(), QPushButton()
        self._group = QButtonGroup(self)
        self.tabs = {id: self._tab(id) for id in tabs}
        self._lay_out()
        self._say()

    def _tab(self, id: str) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setFont(self._parts.theme.font("body", 600, tabular=True))
        tab.clicked.connect(lambda: self.tab_chosen.emit(id))
        self._group.addButton(tab)
        return tab

    def _lay_out(self) -> None:
        theme = self._parts.theme
        self._title.setProperty("kind", "title")
        self.figure.setProperty("kind", "second")
        self.figure.setFont(theme.font("small", tabular=True))
        self.week.setFont(theme.font("body", 500, tabular=True))
        for label in (self._title, self.figure, self.week):
            label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._title)
        row.addSpacing(20)
        for tab in self.tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self.figure)
        row.addSpacing(12)
        for button, icon, by in (
            (self.before, "chevron-left", -1), (self.after, "chevron-right", 1)
        ):  # fmt: skip
            button.setProperty("kind", "quiet")
            theme.set_icon(button, icon, "second", 18)
            button.clicked.connect(lambda _=False, by=by: self.week_moved.emit(by))
        for widget in (self.before, self.week, self.after):
            row.addWidget(widget)

    def mark_tab(self, id: str) -> None:
        self.at = id
        self.tabs[id].setChecked(True)
        for part in (self.figure, self.before, self.week, self.after):
            part.setVisible(id == "drawn")

    def show_week(self, week: str, done: int, whole: int) -> None:
        self._week, self._done, self._whole = week, done, whole
        self._say()

    def show_unread(self, count: int) -> None:
        self._unread = count
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        names = {
            "drawn": tr("Quality", "To evaluate"), "mine": tr("Quality", "My evaluations"),
            "forms": tr("Quality", "Forms"),
        }  # fmt: skip
        for id, tab in self.tabs.items():
            count = self._unread if id == "mine" else 0
            tab.setText(f"{names[id]}  {count}" if count else names[id])
            tab.setToolTip(tr("Quality", "%n not read yet", count) if count else "")
        self._title.setText(tr("Quality", "Quality"))
        self.figure.setText(
            tr("Quality", "{done} of {whole} done", done=self._done, whole=self._whole)
        )
        year, _, number = self._week.partition("-W")
        self.week.setText(
            tr("Quality", "Week {number}, {year}", number=int(number or 0), year=year)
        )
        for button, name in (
            (self.before, tr("Quality", "The week before")), (self.after, tr("Quality", "The week after"))
        ):  # fmt: skip
            button.setToolTip(name)
            button.setAccessibleName(name)

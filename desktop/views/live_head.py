"""LiveHead: the live view's tabs, its search, and how its table is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from desktop.models.live_table import LiveTable, Shown
from desktop.models.live_values import Floor
from desktop.parts import Parts
from desktop.times import clock
from desktop.tokens import HEADER
from desktop.translate import tr
from desktop.views.live_menus import LiveMenus

SOON = 150
"""Ms after the last letter until the table holds only what has the words."""


class LiveHead(QFrame):
    tab_chosen = Signal(str)
    shown_chosen = Signal(object)
    wallboard_asked = Signal()

    def __init__(self, parts: Parts, tabs: Mapping[str, str]) -> None:
        super().__init__()
        self._parts, self._titles = parts, tabs
        self._model: LiveTable | None = None
        self._floor = Floor()
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEADER)
        self._title, self._when = QLabel(), QLabel()
        self._title.setProperty("kind", "title")
        self._when.setProperty("kind", "second")
        self._when.setFont(parts.theme.font("small", tabular=True))
        self._sign = QLabel()
        self._group = QButtonGroup(self)
        self._tabs = {id: self._tab(id) for id in tabs}
        self.search = QLineEdit()
        self.search.setProperty("kind", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self._later = QTimer(self, singleShot=True, interval=SOON)
        self._later.timeout.connect(self._searched)
        self.search.textChanged.connect(lambda _: self._later.start())
        self._buttons = {id: self._button(icon) for id, icon in BUTTONS.items()}
        self.menus = LiveMenus(parts, self)
        self._connect()
        self._lay_out()
        for label in (self._sign, self._when):
            label.hide()
        self._retranslate()

    def _tab(self, id: str) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setFont(self._parts.theme.font("body", 600, tabular=True))
        tab.clicked.connect(lambda: self.tab_chosen.emit(id))
        self._group.addButton(tab)
        return tab

    def _button(self, icon: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        self._parts.theme.set_icon(button, icon, "second", 18)
        return button

    def _connect(self) -> None:
        self.menus.chosen.connect(self._take)
        self._buttons["show"].clicked.connect(lambda: self.menus.open_show(self._buttons["show"]))
        self._buttons["views"].clicked.connect(
            lambda: self.menus.open_views(self._buttons["views"])
        )
        self._buttons["wall"].clicked.connect(self.wallboard_asked)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        when = QHBoxLayout()
        when.setSpacing(5)
        when.addWidget(self._sign)
        when.addWidget(self._when)
        words.addLayout(when)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addLayout(words)
        row.addSpacing(20)
        for tab in self._tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        row.addSpacing(4)
        for button in self._buttons.values():
            row.addWidget(button)

    # What stands there

    def mark_tab(self, id: str) -> None:
        self._tabs[id].setChecked(True)

    def serve(self, model: LiveTable | None) -> None:
        """Whose table is searched and arranged; None: there is none."""
        self._model = model
        for widget in (self.search, self._buttons["show"], self._buttons["views"]):
            widget.setVisible(model is not None)
        if model is not None:
            self.menus.serve(model)
            self._say_words(model.shown.words)
            self._say_shown()

    def show_floor(self, floor: Floor) -> None:
        counts = {
            "queues": len(floor.queues), "agents": sum(a.live.state != "offline" for a in floor.agents),
            "work": len(floor.tasks), "bots": sum(bot.live.live for bot in floor.bots),
        }  # fmt: skip
        for id, tab in self._tabs.items():
            name, found = tr("Live", self._titles[id]), counts.get(id)
            tab.setText(f"{name}  {found}" if found else name)
        self.tick(floor)

    def tick(self, floor: Floor) -> None:
        self._floor = floor
        stale = floor.as_of is not None
        if stale:
            words = tr("Live", "as of {time}, no line", time=clock(floor.as_of or 0))
        else:
            words = tr("Live", "today until {time}", time=clock(floor.now)) if floor.read else ""
        if words != self._when.text():
            self._when.setText(words)
            self._when.setVisible(bool(words))
            self._when.setProperty("kind", "warning" if stale else "second")
            self._when.style().polish(self._when)
            icon = self._parts.theme.pixmap("cloud-off", "warning", 14, self.devicePixelRatioF())
            self._sign.setPixmap(icon)
            self._sign.setVisible(stale)

    # What a person chooses

    def _searched(self) -> None:
        if self._model is not None and self.search.text() != self._model.shown.words:
            shown = self._model.shown
            self._take(Shown(shown.sort, shown.down, shown.group, self.search.text(), shown.team))

    def _take(self, shown: Shown) -> None:
        self.shown_chosen.emit(shown)
        self._say_words(shown.words)
        self._say_shown()

    def _say_words(self, words: str) -> None:
        if words != self.search.text():
            self.search.setText(words)
            self._later.stop()

    def _say_shown(self) -> None:
        """The button is marked while the table is not as it came."""
        shown = self._model.shown if self._model else Shown()
        self._buttons["show"].setCheckable(True)
        self._buttons["show"].setChecked(bool(shown.group or shown.team))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(tr("Live", "Live"))
        self.search.setPlaceholderText(tr("Live", "Filter"))
        self.search.setAccessibleName(tr("Live", "Only rows with these words"))
        names = {
            "show": tr("Live", "How the table is shown"),
            "views": tr("Live", "Saved views"),
            "wall": tr("Live", "Wallboard (Alt+W)"),
        }
        for id, button in self._buttons.items():
            button.setToolTip(names[id])
            button.setAccessibleName(names[id])
        self.show_floor(self._floor)


BUTTONS = {"show": "list-filter", "views": "bookmark", "wall": "monitor"}

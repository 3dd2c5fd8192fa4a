"""ViewTabs: which list the inbox shows. Two tabs stay; the third place is the last one chosen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from core.rows import VIEWS, View
from desktop.numbers import count, short_count
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.menu import Menu

FIXED: tuple[View, ...] = ("mine", "team")
OTHERS: tuple[View, ...] = tuple(view for view in VIEWS if view not in FIXED)
NARROWEST = 200
"""Px; a width of its own, for the tabs drop counts before they ask for more room."""
ICONS: dict[View, str] = {
    "mine": "user", "team": "users", "unassigned": "inbox", "bot": "bot", "snoozed": "alarm-clock",
    "all": "archive",
}  # fmt: skip


def view_name(view: View) -> str:
    names: dict[View, str] = {
        "mine": tr("Inbox", "Mine"),
        "team": tr("Inbox", "Team"),
        "unassigned": tr("Inbox", "Queue"),
        "bot": tr("Inbox", "Bot"),
        "snoozed": tr("Inbox", "Snoozed"),
        "all": tr("Inbox", "All"),
    }
    return names[view]


class ViewTabs(QWidget):
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._third: View = "unassigned"
        self._current: View = "mine"
        self._counts: dict[View, tuple[int, int]] = {}
        self._group = QButtonGroup(self)
        self._tabs = [self._tab(place) for place in range(3)]
        self._more = QPushButton()
        self._more.setProperty("kind", "tiny")
        self._more.setFixedSize(30, 28)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self._ask_more)
        theme.set_icon(self._more, "ellipsis", "second", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (*self._tabs, self._more):
            row.addWidget(widget)
        row.addStretch(1)
        self.setMinimumWidth(NARROWEST)
        self._say()

    def show_view(self, view: View) -> None:
        """Marks it without telling `chosen`."""
        self._current = view
        if view in OTHERS:
            self._third = view
        self._say()

    def show_counts(self, counts: dict[View, tuple[int, int]]) -> None:
        if counts != self._counts:
            self._counts = counts
            self._say()

    def menu(self) -> QMenu:
        """Every list that has no tab now, with its whole count: there is room for it."""
        menu = Menu(self)
        for view in OTHERS:
            if view != self._third:
                icon = self._theme.icon(ICONS[view], "second", 16)
                action = menu.addAction(icon, self._words(view, count))
                action.setData(view)
        menu.triggered.connect(lambda action: self._choose(action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where all counts do not fit, only the chosen list keeps its own; no name is cut."""
        tabs = list(zip(self._tabs, self._views(), strict=True))
        for tab, view in tabs:
            tab.setText(self._words(view))
        if self.sizeHint().width() > self.width():
            for tab, view in tabs:
                tab.setText(self._words(view) if view == self._current else view_name(view))

    def _tab(self, place: int) -> QPushButton:
        tab = QPushButton()
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setFont(self._theme.font("body", 600, tabular=True))
        tab.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        tab.clicked.connect(lambda: self._choose(self._views()[place]))
        self._group.addButton(tab)
        return tab

    def _views(self) -> tuple[View, ...]:
        return *FIXED, self._third

    def _choose(self, view: View) -> None:
        self.show_view(view)
        self.chosen.emit(view)

    def _ask_more(self) -> None:
        self.menu().popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _words(self, view: View, written: Callable[[int], str] = short_count) -> str:
        found = self._counts.get(view)
        return f"{view_name(view)}  {written(found[0])}" if found else view_name(view)

    def _say(self) -> None:
        self._fit()
        for tab, view in zip(self._tabs, self._views(), strict=True):
            tab.setChecked(view == self._current)
            unread = self._counts.get(view, (0, 0))[1]
            tab.setToolTip(tr("Inbox", "%n with unread messages", unread) if unread else "")
        self._more.setToolTip(tr("Inbox", "More lists"))
        self._more.setAccessibleName(tr("Inbox", "More lists"))

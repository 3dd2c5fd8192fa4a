"""FilterButton and FilterLine: what narrows the list, and what says that it does."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton

from core.channels import CHANNELS
from core.entities import Label, Priority
from core.rows import InboxFilter
from desktop.channel_names import channel_name
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.menu import Menu

PRIORITIES: tuple[Priority, ...] = ("urgent", "high", "normal", "low")


def priority_name(priority: Priority) -> str:
    names: dict[Priority, str] = {
        "low": tr("Priorities", "Low"),
        "normal": tr("Priorities", "Normal"),
        "high": tr("Priorities", "High"),
        "urgent": tr("Priorities", "Urgent"),
    }
    return names[priority]


def is_narrow(which: InboxFilter) -> bool:
    return replace(which, oldest_first=False) != InboxFilter(view=which.view)


class FilterButton(QPushButton):
    """Opens the menu; `changed` gives the new filter."""

    changed = Signal(object)

    def __init__(self, theme: Theme, labels: Callable[[], Iterable[Label]]) -> None:
        super().__init__()
        self._theme, self._labels = theme, labels
        self._filter = InboxFilter()
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.set_icon(self, "list-filter", "second", 18)
        self.clicked.connect(self._ask)

    def show_filter(self, which: InboxFilter) -> None:
        self._filter = which
        narrow = is_narrow(which) or which.oldest_first
        self._theme.set_icon(self, "list-filter", "accent_text" if narrow else "second", 18)
        self.setCheckable(narrow)
        self.setChecked(narrow)

    def menu_now(self) -> QMenu:
        menu = Menu(self)
        self._choices(
            menu.addMenu(tr("Inbox", "Channel")), "channel",
            [(key, channel_name(key)) for key in CHANNELS],
        )  # fmt: skip
        names = sorted((label.name, label.id) for label in self._labels())
        self._choices(
            menu.addMenu(tr("Inbox", "Label")), "label", [(key, name) for name, key in names]
        )
        self._choices(
            menu.addMenu(tr("Inbox", "Priority")), "priority",
            [(key, priority_name(key)) for key in PRIORITIES],
        )  # fmt: skip
        menu.addSeparator()
        self._switch(menu, tr("Inbox", "Unread only"), "unread")
        self._switch(menu, tr("Inbox", "Oldest first"), "oldest_first")
        menu.addSeparator()
        clear = menu.addAction(tr("Inbox", "Clear filters"))
        clear.setEnabled(is_narrow(self._filter) or self._filter.oldest_first)
        clear.triggered.connect(lambda: self.changed.emit(InboxFilter(view=self._filter.view)))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask(self) -> None:
        self.show_filter(self._filter)
        self.menu_now().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choices(self, menu: QMenu, field: str, values: Iterable[tuple[Any, str]]) -> None:
        group = QActionGroup(menu)
        for value, name in ((None, tr("Inbox", "Any")), *values):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(getattr(self._filter, field) == value)
            action.triggered.connect(lambda _=False, value=value: self._set(field, value))
            group.addAction(action)

    def _switch(self, menu: QMenu, name: str, field: str) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(getattr(self._filter, field))
        action.toggled.connect(lambda on: self._set(field, on))

    def _set(self, field: str, value: Any) -> None:
        self.changed.emit(replace(self._filter, **{field: value}))


class FilterLine(QFrame):
    """Says what is left out, with one press to show everything again."""

    cleared = Signal()

    def __init__(self, theme: Theme, label_name: Callable[[str], str]) -> None:
        super().__init__()
        self._label_name = label_name
        self._filter = InboxFilter()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("kind", "second")
        self._clear = QPushButton()
        self._clear.setProperty("kind", "tiny")
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clear.setFixedSize(24, 24)
        self._clear.clicked.connect(self.cleared)
        theme.set_icon(self._clear, "x", "second", 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.addWidget(self._words, 1)
        row.addWidget(self._clear)
        self.setProperty("kind", "sunken")
        self.hide()

    def show_filter(self, which: InboxFilter) -> None:
        self._filter = which
        words = self._parts()
        self._words.setText(" · ".join(words))
        self._words.setToolTip(" · ".join(words))
        self._clear.setAccessibleName(tr("Inbox", "Clear filters"))
        self._clear.setToolTip(tr("Inbox", "Clear filters"))
        self.setVisible(bool(words))

    def words(self) -> str:
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_filter(self._filter)

    def _parts(self) -> list[str]:
        which = self._filter
        return [
            *([channel_name(which.channel)] if which.channel else []),
            *([self._label_name(which.label)] if which.label else []),
            *([priority_name(which.priority)] if which.priority else []),
            *([tr("Inbox", "Unread only")] if which.unread else []),
            *([tr("Inbox", "Oldest first")] if which.oldest_first else []),
        ]

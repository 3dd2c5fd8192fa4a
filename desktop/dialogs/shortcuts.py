"""Shortcuts: the help over ACTIONS, and the editor that changes their keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from desktop.actions import ACTIONS, Action, Group, chosen_keys, conflict, sequence, shown_keys
from desktop.dialogs.place_keys import Keys, place_keys
from desktop.dialogs.sheet import Sheet, words
from desktop.theme import Theme
from desktop.translate import tr

BELOW = ((0, 1), (2, 3))
"""Which of `place_keys` stand at the end of each column."""
COLUMNS: tuple[tuple[Group, ...], ...] = (("conversation", "me", "desk"), ("phone", "go", "places"))
"""What stands below each other."""


def group_name(group: Group) -> str:
    return {
        "conversation": tr("Shortcuts", "In a conversation"),
        "phone": tr("Shortcuts", "On the phone"),
        "go": tr("Shortcuts", "Getting around"),
        "places": tr("Shortcuts", "For supervisors"),
        "me": tr("Shortcuts", "My state"),
        "desk": tr("Shortcuts", "The desk"),
    }[group]


def rows_of(group: Group) -> list[Action]:
    return [row for row in ACTIONS.values() if row.group == group]


class ShortcutHelp(Sheet):
    """All keys at a glance, in two columns."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget) -> None:
        super().__init__(theme, parent, width=760)
        self._settings = settings
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self.body.addWidget(self._scroll, 1)
        self.resize(780, 600)
        self._close = self.add_button("primary")
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.say_title(tr("Shortcuts", "Keyboard shortcuts"))
        self._scroll.setAccessibleName(self.title.text())
        self._close.setText(tr("Shortcuts", "Close"))
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(36)
        places = tuple(place_keys().items())
        for groups, below in zip(COLUMNS, BELOW, strict=True):
            column = self._column(groups)
            for place in below:
                self._add_place(column, *places[place])
            column.addStretch()
            columns.addLayout(column, 1)
        self._scroll.setWidget(inside)

    def _column(self, groups: tuple[Group, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        chosen = chosen_keys(self._settings.get("shortcuts"))
        for group in groups:
            rows = rows_of(group)
            said = [(row.said(), self._all_keys(row, chosen[row.id])) for row in rows]
            self._add_grid(column, group_name(group), said)
        return column

    def _add_place(self, column: QVBoxLayout, name: str, keys: Keys) -> None:
        self._add_grid(column, name, [(said, all_of.split()) for said, all_of in keys])

    def _add_grid(
        self, column: QVBoxLayout, name: str, rows: Sequence[tuple[str, Sequence[str]]]
    ) -> None:
        title = words(name, "second")
        title.setFont(self.theme.font("small", 600))
        column.addWidget(title)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for line, (said, keys) in enumerate(rows):
            grid.addWidget(words(said), line, 0)
            grid.addWidget(self._keys(keys), line, 1)
        column.addLayout(grid)
        column.addSpacing(12)

    def _all_keys(self, row: Action, keys: str) -> list[str]:
        return [keys, *row.also[:1]] if row.also[:1] != ("Ctrl+Enter",) else [keys]

    def _keys(self, keys: Sequence[str]) -> QLabel:
        shown = (one if len(one) == 1 else shown_keys(one) for one in keys if one)
        label = QLabel("   ".join(shown) or "–")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self.theme.font("small", 500))
        label.setProperty("kind", "second")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label


class ShortcutEditor(QWidget):
    """A field per action; keys that another action holds are refused with its name."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        self.fields: dict[str, QKeySequenceEdit] = {}
        self._resets: dict[str, QPushButton] = {}
        self._titles: dict[str, QLabel] = {}
        self.trouble = words("", "bad")
        self.trouble.hide()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(6)
        for line, row in enumerate(ACTIONS.values()):
            self._add(line, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addLayout(self._grid)
        self.refresh()

    def _add(self, line: int, row: Action) -> None:
        title = self._titles[row.id] = words("")
        field = self.fields[row.id] = QKeySequenceEdit()
        field.setMaximumSequenceLength(2)
        field.setFixedWidth(150)
        field.setClearButtonEnabled(True)
        field.editingFinished.connect(partial(self._edited, row.id))
        reset = self._resets[row.id] = QPushButton()
        reset.setProperty("kind", "quiet")
        reset.setAutoDefault(False)
        self._theme.set_icon(reset, "undo-2", "second", 15)
        reset.clicked.connect(partial(self._reset, row.id))
        for place, widget in enumerate((title, field, reset)):
            self._grid.addWidget(widget, line, place)

    def _edited(self, id: str) -> None:
        text = QKeySequence.SequenceFormat.PortableText
        keys = self.fields[id].keySequence().toString(text)
        self.change(id, keys)

    def change(self, id: str, keys: str) -> None:
        """Empty `keys` take the shortcut away."""
        chosen = chosen_keys(self._settings.get("shortcuts"))
        if keys == chosen[id]:
            return
        holder = conflict(keys, id, chosen)
        self.trouble.setVisible(holder is not None)
        if holder is not None:
            self.trouble.setText(
                tr("Shortcuts", "{keys} already belongs to “{action}”. Choose other keys.",
                   keys=shown_keys(keys), action=ACTIONS[holder].said())
            )  # fmt: skip
        else:
            kept = {**self._settings.get("shortcuts"), id: keys}
            if keys == ACTIONS[id].keys:
                del kept[id]
            self._settings.put("shortcuts", kept)
        self.refresh()

    def _reset(self, id: str) -> None:
        self.change(id, ACTIONS[id].keys)

    def refresh(self) -> None:
        for id, keys in chosen_keys(self._settings.get("shortcuts")).items():
            said = ACTIONS[id].said()
            self._titles[id].setText(said)
            self.fields[id].setAccessibleName(said)
            self.fields[id].setKeySequence(sequence(keys))
            reset = self._resets[id]
            reset.setEnabled(keys != ACTIONS[id].keys)
            reset.setAccessibleName(tr("Shortcuts", "Default keys for: {action}", action=said))
            reset.setToolTip(tr("Shortcuts", "Back to the default keys"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.trouble.hide()
            self.refresh()

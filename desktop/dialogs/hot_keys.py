"""HotKeyEditor: which keys work while another program is in front, and whether the system lets them."""

import sys
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from desktop.actions import ACTIONS, chosen_keys, conflict, sequence, shown_keys
from desktop.dialogs.sheet import words
from desktop.hot_keys.chord import Doubt, doubt, read
from desktop.hot_keys.keys import HOT_KEYS, SUGGESTED, Answer, HotKey, HotKeys
from desktop.theme import Theme
from desktop.translate import tr
from desktop.words import mark

FIELD = 170
SIGN = 14
SAME: Mapping[HotKey, tuple[str, ...]] = {
    "answer": ("answer_call", "accept"), "hang_up": ("hang_up", "decline_call"), "mute": ("mute",),
}  # fmt: skip
"""Actions of the window that do the same: those may share their keys."""
PROMPT = mark("QKeySequenceEdit", "Press shortcut")
"""Qt's own Turkish for it is as one speaks to a child."""
Tone = str
"""Of what is said of a key, as the style names it: ok, warning, bad or third."""
SIGNS: Mapping[Tone, str] = {"ok": "check", "warning": "triangle-alert", "bad": "circle-alert"}


class HotKeyRow(QWidget):
    """What a key does, what the system says of it, and the field that takes it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name, self.sign = words(""), QLabel()
        self.said = words("", "third")
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setFixedWidth(FIELD)
        self.remove = QPushButton()
        self.remove.setProperty("kind", "quiet")
        self.remove.setAutoDefault(False)
        theme.set_icon(self.remove, "x", "second", 15)
        kept = self.remove.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(kept)
        self._lay_out()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.said, 1)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self.name)
        column.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(6)
        row.addLayout(column, 1)
        row.addSpacing(6)
        for widget in (self.remove, self.field):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str, tone: Tone) -> None:
        self.said.setText(text)
        self.said.setProperty("kind", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.sign.setVisible(tone in SIGNS)
        if tone in SIGNS:
            self.sign.setPixmap(self._theme.pixmap(SIGNS[tone], tone, SIGN))
        self.field.setAccessibleDescription(text)


class HotKeyEditor(QWidget):
    def __init__(self, theme: Theme, settings: Settings, keys: HotKeys) -> None:
        super().__init__()
        self._settings, self._keys = settings, keys
        self._refused: dict[str, str] = {}
        """What was typed and not taken, in words; until something else is typed there."""
        self.name, self.said = words("", "strong"), words("", "third")
        self.suggest = QPushButton()
        self.suggest.setAutoDefault(False)
        self.suggest.clicked.connect(self._suggest)
        self.rows = {id: HotKeyRow(theme) for id in HOT_KEYS}
        for id, row in self.rows.items():
            row.field.installEventFilter(self)
            row.field.editingFinished.connect(partial(self._edited, id))
            row.remove.clicked.connect(partial(self.change, id, ""))
        self._lay_out()
        keys.changed.connect(self.refresh)
        self._stop = settings.on_change(self._setting_changed)
        self.destroyed.connect(self._stop)
        self.retranslate()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.name)
        names.addWidget(self.said)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(names, 1)
        head.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 13, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        for row in self.rows.values():
            row.setVisible(self._keys.possible)
            column.addWidget(row)

    # What a person does

    def _edited(self, id: HotKey) -> None:
        text = QKeySequence.SequenceFormat.PortableText
        self.change(id, self.rows[id].field.keySequence().toString(text))

    def change(self, id: HotKey, keys: str) -> None:
        """Refused with words where it would take from the person what they need."""
        if keys == self._keys.keys(id):
            self.refresh()
            return
        why = self._why_not(id, keys)
        self._refused = {id: why} if why else {}
        if not why:
            self._keys.choose(id, keys)
        self.refresh()

    def _suggest(self) -> None:
        """Only for what has none."""
        for id, keys in SUGGESTED.items():
            if not self._keys.keys(id) and not self._why_not(id, keys):
                self._keys.choose(id, keys)
        self._refused = {}
        self.refresh()

    def _why_not(self, id: HotKey, keys: str) -> str:
        chord = read(keys)
        if chord is None:
            return ""
        if doubt(chord) == "types":
            return tr(
                "HotKeys", "{keys} alone would be missing in every program. Add Ctrl, Alt or both.",
                keys=shown_keys(keys),
            )  # fmt: skip
        holder = self._holder(id, keys)
        if not holder:
            return ""
        return tr(
            "Shortcuts", "{keys} already belongs to “{action}”. Choose other keys.",
            keys=shown_keys(keys), action=holder,
        )  # fmt: skip

    def _holder(self, id: HotKey, keys: str) -> str:
        """Another of these keys, or what it does inside the window."""
        for other in HOT_KEYS:
            if other != id and sequence(self._keys.keys(other)) == sequence(keys):
                return tr("HotKeys", HOT_KEYS[other])
        chosen = chosen_keys(self._settings.get("shortcuts"))
        mine = dict.fromkeys(SAME.get(id, ()), "")
        found = conflict(keys, "", {**chosen, **mine})
        return ACTIONS[found].said() if found else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that are taken already never reach the field: the system hands them to the desk."""
        fields = {id: row.field for id, row in self.rows.items()}
        found = next((id for id, field in fields.items() if field is watched), None)
        if found is not None and event.type() == QEvent.Type.FocusIn:
            self._keys.divert = partial(self._pressed_for, found)
        elif found is not None and event.type() == QEvent.Type.FocusOut:
            self._keys.divert = None
        return False

    def _pressed_for(self, id: HotKey, pressed: HotKey) -> None:
        self.change(id, self._keys.keys(pressed))

    # What is shown

    def refresh(self) -> None:
        decided = self._keys.is_decided()
        for id, row in self.rows.items():
            keys = self._keys.keys(id)
            row.field.setKeySequence(sequence(keys))
            row.field.setEnabled(not decided)
            row.remove.setVisible(bool(keys) and not decided)
            row.say(*self._said_of(id, keys))
        missing = any(not self._keys.keys(id) for id in HOT_KEYS)
        self.suggest.setVisible(self._keys.possible and missing and not decided)

    def _said_of(self, id: HotKey, keys: str) -> tuple[str, Tone]:
        if id in self._refused:
            return self._refused[id], "bad"
        if not keys:
            return tr("HotKeys", "No keys"), "third"
        answer = self._keys.answers.get(id)
        if answer is None or self._keys.asking:
            return tr("HotKeys", "The system is asked…"), "third"
        if answer.outcome != "granted":
            return _not_granted(answer, shown_keys(keys)), "bad"
        chord = read(keys)
        found = doubt(chord, windows=sys.platform == "win32") if chord else None
        return (
            (_doubtful(found, shown_keys(keys)), "warning") if found else (_granted(answer), "ok")
        )

    def _setting_changed(self, name: str) -> None:
        if name in ("hot_keys", "shortcuts"):
            self.refresh()

    def hideEvent(self, event: QEvent) -> None:
        self._keys.divert = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refused = {}
            self.retranslate()

    def retranslate(self) -> None:
        self.name.setText(tr("HotKeys", "Keys while another program is in front"))
        self.said.setText(self._explained())
        self.suggest.setText(tr("HotKeys", "Use the suggested ones"))
        for id, row in self.rows.items():
            said = tr("HotKeys", HOT_KEYS[id])
            row.name.setText(said)
            row.field.setAccessibleName(said)
            row.remove.setAccessibleName(tr("HotKeys", "No keys for: {action}", action=said))
            row.remove.setToolTip(tr("HotKeys", "Give these keys back"))
        self.refresh()

    def _explained(self) -> str:
        if self._keys.is_decided():
            return tr("Settings", "Decided by your company")
        if self._keys.possible:
            return tr(
                "HotKeys",
                "Other programs no longer get the keys you choose here. Nothing else that is typed in them reaches Santral.",
            )
        return tr(
            "HotKeys",
            "Not on this system: give the commands below to keys of your system instead.",
        )


def _granted(answer: Answer) -> str:
    if answer.keys:
        return tr(
            "HotKeys", "Works in every program, as {keys}. Your system's settings change it.",
            keys=answer.keys,
        )  # fmt: skip
    return tr("HotKeys", "Works in every program")


def _not_granted(answer: Answer, keys: str) -> str:
    return {
        "taken": tr("HotKeys", "{keys} belongs to another program. Choose other keys.", keys=keys),
        "not_on_keyboard": tr("HotKeys", "{keys} is not on this keyboard.", keys=keys),
        "no_place": tr("HotKeys", "Here only function keys can be chosen, with Ctrl and the like."),
        "refused": tr("HotKeys", "Your system did not allow {keys}.", keys=keys),
        "unset": tr("HotKeys", "Your system gave it no keys: choose them in its settings."),
        "no_way": tr(
            "HotKeys", "Nothing on this system gives keys to programs. Use the commands below."
        ),
    }[answer.outcome]


def _doubtful(found: Doubt, keys: str) -> str:
    if found == "alt_gr":
        return tr(
            "HotKeys", "Works, but some keyboards type a letter with {keys} (AltGr).", keys=keys
        )
    return tr("HotKeys", "Works, but other programs often use {keys} themselves.", keys=keys)

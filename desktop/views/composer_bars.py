"""The rows around the editor: tabs above it, tools and Send below it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core.errors import UserError
from desktop.numbers import count
from desktop.theme import Theme
from desktop.translate import tr, words


class Tabs(QWidget):
    """Reply or internal note."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reply, self.note = QPushButton(self), QPushButton(self)
        self.note.setObjectName("note_tab")
        self.reply.setObjectName("reply_tab")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.reply, self.note):
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.reply.setChecked(True)
        self.reply.clicked.connect(lambda: self.chosen.emit("reply"))
        self.note.clicked.connect(lambda: self.chosen.emit("note"))
        self.retranslate()

    def show_kind(self, kind: str) -> None:
        (self.note if kind == "note" else self.reply).setChecked(True)

    def retranslate(self) -> None:
        self.reply.setText(tr("Composer", "Reply"))
        self.note.setText(tr("Composer", "Internal note"))


class Tools(QWidget):
    """Emoji, files, pictures, canned answers; how much room is left; the key; Send."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.emoji = self._tool("smile")
        self.attach = self._tool("paperclip")
        self.picture = self._tool("image")
        self.canned = self._tool("zap")
        self.room, self.hint = QLabel(self), QLabel(self)
        self.hint.setProperty("kind", "third")
        self.room.setProperty("kind", "third")
        self.send = QPushButton(self)
        self.send.setObjectName("send")
        self.send.setProperty("kind", "primary")
        theme.set_icon(self.send, "send", "on_accent", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for each in (self.emoji, self.attach, self.picture, self.canned):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.room)
        row.addSpacing(8)
        row.addWidget(self.hint)
        row.addSpacing(4)
        row.addWidget(self.send)
        self.retranslate()

    def _tool(self, icon: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "quiet")
        self._theme.set_icon(button, icon, "second", 18)
        return button

    def show_room(self, left: int | None) -> None:
        """Characters left; below zero in words that say it is too long."""
        kind = "bad" if left is not None and left < 0 else "third"
        if self.room.property("kind") != kind:
            self.room.setProperty("kind", kind)
            self.room.style().unpolish(self.room)
            self.room.style().polish(self.room)
        self.room.setVisible(left is not None)
        if left is not None and left < 0:
            self.room.setText(tr("Composer", "%Ln characters too long", -left))
        elif left is not None:
            self.room.setText(tr("Composer", "%Ln characters left", left))

    def show_key(self, enter_sends: bool) -> None:
        self.hint.setText("Enter" if enter_sends else "Ctrl+Enter")

    def show_kind(self, kind: str) -> None:
        note = kind == "note"
        self.send.setText(tr("Composer", "Add note") if note else tr("Composer", "Send"))
        self._theme.set_icon(self.send, "sticky-note" if note else "send", "on_accent", 16)

    def retranslate(self) -> None:
        names = {
            self.emoji: tr("Composer", "Insert an emoji"),
            self.attach: tr("Composer", "Attach a file"),
            self.picture: tr("Composer", "Attach a picture"),
            self.canned: tr("Composer", "Insert a canned answer"),
        }
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(name)


class Told(QFrame):
    """One line above the editor: what went wrong, or which message is being answered."""

    closed = Signal()

    def __init__(self, theme: Theme, kind: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if kind == "bad":
            self.setProperty("kind", kind)
        self.icon = QLabel(self)
        self._theme, self._name = theme, icon
        self._token = {"bad": "bad", "second": "second"}[kind]
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("kind", kind)
        self.label.setWordWrap(kind == "bad")
        self.close_button = QPushButton(self)
        self.close_button.setProperty("kind", "tiny")
        self.close_button.setAccessibleName(tr("Composer", "Close"))
        theme.set_icon(self.close_button, "x", "second", 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((10, 4, 4, 4) if kind == "bad" else (4, 0, 0, 0)))
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.closed)
        theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def say(self, text: str) -> None:
        """Empty hides it."""
        self.label.setText(text)
        self.setVisible(bool(text))

    def tell(self, errors: Iterable[UserError]) -> None:
        """What happened to each, then what to do: the same advice only once."""
        told = [words(error) for error in errors]
        titles = dict.fromkeys(f"{title}." if detail else title for title, detail in told)
        details = dict.fromkeys(detail for _, detail in told if detail)
        self.say(" ".join((*titles, *details)))

    def tell_shortened(self, taken: int) -> None:
        self.say(
            tr("Composer", "Only the first {count} characters were pasted.", count=count(taken))
        )

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self.icon.setPixmap(self._theme.pixmap(self._name, self._token, 14, ratio))

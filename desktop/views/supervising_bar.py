"""SupervisingBar: a supervision that goes on: with whom, in which way, since when; and the way out of it.

1 to 4 change the way, Escape stops while the bar has the keyboard, which it takes when one begins.
"""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.supervision import Mode, Supervision
from desktop.models.acting_words import MODE_ICONS, MODES, doing, mode_means, mode_name
from desktop.parts import Parts
from desktop.times import clock_of
from desktop.translate import tr
from desktop.views.card import ElidedLabel

HEIGHT = 52
TICK_MS = 1_000
NARROW = 1_080
"""Px below which the ways are signs and numbers without words."""


class SupervisingBar(QFrame):
    mode_asked = Signal(str)
    stopped = Signal()
    opened = Signal()
    """What it is about is to be seen."""
    muted = Signal(bool)

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        self.of: Supervision | None = None
        self._agent = self._customer = ""
        self._muted: bool | None = None
        self._before: QWidget | None = None
        """What had the keyboard before the bar took it."""
        self.setProperty("kind", "supervising")
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sign, self._time = QLabel(), QLabel()
        self._title, self._means = ElidedLabel(), ElidedLabel(kind="second")
        self.modes: dict[Mode, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._microphone, self._open, self.stop = QPushButton(), QPushButton(), QPushButton()
        self._build()
        self._keys()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._say_time)
        parts.theme.changed.connect(self.retranslate)
        self.hide()

    def _build(self) -> None:
        theme = self._parts.theme
        self._title.setFont(theme.font("body", 600))
        self._means.setFont(theme.font("small"))
        self._time.setFont(theme.font("body", 600, tabular=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addLayout(self._words(), 1)
        row.addWidget(self._time)
        row.addSpacing(8)
        for mode in MODES:
            button = self.modes[mode] = QPushButton()
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            # What stands is what the platform says; a press only asks for it
            button.clicked.connect(partial(self._ask, mode))
            self._group.addButton(button)
            row.addWidget(button)
        row.addSpacing(8)
        self._microphone.setProperty("kind", "quiet")
        self._microphone.clicked.connect(lambda: self.muted.emit(not self._muted))
        self._open.setProperty("kind", "quiet")
        self._open.clicked.connect(self.opened)
        self.stop.clicked.connect(self.stopped)
        for button in (self._microphone, self._open, self.stop):
            row.addWidget(button)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self._title)
        column.addWidget(self._means)
        column.addStretch()
        return column

    def _keys(self) -> None:
        """Digits go to a field that takes text first: nothing that is typed changes the way."""
        for number, mode in enumerate(MODES, 1):
            shortcut = QShortcut(QKeySequence(str(number)), self.window())
            shortcut.activated.connect(partial(self._ask_by_key, mode))

    def _ask_by_key(self, mode: Mode) -> None:
        if self.isVisible() and self.modes[mode].isEnabled():
            self._ask(mode)

    def _ask(self, mode: Mode, _: bool = False) -> None:
        self._mark()
        if self.of is not None and mode != self.of.mode:
            self.mode_asked.emit(mode)

    # What it shows

    def show_supervision(self, of: Supervision | None, agent: str, customer: str) -> None:
        began = of is not None and (self.of is None or self.of.id != of.id)
        self.of, self._agent, self._customer = of, agent, customer
        if of is None:
            self._give_keyboard_back()
        self.setVisible(of is not None)
        self._tick.start() if of is not None else self._tick.stop()
        self.retranslate()
        if began and of is not None and of.call is not None:
            self._before = QApplication.focusWidget()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_keyboard_back(self) -> None:
        """To where it was: Qt would give it to whatever stands next, such as the telephone."""
        here, before = QApplication.focusWidget(), self._before
        self._before = None
        held = here is not None and (here is self or self.isAncestorOf(here))
        if held and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_microphone(self, muted: bool | None) -> None:
        """None: no phone is in it."""
        if muted != self._muted:
            self._muted = muted
            self.retranslate()

    def retranslate(self) -> None:
        of, theme = self.of, self._parts.theme
        if of is None:
            return
        call, ratio = of.call is not None, self.devicePixelRatioF()
        self._sign.setPixmap(theme.pixmap(MODE_ICONS[of.mode], "accent_text", 18, ratio))
        self._title.say(" · ".join(p for p in (doing(of, self._agent), self._customer) if p))
        self._means.say(self._detail(of, call=call))
        self._time.setStyleSheet(f"color: {theme.color('accent_text').name()};")
        for number, (mode, button) in enumerate(self.modes.items(), 1):
            self._say_mode(button, mode, number, call=call)
            button.setVisible(bool(of.agent) or mode in ("monitor", "take_over"))
        self._say_buttons(call=call)
        self._mark()
        self._say_time()
        self.setAccessibleName(f"{self._title.whole()}. {self._means.whole()}")

    def _detail(self, of: Supervision, *, call: bool) -> str:
        if call and of.answered_at is None:
            return tr("Acting", "Your phone answers by itself…")
        means = mode_means(of.mode, self._agent, call=call)
        if not of.agent:
            means = tr("Acting", "The bot goes on; nothing can be written.")
        heard = of.mode != "monitor" and call
        if self._muted and heard:
            means = tr("Acting", "Your microphone is off: nobody hears you.")
        seen = (
            ""
            if of.visible or not of.agent
            else tr("Acting", "{agent} is not told.", agent=self._agent)
        )
        return " ".join(part for part in (means, seen) if part)

    def _say_mode(self, button: QPushButton, mode: Mode, number: int, *, call: bool) -> None:
        name = mode_name(mode, call=call)
        wide = self.width() >= NARROW
        button.setText(f" {number}  {name}" if wide else f" {number}")
        button.setIcon(self._parts.theme.icon(MODE_ICONS[mode], "second", 15))
        button.setAccessibleName(name)
        means = mode_means(mode, self._agent, call=call)
        button.setToolTip(f"{name} ({number}): {means}")

    def _say_buttons(self, *, call: bool) -> None:
        theme = self._parts.theme
        self._microphone.setVisible(call and self._muted is not None)
        words = tr("Acting", "Microphone off") if self._muted else tr("Acting", "Microphone on")
        theme.set_icon(self._microphone, "mic-off" if self._muted else "mic",
                       "bad" if self._muted else "second", 18)  # fmt: skip
        self._microphone.setToolTip(words)
        self._microphone.setAccessibleName(words)
        theme.set_icon(self._open, "arrow-up-right", "second", 18)
        show = tr("Acting", "Show the conversation")
        self._open.setToolTip(show)
        self._open.setAccessibleName(show)
        self._open.setVisible(self.of is not None and self.of.conversation is not None)
        self.stop.setText(tr("Acting", "Stop"))
        self.stop.setToolTip(tr("Acting", "Stop (Esc)"))

    def _mark(self) -> None:
        if self.of is not None:
            self.modes[self.of.mode].setChecked(True)

    def _say_time(self) -> None:
        if self.of is not None:
            since = self.of.answered_at if self.of.call is not None else self.of.since
            waits = since is None
            self._time.setText(
                "" if waits else clock_of(max(0, self._parts.desk.now() - (since or 0)))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class SupervisedLine(QFrame):
    """What an agent is told of who is with their work."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.setProperty("kind", "supervising")
        self.setFixedHeight(36)
        self._sign, self._words = QLabel(), ElidedLabel()
        self._icon = "ear"
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self._words.setFont(parts.theme.font("body", 500))
        parts.theme.changed.connect(self._paint)
        self.hide()

    def say(self, icon: str, text: str) -> None:
        """Empty: nobody is."""
        self._icon = icon
        self._words.say(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._paint()

    def words(self) -> str:
        return self._words.whole()

    def _paint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._parts.theme.pixmap(self._icon, "accent_text", 16, ratio))

"""The mark that a call is being recorded; a press makes a pause for a card number."""

from typing import Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton

from desktop.theme import Theme
from desktop.times import clock_of
from desktop.translate import tr

Shown = Literal["off", "consent", "on", "paused"]
PAUSE_S = 60
"""A pause ends by itself after so long: a forgotten one would lose the rest of the call."""


class RecordingMark(QPushButton):
    """`paused` carries the seconds of the pause; 0 goes on at once."""

    paused = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: Shown = "off"
        self._since = self._now = 0
        self._words = True
        self.setProperty("kind", "record")
        self.setFont(theme.font("caption", 600, tabular=True))
        self.clicked.connect(self._ask)
        self.hide()

    def show_state(self, state: Shown) -> None:
        if state == "paused" and self._state != "paused":
            self._since = self._now
        self._state = state
        self._say()

    def fit(self, *, words: bool) -> None:
        """Without them it is only its sign; how long a pause lasts is always said."""
        if words != self._words:
            self._words = words
            self._say()

    def _ask(self) -> None:
        self.paused.emit(0 if self._state == "paused" else PAUSE_S)

    def tick(self, now: int) -> None:
        self._now = now
        if self._state == "paused":
            self._say()

    def _say(self) -> None:
        paused = self._state == "paused"
        self._theme.set_icon(
            self, "pause" if paused else "circle-dot", "warning" if paused else "bad", 14
        )
        if paused:
            left = max(0, PAUSE_S * 1_000 - (self._now - self._since))
            self.setText(clock_of(left))
            self._name(
                tr("Call", "Recording is paused, silence stands for what is said. Go on now")
            )
        elif self._state == "consent":
            self.setText(tr("Call", "Announcing") if self._words else "")
            self._name(tr("Call", "Both sides hear that the call is being recorded"))
        else:
            self.setText(tr("Call", "REC") if self._words else "")
            self._name(tr("Call", "The call is being recorded. Pause for a card number"))

    def _name(self, name: str) -> None:
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

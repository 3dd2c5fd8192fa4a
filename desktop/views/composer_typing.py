"""Tells the platform that somebody is writing: at most every few seconds, and when they stop."""

from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from core.desk import Desk

Kind = Literal["reply", "note", "none"]
AGAIN = 3_000
"""Ms between two signals while keys are pressed; the platform forgets one after 8 s."""
STOPS = 5_000
"""Ms without a key after which nobody is writing."""


class TypingSignal(QObject):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._conversation = ""
        self._told: Kind = "none"
        self._since = QElapsedTimer()
        self._quiet = QTimer(self, singleShot=True, interval=STOPS)
        self._quiet.timeout.connect(self.stop)

    def begin(self, conversation: str) -> None:
        """Another conversation is open; empty for none."""
        self.stop()
        self._conversation = conversation

    def key(self, kind: Literal["reply", "note"]) -> None:
        if not self._conversation:
            return
        self._quiet.start()
        if self._told != kind or self._since.elapsed() >= AGAIN:
            self._tell(kind)

    def stop(self) -> None:
        self._quiet.stop()
        if self._told != "none" and self._conversation:
            self._tell("none")

    def _tell(self, kind: Kind) -> None:
        self._told = kind
        self._since.restart()
        self._desk.typing(self._conversation, kind)

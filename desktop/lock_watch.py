"""LockWatch: the screen was locked, the machine goes to sleep, and both over again.

On Linux from the D-Bus signals of logind and of the desktops' screen savers; elsewhere the system
is asked every few seconds (`desktop/screen_lock.py`). Where nobody says anything, nothing is said.
"""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

from desktop.screen_lock import is_locked

ASK_MS = 3_000
SAVERS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
"""Each says `ActiveChanged(b)` under a name of its own."""


class LockWatch(QObject):
    left = Signal()
    """Locked, or about to sleep."""
    came = Signal()
    sleeps = Signal(bool)
    """About to, after `left`; False: it woke."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locked = self._asleep = False
        self.ask: Callable[[], bool | None] = is_locked
        self._timer = QTimer(self, interval=ASK_MS)
        self._timer.timeout.connect(self._ask)

    def start(self) -> bool:
        """False where no bus is there to listen to, and nothing can be asked."""
        if sys.platform.startswith("linux"):
            return self._listen()
        self._timer.start()
        return True

    def close(self) -> None:
        self._timer.stop()

    def _listen(self) -> bool:
        from PySide6.QtDBus import QDBusConnection  # not before it is needed

        # Bytes, as its types ask for, are refused
        locked: Any = SLOT("locked(bool)")
        slept: Any = SLOT("slept(bool)")
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        heard = [
            session.connect(
                "", "", f"org.{who}.ScreenSaver", "ActiveChanged", self, locked
            )
            for who in SAVERS
            if session.isConnected()
        ]  # fmt: skip
        if system.isConnected():
            heard.append(
                system.connect(
                    "org.freedesktop.login1", "/org/freedesktop/login1",
                    "org.freedesktop.login1.Manager", "PrepareForSleep", self, slept,
                )
            )  # fmt: skip
        return any(heard)

    @Slot(bool)
    def locked(self, now: bool) -> None:
        self._say(locked=now, asleep=self._asleep)

    @Slot(bool)
    def slept(self, now: bool) -> None:
        """What woke may still be locked: nobody is back before that is over too."""
        self._say(locked=self._locked, asleep=now)
        self.sleeps.emit(now)

    def _say(self, *, locked: bool, asleep: bool) -> None:
        before = self.is_locked
        self._locked, self._asleep = locked, asleep
        if self.is_locked != before:
            (self.left if self.is_locked else self.came).emit()

    @property
    def is_locked(self) -> bool:
        return self._locked or self._asleep

    def _ask(self) -> None:
        if (now := self.ask()) is not None:
            self.locked(now)

"""Away: whoever left the machine is given nothing, by policy, and is back with one key or by itself."""

import asyncio
import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from desktop.lock_watch import LockWatch
from desktop.my_state import MyState, Wish
from desktop.parts import Parts
from desktop.screen_lock import idle_ms
from desktop.sleep_delay import SleepDelay
from desktop.times import MINUTE
from desktop.translate import tr
from desktop.views.state_words import AWAY, said_name
from desktop.views.toast import Toast

Why = Literal["lock", "idle"]
LOOK_MS = 5_000
TOUCHED_MS = 10_000
"""A machine touched so lately is in use."""
BACK_S = 6
SAID_MS = 2_000
"""Sleep waits no longer for the platform's answer."""
INPUT = (
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)  # fmt: skip


def awake_or_not() -> float:
    """Seconds, those of sleep with them: the usual clock stands still meanwhile, and a night would
    look like a minute."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time() if boot is None else time.clock_gettime(boot)


class Away(QObject):
    """Settings decide, and a company may decide the settings. Never during a call."""

    def __init__(
        self, parts: Parts, state: MyState, window: QWidget, say: Callable[[Toast], object],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._parts, self._state, self._window, self._say = parts, state, window, say
        self.clock: Callable[[], float] = awake_or_not
        self.idle: Callable[[], int | None] = idle_ms
        self.lock, self.delay = LockWatch(self), SleepDelay()
        self._delayed = False
        self._before: Wish | None = None
        """What I was when the machine was left; None: it was not."""
        self._why: Why = "lock"
        self._left_at = self._touched_at = self.clock()
        self._cursor = QPoint()
        self._watched: QObject | None = None
        self._asking = False
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._saying = QTimer(self, singleShot=True, interval=SAID_MS)
        self._saying.timeout.connect(lambda: self.delay.let_go())
        state.changed.connect(self._state_changed)
        self.lock.left.connect(lambda: self.leave("lock"))
        self.lock.sleeps.connect(self._sleeps)
        self.lock.came.connect(self.come_back)
        parts.telephone.calls_changed.connect(self._calls_changed)

    def start(self) -> None:
        self.lock.start()
        self._look.start()

    def close(self) -> None:
        self._look.stop()
        self._saying.stop()
        self.lock.close()
        self.delay.let_go()

    # Leaving

    def leave(self, why: Why) -> None:
        if why == "lock" and not self._parts.settings.get("away_on_lock"):
            return
        me = self._state.me
        may = me.state in ("available", "busy") and not me.not_responding
        if self._before is not None or not may or self._parts.telephone.calls:
            return
        self._before, self._why, self._left_at = Wish(me.state, me.reason), why, self.clock()
        # At once, though a chat may be open: nobody is there to go on with it
        self._state.choose("not_ready", AWAY, now=True)

    def _calls_changed(self) -> None:
        """Locked while talking: away begins with the end of the call."""
        if self.lock.is_locked and not self._parts.telephone.calls:
            self.leave("lock")

    def _sleeps(self, now: bool) -> None:
        """The line goes with the machine: what was just wished has to reach the platform before."""
        if not now:
            self._delayed = False
        elif self._state.wished is None:
            self.delay.let_go()
        else:
            self._saying.start()

    def _state_changed(self) -> None:
        if self._saying.isActive() and self._state.wished is None:
            self._saying.stop()
            self.delay.let_go()

    def _delay_sleep(self) -> None:
        """Asked for once the desk is open, and again after each sleep."""
        if not self._delayed:
            self._delayed = True
            self._parts.tasks.start(self.delay.hold(), "sleep delay")

    # Coming back

    def come_back(self) -> None:
        before, self._before = self._before, None
        if before is None:
            return
        wished, me = self._state.wished, self._state.me
        if (wished.reason if wished else me.reason) != AWAY:
            return  # they or the platform have said something else since
        minutes = (self.clock() - self._left_at) / 60
        name = said_name(before.state, before.reason, self._parts.desk.directory.reasons)
        if minutes < int(self._parts.settings.get("away_return_min")):
            self._state.choose(before.state, before.reason)
            self._say(Toast(tr("Away", "Welcome back: {state} again", state=name), seconds=BACK_S))
            return
        title = tr("Away", "You were away for %n min", max(1, round(minutes)))
        again = tr("Away", "{state} again", state=name)
        act = again, lambda: self._state.choose(before.state, before.reason)
        self._say(Toast(title, seconds=0, act=act))

    # Idle

    def look(self) -> None:
        """Asked only once nobody has touched this window for long, and then on a worker."""
        self._delay_sleep()
        self._watch_window()
        self._watch_cursor()
        limit = int(self._parts.settings.get("away_after_min")) * MINUTE
        untouched = (self.clock() - self._touched_at) * 1_000
        waits = self._before is not None and self._why == "idle"
        if (waits or (limit and untouched >= limit)) and not self._asking:
            self._asking = True
            self._parts.tasks.start(self._ask(limit), "idle")

    async def _ask(self, limit: int) -> None:
        try:
            untouched = await asyncio.to_thread(self.idle)
        finally:
            self._asking = False
        if self._before is None and (untouched is None or untouched >= limit):
            self.leave("idle")
        elif untouched is not None and untouched < TOUCHED_MS:
            self._touch()

    def _touch(self) -> None:
        self._touched_at = self.clock()
        if self._before is not None and self._why == "idle":
            self.come_back()

    def _watch_cursor(self) -> None:
        place = QCursor.pos()
        if place != self._cursor:
            self._cursor = place
            self._touch()

    def _watch_window(self) -> None:
        """The window's own handle gets each key and movement once; the application's filter would
        see every event of every widget."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in INPUT:
            self._touch()
        return False

"""Heartbeat: how late the screen's thread is. The benches and the About box read it."""

import time
from array import array
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

PERIOD = 10
KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Lateness:
    """Milliseconds beyond the 10 ms that a beat should take."""

    beats: int
    p50: float
    p99: float
    most: float


class Heartbeat(QObject):
    """A beat every 10 ms while it runs; the newest 100,000 are kept (about 17 minutes)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._late = array("f")
        self._next = 0
        self._before = 0.0
        self._timer = QTimer(self, interval=PERIOD, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Forgets what was measured and begins anew."""
        self._late, self._next = array("f"), 0
        self._before = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def lateness(self) -> Lateness:
        ordered = sorted(self._late)
        if not ordered:
            return Lateness(0, 0.0, 0.0, 0.0)
        last = len(ordered) - 1
        return Lateness(
            len(ordered), ordered[last // 2], ordered[round(last * 0.99)], ordered[last]
        )

    def _beat(self) -> None:
        now = time.perf_counter()
        late = max(0.0, (now - self._before) * 1000 - PERIOD)
        self._before = now
        if len(self._late) < KEPT:
            self._late.append(late)
        else:
            self._late[self._next] = late
            self._next = (self._next + 1) % KEPT

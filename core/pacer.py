"""Pacer: tells the screen that something waits for it, at most once per frame, or at once."""

import threading
from collections.abc import Callable
from functools import partial

from core.clock import monotonic_ms

FRAME_MS = 30
"""Two frames: nobody sees a change sooner, and a flood costs the screen half as much."""
BUSY_MS = 60
STEADY = 10
"""Where each of so many deliveries was waited for, a frame is BUSY_MS long: in a flood nobody reads
single changes, and a screen that paints them all leaves the writer, and an offer, no room."""
REST = 5
"""A screen that came late is left alone for so many times as long, so that it has room for hands.

Only where it was late the last time as well: one long moment, as when a conversation opens, must
not hold back the change that follows it."""
LONGEST_MS = 250


class Pacer:
    """`schedule` brings `deliver` to the screen's thread. However much came meanwhile, one
    delivery takes it all; a screen that is busy is not sent a second one."""

    def __init__(
        self, schedule: Callable[[Callable[[], None]], object], deliver: Callable[[], None]
    ) -> None:
        self._schedule, self._deliver = schedule, deliver
        self._condition = threading.Condition()
        self._due: int | None = None
        self._not_before = 0
        self._hurried_until = 0
        self._posted_at = 0
        self._late = 0
        self._asked = False
        self._steady = 0
        """How many deliveries in a row were waited for."""
        self._posted = False
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="pacer", daemon=True)
        self._thread.start()

    def poke(self, after_ms: int = 0) -> None:
        """Something waits, or will in `after_ms`. From any thread."""
        with self._condition:
            if self._posted and after_ms == 0:
                return
            now = monotonic_ms()
            if after_ms == 0 and not self._asked:
                self._asked = True
                self._steady = self._steady + 1 if now < self._not_before else 0
            due = max(now + after_ms, self._not_before)
            self._due = due if self._due is None else min(self._due, due)
            self._condition.notify()

    def hurry(self, deliver: Callable[[], None]) -> None:
        """This alone, and now: it waits for no frame, and for no screen that is left alone because
        it came late. All else waits for a frame after it, or it would be painted last. From any
        thread; for what is rare."""
        self._schedule(partial(self._hurried, deliver))

    def close(self) -> None:
        with self._condition:
            self._closed = True
            self._condition.notify()
        self._thread.join()

    def _run(self) -> None:
        while self._is_time():
            self._schedule(self._on_screen)

    def _is_time(self) -> bool:
        """Waits until a delivery is due; False once it is closed."""
        with self._condition:
            while not self._closed:
                now = monotonic_ms()
                if self._posted or self._due is None:
                    self._condition.wait()
                elif self._due > now:
                    self._condition.wait((self._due - now) / 1_000)
                else:
                    self._due, self._posted, self._posted_at = None, True, now
                    self._asked = False
                    return True
            return False

    def _on_screen(self) -> None:
        with self._condition:
            self._posted = False
            now = monotonic_ms()
            hurried = now < self._hurried_until
            if hurried:
                self._due = self._hurried_until
            else:
                self._rest(now)
            self._condition.notify()
            closed = self._closed
        if not closed and not hurried:
            self._deliver()

    def _rest(self, now: int) -> None:
        before, self._late = self._late, now - self._posted_at
        rest = min(LONGEST_MS, REST * min(before, self._late))
        frame = BUSY_MS if self._steady >= STEADY else FRAME_MS
        self._not_before = now + max(frame, rest)

    def _hurried(self, deliver: Callable[[], None]) -> None:
        with self._condition:
            self._hurried_until = monotonic_ms() + FRAME_MS
            self._not_before = max(self._not_before, self._hurried_until)
            closed = self._closed
        if not closed:
            deliver()

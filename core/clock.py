"""Time: one that never jumps for measuring, and the platform's for everything that is shown."""

import time

TRUSTED_ROUND_TRIP_MS = 2_000


def monotonic_ms() -> int:
    """Milliseconds that only ever grow; good for nothing but differences."""
    return time.monotonic_ns() // 1_000_000


def wall_ms() -> int:
    """This machine's idea of milliseconds since 1970 in UTC."""
    return time.time_ns() // 1_000_000


class Clock:
    """The platform's time by our clock and the measured skew; our own until it was measured."""

    def __init__(self) -> None:
        self.round_trip: int | None = None
        """Ms of the newest measurement."""
        self._skew: int | None = None

    def now(self) -> int:
        return wall_ms() + (self._skew or 0)

    def measured(self, server_time: int, round_trip: int | None) -> None:
        """`server_time` was read somewhere within the last `round_trip` ms; None: a moment ago.

        A slow answer says little about when it was written, so it never replaces a better one.
        """
        if round_trip is not None:
            self.round_trip = round_trip
        elapsed = round_trip or 0
        if self._skew is None or elapsed <= TRUSTED_ROUND_TRIP_MS:
            self._skew = server_time + elapsed // 2 - wall_ms()

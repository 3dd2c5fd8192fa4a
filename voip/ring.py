"""Sound between two clocks: a device's, and the bridge's.

Nothing is given out until a little has gathered, because a device hands over in lumps; each time
it runs dry a little more is gathered, until the device's lumps fit. Two clocks never agree: what
is left over even when the device has just taken its lump is left out of a pause in the speech,
where nobody hears it; only far too much is left out anywhere. A gap is led out of and into, so
that it is a gap and not a click.
"""

from threading import Lock

from voip.frames import RATE, faded, loudest

QUIET = 300
"""Of 32,768: below it is the noise of a room (-40 dB)."""


def size(ms: float) -> int:
    """Bytes in `ms` of 16-bit mono."""
    return round(RATE * ms / 1_000) * 2


_STEP, _SPARE, _MOST = size(20), size(20), size(200)
_READS = 50
"""About a second: every lump of a device has come by."""


class Ring:
    """Written by one thread and read by another."""

    def __init__(self, wait_ms: int = 40, longest_wait_ms: int = 120) -> None:
        self._wait, self._longest_wait = size(wait_ms), size(longest_wait_ms)
        self._held = bytearray()
        self._lock = Lock()
        self._flowing = False
        self._left_over = self._reads = 0
        self._lowest = _MOST
        self._muted = True
        """The reader was given silence last, so what comes is led in."""
        self.gaps = 0
        """How often it ran dry while sound was flowing."""
        self.skipped_ms = 0.0

    def write(self, sound: bytes) -> None:
        with self._lock:
            if self._left_over >= len(sound) and loudest(sound) < QUIET:
                self._left_over -= len(sound)
                self._skip(len(sound))
                return
            self._held += sound
            if len(self._held) > self._wait + _MOST:
                over = len(self._held) - self._wait
                del self._held[:over]
                self._skip(over)
                self._muted = True

    def read(self, length: int) -> bytes:
        """Always `length` bytes: silence where there is nothing."""
        with self._lock:
            taken, ended = self._take(length)
            self._look()
        led_in, self._muted = self._muted and bool(taken), ended or not taken
        if taken and (led_in or ended):
            taken = faded(taken, 0.0 if led_in else 1.0, 0.0 if ended else 1.0)
        return taken.ljust(length, b"\0")

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._flowing = False

    def _take(self, length: int) -> tuple[bytes, bool]:
        """What there is, and whether it ran dry with it."""
        if not self._flowing:
            enough = max(self._wait, length)
            if len(self._held) < enough:
                return b"", False
            self._skip(len(self._held) - enough)
            del self._held[:-enough]  # of before anybody listened
        taken = bytes(self._held[:length])
        del self._held[:length]
        ran_dry = len(taken) < length
        self._flowing = not ran_dry
        if ran_dry:
            self.gaps += 1
            self._wait = min(self._longest_wait, self._wait + _STEP)
        return taken, ran_dry

    def _look(self) -> None:
        """Once a second: what was never needed in it is too much."""
        self._lowest = min(self._lowest, len(self._held))
        self._reads += 1
        if self._reads >= _READS:
            self._left_over = max(0, self._lowest - _SPARE) if self._flowing else 0
            self._reads, self._lowest = 0, _MOST

    def _skip(self, length: int) -> None:
        self.skipped_ms += 1_000 * length / (2 * RATE)

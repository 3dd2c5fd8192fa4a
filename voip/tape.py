"""A call of an actor on tape: what it hears on the left, what it says on the right, sealed.

Only while it hears somebody: of waiting and music nothing is on it, and no time passes.
"""

import math
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pjsua2 as pj

from voip.endpoint import Wheel
from voip.recording import Recorders


class Tape:
    """Of one call; all of it on the wheel's thread. `close` once the call has no media any more."""

    def __init__(self, wheel: Wheel, path: str, key: bytes) -> None:
        """Raises OSError, ValueError."""
        self._recorders = Recorders(wheel)
        """Has its ports, also once it is closed."""
        self._recorder = self._recorders.start(Path(path), key, lambda state: None)
        self._recorder.cut(True)
        self._is_cut = True
        self._paused_until = 0.0
        """By the monotonic clock, in s: a cut ends the recorder's own pause."""

    def hear(self, call: pj.AudioMedia, heard: Iterable[pj.AudioMedia]) -> None:
        """Connects what is not connected yet; the bridge takes the same twice as once."""
        talks = False
        for media in heard:
            talks = True
            _lead(media, self._recorder.us)
        _lead(call, self._recorder.them)
        self._cut(not talks)

    def forget(self, media: pj.AudioMedia) -> None:
        """It is not heard any more."""
        with suppress(pj.Error):
            media.stopTransmit(self._recorder.us)

    def rest(self) -> None:
        """Nobody is heard."""
        self._cut(True)

    def pause(self, most_s: int) -> None:
        """Silence for so long, whoever is heard meanwhile and whatever becomes of their media: a card
        number is being said. 0: it goes on now."""
        self._paused_until = time.monotonic() + most_s
        self._keep_pause()

    def close(self) -> None:
        self._recorder.close()

    def _cut(self, on: bool) -> None:
        """Each re-INVITE asks for what stands already: that must not end a pause."""
        if on != self._is_cut:
            self._is_cut = on
            self._recorder.cut(on)
            self._keep_pause()

    def _keep_pause(self) -> None:
        if not self._is_cut:
            self._recorder.pause(math.ceil(self._paused_until - time.monotonic()))


def _lead(source: pj.AudioMedia, to: pj.AudioMedia) -> None:
    with suppress(pj.Error):  # it has new media just now, and is connected with them
        source.startTransmit(to)

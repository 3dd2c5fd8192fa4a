"""A call of an actor on tape: what it hears on the left, what it says on the right, sealed.

Only while it hears somebody: of waiting and music nothing is on it, and no time passes.
"""

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

    def hear(self, call: pj.AudioMedia, heard: Iterable[pj.AudioMedia]) -> None:
        """Connects what is not connected yet; the bridge takes the same twice as once."""
        talks = False
        for media in heard:
            talks = True
            _lead(media, self._recorder.us)
        _lead(call, self._recorder.them)
        self._recorder.cut(not talks)

    def forget(self, media: pj.AudioMedia) -> None:
        """It is not heard any more."""
        with suppress(pj.Error):
            media.stopTransmit(self._recorder.us)

    def rest(self) -> None:
        """Nobody is heard."""
        self._recorder.cut(True)

    def close(self) -> None:
        self._recorder.close()


def _lead(source: pj.AudioMedia, to: pj.AudioMedia) -> None:
    with suppress(pj.Error):  # it has new media just now, and is connected with them
        source.startTransmit(to)

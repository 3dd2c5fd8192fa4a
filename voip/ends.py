"""The microphone as a source on the bridge, and the loudspeaker as a sink.

They live as long as the bridge turns, with a device behind them or none: a call never notices that
a device went away, it hears silence until the next one is there. Whether one is needed shows in
whether the bridge asks for it, so a microphone is open only while somebody can hear it.
"""

import time
from collections.abc import Callable

import pjsua2 as pj

from voip import frames
from voip.fader import Fader
from voip.frames import BYTES, loudest
from voip.ring import Ring

_LONG_AGO = -1e9


class Source(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """`ring` is filled by the device. `woken` is called when the bridge asks after a while."""

    def __init__(self, woken: Callable[[], None]) -> None:
        super().__init__()
        self.ring = Ring()
        self.fader = Fader()
        self.asked = _LONG_AGO
        """When the bridge last wanted something of it."""
        self.level = 0
        """Of the last frame, 0 to 32,768."""
        self._woken = woken
        self.createPort("microphone", frames.format_())

    def onFrameRequested(self, frame: pj.MediaFrame) -> None:
        self.asked = _awake(self.asked, self._woken)
        sound = self.fader.through(self.ring.read(BYTES))
        self.level = loudest(sound)
        frames.say(frame, sound)


class Sink(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """`ring` is emptied by the device."""

    def __init__(self, woken: Callable[[], None]) -> None:
        super().__init__()
        self.ring = Ring()
        self.fader = Fader()
        self.asked = _LONG_AGO
        self.level = 0
        self._woken = woken
        self.createPort("speaker", frames.format_())

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:
        if frame.type != pj.PJMEDIA_FRAME_TYPE_AUDIO:  # nobody speaks to it
            self.level = 0
            return
        self.asked = _awake(self.asked, self._woken)
        sound = self.fader.through(frames.heard(frame))
        self.level = loudest(sound)
        self.ring.write(sound)


def _awake(asked: float, woken: Callable[[], None]) -> float:
    now = time.monotonic()
    if now - asked > 1.0:
        woken()
    return now

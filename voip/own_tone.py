"""Whether what comes back in a call is what we said: our own tones, each looked for alone.

    tone = OwnTone(ear)
    tone.goes_to(media)                # as soon as the call has sound, again for new media
    tone.look()                        # every 100 ms: True once all of it came back
    tone.heard                         # something came, ours or not

Loudness alone would take music, an announcement or a person for an echo, and a single tone an
operator's test line, which says 1,004 Hz itself.
"""

import math
from array import array
from collections import deque

import pjsua2 as pj

from voip import frames

HZ = (1_004, 1_586)
"""One after the other; no multiples of each other, and inside what a telephone carries."""
_AMPLITUDE = 8_000
_FRAMES = 10
"""Of 20 ms, so two tones are told apart by 10 Hz and less."""
_SHARE = 0.4
"""Of all power: a coarse codec spreads some of a tone, and music is never so pure for so long."""
_LOUD = 60.0
"""Root of the mean square, of 32,767: what silence and comfort noise do not have."""
_LONG_ENOUGH = 3
"""Looks in a row: a click is no tone."""


class Ear(pj.AudioMediaPort):  # type: ignore[misc]  # the library has no types
    """The newest of what it hears. To be kept as long as the bridge turns."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: deque[bytes] = deque(maxlen=_FRAMES)
        self.createPort("own tone", frames.format_())

    def onFrameReceived(self, frame: pj.MediaFrame) -> None:
        self._frames.append(frames.heard(frame))

    @property
    def sound(self) -> bytes:
        return b"".join(tuple(self._frames))

    def forget(self) -> None:
        self._frames.clear()


class OwnTone:
    """Of one call; all of it on the wheel's thread."""

    def __init__(self, ear: Ear) -> None:
        self.heard = False
        self._ear = ear
        self._waits_for = list(HZ)
        self._in_a_row = self._loud = 0
        self._generator = pj.ToneGenerator()
        self._generator.createToneGenerator()
        ear.forget()
        self._say()

    def goes_to(self, media: pj.AudioMedia) -> None:
        """What is connected already stays so. Raises pj.Error."""
        self._generator.startTransmit(media)
        media.startTransmit(self._ear)

    def look(self) -> bool:
        sound = self._ear.sound
        self._loud = self._loud + 1 if loudness(sound) > _LOUD else 0
        self.heard |= self._loud >= _LONG_ENOUGH
        ours = self._loud and share(sound, self._waits_for[0]) > _SHARE
        self._in_a_row = self._in_a_row + 1 if ours else 0
        if self._in_a_row >= _LONG_ENOUGH:
            self._next()
        return not self._waits_for

    def _next(self) -> None:
        self._in_a_row = 0
        del self._waits_for[0]
        if self._waits_for:
            self._say()

    def _say(self) -> None:
        tone, tones = pj.ToneDesc(), pj.ToneDescVector()
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec = self._waits_for[0], 0, 1_000, 0
        tone.volume = _AMPLITUDE
        tones.append(tone)
        self._generator.stop()
        self._generator.play(tones, True)


def loudness(sound: bytes) -> float:
    """Root of the mean square, 0 to 32,767."""
    samples = memoryview(sound).cast("h")
    return math.sqrt(sum(each * each for each in samples) / len(samples)) if samples else 0.0


def share(sound: bytes, hz: float) -> float:
    """Of the power of `sound`, by Goertzel: 1 where it is only that tone."""
    factor = 2 * math.cos(2 * math.pi * hz / frames.RATE)
    one = two = total = 0.0
    samples = array("h", sound)
    for sample in samples:
        one, two = sample + factor * one - two, one
        total += sample * sample
    found = one * one + two * two - factor * one * two
    return found * 2 / len(samples) / total if total else 0.0

"""Loudness that changes within one frame instead of at once: a cut in a wave is heard as a click."""

from voip.frames import SILENCE, faded


class Fader:
    """`down` and `up` may be called on any thread; `through` by the one that plays."""

    def __init__(self) -> None:
        self._target = self._now = 1.0

    def down(self) -> None:
        self._target = 0.0

    def up(self) -> None:
        self._target = 1.0

    def through(self, sound: bytes) -> bytes:
        target, now = self._target, self._now
        self._now = target
        if target == now == 1.0:
            return sound
        return faded(sound, now, target) if now or target else SILENCE[: len(sound)]

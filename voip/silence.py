"""No sound at all: for a phone without devices, as the sound of `ports.Sound`."""

import pjsua2 as pj

from voip.tones import Kind


class Silence:
    """On the wheel's thread, after it was opened."""

    def __init__(self) -> None:
        self._nothing = pj.ToneGenerator()
        self._nothing.createToneGenerator()

    @property
    def microphone(self) -> pj.AudioMedia:
        return self._nothing

    @property
    def speaker(self) -> pj.AudioMedia:
        return self._nothing

    def music(self, path: str) -> pj.AudioMedia | None:
        return None

    def ring_back(self, country: str, kind: Kind) -> pj.AudioMedia:
        return self._nothing

"""What the agent and everybody on a line hears just now, brought about on the bridge."""

from collections.abc import Iterable

import pjsua2 as pj

from voip.call import Leg
from voip.endpoint import Timer, Wheel
from voip.ports import Sound
from voip.routing import Bridge, Ends, wanted
from voip.tones import Kind
from voip.values import Policy

_TONE_MS = 3_000
_BUSY = (486, 600)
_BELOW_HEARING = 1
"""Of 32,767. A generator without any tone sends nothing at all."""


class Hearing:
    """`update` after anything changed that can be heard."""

    def __init__(self, wheel: Wheel, sound: Sound) -> None:
        self.policy = Policy()
        self._wheel = wheel
        self._sound = sound
        self._silent = _whisper()
        self._bridge = Bridge(wheel)
        self._after: Kind | None = None
        self._quiet_again: Timer | None = None

    def update(self, legs: Iterable[Leg], doubtful: Leg | None = None) -> None:
        """`doubtful` has new media, so its place on the bridge may be another one."""
        legs = tuple(legs)
        media = doubtful.media if doubtful is not None else None
        place = media.getPortId() if media is not None else None
        self._bridge.bring(wanted(legs, self._ends(legs)), place)

    def refused(self, status: int, legs: Iterable[Leg]) -> None:
        """Our call was not taken: a moment of busy or congestion, as a telephone says it."""
        self._after = "busy" if status in _BUSY else "congestion"
        if self._quiet_again is not None:
            self._quiet_again.cancel()
        self._quiet_again = self._wheel.later(_TONE_MS, lambda: self._quiet(legs))

    def _quiet(self, legs: Iterable[Leg]) -> None:
        self._after = None
        self.update(legs)

    def _ends(self, legs: tuple[Leg, ...]) -> Ends:
        kind = self._tone(legs)
        return Ends(
            microphone=self._sound.microphone,
            silence=self._silent,
            speaker=self._sound.speaker,
            music=self._sound.music(self.policy.hold_music),
            tone=self._sound.ring_back(self.policy.country, kind) if kind else None,
        )

    def _tone(self, legs: tuple[Leg, ...]) -> Kind | None:
        states = {leg.said.state for leg in legs}
        if any(leg.talking for leg in legs):
            return "waiting" if "ringing_in" in states else None
        if any(leg.said.state == "ringing_out" and not leg.early for leg in legs):
            return "ring_back"
        return self._after


def _whisper() -> pj.ToneGenerator:
    generator = pj.ToneGenerator()
    generator.createToneGenerator()
    tone, tones = pj.ToneDesc(), pj.ToneDescVector()
    tone.freq1, tone.freq2, tone.on_msec, tone.off_msec = 400, 0, 1_000, 0
    tone.volume = _BELOW_HEARING
    tones.append(tone)
    generator.play(tones, True)
    return generator

"""What the agent and everybody on a line hears just now, brought about on the bridge."""

from collections.abc import Mapping
from contextlib import suppress

import pjsua2 as pj

from voip.call import Leg
from voip.endpoint import Timer, Wheel, Work
from voip.ports import Sound
from voip.refusal import Refusal
from voip.routing import Bridge, Ends, Route, wanted
from voip.tones import Kind
from voip.values import Policy

_TONE_MS = 3_000
_WARNING_MS = 600
"""Of the tone before a call is taken by itself: three beeps."""
_BUSY = (486, 600)
_BELOW_HEARING = 1
"""Of 32,767. A generator without any tone sends nothing at all."""


class Hearing:
    """`update` after anything changed that can be heard. `legs` is looked into each time."""

    def __init__(self, wheel: Wheel, sound: Sound, legs: Mapping[str, Leg]) -> None:
        self.policy = Policy()
        self._wheel, self._sound, self._legs = wheel, sound, legs
        self._whisper = _whisper()
        self._bridge = Bridge(wheel)
        self._heard: Kind | None = None
        """The tone that sounds just now."""
        self._after: Kind | None = None
        self._hush: Timer | None = None
        self._warned: Leg | None = None

    def update(self, doubtful: Leg | None = None) -> None:
        """`doubtful` has new media, so its place on the bridge may be another one."""
        routes = self._routes()
        media = doubtful.media if doubtful is not None else None
        if media is not None:
            self._bridge.bring(routes, media.getPortId())
        elif self._bridge.would_cut(routes):
            self._sound.quietly(lambda: self._bridge.bring(self._routes()))
        else:
            self._bridge.bring(routes)

    def refused(self, status: int) -> None:
        """Our call was not taken: a moment of busy or congestion, as a telephone says it."""
        self._after = "busy" if status in _BUSY else "congestion"
        if self._hush is not None:
            self._hush.cancel()
        self._hush = self._wheel.later(_TONE_MS, self._quiet)

    def warn(self, leg: Leg, answer: Work) -> None:
        """A short tone for whoever is about to be heard without having answered; then `answer`."""
        self._warned = leg
        self._wheel.later(_WARNING_MS, lambda: self._warned_of(leg, answer))

    def answered(self, leg: Leg) -> None:
        """Somebody was quicker than the tone, or it is over."""
        if self._warned is leg:
            self._warned = None

    def _warned_of(self, leg: Leg, answer: Work) -> None:
        if self._warned is leg and self._warns:
            with suppress(pj.Error, Refusal):  # Given up in this moment; its end is told.
                answer()
        self.answered(leg)
        self.update()

    @property
    def _warns(self) -> bool:
        """Not once it was given up or declined, or the agent does something else meanwhile."""
        leg, legs = self._warned, self._legs
        if leg is None or legs.get(leg.said.id) is not leg or leg.hung_up is not None:
            return False
        return all(each.said.state == "ringing_in" for each in legs.values())

    def _quiet(self) -> None:
        self._after = None
        self.update()

    def _routes(self) -> list[Route]:
        ends = Ends(
            microphone=self._sound.microphone,
            silence=self._whisper,
            speaker=self._sound.speaker,
            music=self._sound.music(self.policy.hold_music) if self._anybody_held() else None,
            tone=self._sounding(self._tone()),
        )
        return wanted(self._legs.values(), ends)

    def _sounding(self, kind: Kind | None) -> pj.AudioMedia | None:
        before, self._heard = self._heard, kind
        if kind is None:
            return None
        return self._sound.ring_back(self.policy.country, kind, anew=kind != before)

    def _anybody_held(self) -> bool:
        return any(leg.holding.wanted for leg in self._legs.values())

    def _tone(self) -> Kind | None:
        legs = self._legs.values()
        if self._warns:
            return "answering"
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

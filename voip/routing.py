"""Who hears whom: worked out anew from the calls as they are, and brought about on the bridge.

The bridge does what it is told with its next frame, so it cannot be asked at once what is
connected: what was brought about is remembered here, and looked after a moment later. A re-INVITE
may take a call's place on the bridge away and give it a new one.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

import pjsua2 as pj

from voip.call import Leg
from voip.endpoint import Timer, Wheel

_LOOK_MS = 45
"""Two frames: by then the bridge has done what it was told."""
_Pair = tuple[int, int]


class Route(NamedTuple):
    source: pj.AudioMedia
    sink: pj.AudioMedia


class Ends(NamedTuple):
    """What the calls are connected to."""

    microphone: pj.AudioMedia
    silence: pj.AudioMedia
    """In place of the microphone: a line without packets is taken for a broken one."""
    speaker: pj.AudioMedia
    music: pj.AudioMedia | None
    """For those on hold."""
    tone: pj.AudioMedia | None
    """Ring-back or busy, for us alone."""


def wanted(legs: Iterable[Leg], ends: Ends) -> list[Route]:
    placed = [(leg, media) for leg in legs if (media := leg.media) is not None]
    routes = [route for leg, media in placed for route in _own(leg, media, ends)]
    for one, source in placed:
        for other, sink in placed:
            if one is not other and together(one, other):
                routes.append(Route(source, sink))
                routes += [Route(source, other.recorder.us)] if other.recorder else []
    if ends.tone is not None:
        routes.append(Route(ends.tone, ends.speaker))
    return routes


def together(one: Leg, other: Leg) -> bool:
    """In one conference, and both in it just now."""
    both = one.said.conference and other.said.conference
    return both and one.talking and other.talking


def _own(leg: Leg, media: pj.AudioMedia, ends: Ends) -> list[Route]:
    if leg.talking:
        voice = ends.silence if leg.said.muted else ends.microphone
        return [Route(voice, media), Route(media, ends.speaker), *_tape(leg, media, voice)]
    if leg.said.state == "talking":
        return [Route(ends.music or ends.silence, media)]
    if leg.early:
        return [Route(media, ends.speaker)]
    return []


def _tape(leg: Leg, media: pj.AudioMedia, voice: pj.AudioMedia) -> list[Route]:
    """What is recorded: nothing while it is on hold, where nobody speaks to the other."""
    if leg.recorder is None:
        return []
    return [Route(voice, leg.recorder.us), Route(media, leg.recorder.them)]


class Bridge:
    """Brings routes about, looks a moment later whether they are there, and if not, once more."""

    def __init__(self, wheel: Wheel) -> None:
        self._wheel = wheel
        self._should: dict[_Pair, Route] = {}
        self._made: dict[_Pair, Route] = {}
        self._cut: dict[_Pair, Route] = {}
        self._look: Timer | None = None

    def would_cut(self, routes: Iterable[Route]) -> bool:
        """Something that is heard now would not be heard any more."""
        return not self._made.keys() <= _pairs(routes).keys()

    def bring(self, routes: Iterable[Route], doubtful: int | None = None) -> None:
        """`doubtful`: a place whose routes may have been lost, because its call has new media."""
        self._should = _pairs(routes)
        for ends in tuple(self._made):
            if ends not in self._should:
                self._stop(ends, self._made.pop(ends))
        for ends, route in self._should.items():
            if ends not in self._made or doubtful in ends:
                self._start(ends, route)
        self._look_later()

    def _start(self, ends: _Pair, route: Route) -> None:
        self._made[ends] = route
        self._cut.pop(ends, None)
        with suppress(pj.Error):  # A call that has just ended; its end is told in a moment.
            route.source.startTransmit(route.sink)

    def _stop(self, ends: _Pair, route: Route) -> None:
        self._cut[ends] = route
        with suppress(pj.Error):  # One of them left the bridge already.
            route.source.stopTransmit(route.sink)

    def _look_later(self) -> None:
        if self._look is not None:
            self._look.cancel()
        self._look = self._wheel.later(_LOOK_MS, self._look_whether)

    def _look_whether(self) -> None:
        """Orders of one frame that cross with a call's change of media are lost without a word."""
        wrong = False
        for ends, route in self._should.items():
            if not _connected(ends, route):
                self._start(ends, route)
                wrong = True
        for ends, route in tuple(self._cut.items()):
            if _connected(ends, route):
                self._stop(ends, route)
                wrong = True
            else:
                del self._cut[ends]
        if wrong:
            self._look_later()


def _pairs(routes: Iterable[Route]) -> dict[_Pair, Route]:
    return {(route.source.getPortId(), route.sink.getPortId()): route for route in routes}


def _connected(ends: _Pair, route: Route) -> bool:
    try:
        return ends[1] in route.source.getPortInfo().listeners
    except pj.Error:
        return False

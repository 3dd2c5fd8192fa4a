"""Who hears whom: worked out anew from the calls as they are, and brought about on the bridge.

The bridge does what it is told with its next frame, so it cannot be asked what is connected: what
was brought about is remembered here. A re-INVITE may take a call's place on the bridge away and
give it a new one: whoever sees that says which place is in doubt.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

import pjsua2 as pj

from voip.call import Leg


class Route(NamedTuple):
    source: pj.AudioMedia
    sink: pj.AudioMedia
    level: float = 1.0
    """0.0 keeps packets flowing, without a sound: a line that goes dead is taken for a broken one."""


class Ends(NamedTuple):
    """What the calls are connected to."""

    microphone: pj.AudioMedia
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
    if ends.tone is not None:
        routes.append(Route(ends.tone, ends.speaker))
    return routes


def together(one: Leg, other: Leg) -> bool:
    """In one conference, and both in it just now."""
    both = one.said.conference and other.said.conference
    return both and one.talking and other.talking


def _own(leg: Leg, media: pj.AudioMedia, ends: Ends) -> list[Route]:
    microphone, speaker, music, _ = ends
    if leg.talking:
        level = 0.0 if leg.said.muted else 1.0
        return [Route(microphone, media, level), Route(media, speaker)]
    if leg.said.state == "talking":
        return [Route(music, media) if music is not None else Route(microphone, media, 0.0)]
    if leg.early:
        return [Route(media, speaker)]
    return []


class Bridge:
    """Brings routes about, and knows which it brought."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int], Route] = {}

    def bring(self, routes: Iterable[Route], doubtful: int | None = None) -> None:
        """`doubtful`: a place whose routes may have been lost, because its call has new media."""
        should = {(route.source.getPortId(), route.sink.getPortId()): route for route in routes}
        for ends, route in tuple(self._made.items()):
            if ends not in should or should[ends].level != route.level:
                self._stop(ends)
        for ends, route in should.items():
            if ends not in self._made or doubtful in ends:
                self._start(ends, route)

    def _start(self, ends: tuple[int, int], route: Route) -> None:
        parameters = pj.AudioMediaTransmitParam()
        parameters.level = route.level
        route.source.startTransmit2(route.sink, parameters)
        self._made[ends] = route

    def _stop(self, ends: tuple[int, int]) -> None:
        route = self._made.pop(ends)
        with suppress(pj.Error):  # One of them left the bridge already.
            route.source.stopTransmit(route.sink)

"""The figures of every talking call, every two seconds."""

from collections.abc import Mapping

from voip import events as e
from voip.call import Leg
from voip.endpoint import Wheel
from voip.ports import Tell

_EVERY_MS = 2_000


class Measuring:
    """Goes on by itself. `legs` is looked into each time."""

    def __init__(self, wheel: Wheel, legs: Mapping[str, Leg], tell: Tell) -> None:
        self._wheel, self._legs, self._tell = wheel, legs, tell
        wheel.later(_EVERY_MS, self._measure)

    def _measure(self) -> None:
        self._wheel.later(_EVERY_MS, self._measure)
        for leg in self._legs.values():
            if leg.said.state == "talking" and leg.in_dialog:
                self._read(leg)

    def _read(self, leg: Leg) -> None:
        figures = leg.meter.read(leg)
        if figures is None:
            return
        leg.figures.append(figures)
        sending, receiving = figures
        self._tell(e.Measured(call=leg.said.id, sending=sending, receiving=receiving))

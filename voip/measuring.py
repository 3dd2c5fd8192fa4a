"""The figures of every talking call, every two seconds; and the end of one that is dead."""

from collections.abc import Callable, Mapping

from voip import events as e
from voip.call import Leg
from voip.endpoint import Wheel
from voip.ports import Tell

_EVERY_MS = 2_000
DEAD_S = 300.0
"""Neither voice nor a report for so long: nobody is there, and nobody will say good-bye."""


class Measuring:
    """Goes on by itself. `legs` is looked into each time; `dead` ends one."""

    def __init__(
        self, wheel: Wheel, legs: Mapping[str, Leg], tell: Tell, dead: Callable[[Leg], None]
    ) -> None:
        self._wheel, self._legs, self._tell, self._dead = wheel, legs, tell, dead
        wheel.later(_EVERY_MS, self._measure)

    def _measure(self) -> None:
        self._wheel.later(_EVERY_MS, self._measure)
        for leg in tuple(self._legs.values()):
            if leg.said.state == "talking" and leg.in_dialog:
                self._read(leg)

    def _read(self, leg: Leg) -> None:
        figures = leg.meter.read(leg, held=leg.said.hold != "none")
        if figures is None:
            return
        leg.figures.append(figures)
        sending, receiving = figures
        self._tell(e.Measured(call=leg.said.id, sending=sending, receiving=receiving))
        if leg.meter.unheard_s > DEAD_S and leg.hung_up is None:
            self._dead(leg)

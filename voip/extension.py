"""The extension behind a number: dialled as tones once somebody or something has answered.

It is the phone's process that remembers it: a desk may be another one by then.
"""

from collections.abc import Callable

from voip.call import Leg
from voip.endpoint import Wheel
from voip.refusal import Refusal

PAUSE_MS = 2_000
"""An exchange that answers does not listen at once."""


def parted(number: str) -> tuple[str, str]:
    """What is dialled now, and what stands behind a comma for the call's answer."""
    now, _, then = number.partition(",")
    return now, then


def send_soon(wheel: Wheel, leg: Leg, failed: Callable[[Leg, int], None]) -> None:
    digits, leg.then = leg.then, ""
    if digits:
        wheel.later(PAUSE_MS, lambda: _send(leg, digits, failed))


def _send(leg: Leg, digits: str, failed: Callable[[Leg, int], None]) -> None:
    """Nothing where the call is over meanwhile."""
    if not leg.in_dialog:
        return
    try:
        leg.dtmf(digits)
    except Refusal:
        failed(leg, 0)

"""Hold: what is wanted, and re-INVITEs until the other side knows it.

The microphone is off the line in the moment hold is wanted (`conference.py`); this tells the other
side, and our place after it changed, which may have to wait: PJSIP takes no re-INVITE while another is under way, as right after
the answer, and two that cross are refused (491).
"""

import random
from typing import TYPE_CHECKING

import pjsua2 as pj

from voip.endpoint import Timer, Wheel

if TYPE_CHECKING:
    from voip.call import Leg

_AGAIN_MS = 40
_LOST_MS = 35_000
"""Longer than a transaction can live (64 * T1 = 32 s)."""
_MOST_REFUSALS = 5
_CHALLENGES = (401, 407)


class Holding:
    """Of one leg. `wanted` is what the desk asked for, `told` what the other side agreed to."""

    def __init__(self, wheel: Wheel, leg: "Leg") -> None:
        self.wanted = False
        self.told = False
        self._place = self._known_at = 0
        """Counted up at every move; the other side knows us at the latter."""
        self._asked: tuple[bool, int] | None = None
        self._refusals = 0
        self._wheel = wheel
        self._leg = leg
        self._timer: Timer | None = None

    @property
    def settled(self) -> bool:
        agreed = (self.wanted, self._place) == (self.told, self._known_at)
        return self._asked is None and (agreed or self._refusals >= _MOST_REFUSALS)

    @property
    def _can(self) -> bool:
        return self._leg.in_dialog and self._leg.said.state == "talking"

    def want(self, on: bool) -> None:
        if on != self.wanted:
            self.wanted, self._refusals = on, 0
            self.settle()

    def renew(self) -> None:
        """Tells the other side where we are now."""
        self._place, self._refusals = self._place + 1, 0
        self.settle()

    def settle(self) -> None:
        """Brings the other side to what is wanted, where that can be done now."""
        if self.settled or self._asked is not None or not self._can:
            return
        try:
            self._ask(self.wanted)
        except pj.Error:
            self._again(_AGAIN_MS)
        else:
            self._asked = self.wanted, self._place
            self._again(_LOST_MS)

    def answered(self, status: int) -> None:
        """A re-INVITE of ours has its final answer."""
        if self._asked is None or status in _CHALLENGES:
            return
        if status < 300:
            (self.told, self._known_at), self._refusals = self._asked, 0
        else:
            self._refusals += 1
        self._asked = None
        # RFC 3261, 14.1: whoever made the call waits 2.1 to 4 s after a 491, the other up to 2 s.
        self._again(random.randint(200, 2_000) if status == 491 else _AGAIN_MS)

    def _ask(self, on: bool) -> None:
        parameters = pj.CallOpParam(True)
        if on:
            self._leg.setHold(parameters)
        else:
            parameters.opt.flag |= pj.PJSUA_CALL_UNHOLD
            self._leg.reinvite(parameters)

    def _again(self, ms: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._wheel.later(ms, self._retry)

    def _retry(self) -> None:
        self._asked = None
        self.settle()

"""Handing a call over, so that nothing can lose it: it is ours until the other side says it is not.

REFER asks the other side to call somebody else; its NOTIFYs tell how that goes (RFC 3515). Only
the last of them, a success, ends our part. Anything else, and silence, makes the call ours again.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pjsua2 as pj

from voip.call import Leg
from voip.endpoint import Timer, Wheel
from voip.refusal import Refusal

_LONGEST_MS = 45_000
_LOOK_AGAIN_MS = 40
_MOST_LOOKS = 50
"""Two seconds: a call is handed over even where the other side will not be held."""
TARGET_LEAVES_MS = 2_000


@dataclass
class _Transfer:
    leg: Leg
    target: Leg | None
    take_back: bool
    """It was talking, and is to talk again where this fails."""
    timer: Timer | None = None


class Transfers:
    """`failed(leg, status, take_back)` is called for one that came back."""

    def __init__(self, wheel: Wheel, failed: Callable[[Leg, int, bool], None]) -> None:
        self._wheel = wheel
        self._failed = failed
        self._under_way: dict[str, _Transfer] = {}

    def blind(self, leg: Leg, address: str) -> None:
        transfer = self._begin(leg, None, take_back=leg.talking)
        leg.holding.want(True)
        self._when_held(transfer, lambda: leg.refer(address), _MOST_LOOKS)

    def attended(self, leg: Leg, target: Leg) -> None:
        """Both stay as they are meanwhile: who talks goes on talking."""
        transfer = self._begin(leg, target, take_back=False)
        self._ask(transfer, lambda: leg.refer_to_leg(target))

    def told(self, leg: Leg, status: int, final: bool) -> None:
        transfer = self._under_way.get(leg.said.id)
        if transfer is None or not final:
            return
        if 200 <= status < 300:
            self._done(transfer)
        else:
            self._back(transfer, status)

    def over(self, leg: Leg) -> None:
        """The call ended: there is nothing left to take back."""
        transfer = self._under_way.pop(leg.said.id, None)
        if transfer is not None and transfer.timer is not None:
            transfer.timer.cancel()

    def _begin(self, leg: Leg, target: Leg | None, *, take_back: bool) -> _Transfer:
        if leg.said.id in self._under_way or leg.said.state != "talking":
            raise Refusal("call.state")
        transfer = self._under_way[leg.said.id] = _Transfer(leg, target, take_back)
        transfer.timer = self._wheel.later(_LONGEST_MS, lambda: self._back(transfer, 408))
        leg.say(transferring=True)
        return transfer

    def _when_held(self, transfer: _Transfer, ask: Callable[[], None], looks: int) -> None:
        if self._under_way.get(transfer.leg.said.id) is not transfer:
            return
        if transfer.leg.holding.settled or looks == 0:
            self._ask(transfer, ask)
        else:
            again = looks - 1
            self._wheel.later(_LOOK_AGAIN_MS, lambda: self._when_held(transfer, ask, again))

    def _ask(self, transfer: _Transfer, ask: Callable[[], None]) -> None:
        try:
            ask()
        except (pj.Error, Refusal):
            self._back(transfer, 0)

    def _done(self, transfer: _Transfer) -> None:
        self.over(transfer.leg)
        leave(transfer.leg)
        target = transfer.target
        if target is not None:
            # Its side ends it when it was replaced; a side that forgets must not keep us on it.
            self._wheel.later(TARGET_LEAVES_MS, lambda: leave(target))

    def _back(self, transfer: _Transfer, status: int) -> None:
        if self._under_way.get(transfer.leg.said.id) is not transfer:
            return
        self.over(transfer.leg)
        transfer.leg.say(transferring=False)
        self._failed(transfer.leg, status, transfer.take_back)


def leave(leg: Leg) -> None:
    if leg.in_dialog:
        leg.hang_up()

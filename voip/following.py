"""Being sent on: within a call the other side asks us to talk to somebody else (REFER, RFC 3515).

Only one whom our own registrar lets speak to us can ask it, only in a call that was answered, and
only for a plain SIP address: what else can stand in Refer-To would be written into our own INVITE
by PJSIP. The new call is ours to nobody until it is answered, or until the old one is over: then
the call goes on with it, under the same id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from voip.call import Leg, Watcher
from voip.ending import Ending
from voip.endpoint import Wheel
from voip.transfer import TARGET_LEAVES_MS, leave
from voip.values import MOST_CALLS, Policy

_TARGET = re.compile(
    r"(?i)<?sip:[^\s<>\"@;?&]{1,128}@[A-Z0-9._\[\]:-]{1,253}(?:;transport=(?:udp|tcp|tls))?"
    r"(?:\?(?:Require=replaces&)?Replaces=[A-Z0-9%._~!*'()@:;=+-]{1,512})?>?"
)


class Calls(Watcher, Protocol):
    def going_on(self, leg: Leg, by: Leg, address: str) -> None:
        """The call is with `by` from here on, which is not answered yet."""


@dataclass
class _Way:
    old: Leg
    new: Leg
    address: str
    alone: bool = False
    """The old call is over: the new one is all there is."""


class Following:
    """Watches the new calls until they are answered. `legs` is looked into each time."""

    def __init__(self, wheel: Wheel, legs: Mapping[str, Leg], calls: Calls) -> None:
        self.policy = Policy()
        self._wheel, self._legs, self._calls = wheel, legs, calls
        self._ways: dict[str, _Way] = {}

    def follow(self, leg: Leg, target: str) -> Leg | None:
        """Inside `onCallTransferRequest`, which calls the target with what this returns."""
        if not self._may(leg, target):
            return None
        new = Leg(self._wheel, leg.line, self, leg.said)
        self._ways[leg.said.id] = _Way(leg, new, target)
        return new

    def goes_on(self, leg: Leg) -> bool:
        """It ended. Whoever sends us on may part at once; one that we ended ends whole."""
        way = self._ways.get(leg.said.id)
        if way is None or way.old is not leg or way.alone:
            return False
        if leg.hung_up is not None:
            del self._ways[leg.said.id]
            leave(way.new)
            return False
        way.alone = True
        self._calls.going_on(leg, way.new, way.address)
        return True

    def _may(self, leg: Leg, target: str) -> bool:
        of_registrar = self.policy.follow_transfers and bool(leg.line.values.registrar)
        talks = leg.confirmed and not leg.said.transferring
        room = leg.said.id not in self._ways and len(self._legs) + len(self._ways) < MOST_CALLS
        return of_registrar and talks and room and _TARGET.fullmatch(target) is not None

    # News of the new calls

    def confirmed(self, leg: Leg) -> None:
        if (way := self._gone(leg)) is not None:
            self._calls.replaced(way.old, leg, way.address)
            self._wheel.later(TARGET_LEAVES_MS, lambda: leave(way.old))

    def over(self, leg: Leg, end: Ending) -> None:
        """PJSIP tells whoever sent us on; the old call is still ours, where it is there."""
        way = self._gone(leg)
        if way is not None and way.alone:
            self._calls.over(leg, end)

    def changed(self, leg: Leg) -> None:
        if self._is_alone(leg):
            self._calls.changed(leg)

    def media_changed(self, leg: Leg) -> None:
        if self._is_alone(leg):
            self._calls.media_changed(leg)

    def progressed(self, leg: Leg, status: int) -> None: ...

    def dtmf_failed(self, leg: Leg, status: int) -> None: ...

    def transfer_told(self, leg: Leg, status: int, final: bool) -> None: ...

    def replaced(self, leg: Leg, by: Leg, address: str) -> None: ...

    def sent_on(self, leg: Leg, target: str) -> Leg | None:
        return None

    def _is_alone(self, leg: Leg) -> bool:
        way = self._ways.get(leg.said.id)
        return way is not None and way.new is leg and way.alone

    def _gone(self, leg: Leg) -> _Way | None:
        """Out of our hands; its news go to the calls."""
        way = self._ways.get(leg.said.id)
        if way is None or way.new is not leg:
            return None
        leg.watcher = self._calls
        return self._ways.pop(leg.said.id)

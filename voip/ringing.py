"""Calls that come: which of them ring, which are answered by themselves, and which never get in.

Nobody is ever heard without having been told: whatever is answered by itself is so after a tone
(`Hearing.warn`), only where the policy wants it, and never while another call is there.
"""

import time
import uuid
from collections.abc import Callable
from contextlib import suppress

import pjsua2 as pj
from msgspec.structs import replace

from voip import events as e
from voip.call import Leg
from voip.caller import Caller, missed
from voip.declining import DECLINES
from voip.hearing import Hearing
from voip.ports import Line, Tell
from voip.values import Call, Policy

Welcome = Callable[[Line, Call, int], Leg]
"""Makes a leg of a call of PJSIP's and keeps it with the others."""


class Ringing:
    """`alone`: whether the call is the only one there is; `take` answers one."""

    def __init__(
        self, hearing: Hearing, welcome: Welcome, alone: Callable[[Leg], bool],
        take: Callable[[Leg], None], tell: Tell,
    ) -> None:  # fmt: skip
        self.policy = Policy()
        self.nobody_there = False
        """No desk: a call that comes is sent on at once instead of ringing for nobody."""
        self._hearing, self._welcome = hearing, welcome
        self._alone, self._take, self._tell = alone, take, tell

    def comes(self, line: Line, call_id: int, who: Caller) -> Leg | None:
        """Inside `onIncomingCall`: PJSIP refuses a call that nobody took until it returns. None:
        it was refused."""
        said = Call(
            id=uuid.uuid4().hex, account=line.values.id, direction="in", state="ringing_in",
            number=who.number, name=who.name, correlation=who.correlation,
            started_at=time.time_ns() // 1_000_000,
        )  # fmt: skip
        leg = self._welcome(line, said, call_id)
        refused = self.policy.do_not_disturb or self.nobody_there
        with suppress(pj.Error):  # Given up already: its end is on its way.
            leg.respond(DECLINES["unavailable"] if refused else 180)
        return None if refused else leg

    def begin(self, leg: Leg, who: Caller) -> None:
        if answers_itself(self.policy, who) and self._alone(leg):
            self._hearing.warn(leg, lambda: self._take(leg))

    def turned_away(self, line: Line, who: Caller) -> Call:
        """They heard busy, because the wheel holds as many calls as it can: a missed call."""
        call = missed(line.values.id, who, time.time_ns() // 1_000_000)
        self._tell(e.Changed(call=call))
        busy = e.Refused(code="calls.full", call=call.id, status=call.cause)
        self._tell(replace(busy, number=call.number, name=call.name))
        return call


def answers_itself(policy: Policy, who: Caller) -> bool:
    """Anybody's network can write the wish to be answered into a call, so it counts only where the
    policy says so. The platform's own leg that wishes it is the desk's to answer: whoever asked
    for it a moment ago needs no tone, and anybody else who says the same only rings."""
    if who.asks_answer and who.correlation:
        return False
    return policy.auto_answer or (policy.answer_when_asked and who.asks_answer)

"""Encryption for those who insist on it, where the account would have either.

PJSIP offers both in one line of RTP/AVP, which whoever takes nothing but RTP/SAVP refuses: they are
asked once more, by the same call, with RTP/SAVP alone. Whoever refused for another reason refuses
again, and a call that could not be had in the clear is not tried there.
"""

import pjsua2 as pj

from voip.call import Leg
from voip.ending import Ending
from voip.endpoint import Wheel, let_go

_NOT_ACCEPTABLE = (488, 606)


def asked_again(leg: Leg, end: Ending, wheel: Wheel) -> Leg | None:
    """In place of `leg`, which is over; None where there is nothing to try."""
    optional = leg.line.values.srtp == "optional" and not leg.insists
    never_answered = leg.said.direction == "out" and leg.said.answered_at is None
    if not (optional and never_answered and leg.dialled and end.cause in _NOT_ACCEPTABLE):
        return None
    if leg.hung_up is not None:
        return None
    again = Leg(wheel, leg.line, leg.watcher, leg.said)
    again.insists, again.then = True, leg.then
    try:
        with leg.line.insisting():
            again.dial(leg.dialled)
    except pj.Error:
        let_go(again)
        return None
    return again

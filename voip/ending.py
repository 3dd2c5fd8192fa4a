"""Who ended a call and why, told from the last message of it (RFC 3261, RFC 3326, ITU-T Q.850)."""

import re
from typing import NamedTuple

from voip.values import By

_REASON = re.compile(r"^\s*(Q\.850|SIP)\s*;(?:[^;]*;)*?\s*cause\s*=\s*(\d{1,3})\b", re.IGNORECASE)
_PEOPLE = {480, 486, 487, 600, 603}
"""What a person, or their phone for them, answers; other refusals come from machines between."""
_FAULTS = {27, 34, 38, 41, 42, 43, 44, 47, 58, 102, 111, 127}
"""Causes of Q.850 that nobody presses a key for."""


TIMED_OUT = 408
"""Also of a call in which nothing was heard any more: nobody chose its end."""


class Ending(NamedTuple):
    by: By
    cause: int
    """SIP status."""
    q850: int = 0


def by_us(status: int) -> Ending:
    return by_a_fault(status) if status == TIMED_OUT else Ending("us", status)


def by_a_fault(status: int) -> Ending:
    """Nothing came: a timeout, or a connection that broke."""
    return Ending("network", status)


def by_message(method: str, status: int, message: str) -> Ending:
    """`message`: the BYE or CANCEL (`method`), or the response that refused our call (`status`)."""
    q850, sip = _reasons(message)
    if method == "BYE":
        return Ending("network" if q850 in _FAULTS else "them", 200, q850)
    if method == "CANCEL":
        # "Call completed elsewhere" is a CANCEL with the status 200: nobody missed that call.
        return Ending("them", sip or 487, q850)
    people = status in _PEOPLE and q850 not in _FAULTS
    return Ending("them" if people else "network", status, q850)


def _reasons(message: str) -> tuple[int, int]:
    """(Q.850, SIP) of the Reason headers; 0 where there is none."""
    causes = {"Q.850": 0, "SIP": 0}
    for line in message.partition("\r\n\r\n")[0].splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower() != "reason":
            continue
        for part in value.split(","):
            if found := _REASON.match(part):
                causes[found[1].upper()] = int(found[2])
    return causes["Q.850"], causes["SIP"]

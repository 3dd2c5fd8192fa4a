"""What a call says of itself as it arrives, before anybody has it."""

import re
from typing import NamedTuple

from voip.sip_text import Message

_USER = re.compile(r'(?:"?([^"<]*)"?\s*<)?sips?:([^@>;]*)@', re.IGNORECASE)


class Arrival(NamedTuple):
    """A call from the trunk that waits for its process. `caller` is empty where it is withheld."""

    call_id: str
    dialled: str
    caller: str
    name: str
    desk: str = ""
    """Who of ours calls, by their account's user: it is no call from the trunk then."""


def arrival_of(invite: Message, desk: str = "") -> Arrival:
    dialled = _USER.search(invite.uri)
    name, number = _caller(invite)
    return Arrival(invite.call_id, dialled[2] if dialled else "", number, name, desk)


def _caller(message: Message) -> tuple[str, str]:
    """(name, number). What the operator asserts counts before what the caller says (RFC 3325)."""
    asserted = message.value("P-Asserted-Identity")
    hidden = "id" in message.value("Privacy").lower()
    found = _USER.search(asserted or message.value("From"))
    number = found[2] if found else ""
    if hidden or number.lower() in ("anonymous", "unknown", "unavailable"):
        return "", ""
    return (found[1] or "").strip() if found else "", number

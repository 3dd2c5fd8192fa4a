"""Declining a call: with which status, and where the caller is sent instead."""

from voip.ports import Line
from voip.values import Decline

DECLINES: dict[Decline, int] = {
    "busy": 486,
    "unavailable": 480,
    "voicemail": 302,
    "declined": 603,
}


def declining(line: Line, reason: Decline) -> tuple[int, dict[str, str]]:
    """(status, headers). Without a mailbox, nobody is sent there."""
    if reason != "voicemail":
        return DECLINES[reason], {}
    mailbox = line.address(line.values.voicemail) if line.values.voicemail else None
    if mailbox is None:
        return DECLINES["unavailable"], {}
    return DECLINES["voicemail"], {"Contact": f"<{mailbox}>"}

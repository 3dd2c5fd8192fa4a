"""Whether the voice of a call is encrypted (SRTP, its keys in the SDP), as the line to the operator wants it.

The process of a call offers plain sound with keys beside it, and takes either. What must be encrypted
says so outside (RTP/SAVP), and an answer to it is said inside as what was offered there. Pure.
"""

import re

from voip.passage import is_sdp
from voip.sip_text import Message

_AUDIO = re.compile(rb"(?m)^(m=audio [0-9/]+ )(RTP/S?AVP)\b")
_KEYS = re.compile(rb"(?m)^a=crypto:.*\r?\n?")
_PLAIN, _SECRET = b"RTP/AVP", b"RTP/SAVP"


class Secrecy:
    """Of one call on one line. `wanted`: off, optional, mandatory."""

    def __init__(self, wanted: str = "optional") -> None:
        self._wanted = wanted
        self._raised = False
        """Our newest offer was plain inside and is not outside."""

    def admits(self, message: Message) -> bool:
        """What came from the other side; False: it says other than what is wanted."""
        audio = _audio(message)
        if audio is None or self._wanted == "optional":
            return True
        has_keys = _KEYS.search(message.body) is not None
        if self._wanted == "mandatory":
            return audio == _SECRET and has_keys
        return audio == _PLAIN

    def came(self, message: Message) -> None:
        """Changes what was admitted for the process."""
        if _audio(message) is None:
            return
        if self._wanted == "off":
            message.body = _KEYS.sub(b"", message.body)
        elif self._raised and not message.is_request:
            message.body = _AUDIO.sub(rb"\1" + _PLAIN, message.body)

    def goes(self, message: Message) -> None:
        """Changes what the process says for the other side."""
        audio = _audio(message)
        if audio is None:
            return
        if self._wanted == "off":
            message.body = _KEYS.sub(b"", message.body)
        elif self._wanted == "mandatory":
            if message.is_request:
                self._raised = audio == _PLAIN
            message.body = _AUDIO.sub(rb"\1" + _SECRET, message.body)


def _audio(message: Message) -> bytes | None:
    """The kind of its first voice; None where nothing is said of one."""
    found = _AUDIO.search(message.body) if is_sdp(message) and message.body else None
    return found[2] if found else None

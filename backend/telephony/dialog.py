"""What is remembered of a call's signalling, so that it can be ended for a process that fell.

Pure. All it is shown are messages as the other side writes and reads them. `end` gives what must be
said to that side: BYE where it had answered or was answered, CANCEL where it still rings, 500
where it waits for our answer.
"""

import secrets
from typing import Literal

from voip.sip_text import Message, answer

Phase = Literal["none", "theirs", "ours", "up", "over"]
"""theirs: their INVITE waits for an answer; ours: ours waits for one."""
_OK = 300


class Dialog:
    """`here` is the address we are seen at, as it stands in our Via."""

    def __init__(self, here: str, transport: str) -> None:
        self._here, self._transport = here, transport
        self.phase: Phase = "none"
        self._invite: Message | None = None
        self._us = self._them = self._target = ""
        self._route: list[str] = []
        self._last = 0
        """Highest CSeq of ours."""

    def came(self, message: Message) -> None:
        """From the other side."""
        if message.is_request:
            self._asked(message)
        elif message.method == "INVITE" and self.phase in ("ours", "up"):
            self._answered(message, ours=False)

    def went(self, message: Message) -> None:
        """From us."""
        if not message.is_request:
            if message.method == "INVITE" and self.phase == "theirs":
                self._answered(message, ours=True)
            return
        self._last = max(self._last, int(message.value("CSeq").split()[0]))
        if message.method == "INVITE" and not message.in_dialog:
            self.phase, self._invite = "ours", message
            self._us, self._them = message.value("From"), message.value("To")
            self._target = message.uri
        elif message.method == "BYE":
            self.phase = "over"

    def end(self) -> Message | None:
        phase, self.phase = self.phase, "over"
        if phase == "theirs" and self._invite is not None:
            return answer(self._invite, 500, "Server Internal Error", tag=secrets.token_hex(4))
        if phase == "ours" and self._invite is not None:
            return self._cancel(self._invite)
        return self._bye() if phase == "up" else None

    def _asked(self, message: Message) -> None:
        if message.method == "INVITE":
            if not message.in_dialog:
                self.phase, self._invite = "theirs", message
                self._us, self._them = message.value("To"), message.value("From")
                self._route = _routes(message)
            self._target = _address(message.value("Contact")) or self._target
        elif message.method in ("BYE", "CANCEL"):
            self.phase = "over"

    def _answered(self, message: Message, *, ours: bool) -> None:
        status = message.status
        if status >= _OK:
            # A re-INVITE that is refused ends nothing; a challenge is followed by another INVITE
            self.phase = "up" if self.phase == "up" else "over"
        elif status >= 200:
            self.phase = "up"
            if ours:
                self._us = message.value("To")
                return
            self._them = message.value("To")
            self._target = _address(message.value("Contact")) or self._target
            self._route = _routes(message)[::-1]

    def _bye(self) -> Message:
        self._last += 1
        headers = [("Via", f"{self._via()};branch=z9hG4bK{secrets.token_hex(8)}")]
        headers += [("Route", route) for route in self._route]
        headers += [("From", self._us), ("To", self._them), ("CSeq", f"{self._last} BYE")]
        headers += [("Call-ID", self._call_id), ("Max-Forwards", "70")]
        headers.append(("Reason", 'Q.850;cause=41;text="Temporary failure"'))
        return Message(f"BYE {self._target} SIP/2.0", headers)

    def _cancel(self, invite: Message) -> Message:
        names = ("Route", "From", "To", "Call-ID", "Max-Forwards")
        kept = [(name, value) for name, value in invite.headers if name in names]
        number = invite.value("CSeq").split()[0]
        headers = [("Via", invite.value("Via")), *kept, ("CSeq", f"{number} CANCEL")]
        return Message(f"CANCEL {invite.uri} SIP/2.0", headers)

    @property
    def _call_id(self) -> str:
        return self._invite.call_id if self._invite is not None else ""

    def _via(self) -> str:
        return f"SIP/2.0/{self._transport.upper()} {self._here};rport"


def _address(value: str) -> str:
    """The URI of a Contact."""
    inside = value.partition("<")[2].partition(">")[0]
    return inside or value.partition(";")[0].strip()


def _routes(message: Message) -> list[str]:
    return [route.strip() for value in message.values("Record-Route") for route in value.split(",")]


def copy(message: Message) -> Message:
    """As it is now: a message is changed on its way."""
    return Message(message.start, list(message.headers), message.body)

"""How a message changes on its way through the gate. Pure.

PJSIP speaks plain UDP on 127.0.0.1 and knows the gate as its proxy. Outside, the same message is
ours: our address, our transport. Inside every request from there carries the gate in Via and
Record-Route, so that each answer and each later request comes through the gate again; `way` in both
remembers on which of several connections it came, so nothing has to be remembered here.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from voip import sdp
from voip.dialled import opened, sealed
from voip.place import joined, split
from voip.sip_text import Message, parameter

_VIA = re.compile(r"SIP\s*/\s*2\.0\s*/\s*\S+\s+[^\s;,]+")
_OUR_BRANCH = "z9hG4bKgate"
_DIALOGS = {"INVITE", "SUBSCRIBE", "REFER", "NOTIFY"}
_SDP = "application/sdp"


@dataclass(frozen=True)
class Passage:
    """`inside` is PJSIP, `gate` what it takes for its proxy, `outside` how the world reaches us."""

    inside: str
    gate: str
    outside: str
    transport: str
    codecs: Sequence[str]
    own: str
    """SIP URI of the account, by which PJSIP finds it among the others."""
    media: str = "127.0.0.1"
    """Where our voice can be reached."""

    def out(self, message: Message) -> int | None:
        """Changes a message of PJSIP's for the world; returns the way that it must take, if any."""
        way = self._popped_route(message) if message.is_request else self._popped_via(message)
        message.headers = [
            (name, self._outward(name, value))
            for name, value in message.headers
            if not (name == "Record-Route" and self.gate in value)
        ]
        if message.is_request:
            _set_top_via(message, f"SIP/2.0/{self.transport.upper()} {self.outside}")
        if is_sdp(message):
            message.body = sdp.relocated(message.body, self.media)
            message.body = sdp.narrowed(message.body, self.codecs)
        return way

    def into(self, message: Message, way: int, source: tuple[str, int]) -> None:
        """Changes a message of the world for PJSIP."""
        message.headers = [
            (name, value if name == "Via" else _swapped(value, self.outside, self.inside))
            for name, value in message.headers
        ]
        if message.is_request:
            self._request_in(message, way, source)
        else:
            self._response_in(message, way)
        if is_sdp(message):
            message.body = sdp.narrowed(message.body, self.codecs)

    def _request_in(self, message: Message, way: int, source: tuple[str, int]) -> None:
        uri = _swapped(message.uri, self.outside, self.inside)
        if not message.in_dialog and message.method not in ("ACK", "CANCEL"):
            uri = self.own
            message.headers = [
                (name, sealed(value, self.own) if name == "To" else value)
                for name, value in message.headers
            ]
        message.start = f"{message.method} {uri} SIP/2.0"
        _say_source(message, source)
        proof = hashlib.sha256(message.branch.encode("utf-8", "surrogateescape")).hexdigest()[:24]
        ours = [("Via", f"SIP/2.0/UDP {self.gate};rport;branch={_OUR_BRANCH}.{way}.{proof}")]
        if message.method in _DIALOGS:
            ours.append(("Record-Route", self._route(way)))
        message.headers = ours + message.headers

    def _response_in(self, message: Message, way: int) -> None:
        _set_top_via(message, f"SIP/2.0/UDP {self.inside}")
        if message.method in _DIALOGS:
            # Last: whoever asked reads the list of routes from its end.
            message.headers.append(("Record-Route", self._route(way)))

    def _route(self, way: int) -> str:
        return f"<sip:{way}@{self.gate};lr>"

    def _popped_via(self, message: Message) -> int | None:
        for at, (name, value) in enumerate(message.headers):
            if name == "Via" and self.gate in value:
                del message.headers[at]
                return _number((parameter(value, "branch") or "").split(".")[1:2])
        return None

    def _popped_route(self, message: Message) -> int | None:
        for at, (name, value) in enumerate(message.headers):
            if name == "Route" and self.gate in value:
                first, _, rest = value.partition(",")
                message.headers[at : at + 1] = [("Route", rest.strip())] if rest else []
                return _number(re.findall(r"sip:([0-9]+)@", first))
        return None

    def _outward(self, name: str, value: str) -> str:
        if name == "Via":
            return value
        if name in ("From", "To"):
            value = opened(value)
        new = self.outside
        if name == "Contact" and self.transport != "udp":
            new += f";transport={self.transport}"
        return _swapped(value, self.inside, new)


def is_sdp(message: Message) -> bool:
    return message.value("Content-Type").split(";")[0].strip().lower() == _SDP


def public_address(message: Message) -> str:
    """Where the other side saw our request come from (RFC 3581); empty where it does not say."""
    via = message.value("Via").split(",", 1)[0]
    sent_by = _VIA.match(via)
    if not sent_by:
        return ""
    host, port = split(sent_by[0].split()[-1])
    return joined(parameter(via, "received") or host, parameter(via, "rport") or port)


def _swapped(text: str, old: str, new: str) -> str:
    """Whole addresses only: port 5060 is not the beginning of port 50601."""
    return re.sub(rf"(?<![0-9.]){re.escape(old)}(?![0-9])", new, text)


def _set_top_via(message: Message, ours: str) -> None:
    for at, (name, value) in enumerate(message.headers):
        if name == "Via":
            message.headers[at] = (name, _VIA.sub(lambda _: ours, value, count=1))
            return


def _say_source(message: Message, source: tuple[str, int]) -> None:
    for at, (name, value) in enumerate(message.headers):
        if name == "Via":
            top, comma, rest = value.partition(",")
            if parameter(top, "rport") == "":
                top = re.sub(r";\s*rport", f";rport={source[1]}", top, flags=re.IGNORECASE)
                top += f";received={source[0]}"
            message.headers[at] = (name, top + comma + rest)
            return


def _number(found: list[str]) -> int | None:
    return int(found[0]) if found and found[0].isdigit() else None

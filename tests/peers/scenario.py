"""Scenarios for SIPp, written as they are read:

    asked = Scenario(folder, "asked").receives("INVITE").answers("180 Ringing").answers("200 OK", sdp())
    asked.receives("ACK").receives("BYE").answers("200 OK")
    with Sipp(folder, asked.path, ...) as far:
        assert far.wait() == 0           # all of it happened, in this order
        far.heard("BYE")                 # what came, as messages

What a scenario asks within its dialog carries the tags and the place of the other side.
"""

from pathlib import Path
from typing import Self
from xml.sax.saxutils import escape

_NAMES = {"0": "PCMU", "8": "PCMA", "9": "G722", "3": "GSM", "101": "telephone-event"}
_VIA = "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\r\n"
_ENDS = "Call-ID: [call_id]\r\nMax-Forwards: 70\r\n"
_CONTACT = "Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>\r\n"
_KINDS = {
    "v=0": "application/sdp",
    "SIP/2.0": "message/sipfrag;version=2.0",
    "Messages-Waiting": "application/simple-message-summary",
}


def sdp(
    formats: str = "8 101",
    *,
    port: int | str = "[media_port]",
    host: str = "[local_ip]",
    more: str = "",
) -> str:
    """`formats`: payload types in order; `more`: further lines."""
    maps = "".join(f"a=rtpmap:{each} {_NAMES[each]}/8000\r\n" for each in formats.split())
    return (
        f"v=0\r\no=sipp 1 1 IN IP4 {host}\r\ns=-\r\nc=IN IP4 {host}\r\nt=0 0\r\n"
        f"m=audio {port} RTP/AVP {formats}\r\n{maps}{more}"
    )


class Scenario:
    def __init__(self, folder: Path, name: str, *, hop: bool = False) -> None:
        """`hop`: there is a proxy between, whose Record-Route is to be followed."""
        self.path = folder / f"{name}.xml"
        self._steps: list[str] = []
        self._routes = "[routes]\r\n" if hop else ""
        self._called: bool | None = None

    # What comes

    def receives(self, method: str, *, optional: bool = False, next: int | None = None) -> Self:
        """`next`: where it goes on if this is what comes, a `label`."""
        saves = method in ("INVITE", "SUBSCRIBE") and self._called is None
        if saves:
            self._called = True
        return self._recv(f'request="{method}"', optional, ("To", "From") if saves else (), next)

    def hears(self, status: int, *, optional: bool = False) -> Self:
        saves = 200 <= status < 300 and self._called is None
        if saves:
            self._called = False
        return self._recv(f'response="{status}"', optional, ("From", "To") if saves else ())

    def label(self, id: int) -> Self:
        return self._add(f'<label id="{id}"/>')

    def goes_on(self, at: int) -> Self:
        return self._add(f'<nop next="{at}"/>')

    def waits(self, ms: int) -> Self:
        return self._add(f'<pause milliseconds="{ms}"/>')

    # What goes

    def calls(self, body: str = "", headers: str = "") -> Self:
        """An INVITE to the user and the place that `Sipp` was given."""
        text = "INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0\r\n" + _VIA
        text += "From: <sip:sipp@[local_ip]:[local_port]>;tag=[call_number]\r\n"
        text += "To: <sip:[service]@[remote_ip]:[remote_port]>\r\nCSeq: 1 INVITE\r\n"
        return self._send(text + _ENDS + _CONTACT + headers + _body(body or sdp()))

    def cancels(self) -> Self:
        """Our INVITE, which rings and was not answered, to the end of it."""
        text = "CANCEL sip:[service]@[remote_ip]:[remote_port] SIP/2.0\r\n[last_Via:]\r\n"
        text += "From: <sip:sipp@[local_ip]:[local_port]>;tag=[call_number]\r\n"
        text += "To: <sip:[service]@[remote_ip]:[remote_port]>\r\nCSeq: 1 CANCEL\r\n"
        self._send(text + _ENDS + _body(""))._recv('response="200"', False, ())
        return self.hears(487).acknowledges_no()

    def acknowledges_no(self) -> Self:
        """The refusal of our INVITE."""
        text = "ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0\r\n[last_Via:]\r\n"
        text += "[last_From:]\r\n[last_To:]\r\n[last_Call-ID:]\r\nCSeq: 1 ACK\r\n"
        return self._send(text + _body(""))

    def answers(self, status: str, body: str = "", headers: str = "") -> Self:
        tag = ";tag=sipp" if self._called and not self._in_dialog else ""
        text = f"SIP/2.0 {status}\r\n[last_Via:]\r\n[last_Record-Route:]\r\n[last_From:]\r\n"
        text += f"[last_To:]{tag}\r\n[last_Call-ID:]\r\n[last_CSeq:]\r\n"
        return self._send(text + _CONTACT + headers + _body(body))

    def registers(self, seconds: int) -> Self:
        """Lets in whoever asks to be registered, for so long."""
        text = "SIP/2.0 200 OK\r\n[last_Via:]\r\n[last_From:]\r\n[last_To:];tag=sipp\r\n"
        text += f"[last_Call-ID:]\r\n[last_CSeq:]\r\n[last_Contact:];expires={seconds}\r\n"
        return self._send(text + _body(""))

    def asks(self, method: str, body: str = "", headers: str = "", *, cseq: int = 2) -> Self:
        """Within the dialog."""
        tag = ";tag=sipp" if self._called else ""
        text = f"{method} [$place] SIP/2.0\r\n{_VIA}From:[$mine]{tag}\r\nTo:[$theirs]\r\n"
        text += f"CSeq: {cseq} {method}\r\n{_ENDS}{self._routes}{_CONTACT}{headers}"
        return self._send(text + _body(body))

    def notifies(self, fragment: str, *, cseq: int, ends: bool = False) -> Self:
        """What became of a REFER (RFC 3515)."""
        state = "terminated;reason=noresource" if ends else "active;expires=60"
        headers = f"Event: refer\r\nSubscription-State: {state}\r\n"
        return self.asks("NOTIFY", f"SIP/2.0 {fragment}\r\n", headers, cseq=cseq).hears(200)

    # Inside

    @property
    def _in_dialog(self) -> bool:
        return any('request="ACK"' in step or "NOTIFY [" in step for step in self._steps)

    def _recv(
        self, what: str, optional: bool, saves: tuple[str, ...], next: int | None = None
    ) -> Self:
        more = f' next="{next}"' if next is not None else ""
        maybe = ' optional="true"' if optional else ""
        routes = ' rrs="true"' if saves and self._routes else ""
        return self._add(f"<recv {what}{routes}{maybe}{more}>{_kept(*saves)}</recv>")

    def _send(self, text: str) -> Self:
        return self._add(f"<send><![CDATA[\n{text.replace(chr(13), '')}\n]]></send>")

    def _add(self, step: str) -> Self:
        self._steps.append(step)
        self._write()
        return self

    def _write(self) -> None:
        name = escape(self.path.stem)
        steps = list(self._steps)
        if self._called is not None:
            # SIPp refuses variables that nobody reads.
            steps.append('<Reference variables="mine,theirs,place,place_1"/>')
        head = '<?xml version="1.0" encoding="ISO-8859-1" ?>\n<!DOCTYPE scenario SYSTEM "sipp.dtd">'
        body = "\n".join(steps)
        self.path.write_text(f'{head}\n<scenario name="{name}">\n{body}\n</scenario>\n')


def _kept(mine: str = "", theirs: str = "") -> str:
    if not mine:
        return ""
    found = _ereg(".*", f"{mine}:", "mine") + _ereg(".*", f"{theirs}:", "theirs")
    return f"<action>{found}{_ereg('.*&lt;(.*)&gt;', 'Contact:', 'place_1,place')}</action>"


def _ereg(pattern: str, header: str, into: str) -> str:
    return (
        f'<ereg regexp="{pattern}" search_in="hdr" header="{header}" check_it="true" '
        f'assign_to="{into}"/>'
    )


def _body(body: str) -> str:
    if not body:
        return "Content-Length: 0\r\n\r\n"
    kind = next(kind for begin, kind in _KINDS.items() if body.startswith(begin))
    return f"Content-Type: {kind}\r\nContent-Length: [len]\r\n\r\n{body}"

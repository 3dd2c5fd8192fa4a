"""A SIP message as text: read, changed and written again. Pure; knows nothing of who sent it.

Strict where leniency has no use: what a registrar sends in earnest passes, and what does not pass
here never reaches the C library.
"""

import re
from collections.abc import Iterator

MOST_BYTES = 16_384
MOST_HEADERS = 100
_MOST_LINE = 4_096
_MOST_CSEQ = 2**31
_ONCE = ("From", "To", "Call-ID", "CSeq")
_COMPACT = {
    "b": "Referred-By", "c": "Content-Type", "e": "Content-Encoding", "f": "From",
    "i": "Call-ID", "k": "Supported", "l": "Content-Length", "m": "Contact", "o": "Event",
    "r": "Refer-To", "s": "Subject", "t": "To", "u": "Allow-Events", "v": "Via",
    "x": "Session-Expires",
}  # fmt: skip
_REQUEST = re.compile(r"([A-Za-z0-9.!%*_+`'~-]{1,32}) ([^\s]{1,1024}) SIP/2\.0")
_RESPONSE = re.compile(r"SIP/2\.0 ([1-6][0-9]{2})(?: (.*))?")
_NAME = re.compile(r"[A-Za-z0-9.!%*_+`'~-]{1,64}")
_CSEQ = re.compile(r"([0-9]{1,10})[ \t]+([A-Za-z0-9.!%*_+`'~-]{1,32})")
_VIA = re.compile(
    r"SIP[ \t]*/[ \t]*2\.0[ \t]*/[ \t]*[A-Za-z0-9.-]{1,16}[ \t]+[^\s;,]{1,256}[ \t]*(?=[;,]|$)"
)
_LONE = re.compile(rb"\r(?!\n)|(?<!\r)\n")
"""Half a line end, which PJSIP takes for a whole one: what we read as one line it would read as two."""
_PARAMETER = r"(?:^|;)[ \t]*{name}(?:[ \t]*=[ \t]*(?P<value>[^;,\s]*))?[ \t]*(?=[;,]|$)"


class BadMessage(Exception):
    """Not SIP as RFC 3261 has it; the text says in a word what is wrong, never what stood there."""


class Message:
    """`headers` in order, long names; values without folding. `body` is not looked at here."""

    def __init__(self, start: str, headers: list[tuple[str, str]], body: bytes = b"") -> None:
        self.start = start
        self.headers = headers
        self.body = body

    @property
    def is_request(self) -> bool:
        return not self.start.startswith("SIP/2.0 ")

    @property
    def status(self) -> int:
        return 0 if self.is_request else int(self.start[8:11])

    @property
    def method(self) -> str:
        """Of a response: of the request that it answers."""
        return self.start.split(" ", 1)[0] if self.is_request else self.value("CSeq").split()[1]

    @property
    def uri(self) -> str:
        return self.start.split(" ")[1] if self.is_request else ""

    def value(self, name: str) -> str:
        """Of the first header of that name; empty where there is none."""
        wanted = name.lower()
        return next((value for header, value in self.headers if header.lower() == wanted), "")

    def values(self, name: str) -> Iterator[str]:
        wanted = name.lower()
        return (value for header, value in self.headers if header.lower() == wanted)

    @property
    def call_id(self) -> str:
        return self.value("Call-ID")

    @property
    def branch(self) -> str:
        return parameter(self.value("Via").split(",", 1)[0], "branch") or ""

    @property
    def in_dialog(self) -> bool:
        """Says it belongs to a dialog; whether there is one is another question."""
        return bool(parameter(after_address(self.value("To")), "tag"))

    def take_body_off(self) -> None:
        self.body = b""
        self.headers = [header for header in self.headers if header[0] != "Content-Type"]

    def encode(self) -> bytes:
        lines = [self.start]
        for name, value in self.headers:
            if name.lower() != "content-length":
                lines.append(f"{name}: {value}")
        lines.append(f"Content-Length: {len(self.body)}\r\n\r\n")
        return "\r\n".join(lines).encode("utf-8", "surrogateescape") + self.body


def parse(data: bytes) -> Message:
    """One whole message, as a datagram or as cut out of a stream. Raises BadMessage."""
    if len(data) > MOST_BYTES:
        raise BadMessage("size")
    head, end, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    if not end or b"\0" in head or _LONE.search(head):
        raise BadMessage("head")
    lines = _unfolded(head.decode("utf-8", "surrogateescape"))
    if not lines or len(lines) > MOST_HEADERS or max(map(len, lines)) > _MOST_LINE:
        raise BadMessage("headers")
    message = Message(lines[0], [_header(line) for line in lines[1:]], body)
    _check(message)
    message.body = _cut(message)
    return message


def parameter(text: str, name: str) -> str | None:
    """Value of `;name=value`; empty where it stands without one, None where it does not stand."""
    found = re.search(_PARAMETER.format(name=re.escape(name)), text, re.IGNORECASE)
    return (found["value"] or "") if found else None


def after_address(value: str) -> str:
    """The parameters of a header that holds an address: what follows `>` or the bare URI."""
    quoted = re.sub(r'"(?:[^"\\]|\\.)*"', "", value)
    return quoted.partition(">")[2] if "<" in quoted else ";" + quoted.partition(";")[2]


def answer(request: Message, status: int, reason: str, *, tag: str = "gate") -> Message:
    """A response that needs no state: the same to every repetition of the request."""
    to = request.value("To")
    if not request.in_dialog:
        to += f";tag={tag}"
    headers = [("Via", via) for via in request.values("Via")]
    headers += [("From", request.value("From")), ("To", to)]
    headers += [("Call-ID", request.call_id), ("CSeq", request.value("CSeq"))]
    return Message(f"SIP/2.0 {status} {reason}", headers)


def _unfolded(head: str) -> list[str]:
    lines: list[str] = []
    for line in head.split("\r\n"):
        if line[:1] in (" ", "\t") and len(lines) > 1:
            lines[-1] += " " + line.strip(" \t")
        else:
            lines.append(line)
    return lines


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    name = name.rstrip(" \t")
    if not colon or not _NAME.fullmatch(name):
        raise BadMessage("header")
    return _COMPACT.get(name.lower(), name), value.strip(" \t")


def _check(message: Message) -> None:
    if not _REQUEST.fullmatch(message.start) and not _RESPONSE.fullmatch(message.start):
        raise BadMessage("start")
    for name in _ONCE:
        values = list(message.values(name))
        if len(values) != 1 or not values[0]:
            raise BadMessage(name)
    if not _VIA.match(message.value("Via")):
        raise BadMessage("Via")
    cseq = _CSEQ.fullmatch(message.value("CSeq"))
    if not cseq or int(cseq[1]) >= _MOST_CSEQ:
        raise BadMessage("CSeq")
    if message.is_request and cseq[2] != message.method:
        raise BadMessage("CSeq")


def _cut(message: Message) -> bytes:
    lengths = list(message.values("Content-Length"))
    if not lengths:
        return message.body
    if len(lengths) > 1 or not re.fullmatch(r"[0-9]{1,6}", lengths[0]):
        raise BadMessage("Content-Length")
    if int(lengths[0]) > len(message.body):
        raise BadMessage("Content-Length")
    return message.body[: int(lengths[0])]

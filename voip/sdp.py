"""What the gate changes in SDP: whose address stands in it, and which codecs in which order.

pjsua2 has one list of codecs for all accounts, and each account has its own: so an offer that goes
out, and one that comes in, is narrowed here to what the account names, in its order.
"""

import re
from collections.abc import Sequence

MOST_BYTES = 3_000
MOST_LINES = 200
MOST_KEYS = 16
MOST_MEDIA = 8
_STATIC = {"0": "PCMU", "3": "GSM", "8": "PCMA", "9": "G722"}
_AUDIO = re.compile(r"m=audio ([0-9/]+) (\S+) (.+)")
_RTPMAP = re.compile(r"a=rtpmap:([0-9]{1,3}) ([A-Za-z0-9.-]+)/")
_OF_FORMAT = re.compile(r"a=(?:rtpmap|fmtp|rtcp-fb):([0-9]{1,3})\b")
_BESIDE = {"TELEPHONE-EVENT"}
_NOBODYS = "127"


def is_bearable(body: bytes) -> bool:
    """False for what no phone sends: floods of keys or media that the library fails at."""
    lines = body.split(b"\n")
    if len(body) > MOST_BYTES or len(lines) > MOST_LINES or b"\0" in body:
        return False
    keys = sum(line.startswith(b"a=crypto:") for line in lines)
    media = sum(line.startswith(b"m=") for line in lines)
    shaped = all(re.match(rb"[a-z]=", line) for line in lines if line.strip())
    return body.startswith(b"v=0") and shaped and keys <= MOST_KEYS and media <= MOST_MEDIA


def relocated(body: bytes, old: str, new: str) -> bytes:
    """With `new` as the address of the media, where `old` stood."""
    return re.sub(rb"(?<=IN IP4 )" + re.escape(old.encode()) + rb"(?=[\s/]|$)", new.encode(), body)


def narrowed(body: bytes, codecs: Sequence[str]) -> bytes:
    """Only these codecs, these first; telephone events stay. No audio in it: unchanged."""
    text = body.decode("utf-8", "surrogateescape")
    out: list[str] = []
    for section in re.split(r"(?m)^(?=m=)", text):
        out.append(_narrowed(section, codecs) if section.startswith("m=audio ") else section)
    return "".join(out).encode("utf-8", "surrogateescape")


def _narrowed(section: str, codecs: Sequence[str]) -> str:
    lines = section.splitlines()
    audio = _AUDIO.fullmatch(lines[0])
    if not audio:
        return section
    names = dict(_STATIC)
    names.update((found[1], found[2]) for line in lines if (found := _RTPMAP.match(line)))
    kept = _kept(audio[3].split(), {format: name.upper() for format, name in names.items()}, codecs)
    lines[0] = f"m=audio {audio[1]} {audio[2]} {' '.join(kept)}"
    stays = [line for line in lines if not (of := _OF_FORMAT.match(line)) or of[1] in kept]
    if kept == [_NOBODYS]:
        stays.append(f"a=rtpmap:{_NOBODYS} none/8000")
    return "\r\n".join(stays) + "\r\n"


def _kept(formats: list[str], names: dict[str, str], codecs: Sequence[str]) -> list[str]:
    wanted = [codec.upper() for codec in codecs]
    voices = [format for format in formats if names.get(format) in wanted]
    voices.sort(key=lambda format: wanted.index(names[format]))
    beside = [format for format in formats if names.get(format) in _BESIDE]
    # A line without any format is not SDP; one that nobody speaks is refused with 488.
    return [*voices, *beside] if voices else [_NOBODYS]

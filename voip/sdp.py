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
_MOST_LINE = 512
_PLACE = r"IN (?:IP4 [0-9.]{7,15}|IP6 [0-9A-Fa-f:.]{2,45})"
_PORT = "(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_SHAPES = {kind: re.compile(rf"{kind}=.*") for kind in "vsiuepbtrzkagmyn"} | {
    "o": re.compile(r"o=\S+ [0-9]{1,20} [0-9]{1,20} IN IP[46] [A-Za-z0-9.:-]{1,255}"),
    "t": re.compile(r"t=[0-9]{1,20} [0-9]{1,20}"),
    "b": re.compile(r"b=[A-Za-z-]{1,20}:[0-9]{1,9}"),
    "c": re.compile(rf"c={_PLACE}(?:/[0-9]{{1,3}}){{0,2}}"),
    "m": re.compile(
        rf"m=[a-z-]{{1,20}} {_PORT}(?:/[0-9]{{1,2}})? [A-Za-z0-9/-]{{1,30}}(?: \S{{1,20}}){{1,64}}"
    ),
}
_ATTRIBUTES = {
    "rtpmap": re.compile(r"a=rtpmap:[0-9]{1,3} [A-Za-z0-9._+-]{1,40}/[1-9][0-9]{3,5}(?:/[1-9])?"),
    "fmtp": re.compile(r"a=fmtp:[0-9]{1,3} \S.*"),
    "rtcp": re.compile(rf"a=rtcp:{_PORT}(?: {_PLACE})?"),
    "crypto": re.compile(r"a=crypto:[0-9]{1,9} [A-Za-z0-9_]{1,40} inline:[^\s]{1,200}(?: .*)?"),
    "ptime": re.compile(r"a=ptime:(?:[1-9][0-9]?|1[0-9]{2}|200)"),
    "maxptime": re.compile(r"a=maxptime:[1-9][0-9]{0,2}"),
}
_BESIDE = {"TELEPHONE-EVENT"}
_NOBODYS = "127"
_OURS = re.compile(rb"(?<=IN IP4 )127\.0\.0\.1(?=[\s/]|$)")


def is_bearable(body: bytes) -> bool:
    """False for what no phone sends, and the library fails at.

    It ends the process on media without an address, asks the resolver, and waits, for one that is a
    name, and has been brought down by floods of keys and by packets of absurd length (`ptime`, ms).
    """
    lines = body.decode("utf-8", "surrogateescape").splitlines()
    if len(body) > MOST_BYTES or len(lines) > MOST_LINES or b"\0" in body or lines[:1] != ["v=0"]:
        return False
    if not all(_is_sound(line) for line in lines if line.strip()):
        return False
    kinds = "".join(line[:1] for line in lines)
    session, *media = kinds.split("m")
    keys = sum(line.startswith("a=crypto:") for line in lines)
    whole = all(session.count(kind) == 1 for kind in "vos") and "t" in session
    whole = whole and all(set(one) <= set("icbka") for one in media)
    placed = "c" in session or all("c" in one for one in media)
    return whole and placed and len(media) <= MOST_MEDIA and keys <= MOST_KEYS


def _is_sound(line: str) -> bool:
    wanted = _SHAPES.get(line[:1])
    if wanted is None or len(line) > _MOST_LINE or line[1:2] != "=":
        return False
    if line.startswith("a="):
        name = line[2:].partition(":")[0]
        wanted = _ATTRIBUTES.get(name, wanted)
    return bool(wanted.fullmatch(line))


def relocated(body: bytes, address: str) -> bytes:
    """With this as the address of the media, where that of this machine for itself stood."""
    return _OURS.sub(address.encode(), body)


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

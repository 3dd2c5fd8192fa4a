"""One page of text as PDF, with Turkish letters, from the standard library alone."""

import re
from collections.abc import Sequence

_GLYPHS = {"ı": "dotlessi", "\u02d8": "breve"}
_CODES = {letter: 0x80 + n for n, letter in enumerate(_GLYPHS)}
_BUILT = {"ş": ("s", "\xb8", 500), "Ş": ("S", "\xb8", 667), "ğ": ("g", "\u02d8", 556)}
"""Base letter, accent and width: viewers' own Helvetica has the parts, not the whole letters."""
_ACCENT = 333


def page(title: str, lines: Sequence[str], colour: tuple[float, float, float]) -> bytes:
    """A4 with a coloured band, `title` in it, and `lines` below; `left|right` makes two columns."""
    band = "{:.2f} {:.2f} {:.2f} rg 0 770 595 72 re f".format(*colour)
    body = [band, "1 1 1 rg", _text(48, 796, 22, title), "0.15 0.16 0.2 rg"]
    for number, line in enumerate(lines):
        left, _, right = line.partition("|")
        y = 720 - number * 24
        body.append(_text(48, y, 11, left))
        body += [_text(230, y, 11, right), f"0.9 g 48 {y - 8} 499 0.6 re f 0.15 g"] if right else []
    return _document("\n".join(body).encode("latin-1"))


def _text(x: int, y: int, size: int, text: str) -> str:
    return f"BT /F1 {size} Tf {x} {y} Td [{''.join(map(_glyph, text))}] TJ ET"


def _glyph(letter: str) -> str:
    if letter not in _BUILT:
        return f"({_coded(letter)})"
    base, accent, width = _BUILT[letter]
    back = (width + _ACCENT) / 2
    return f"({base}) {back} ({_coded(accent)}) {back - width}"


def _coded(letter: str) -> str:
    return chr(_CODES[letter]) if letter in _CODES else re.sub(r"([\\()])", r"\\\1", letter)


def _document(content: bytes) -> bytes:
    names = " ".join(f"/{name}" for name in _GLYPHS.values())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding"
        b"/BaseEncoding/WinAnsiEncoding/Differences[128 " + names.encode() + b"]>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    return _numbered(objects)


def _numbered(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(out),
    )
    return bytes(out) + head + table + tail

"""Typeface: Inter as every PDF carries it, how wide words are in it, and where they break.

A PDF can show only what its typeface has. What Inter lacks (pictures, scripts written from the
right) stands there by its name in brackets, so that nothing is lost in silence.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
Weight = Literal["Regular", "Medium", "SemiBold"]
BLACK = "█"
"""Stands for a sign that was blacked out; drawn as a bar, for no typeface is asked for it."""
BAR = 0.58
"""Width of one of them, in sizes of the font."""
_TEXT = re.compile(r"█+|[^█]+")
_PIECES = re.compile(r"\S+\s*|\s+")
LINK = re.compile(r"https?://[^\s<>\"'`´“”‘’(){}\[\]|\\^█]+", re.IGNORECASE)
TRAILING = ".,;:!?…"


class Style(msgspec.Struct, frozen=True):
    """`size` and `leading` in points; `colour` as RRGGBB."""

    size: float = 9.5
    leading: float = 14
    colour: str = "171A21"
    weight: Weight = "Regular"

    @property
    def font(self) -> str:
        return f"Inter-{self.weight}"


class Line(msgspec.Struct, frozen=True):
    """One line of a text, and where in the text it begins."""

    text: str
    at: int = 0


def load() -> None:
    """Makes the typeface known to the library; once is enough, more does no harm."""
    known = pdfmetrics.getRegisteredFontNames()
    for weight in ("Regular", "Medium", "SemiBold"):
        if f"Inter-{weight}" not in known:
            pdfmetrics.registerFont(TTFont(f"Inter-{weight}", str(FONTS / f"Inter-{weight}.ttf")))


@lru_cache(maxsize=1)
def _glyphs() -> dict[int, int]:
    load()
    face: Any = pdfmetrics.getFont("Inter-Regular").face
    found: dict[int, int] = face.charToGlyph
    return found


def readable(text: str) -> str:
    """With nothing in it that the typeface lacks; lines stay lines."""
    glyphs = _glyphs()
    if all(ord(sign) in glyphs for sign in text):
        return text
    return "".join(sign if ord(sign) in glyphs else _said(sign) for sign in text)


def _said(sign: str) -> str:
    if sign in (BLACK, "\n"):
        return sign
    if sign == "\t":
        return "    "
    if unicodedata.category(sign)[0] in "CM" or 0x1F3FB <= ord(sign) <= 0x1F3FF:
        return ""  # joins and tints of pictures, marks of direction: they mean nothing alone
    if unicodedata.category(sign)[0] == "S" and (name := unicodedata.name(sign, "")):
        return f"[{name.lower()}]"
    return f"[U+{ord(sign):04X}]"


@lru_cache(maxsize=20_000)
def width(text: str, font: str, size: float) -> float:
    """In points."""
    return sum(
        len(part) * BAR * size if part[0] == BLACK else pdfmetrics.stringWidth(part, font, size)
        for part in _TEXT.findall(text)
    )


def wrap(text: str, style: Style, most: float) -> list[Line]:
    """Breaks between words, and within one that is wider than `most` points. `text` is readable."""
    lines, begin = [], 0
    for paragraph in text.split("\n"):
        lines += _wrapped(paragraph, begin, style, most)
        begin += len(paragraph) + 1
    return lines


def _wrapped(text: str, begin: int, style: Style, most: float) -> list[Line]:
    lines, start, used = [], 0, 0.0
    for piece in _PIECES.finditer(text):
        for at, part in _fitting(piece.group(), piece.start(), style, most):
            wide = width(part.rstrip(), style.font, style.size)
            if used and used + wide > most:
                lines.append(Line(text[start:at].rstrip(), begin + start))
                start, used = at, 0.0
            used += width(part, style.font, style.size)
    lines.append(Line(text[start:].rstrip(), begin + start))
    return lines


def _fitting(word: str, at: int, style: Style, most: float) -> list[tuple[int, str]]:
    """A word in pieces none of which is too wide for a line."""
    if width(word.rstrip(), style.font, style.size) <= most:
        return [(at, word)]
    parts, start, used = [], 0, 0.0
    for index, sign in enumerate(word):
        wide = width(sign, style.font, style.size)
        if used and used + wide > most:
            parts.append((at + start, word[start:index]))
            start, used = index, 0.0
        used += wide
    return [*parts, (at + start, word[start:])]


def shortened(text: str, style: Style, most: float) -> str:
    """On one line, cut with an ellipsis where it is too wide."""
    line = " ".join(text.split())
    if width(line, style.font, style.size) <= most:
        return line
    while line and width(f"{line}…", style.font, style.size) > most:
        line = line[:-1]
    return f"{line.rstrip()}…"


def links(text: str) -> list[tuple[int, int, str]]:
    """(start, end, address) of what stands in it as http or https."""
    found = []
    for match in LINK.finditer(text):
        address = match.group().rstrip(TRAILING)
        if len(address) > len("https://"):
            found.append((match.start(), match.start() + len(address), address))
    return found

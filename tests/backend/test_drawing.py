"""What a logo may hold: what is drawn, and nothing else."""

import struct
import zlib
from xml.etree import ElementTree as ET

import pytest

from backend.drawing import MOST_DEPTH, MOST_ELEMENTS, MOST_PIXELS, PNG, NoDrawing, png, svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">'


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(width: int = 1, height: int = 1, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(bytes((width + 1) * height)))
    return PNG + head + b"".join(more) + rows + chunk(b"IEND")


def drawn(inside: str) -> str:
    return svg(f"{HEAD}{inside}</svg>".encode()).decode()


def test_a_drawing_stays_as_it_is() -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<g fill="url(#g)" stroke-width="2"><path d="M0 0h8"/><text x="1">Ö&amp;K</text></g>'
    )
    made = drawn(inside)
    assert 'xmlns="http://www.w3.org/2000/svg"' in made and 'viewBox="0 0 8 8"' in made
    assert 'fill="url(#g)"' in made and 'stroke-width="2"' in made and "Ö&amp;K" in made
    assert ET.fromstring(made)[0][0].tag.endswith("linearGradient")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>", '<g onload="x()"/>', '<image href="http://a.example/p"/>',
        '<use x:href="#a"/>', "<style>@import url(//a.example)</style>", "<foreignObject/>",
        '<path fill="url(http://a.example/p)"/>', '<path style="fill:URL(//a.example)"/>',
        '<path fill="u\\72l(//a.example)"/>', '<a x:href="javascript:x()"/>', "<animate/>",
        '<html xmlns="http://www.w3.org/1999/xhtml"><script>x()</script></html>', "<!-- x() -->",
        '<script xmlns="http://www.w3.org/1999/xhtml">x()</script>',
    ],
)  # fmt: skip
def test_what_runs_loads_or_leads_away_is_left_out(inside: str) -> None:
    made = drawn(f'<path d="M0 0h8"/>{inside}')
    for trace in ("x()", "example", "href", "style", "image", "use", "animate", "script"):
        assert trace not in made.lower(), made
    assert 'd="M0 0h8"' in made


def test_colours_that_a_program_wrote_into_a_style_are_kept() -> None:
    assert 'fill="#d33"' in drawn('<path style="fill:#d33;-inkscape-font:Sans" d="M0 0"/>')


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no drawing", "neither"), (b"\xff\xfe\x00", "neither"), (b"<html/>", "neither"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "DOCTYPE"),
        (f"{HEAD}{'<g>' * MOST_DEPTH}{'</g>' * MOST_DEPTH}</svg>".encode(), "deeper"),
        (f"{HEAD}{'<g/>' * MOST_ELEMENTS}</svg>".encode(), "more than"),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_told(content: bytes, why: str) -> None:
    with pytest.raises(NoDrawing, match=why):
        svg(content)


def test_a_picture_is_kept_without_what_was_written_into_it() -> None:
    said = (
        chunk(b"tEXt", b"Author\0Derya at home"),
        chunk(b"eXIf", b"41.01N"),
        chunk(b"sRGB", b"\0"),
    )
    assert png(picture(3, 2, *said) + b"and a tail that nobody draws") == picture(3, 2, said[2])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PNG, "whole"), (picture()[:-4], "whole"), (PNG + chunk(b"IEND"), "whole"),
        (picture(MOST_PIXELS + 1, 1), "pixels"), (picture(1, 0), "pixels"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_told(content: bytes, why: str) -> None:
    with pytest.raises(NoDrawing, match=why):
        png(content)

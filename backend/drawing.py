"""What is drawn in an SVG or a PNG, without anything else: what is served to strangers under the
company's name neither runs, nor loads, nor tells where and with what it was made."""

import re
import struct
from xml.etree import ElementTree as ET

MOST_PIXELS = 2_048
"""Of a PNG, across and down."""
MOST_DEPTH, MOST_ELEMENTS = 32, 5_000
PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"})
_SVG = "http://www.w3.org/2000/svg"
# No `use`: of a few lines it makes more than a browser can draw. No `image`, `style`, `a`, `animate`
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "clipPath",
        "mask",
        "linearGradient",
        "radialGradient",
        "stop",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "id",
        "d",
        "points",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "dx",
        "dy",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "width",
        "height",
        "viewBox",
        "preserveAspectRatio",
        "transform",
        "opacity",
        "color",
        "fill",
        "stroke",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "maskUnits",
        "maskContentUnits",
        "clip-path",
        "clip-rule",
        "mask",
        "text-anchor",
        "letter-spacing",
        "stop-color",
        "stop-opacity",
        "display",
        "visibility",
    ]
)
_FAMILIES = ("fill-", "stroke-", "font-")
_OWN = re.compile(r"url\(\s*['\"]?#[\w.-]+['\"]?\s*\)")
"""Something else of the same drawing."""


class NoDrawing(Exception):
    """Why not, in words for whoever gave it."""


def png(content: bytes) -> bytes:
    """Raises NoDrawing."""
    chunks = _chunks(content)
    kinds = [chunk[4:8] for chunk in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1] != b"IEND":
        raise NoDrawing("is not a whole PNG")
    width, height = struct.unpack_from(">II", chunks[0], 8)
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise NoDrawing(f"has {width} x {height} pixels; at most {MOST_PIXELS} each way")
    return PNG + b"".join(c for c, kind in zip(chunks, kinds, strict=True) if kind in _CHUNKS)


def _chunks(content: bytes) -> list[bytes]:
    """Each with its length, kind and sum, up to the end of the picture or of what is whole."""
    found, at = list[bytes](), len(PNG)
    while len(content) >= at + 12 and (not found or found[-1][4:8] != b"IEND"):
        (length,) = struct.unpack_from(">I", content, at)
        end = at + 12 + length
        if end > len(content):
            break
        found.append(content[at:end])
        at = end
    return found


def svg(content: bytes) -> bytes:
    """Raises NoDrawing."""
    try:
        text = content.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise NoDrawing("has a DOCTYPE; without it, it may be a drawing")
        root = ET.fromstring(text)
    except (UnicodeDecodeError, ET.ParseError) as error:
        raise NoDrawing("is neither an SVG in UTF-8 nor a PNG") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise NoDrawing("is neither an SVG in UTF-8 nor a PNG")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise NoDrawing(f"has more than {MOST_ELEMENTS:,} elements")
    drawn = _drawn(root, MOST_DEPTH)
    drawn.set("xmlns", _SVG)
    made: bytes = ET.tostring(drawn, encoding="utf-8")
    return made


def _drawn(element: ET.Element, depth: int) -> ET.Element:
    if not depth:
        raise NoDrawing(f"is nested deeper than {MOST_DEPTH}")
    made = ET.Element(_plain(element.tag), _attributes(element))
    made.text, made.tail = element.text, element.tail
    made.extend([_drawn(one, depth - 1) for one in element if _plain(one.tag) in _ELEMENTS])
    return made


def _plain(tag: object) -> str:
    """Its name without SVG's own namespace; comments and what is of others have none."""
    return str(tag).removeprefix(f"{{{_SVG}}}")


def _attributes(element: ET.Element) -> dict[str, str]:
    """What a `style` says of the drawing with them: programs write colours there."""
    style = (said.partition(":") for said in element.get("style", "").split(";"))
    said = {**element.attrib, **{name.strip(): value.strip() for name, _, value in style}}
    return {name: value for name, value in said.items() if _is_drawing(name, value)}


def _is_drawing(name: str, value: str) -> bool:
    known = name in _ATTRIBUTES or name.startswith(_FAMILIES)
    rest = _OWN.sub("", value)
    return known and "url" not in rest.lower() and "\\" not in rest

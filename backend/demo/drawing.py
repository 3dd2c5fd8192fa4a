"""A small canvas: filled shapes with soft edges, written as PNG."""

import math
import struct
import zlib
from collections.abc import Callable, Sequence

Colour = tuple[int, int, int]
Point = tuple[float, float]
Span = tuple[float, float] | None
_SUB = (1 / 6, 3 / 6, 5 / 6)


class Canvas:
    """`width` x `height` pixels, a gradient from `top` to `bottom` behind everything."""

    def __init__(self, width: int, height: int, top: Colour, bottom: Colour) -> None:
        self.width = width
        self.height = height
        self._rows = [
            bytearray(bytes(_mixed(top, bottom, y / height)) * width) for y in range(height)
        ]

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        def span(at: float) -> Span:
            part = 1 - ((at - y) / ry) ** 2
            return (x - rx * math.sqrt(part), x + rx * math.sqrt(part)) if part > 0 else None

        self._fill(y - ry, y + ry, span, colour)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        """A convex one."""
        edges = list(zip(points, [*points[1:], points[0]], strict=True))

        def span(at: float) -> Span:
            cuts = [
                x1 + (at - y1) * (x2 - x1) / (y2 - y1)
                for (x1, y1), (x2, y2) in edges
                if min(y1, y2) <= at < max(y1, y2)
            ]
            return (min(cuts), max(cuts)) if cuts else None

        heights = [y for _, y in points]
        self._fill(min(heights), max(heights), span, colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def line(self, a: Point, b: Point, thick: float, colour: Colour) -> None:
        length = math.dist(a, b) or 1
        dx, dy = (b[1] - a[1]) / length * thick / 2, (a[0] - b[0]) / length * thick / 2
        self.polygon(
            [(a[0] + dx, a[1] + dy), (b[0] + dx, b[1] + dy), (b[0] - dx, b[1] - dy), (a[0] - dx, a[1] - dy)],
            colour,
        )  # fmt: skip

    def png(self) -> bytes:
        raw = b"".join(b"\0" + bytes(row) for row in self._rows)
        size = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        return (
            b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"IDAT", zlib.compress(raw, 9))
            + _chunk(b"IEND", b"")
        )  # fmt: skip

    def _fill(
        self, top: float, bottom: float, span: Callable[[float], Span], colour: Colour
    ) -> None:
        for y in range(max(0, int(top)), min(self.height, int(bottom) + 1)):
            self._fill_row(self._rows[y], [span(y + sub) for sub in _SUB], colour)

    def _fill_row(self, row: bytearray, spans: list[Span], colour: Colour) -> None:
        here = [s for s in spans if s is not None]
        if not here:
            return
        first = max(0, int(min(s[0] for s in here)))
        last = min(self.width, int(max(s[1] for s in here)) + 1)
        solid = max(first, math.ceil(max(s[0] for s in here)))
        end = min(last, int(min(s[1] for s in here)))
        if len(here) < len(spans) or end <= solid:
            solid = end = last
        row[solid * 3 : end * 3] = bytes(colour) * (end - solid)
        for x in (*range(first, solid), *range(end, last)):
            share = sum(max(0.0, min(x + 1, s[1]) - max(x, s[0])) for s in here) / len(spans)
            row[x * 3 : x * 3 + 3] = bytes(_mixed(tuple(row[x * 3 : x * 3 + 3]), colour, share))


def _mixed(a: Sequence[int], b: Colour, share: float) -> Colour:
    share = min(1.0, max(0.0, share))
    return (
        round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )  # fmt: skip


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )

"""Pages: a PDF that is laid out first and drawn then, so that each page can say "2 of 5".

Places are in points from the page's left and top edge.
"""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import msgspec
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from core.export import typeface
from core.export.typeface import BAR, BLACK, Line, Style, readable

Draw = Callable[["Pen"], None]
LINK_COLOUR = "2850C4"


class Sheet(msgspec.Struct, frozen=True):
    """Size and edges of every page."""

    width: float = A4[0]
    height: float = A4[1]
    side: float = 56
    top: float = 76
    """Where what flows begins on every page but the first."""
    bottom: float = 62
    """What the foot of a page takes."""

    @property
    def inner(self) -> float:
        return self.width - 2 * self.side


LANDSCAPE = Sheet(width=A4[1], height=A4[0], side=44)


class Flow:
    """What is put down from top to bottom; a page that is full gives way to the next.

    `head` is drawn on every page but the first, `foot` on every page, with number and count.
    """

    def __init__(self, sheet: Sheet, top: float) -> None:
        self.sheet, self.y = sheet, top
        self.pages: list[list[Draw]] = [[]]

    @property
    def left(self) -> float:
        """How much room there is on this page."""
        return self.sheet.height - self.sheet.bottom - self.y

    def need(self, height: float) -> bool:
        """Begins a page where `height` has no room on this one; whether it did."""
        if height <= self.left or self.y == self.sheet.top:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        self.pages.append([])
        self.y = self.sheet.top

    def put(self, draw: Draw) -> None:
        self.pages[-1].append(draw)

    def skip(self, height: float) -> None:
        self.y += height


class Pen:
    """Draws on one page, by places from its top."""

    def __init__(self, canvas: Any, sheet: Sheet) -> None:
        self._canvas, self._sheet = canvas, sheet

    def text(self, text: str, x: float, y: float, style: Style, *, right: bool = False) -> None:
        """One line, whose letters stand on `y`; `right`: it ends at `x`."""
        said = readable(text)
        if right:
            x -= typeface.width(said, style.font, style.size)
        self.line(Line(said), x, y, style)

    def line(
        self, line: Line, x: float, y: float, style: Style,
        links: list[tuple[int, int, str]] | None = None,
    ) -> None:  # fmt: skip
        """`links` by their places in the whole text."""
        for text, address in _parts(line, links or []):
            wide = typeface.width(text, style.font, style.size)
            if text[0] == BLACK:
                tall = style.size
                self.box(x, y - tall * 0.78, wide - BAR, tall, fill="171A21", radius=1)
            else:
                self._say(text, x, y, style, LINK_COLOUR if address else style.colour)
            if address:
                self._link(address, x, y, wide, style)
            x += wide

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "",
        stroke: str = "", radius: float = 0,
    ) -> None:  # fmt: skip
        """`y` is its upper edge."""
        canvas, below = self._canvas, self._sheet.height - y - height
        if fill:
            canvas.setFillColor(_colour(fill))
        if stroke:
            canvas.setStrokeColor(_colour(stroke))
            canvas.setLineWidth(0.7)
        edge = max(0, min(radius, width / 2, height / 2))
        canvas.roundRect(x, below, width, height, edge, stroke=bool(stroke), fill=bool(fill))

    def rule(self, x: float, y: float, width: float, colour: str = "D4D8DF") -> None:
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(0.6)
        self._canvas.line(x, self._sheet.height - y, x + width, self._sheet.height - y)

    def mark(self, title: str, key: str) -> None:
        """An entry of the document's outline that leads to this page."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key, 0)

    def _say(self, text: str, x: float, y: float, style: Style, colour: str) -> None:
        self._canvas.setFillColor(_colour(colour))
        self._canvas.setFont(style.font, style.size)
        self._canvas.drawString(x, self._sheet.height - y, text)

    def _link(self, address: str, x: float, y: float, width: float, style: Style) -> None:
        base = self._sheet.height - y
        area = (x, base - 2, x + width, base + style.size)
        self._canvas.linkURL(address, area, relative=0, thickness=0)
        self._canvas.setStrokeColor(_colour(LINK_COLOUR))
        self._canvas.setLineWidth(0.4)
        self._canvas.line(x, base - 1.6, x + width, base - 1.6)


class About(msgspec.Struct, frozen=True):
    """What a PDF says of itself to whoever opens it."""

    title: str
    author: str = ""
    language: str = "en"


def bound(flow: Flow, about: About, dress: Callable[[Pen, int, int], None]) -> bytes:
    """The pages as one PDF. `dress` draws head and foot of page n (from 1) of so many."""
    typeface.load()
    rl_config.useA85 = 0  # a quarter larger, and half as fast, for nobody who reads PDF by eye
    out, sheet = BytesIO(), flow.sheet
    size = (sheet.width, sheet.height)
    canvas = Canvas(out, pagesize=size, pageCompression=1, lang=about.language)
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setCreator("Santral")
    pen = Pen(canvas, sheet)
    for number, page in enumerate(flow.pages, 1):
        dress(pen, number, len(flow.pages))
        for draw in page:
            draw(pen)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@lru_cache(maxsize=64)
def _colour(code: str) -> Any:
    return HexColor(f"#{code}")


def _parts(line: Line, links: list[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """The line cut where a link or a blacked-out place begins and ends: (text, address)."""
    text, begin = line.text, line.at
    edges = {0, len(text)}
    edges |= {edge - begin for link in links for edge in link[:2] if 0 < edge - begin < len(text)}
    edges |= {at for at in range(1, len(text)) if (text[at] == BLACK) != (text[at - 1] == BLACK)}
    ordered = sorted(edges)
    return [
        (text[start:end], _address(begin + start, links))
        for start, end in pairwise(ordered)
        if start < end
    ]


def _address(place: int, links: list[tuple[int, int, str]]) -> str:
    return next((address for start, end, address in links if start <= place < end), "")

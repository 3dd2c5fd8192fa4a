"""A table as a PDF: nothing in it is cut, its head is repeated on every page, and every page says which
one it is."""

from functools import partial
from typing import NamedTuple

from core.export import typeface
from core.export.pages import LANDSCAPE, About, Flow, Pen, Sheet, bound
from core.export.table_blocks import GAP, Block, Place, blocks
from core.export.table_values import Table, Value, said
from core.export.typeface import Line, Style, readable, wrap
from core.export.writing import Writing

TITLE = Style(18, 24, weight="SemiBold")
FACT = Style(9, 14, "525866")
HEAD = Style(8, 11, "525866", "Medium")
CELL = Style(9, 13)
TOTAL = Style(9, 13, weight="SemiBold")
EDGE = Style(8, 11, "656C7A")
GROUP = Style(11, 18, weight="SemiBold")
ROW = 21.0
MOST_LINES = 24
"""Of a row on one page."""
WIDE_FROM = 6
"""Columns from which on a page lies on its side."""


def pdf(table: Table, writing: Writing) -> bytes:
    typeface.load()
    sheet = LANDSCAPE if len(table.columns) >= WIDE_FROM else Sheet()
    return bound(
        _Laid(table, writing, sheet).flow,
        About(table.title, writing.company, writing.language),
        partial(_dress, table, writing, sheet),
    )


class _Laid:
    """The table put down on pages: block by block, a row as tall as its longest cell."""

    def __init__(self, table: Table, writing: Writing, sheet: Sheet) -> None:
        self._table, self._writing, self._sheet = table, writing, sheet
        self.flow = Flow(sheet, 96)
        self._lay()

    def _lay(self) -> None:
        flow, side, table = self.flow, self._sheet.side, self._table
        flow.put(lambda pen: pen.text(table.title, side, 92, TITLE))
        flow.skip(14)
        for fact in table.facts:
            self._paragraph(fact)
        for block in blocks(table, self._writing, self._sheet.inner, HEAD, CELL):
            self._block(block)
        flow.skip(16)
        for note in table.notes:
            self._paragraph(note)

    def _paragraph(self, text: str) -> None:
        for line in wrap(readable(text), FACT, self._sheet.inner):
            self.flow.need(FACT.leading)
            x, y = self._sheet.side, self.flow.y + FACT.size
            self.flow.put(partial(Pen.line, line=line, x=x, y=y, style=FACT))
            self.flow.skip(FACT.leading)

    def _block(self, block: Block) -> None:
        """Its heading stays with its first row."""
        head, flow = self._head(block), self.flow
        flow.skip(14)
        flow.need(GROUP.leading + head.tall + 2 * ROW)
        if block.title:
            x, y = self._sheet.side, flow.y + GROUP.size
            flow.put(partial(Pen.text, text=block.title, x=x, y=y, style=GROUP))
            flow.skip(GROUP.leading)
        self._put_head(head)
        for row in self._table.rows:
            self._row(row, block, head, CELL)
        if self._table.totals:
            self._row(self._table.totals, block, head, TOTAL)

    def _head(self, block: Block) -> "_Head":
        found = tuple(
            _Cell(place, column.is_number, wrap(readable(column.title), HEAD, place.wide - GAP))
            for place in block.places
            if (column := self._table.columns[place.column])
        )
        return _Head(found, max((len(cell.lines) for cell in found), default=1) * HEAD.leading)

    def _put_head(self, head: "_Head") -> None:
        self.flow.put(partial(self._draw_head, head=head, top=self.flow.y))
        self.flow.skip(head.tall + 7)

    def _draw_head(self, pen: Pen, head: "_Head", top: float) -> None:
        for cell in head.cells:
            first = top + head.tall - len(cell.lines) * HEAD.leading + HEAD.size
            cell.draw(pen, self._sheet.side, first, HEAD)
        pen.rule(self._sheet.side, top + head.tall + 4, self._sheet.inner, "8A909C")

    def _row(self, row: tuple[Value, ...], block: Block, head: "_Head", style: Style) -> None:
        """What is taller than a page goes on in the next."""
        upper = [self._cell(row, place, place.column, style) for place in block.places]
        lower = [self._cell(row, place, place.beneath, EDGE) for place in block.places]
        if self._table.beneath and any(place.beneath is not None for place in block.places):
            lower[0] = _Cell(block.places[0], False, self._beneath(block.places[0]))
        tall = max(len(cell.lines) for cell in upper)
        for first in range(0, tall, MOST_LINES):
            cells = [cell.part(first) for cell in upper]
            last = first + MOST_LINES >= tall
            self._put_row(cells, lower if last else [], head, style, last=last)

    def _beneath(self, place: Place) -> list[Line]:
        return wrap(readable(self._table.beneath), EDGE, place.wide - GAP)

    def _cell(self, row: tuple[Value, ...], place: Place, n: int | None, style: Style) -> "_Cell":
        if n is None:
            return _Cell(place, False, [])
        column = self._table.columns[n]
        text = readable(said(row[n], column.kind, self._writing))
        return _Cell(place, column.is_number, wrap(text, style, place.wide - GAP))

    def _put_row(
        self, upper: list["_Cell"], lower: list["_Cell"], head: "_Head", style: Style, *, last: bool
    ) -> None:
        below = max((len(cell.lines) for cell in lower), default=0) * EDGE.leading
        above = max(len(cell.lines) for cell in upper) * style.leading
        if self.flow.need(above + below + 8):
            self._put_head(head)
        top, side, tall = self.flow.y, self._sheet.side, above + below + 8

        def draw(pen: Pen) -> None:
            for cell in upper:
                cell.draw(pen, side, top + 4 + style.size, style)
            for cell in lower:
                cell.draw(pen, side, top + 4 + above + EDGE.size - 1, EDGE)
            if style is TOTAL:
                pen.rule(side, top, self._sheet.inner, "656C7A")
            elif last:
                pen.rule(side, top + tall, self._sheet.inner, "E3E5EA")

        self.flow.put(draw)
        self.flow.skip(tall)


class _Cell(NamedTuple):
    place: Place
    right: bool
    """Numbers end at one edge."""
    lines: list[Line]

    def part(self, first: int) -> "_Cell":
        return self._replace(lines=self.lines[first : first + MOST_LINES])

    def draw(self, pen: Pen, side: float, base: float, style: Style) -> None:
        x = side + self.place.x + (self.place.wide - GAP / 2 if self.right else 0)
        for n, line in enumerate(self.lines):
            pen.text(line.text, x, base + n * style.leading, style, right=self.right)


class _Head(NamedTuple):
    cells: tuple[_Cell, ...]
    tall: float


def _dress(table: Table, writing: Writing, sheet: Sheet, pen: Pen, page: int, pages: int) -> None:
    right, foot = sheet.width - sheet.side, sheet.height - 34
    pen.text(writing.company, sheet.side, 44, Style(9, 12, weight="SemiBold"))
    if page > 1:
        pen.text(table.title, right, 44, EDGE, right=True)
    pen.rule(sheet.side, 54, sheet.inner)
    pen.text(writing.made, sheet.side, foot, EDGE)
    pen.text(writing.page.format(page=page, pages=pages), right, foot, EDGE, right=True)

"""A table as a PDF: its head is repeated on every page, and every page says which one it is."""

from functools import partial

from core.export import typeface
from core.export.pages import LANDSCAPE, About, Flow, Pen, Sheet, bound
from core.export.table_values import Column, Table, Value, said
from core.export.typeface import Style, readable, shortened, wrap
from core.export.writing import Writing

TITLE = Style(18, 24, weight="SemiBold")
FACT = Style(9, 14, "525866")
HEAD = Style(8, 11, "525866", "Medium")
CELL = Style(9, 13)
TOTAL = Style(9, 13, weight="SemiBold")
EDGE = Style(8, 11, "656C7A")
ROW, GAP = 21.0, 10.0
WIDE_FROM = 6
"""Columns from which on a page lies on its side."""
_SHARES = {"text": 2.2, "moment": 1.5, "day": 1.2}


def pdf(table: Table, writing: Writing) -> bytes:
    typeface.load()
    sheet = LANDSCAPE if len(table.columns) >= WIDE_FROM else Sheet()
    return bound(
        _Laid(table, writing, sheet).flow,
        About(table.title, writing.company, writing.language),
        partial(_dress, table, writing, sheet),
    )


class _Laid:
    """The table put down on pages."""

    def __init__(self, table: Table, writing: Writing, sheet: Sheet) -> None:
        self._table, self._writing, self._sheet = table, writing, sheet
        self.flow = Flow(sheet, 96)
        self._places = _places(table.columns, sheet)
        self._titles = [
            wrap(readable(column.title), HEAD, wide - GAP)[:3]
            for column, (_, wide) in zip(table.columns, self._places, strict=True)
        ]
        self._lay()

    def _lay(self) -> None:
        flow, side = self.flow, self._sheet.side
        flow.put(lambda pen: pen.text(self._table.title, side, 92, TITLE))
        flow.skip(14)
        for fact in self._table.facts:
            self._paragraph(fact)
        flow.skip(14)
        self._head()
        for row in self._table.rows:
            self._row(row, CELL)
        if self._table.totals:
            self._row(self._table.totals, TOTAL, above="656C7A")
        flow.skip(16)
        for note in self._table.notes:
            self._paragraph(note)

    def _paragraph(self, text: str) -> None:
        for line in wrap(readable(text), FACT, self._sheet.inner):
            self.flow.need(FACT.leading)
            x, y = self._sheet.side, self.flow.y + FACT.size
            self.flow.put(partial(Pen.line, line=line, x=x, y=y, style=FACT))
            self.flow.skip(FACT.leading)

    def _head(self) -> None:
        tall = max(map(len, self._titles), default=1) * HEAD.leading
        top = self.flow.y
        self.flow.put(partial(self._draw_head, top=top, tall=tall))
        self.flow.skip(tall + 7)

    def _draw_head(self, pen: Pen, top: float, tall: float) -> None:
        for column, lines, place in zip(
            self._table.columns, self._titles, self._places, strict=True
        ):
            first = top + tall - len(lines) * HEAD.leading
            for index, line in enumerate(lines):
                base = first + index * HEAD.leading + HEAD.size
                _put(pen, line.text, column, place, base, HEAD)
        pen.rule(self._sheet.side, top + tall + 4, self._sheet.inner, "8A909C")

    def _row(self, row: tuple[Value, ...], style: Style, above: str = "") -> None:
        if self.flow.need(ROW):
            self._head()
        self.flow.put(partial(self._draw_row, row=row, style=style, above=above, top=self.flow.y))
        self.flow.skip(ROW)

    def _draw_row(
        self, pen: Pen, row: tuple[Value, ...], style: Style, above: str, top: float
    ) -> None:
        for value, column, place in zip(row, self._table.columns, self._places, strict=True):
            text = readable(said(value, column.kind, self._writing))
            _put(pen, text, column, place, top + ROW / 2 + style.size * 0.36, style)
        if above:
            pen.rule(self._sheet.side, top, self._sheet.inner, above)
        else:
            pen.rule(self._sheet.side, top + ROW, self._sheet.inner, "E3E5EA")


def _put(
    pen: Pen, text: str, column: Column, place: tuple[float, float], base: float, style: Style
) -> None:
    x, wide = place
    cut = shortened(text, style, wide - GAP)
    if column.is_number:
        pen.text(cut, x + wide - GAP / 2, base, style, right=True)
    else:
        pen.text(cut, x, base, style)


def _places(columns: tuple[Column, ...], sheet: Sheet) -> list[tuple[float, float]]:
    """Left edge and width of each."""
    shares = [column.share or _SHARES.get(column.kind, 1.0) for column in columns]
    unit, x, places = sheet.inner / max(sum(shares), 1), sheet.side, []
    for share in shares:
        places.append((x, share * unit))
        x += share * unit
    return places


def _dress(table: Table, writing: Writing, sheet: Sheet, pen: Pen, page: int, pages: int) -> None:
    right, foot = sheet.width - sheet.side, sheet.height - 34
    pen.text(writing.company, sheet.side, 44, Style(9, 12, weight="SemiBold"))
    if page > 1:
        pen.text(table.title, right, 44, EDGE, right=True)
    pen.rule(sheet.side, 54, sheet.inner)
    pen.text(writing.made, sheet.side, foot, EDGE)
    pen.text(writing.page.format(page=page, pages=pages), right, foot, EDGE, right=True)

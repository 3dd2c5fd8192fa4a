"""A table as a sheet of Excel: numbers are numbers, and no cell can ever hold a formula."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from core.export.table_values import Column, Kind, Table, Value
from core.export.writing import Writing

_FORMATS: dict[Kind, str] = {
    "text": "@", "count": "#,##0", "decimal": "#,##0.00", "percent": "0.0%",
    "duration": "[h]:mm:ss", "moment": "yyyy-mm-dd hh:mm", "day": "yyyy-mm-dd",
}  # fmt: skip
_DAY_MS = 86_400_000
MOST_SIGNS = 32_767
"""Of a cell; the library leaves a longer text away and says nothing."""
PIECE = 16_000
_WIDE, _NARROW = 30, 13
_INERT = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False, "nan_inf_to_errors": False,
}  # fmt: skip
"""The library would take a text that begins with = for a formula, and an address for a link."""


class _Sheet:
    def __init__(self, book: Any, table: Table, writing: Writing) -> None:
        self._sheet: Any = book.add_worksheet(sheet_name(table.title))
        self._table, self._writing = table, writing
        self._cells = {kind: book.add_format(_look(kind)) for kind in _FORMATS}
        self._totals = {kind: book.add_format(_look(kind) | _TOTAL) for kind in _FORMATS}
        self._title = book.add_format({"bold": True, "font_size": 14, "font_name": "Inter"})
        self._fact = book.add_format({"font_color": "#525866", "font_name": "Inter"})
        self._heads = {
            number: book.add_format(_HEAD | {"align": "right" if number else "left"})
            for number in (True, False)
        }

    def fill(self) -> None:
        table, at = self._table, 0
        self._sheet.write_string(at, 0, table.title, self._title)
        for fact in table.facts:
            at += 1
            self._sheet.write_string(at, 0, fact, self._fact)
        at += 2
        self._head(at)
        first = at + 1
        for row in table.rows:
            for part in parts_of(row, table.columns):
                at += 1
                self._row(at, part, self._cells)
        if table.rows:
            self._sheet.autofilter(first - 1, 0, at, len(table.columns) - 1)
        if table.totals:
            at += 1
            self._row(at, table.totals, self._totals)
        for note in table.notes:
            at += 1
            self._sheet.write_string(at + 1, 0, note, self._fact)
        self._sheet.freeze_panes(first, 1)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(first - 1)

    def _head(self, at: int) -> None:
        for index, column in enumerate(self._table.columns):
            self._sheet.write_string(at, index, column.title, self._heads[column.is_number])
            wide = _WIDE if column.kind == "text" else max(_NARROW, len(column.title) + 3)
            self._sheet.set_column(index, index, wide)

    def _row(self, at: int, row: tuple[Value, ...], looks: dict[Kind, Any]) -> None:
        for index, (value, column) in enumerate(zip(row, self._table.columns, strict=True)):
            self._cell(at, index, value, column, looks[column.kind])

    def _cell(self, at: int, index: int, value: Value, column: Column, look: Any) -> None:
        if value is None:
            self._sheet.write_blank(at, index, None, look)
        elif isinstance(value, str):
            self._sheet.write_string(at, index, value, look)
        elif column.kind in ("moment", "day"):
            self._sheet.write_datetime(at, index, self._local(value), look)
        else:
            self._sheet.write_number(at, index, _number(value, column.kind), look)

    def _local(self, at: float) -> datetime:
        """Excel knows no zones."""
        return self._writing.local(int(at)).replace(tzinfo=None)


_HEAD = {"bold": True, "bottom": 1, "bottom_color": "#8A909C", "font_name": "Inter"}
_TOTAL = {"bold": True, "top": 1, "top_color": "#8A909C"}


def xlsx(table: Table, writing: Writing) -> bytes:
    out = BytesIO()
    with Workbook(out, _INERT) as book:
        _Sheet(book, table, writing).fill()
    return out.getvalue()


def parts_of(row: tuple[Value, ...], columns: tuple[Column, ...]) -> Iterator[tuple[Value, ...]]:
    """A text that is longer than a cell may be goes on in the rows below, which say whose they are and
    which part: (2/3). Numbers stand only once, so that a sum stays true."""
    pieces = [_pieces(value) for value in row]
    many = max(map(len, pieces), default=1)
    if many == 1:
        yield row
        return
    for part in range(many):
        yield tuple(
            _part(of, part) if len(of) > 1 else None if part and column.is_number else of[0]
            for of, column in zip(pieces, columns, strict=True)
        )


def _part(pieces: list[Value], part: int) -> Value:
    return f"({part + 1}/{len(pieces)}) {pieces[part]}" if part < len(pieces) else None


def _pieces(value: Value) -> list[Value]:
    """Excel counts in UTF-16, in which a picture is two signs."""
    if not isinstance(value, str) or len(value.encode("utf-16-le")) // 2 <= MOST_SIGNS:
        return [value]
    return [value[at : at + PIECE] for at in range(0, len(value), PIECE)]


def sheet_name(title: str) -> str:
    """At most 31 signs, none that Excel forbids."""
    allowed = "".join(" " if sign in "[]:*?/\\" else sign for sign in title)
    return allowed.strip("' ")[:31].strip("' ") or "Santral"


def _look(kind: Kind) -> dict[str, Any]:
    return {"num_format": _FORMATS[kind], "font_name": "Inter"}


def _number(value: float, kind: Kind) -> float:
    if kind == "percent":
        return value / 100
    return value / _DAY_MS if kind == "duration" else value

"""CSV as RFC 4180 has it, in UTF-8, and such that no spreadsheet takes a cell for a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from core.export.table_values import Kind, Table, Value
from core.export.writing import Writing

BOM = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_SPACES = " \t\r\n\u00a0\u200b\ufeff"


def written(rows: Iterable[Iterable[str]], *, bom: bool = True) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return (BOM if bom else b"") + out.getvalue().encode()


def harmless(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would work out; also behind spaces, which some
    take away. A number may keep its sign."""
    if not cell.startswith(_FORMULA) and not cell.lstrip(_SPACES).startswith(_FORMULA):
        return cell
    return cell if _is_number(cell) else f"'{cell}"


def _is_number(cell: str) -> bool:
    return cell[:1] == "-" and cell[1:].replace(".", "", 1).isascii() and (
        cell[1:].replace(".", "", 1).isdigit()
    )  # fmt: skip


def of_table(table: Table, writing: Writing, *, bom: bool = True) -> bytes:
    """Titles and rows; a machine reads it: points in numbers, dates as ISO has them."""
    kinds = [column.kind for column in table.columns]
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    cells = (
        [_plain(value, kind, writing) for value, kind in zip(row, kinds, strict=True)]
        for row in rows
    )
    return written([[column.title for column in table.columns], *cells], bom=bom)


def _plain(value: Value, kind: Kind, writing: Writing) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    match kind:
        case "duration":
            seconds = round(value / 1_000)
            return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
        case "moment":
            return writing.local(int(value)).isoformat(timespec="seconds")
        case "day":
            return writing.local(int(value)).date().isoformat()
        case "count":
            return str(round(value))
        case _:
            return f"{value:.2f}"

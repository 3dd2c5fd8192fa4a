"""Blocks: which columns of a table stand beside each other on a page, and how wide each is.

A page that is too narrow for all of them has them in several blocks, one below the other, each
with the names of its rows: nothing is squeezed until it cannot be read.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from core.export import typeface
from core.export.table_values import Table, said
from core.export.typeface import Style, readable
from core.export.writing import Writing

GAP = 12.0
"""Points between two columns."""
BROAD, WORD = 230.0, 110.0
"""Of a column of text: what is longer goes on in another line, and a longer word is broken."""


class Wide(NamedTuple):
    """Points that a column needs at the least, and so that nothing in it is broken."""

    least: float
    whole: float


class Place(NamedTuple):
    """One column of a block, and of which column what stands beneath its values is (or None)."""

    column: int
    beneath: int | None
    x: float
    wide: float


class Block(NamedTuple):
    title: str
    places: tuple[Place, ...]


def blocks(table: Table, writing: Writing, inner: float, head: Style, cell: Style) -> list[Block]:
    """At least one; the first columns of each are the names of the rows."""
    wides = [_wide(n, table, writing, head, cell) for n in range(len(table.columns))]
    names = range(min(table.names, len(table.columns)))
    room = inner - sum(wides[n].least for n in names)
    found = []
    for title, columns in _groups(table, len(names)):
        for piece in _pieces(columns, wides, room):
            found.append(Block(title, _placed([*names, *piece], table, wides, inner)))
    return found or [Block("", _placed([*names], table, wides, inner))]


def _groups(table: Table, first: int) -> Iterator[tuple[str, list[int]]]:
    shown = [n for n in range(first, len(table.columns)) if not table.columns[n].beneath]
    for title, columns in groupby(shown, lambda n: table.columns[n].group):
        yield title, [*columns]


def _pieces(columns: Sequence[int], wides: Sequence[Wide], room: float) -> list[list[int]]:
    """As many beside each other as there is room for, and never none."""
    pieces, left = [list[int]()], room
    for n in columns:
        if pieces[-1] and wides[n].least > left:
            pieces.append([])
            left = room
        pieces[-1].append(n)
        left -= wides[n].least
    return pieces


def _placed(
    columns: Sequence[int], table: Table, wides: Sequence[Wide], inner: float
) -> tuple[Place, ...]:
    """The room to spare goes to the texts that want it, small wishes first, and then to all alike."""
    widths = [wides[n].least for n in columns]
    missing = [wides[n].whole - wides[n].least for n in columns]
    spare = max(0.0, inner - sum(widths))
    for done, at in enumerate(sorted(range(len(columns)), key=missing.__getitem__)):
        given = min(missing[at], spare / (len(columns) - done))
        widths[at] += given
        spare -= given
    even = spare / max(len(columns), 1)
    places, x = [], 0.0
    for n, wide in zip(columns, widths, strict=True):
        places.append(Place(n, _beneath(n, table), x, wide + even))
        x += wide + even
    return tuple(places)


def _beneath(n: int, table: Table) -> int | None:
    follows = n + 1 < len(table.columns) and table.columns[n + 1].beneath
    return n + 1 if follows else None


def _wide(n: int, table: Table, writing: Writing, head: Style, cell: Style) -> Wide:
    column = table.columns[n]
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    texts = [readable(said(row[n], column.kind, writing)) for row in rows]
    longest = _widest(readable(column.title).split(), head)
    if column.is_number or column.kind in ("moment", "day"):
        needed = max(longest, _widest(texts, cell)) + GAP
        return Wide(needed, needed)
    words = {word for text in texts for word in text.split()}
    least = max(longest, min(_widest(words, cell), WORD)) + GAP
    whole = _widest(texts, cell) + GAP
    return Wide(least, max(least, whole if column.share else min(whole, BROAD)))


def _widest(texts: Iterable[str], style: Style) -> float:
    return max((typeface.width(text, style.font, style.size) for text in texts), default=0)

"""LiveTable: the rows of one table as the person wants them: sorted, filtered, grouped.

Nothing here is a proxy: a few hundred rows are put in order in a millisecond, and a table says what changed
as one range. What a field shows is worked out only once it is painted.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.folding import fold
from desktop.models.live_column import AnyTable, Column, Grouping
from desktop.models.live_values import EMPTY, Cell, Floor
from desktop.translate import tr

Index = QModelIndex | QPersistentModelIndex


class Shown(msgspec.Struct, frozen=True):
    """How a person wants a table; kept under a name of theirs."""

    sort: str = ""
    """Id of a column; empty: the table's own."""
    down: bool = False
    """The greatest first."""
    group: str = ""
    words: str = ""
    team: str = ""
    """Name of the one whose rows are shown; empty: all."""


class Head(msgspec.Struct, frozen=True):
    """A row that says what those below it have in common."""

    title: str
    count: int


class LiveTable(QAbstractTableModel):
    def __init__(self, table: AnyTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.floor: Floor = EMPTY
        self.shown = Shown()
        self.lines: list[Any] = []
        """Rows, and heads where they are grouped."""
        self._cells: dict[tuple[str, str], Cell] = {}
        """By row and column, as painted last."""
        self._stale: set[str] = set()
        """Rows that are others than when they were painted."""
        self._rows: dict[str, Any] = {}
        self._folded: dict[str, tuple[Any, str]] = {}

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        columns: tuple[Column[Any], ...] = self.table.columns
        return columns

    def show(self, floor: Floor, *, order: bool = True) -> None:
        """What is so now. Where the order stays nothing is told: whoever shows it asks `pass_time`
        which of the fields it painted say something else, and paints those.

        Without `order` every row keeps its place for now, also one that is over: nobody is to press
        on what has just gone from under their hand.
        """
        known = (self.floor.directory, self.floor.variant, self.floor.goal)
        same = known == (floor.directory, floor.variant, floor.goal)
        self.floor = floor
        found = {row.id: row for row in self.table.rows(floor)}
        # Rows that are as they were are the very same values
        self._stale |= {id for id, row in found.items() if self._rows.get(id) is not row}
        if not same:
            self._stale |= found.keys()
        gone, self._rows = self._rows.keys() - found.keys(), found
        if not order:
            self.lines = [found.get(_name(line), line) for line in self.lines]
            return
        for id in gone:
            self._forget(id)
            self._folded.pop(id, None)
        self._order()

    def choose(self, shown: Shown) -> None:
        self.shown = shown
        self._order()

    def row(self, line: int) -> Any:
        """None where a head stands, or nothing."""
        found = self.lines[line] if 0 <= line < len(self.lines) else None
        return None if isinstance(found, Head) else found

    def head(self, line: int) -> Head | None:
        found = self.lines[line] if 0 <= line < len(self.lines) else None
        return found if isinstance(found, Head) else None

    def line_of(self, id: str) -> int | None:
        return next((n for n, row in enumerate(self.lines) if getattr(row, "id", None) == id), None)

    def cell(self, line: int, column: int) -> Cell:
        of, row = self.columns[column], self.lines[line]
        found = self._cells.get((row.id, of.id))
        if found is None:
            found = self._cells[row.id, of.id] = of.cell(row, self.floor)
        return found

    def pass_time(self, floor: Floor, lines: Iterable[int]) -> list[Index]:
        """Which fields of these lines say something else by now than when they were painted."""
        self.floor = floor
        seen, found = set(lines), list[Index]()
        for line in seen:
            row = self.row(line)
            if row is not None:
                found += self._changed(line, row, whole=row.id in self._stale)
        shown = {self.lines[line].id for line in seen if self.row(line) is not None}
        for id in self._stale - shown:
            self._forget(id)
        self._stale.clear()
        return found

    def _changed(self, line: int, row: Any, *, whole: bool) -> Iterator[Index]:
        for at, of in enumerate(self.columns):
            if not (whole or of.ages):
                continue
            now = of.cell(row, self.floor)
            if self._cells.get((row.id, of.id)) != now:
                self._cells[row.id, of.id] = now
                yield self.index(line, at)

    def _forget(self, id: str) -> None:
        for column in self.columns:
            self._cells.pop((id, column.id), None)

    def retranslate(self) -> None:
        """What was said in another language is said anew."""
        self._cells.clear()
        self._folded.clear()
        self._order()

    def sorting(self) -> tuple[str, bool]:
        """Column and direction that hold."""
        return (self.shown.sort, self.shown.down) if self.shown.sort else self.table.sort

    def grouping(self) -> Grouping[Any] | None:
        return next((g for g in self.table.groupings if g.id == self.shown.group), None)

    # Inside

    def _order(self) -> None:
        rows = self._sorted([row for row in self._rows.values() if self._wanted(row)])
        lines = self._grouped(rows)
        if [_name(line) for line in lines] == [_name(line) for line in self.lines]:
            self.lines = lines
            return
        for id in self._stale:
            self._forget(id)
        self._stale.clear()
        if len(lines) == len(self.lines):
            self._reorder(lines)
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def _reorder(self, lines: list[Any]) -> None:
        """As many as before: places change, and who is marked stays marked."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = {index: _name(self.lines[index.row()]) for index in before}
        self.lines = lines
        places = {_name(line): n for n, line in enumerate(lines)}
        for index in before:
            at = places.get(names[index])
            self.changePersistentIndex(
                index, QModelIndex() if at is None else self.index(at, index.column())
            )
        self.layoutChanged.emit()

    def _wanted(self, row: Any) -> bool:
        if self.shown.team and getattr(row, "team", self.shown.team) != self.shown.team:
            return False
        if not self.shown.words:
            return True
        whole = self._words(row)
        return all(word in whole for word in fold(self.shown.words).split())

    def _words(self, row: Any) -> str:
        known = self._folded.get(row.id)
        if known is None or known[0] is not row:
            known = self._folded[row.id] = (row, fold(self.table.words(row, self.floor)))
        return known[1]

    def _sorted(self, rows: list[Any]) -> list[Any]:
        name, down = self.sorting()
        of = next(column for column in self.columns if column.id == name)
        keyed = [(of.key(row, self.floor), row) for row in rows]
        known = [(_plain(key), row) for key, row in keyed if key]
        rest = [row for key, row in keyed if not key]
        known.sort(key=lambda pair: self._by_name(pair[1]))
        known.sort(key=lambda pair: pair[0], reverse=down)
        return [row for _, row in known] + sorted(rest, key=self._by_name)

    def _by_name(self, row: Any) -> tuple[Any, ...]:
        """What decides between equals, so that no row jumps about."""
        return (*_plain(self.columns[0].key(row, self.floor)), row.id)

    def _grouped(self, rows: list[Any]) -> list[Any]:
        of = self.grouping()
        if of is None:
            return rows
        groups: dict[Any, tuple[str, list[Any]]] = {}
        for row in rows:
            key, title = of.of(row, self.floor)
            groups.setdefault(_plain(key), (title, []))[1].append(row)
        lines: list[Any] = []
        for key in sorted(groups):
            title, members = groups[key]
            lines += [Head(title, len(members)), *members]
        return lines

    # Qt's

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            head = self.head(index.row())
            return head.title if head else self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        of = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return of.title()
        if role == Qt.ItemDataRole.ToolTipRole:
            return of.hint() if of.hint else None
        return None

    def _spoken(self, index: Index) -> str:
        head = self.head(index.row())
        if head:
            return tr("Live", "{title}: {count}", title=head.title, count=head.count)
        of, cell = self.columns[index.column()], self.cell(index.row(), index.column())
        return ", ".join(part for part in (of.title(), cell.text, cell.aside) if part)


def _name(line: Any) -> Any:
    return line if isinstance(line, Head) else line.id


def _plain(key: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(fold(part) if isinstance(part, str) else part for part in key)

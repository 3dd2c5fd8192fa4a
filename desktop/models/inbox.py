"""InboxModel: one list of conversations, of any length, without ever waiting for the store.

It holds the order of the whole list and the contents of what was looked at lately. One worker
at a time reads: the order anew, then what changed, then the rows about to be seen.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.changes import Changes
from core.errors import UserError
from core.rows import InboxFilter, InboxRow
from desktop.models.order import Order, Place
from desktop.parts import Parts
from desktop.rows.inbox_words import spoken

Index = QModelIndex | QPersistentModelIndex
State = Literal["loading", "ready", "failed"]

AHEAD = 40
"""Rows read beyond both ends of what is seen."""
KEPT = 2_000
TOO_MANY = 1_500
"""Changed conversations in one delivery from which the order is read anew."""
SLICE = 64
"""Changed conversations looked up in one turn of the loop."""
DOUBT = 1.0
"""Seconds after reading the order in which a change may tell of what the order already held."""


class InboxModel(QAbstractTableModel):
    """`rearranging` and `rearranged` surround every change of the order, for the scroll position."""

    state_changed = Signal()
    arriving = Signal(object)
    """An InboxRow that is about to come into sight, each in a turn of the loop of its own."""
    rearranging = Signal()
    rearranged = Signal()

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: State = "loading"
        self.filter = InboxFilter()
        self._desk, self._tasks = parts.desk, parts.tasks
        self._order = Order()
        self._count = 0
        """What Qt was told; differs from the order only inside `_rearrange`."""
        self._rows: OrderedDict[int, InboxRow] = OrderedDict()
        self._placed: OrderedDict[int, int] = OrderedDict()
        self._doubt_until = 0.0
        self._pending = Changes()
        self._window = (0, 0)
        self._reload = False
        self._working = False
        self._stop = self._desk.on_changes(self._changed)

    def close(self) -> None:
        self._stop()

    # What the list shows

    def show(self, which: InboxFilter) -> None:
        """Another list. The old rows stay until the new order is known, a few milliseconds."""
        self.filter = which
        self.reload()

    def show_first(self, rows: Sequence[InboxRow], which: InboxFilter) -> None:
        """Rows that were read before the store was fully up; the rest follows with `show`."""
        self.filter = which
        order = Order(oldest_first=which.oldest_first)
        order.change([], [(row.last_at, row.key) for row in rows])
        self._keep(rows)
        self._replace(order)
        self._say("ready")

    def reload(self) -> None:
        self._reload = True
        self._work()

    def want(self, first: int, last: int) -> None:
        """Rows `first` to `last` are on the screen."""
        self._window = (first, last)
        if self._missing():
            self._work()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return None
        row = self.row_at(index.row())
        if row is None or role == Qt.ItemDataRole.DisplayRole:
            return row.name if row else ""
        return spoken(row, self._desk.me.name, self._desk.now())

    # What the view and the panel ask

    def row_at(self, row: int) -> InboxRow | None:
        """None while it is still read, or where there is no such row."""
        return self._rows.get(self._order.keys[row]) if 0 <= row < len(self._order) else None

    def row(self, key: int) -> InboxRow | None:
        """A conversation as the list knows it, where it was looked at lately."""
        return self._rows.get(key)

    def key_at(self, row: int) -> int | None:
        return self._order.keys[row] if 0 <= row < len(self._order) else None

    def row_of(self, key: int) -> int | None:
        """Where a conversation stands; None where the list does not show it."""
        place = self._found(key)
        return self._order.row_of(place) if place else None

    # Reading, one thing after the other

    def _changed(self, changes: Changes) -> None:
        self._pending.merge(changes)
        self._work()

    def _work(self) -> None:
        if not self._working:
            self._working = True
            self._tasks.start(self._read_all_there_is(), "inbox")

    async def _read_all_there_is(self) -> None:
        try:
            while await self._read_something():
                pass
        except UserError:
            self._say("failed")
            raise
        finally:
            self._working = False

    async def _read_something(self) -> bool:
        """False once nothing is left to read. What was asked for longest ago comes first."""
        if self._reload or self._pending.everything:
            self._reload, self._pending = False, Changes()
            await self._read_order()
        elif self._pending:
            taken, self._pending = self._pending, Changes()
            await self._read_changes(taken)
        elif missing := self._missing():
            await self._read_rows(missing)
        else:
            return False
        return True

    async def _read_order(self) -> None:
        which = self.filter
        skeleton = await self._desk.skeleton(which)
        order = Order(skeleton, oldest_first=which.oldest_first)
        first, last = max(0, self._window[0] - AHEAD), self._window[1] + AHEAD + 1
        rows = await self._desk.inbox_rows([*order.keys[:AHEAD], *self._order.keys[first:last]])
        if which != self.filter:
            return
        self._rows.clear()
        self._placed.clear()
        self._keep(rows.values())
        self._doubt_until = time.monotonic() + DOUBT
        self._replace(order)
        self._say("ready")

    async def _read_rows(self, keys: list[int]) -> None:
        rows = await self._desk.inbox_rows(keys)
        self._keep(rows.values())
        await self._announce(rows)
        # a key the store does not know any more must not be asked for again and again
        gone = [place for key in keys if key not in self._rows and (place := self._found(key))]
        self._shift(gone, []) if gone else self._repaint()

    async def _read_changes(self, changes: Changes) -> None:
        if len(changes.conversations) > TOO_MANY:
            await self._read_order()
            return
        which, before = self.filter, changes.conversations
        there = await self._desk.belongs(list(before), which) if before else {}
        touched = self._touched(changes, there)
        rows = await self._desk.inbox_rows(touched) if touched else {}
        if which != self.filter:
            return
        for key in before.keys() - rows.keys():
            self._rows.pop(key, None)
        self._keep(rows.values())
        await self._announce(rows, self._newest_first(there)[: self._window[1] + 1])
        gone, come = await self._moves(before, there)
        if which == self.filter:
            self._move(before, there, gone, come)

    def _newest_first(self, there: dict[int, int]) -> list[int]:
        """The keys in the order of the list."""
        return sorted(
            there, key=lambda key: (there[key], key), reverse=not self.filter.oldest_first
        )

    async def _announce(self, rows: dict[int, InboxRow], coming: Iterable[int] = ()) -> None:
        """A row is drawn in a few tenths of a millisecond, a screen full of them in ten.

        `coming`: keys that move into sight; without them those that stand there now.
        """
        first, last = window = self._window
        for key in coming or self._order.keys[first : last + 1]:
            if key in rows and window == self._window:
                self.arriving.emit(rows[key])
                await _turn()

    def _touched(self, changes: Changes, there: dict[int, int]) -> list[int]:
        """Keys whose contents are worth reading: kept ones that changed, new ones about to be seen."""
        low, high = self._window[0] - AHEAD, self._window[1] + AHEAD
        near = set()
        for number, key in enumerate(self._newest_first(there)[: high + 1]):
            row = self._order.row_for((there[key], key))
            # As many as come before it may push it down, where they were not above it already
            if row <= high and row + number >= low:
                near.add(key)
        same = {key for key in changes.outbox_conversations if key in self._rows}
        if changes.directory:
            same |= self._rows.keys()
        elif changes.contacts:
            same |= {key for key, row in self._rows.items() if row.contact in changes.contacts}
        return list(near | same)

    async def _moves(
        self, before: dict[int, int | None], there: dict[int, int]
    ) -> tuple[list[Place], list[Place]]:
        """Places that are left and places that are taken; the order changes by them alone."""
        gone: list[Place] = []
        come: list[Place] = []
        for number, (key, then) in enumerate(before.items(), 1):
            self._look_up(key, then, there, gone, come)
            if number % SLICE == 0:
                await _turn()
        return gone, come

    def _look_up(
        self, key: int, then: int | None, there: dict[int, int],
        gone: list[Place], come: list[Place],
    ) -> None:  # fmt: skip
        old = self._place_of(key, then, there.get(key))
        new = (there[key], key) if key in there else None
        if old != new:
            gone += [old] if old else []
            come += [new] if new else []

    def _move(
        self, before: dict[int, int | None], there: dict[int, int],
        gone: list[Place], come: list[Place],
    ) -> None:  # fmt: skip
        for key in before:
            self._remember(key, (there[key], key) if key in there else None)
        if gone or come:
            self._shift(gone, come)
        else:
            self._repaint()

    def _found(self, key: int) -> Place | None:
        place = self._place_of(key, None, None)
        if place is None and (row := self._order.scan(key)) is not None:
            return self._order.place(row)
        return place

    def _place_of(self, key: int, before: int | None, after: int | None) -> Place | None:
        """Where `key` stands now. What we placed ourselves is surer than what a change says of
        the past: several changes may have been read as one."""
        row = self._rows.get(key)
        for at in (self._placed.get(key), before, row.last_at if row else None, after):
            if at is not None and self._order.row_of((at, key)) is not None:
                return at, key
        if time.monotonic() < self._doubt_until and (found := self._order.scan(key)) is not None:
            return self._order.place(found)
        return None

    def _remember(self, key: int, place: Place | None) -> None:
        self._placed.pop(key, None)
        if place is not None:
            self._placed[key] = place[0]
        if len(self._placed) > KEPT:
            self._placed.popitem(last=False)

    def _missing(self) -> list[int]:
        first, last = max(0, self._window[0] - AHEAD), self._window[1] + AHEAD + 1
        return [key for key in self._order.keys[first:last] if key not in self._rows]

    def _keep(self, rows: Iterable[InboxRow]) -> None:
        for row in rows:
            self._rows[row.key] = row
            self._rows.move_to_end(row.key)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)

    # Telling Qt

    def _replace(self, order: Order) -> None:
        def change() -> None:
            self._order = order

        self._rearrange(len(order) - len(self._order), order.scan, change)

    def _shift(self, gone: list[Place], come: list[Place]) -> None:
        places = {key: (at, key) for at, key in come}
        left = {key for _, key in gone}

        def future(key: int) -> int | None:
            place = places.get(key) or (None if key in left else self._found(key))
            return self._order.row_after(place, gone, come) if place else None

        self._rearrange(len(come) - len(gone), future, lambda: self._order.change(gone, come))

    def _rearrange(
        self, more: int, future: Callable[[int], int | None], change: Callable[[], None]
    ) -> None:
        """One insertion or removal at the end for the number of rows, one range for the rest.

        Selection and current row stay on their conversations: `future` tells the row a key will
        have. Qt drops what it holds in removed rows, so those that move go before a removal.
        """
        self.rearranging.emit()
        held = self.persistentIndexList()
        rows = [future(self._order.keys[index.row()]) for index in held]
        if more < 0:
            self._follow(held, rows)
        self._resize(more)
        change()
        if more >= 0:
            self._follow(held, rows)
        self._repaint()
        self.rearranged.emit()

    def _resize(self, more: int) -> None:
        count = self._count
        if more > 0:
            self.beginInsertRows(QModelIndex(), count, count + more - 1)
            self._count += more
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), count + more, count - 1)
            self._count += more
            self.endRemoveRows()

    def _follow(self, held: list[QModelIndex], rows: list[int | None]) -> None:
        moved = [QModelIndex() if row is None else self.index(row, 0) for row in rows]
        self.changePersistentIndexList(held, moved)

    def _repaint(self) -> None:
        if len(self._order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, 0))

    def _say(self, state: State) -> None:
        if state != self.state:
            self.state = state
        self.state_changed.emit()


async def _turn() -> None:
    """Lets everything else have its turn: what a flood brings must not come in one piece."""
    import asyncio  # not before the first paint

    await asyncio.sleep(0)

"""ItemsModel: what stands behind one figure, in order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.models.live_behind import Item
from desktop.models.live_words import age
from desktop.models.one_column import OneColumn


class ItemsModel(OneColumn):
    def __init__(self, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.items: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        """The same in the same order stays where it is read, and only what says something else is
        told as changed; how long each lasts is the view's."""
        before = self.items
        if [item.subject for item in items] != [item.subject for item in before]:
            self.beginResetModel()
            self.items = items
            self.endResetModel()
            return
        self.items = items
        for line, (now, then) in enumerate(zip(items, before, strict=True)):
            if now != then:
                self.dataChanged.emit(self.index(line, 0), self.index(line, 0))

    def line_of(self, subject: str) -> int | None:
        return next((n for n, item in enumerate(self.items) if item.subject == subject), None)

    def size(self) -> int:
        return len(self.items)

    def title(self, row: int) -> str:
        return self.items[row].title

    def spoken(self, row: int) -> str:
        item = self.items[row]
        lasts = age(self._now() - item.since) if item.since is not None else item.right
        return ", ".join(part for part in (item.title, item.detail, lasts, item.note) if part)

    def value(self, row: int) -> Item:
        return self.items[row]

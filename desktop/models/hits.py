"""HitsModel: what a search found, at most a page of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from core.rows import SearchHit
from desktop.models.one_column import OneColumn
from desktop.times import moment


class HitsModel(OneColumn):
    def __init__(self, now: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.hits: Sequence[SearchHit] = ()

    def show(self, hits: Sequence[SearchHit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def size(self) -> int:
        return len(self.hits)

    def title(self, row: int) -> str:
        return self.hits[row].name

    def spoken(self, row: int) -> str:
        hit = self.hits[row]
        return f"{hit.name}, {moment(hit.at, self._now())}, {hit.snippet}"

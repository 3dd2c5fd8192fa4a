"""Shapes: the laid-out rows that were seen last, made anew only where their entry differs."""

from collections import OrderedDict
from dataclasses import dataclass

from desktop.rows.timeline_entry import Entry
from desktop.rows.timeline_row import shape_of
from desktop.rows.timeline_shape import Shape
from desktop.theme import Theme
from desktop.views.transcript_entries import Entries

KEPT = 160
"""Rows kept laid out: some ten screens."""


@dataclass(slots=True)
class _Kept:
    entry: Entry
    shape: Shape
    age: int


class Shapes:
    def __init__(self, entries: Entries, theme: Theme) -> None:
        self._entries = entries
        self._theme = theme
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._age = 0
        self.width = 0

    def set_width(self, width: int) -> bool:
        """True where it differs: every row must be laid out again."""
        if width == self.width:
            return False
        self.width = width
        self._kept.clear()
        return True

    def clear(self) -> None:
        """Theme, language, font or conversation changed."""
        self._kept.clear()

    def refresh(self) -> None:
        """The model changed: each row is compared with its entry when it is next needed."""
        self._age += 1

    def get(self, index: int) -> Shape:
        """The row's shape; the same object as long as its entry is the same."""
        kept = self._kept.get(index)
        if kept is not None and kept.age == self._age:
            self._kept.move_to_end(index)
            return kept.shape
        entry = self._entries.entry(index)
        if kept is not None and kept.entry == entry:
            kept.age = self._age
            return kept.shape
        shape = shape_of(entry, self.width, self._theme)
        self._kept[index] = _Kept(entry, shape, self._age)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return shape

    def entry(self, index: int) -> Entry:
        kept = self._kept.get(index)
        return kept.entry if kept and kept.age == self._age else self._entries.entry(index)

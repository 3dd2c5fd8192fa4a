"""Column: what one field of a live table shows, is sorted by and opens. The tables are lists of these."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from desktop.models.live_values import AgentRow, BotRow, Cell, Floor, Key, QueueRow, TaskRow

R = TypeVar("R", QueueRow, AgentRow, TaskRow, BotRow)


class Column(NamedTuple, Generic[R]):
    id: str
    title: Callable[[], str]
    width: int
    """Px it needs; the first column takes what is left."""
    cell: Callable[[R, Floor], Cell]
    key: Callable[[R, Floor], Key]
    """What it is sorted by; `()` where there is nothing to say."""
    ages: bool = False
    """It says how long something lasts, or that it lasts too long: every second otherwise."""
    right: bool = True
    rank: int = 0
    """Where there is no room the highest goes first; 0 stays."""
    hint: Callable[[], str] | None = None
    """How it is worked out."""
    aside: int = 0
    """Px kept for what stands after the number, so that numbers end below each other."""
    figure: str = ""
    """What a click opens; empty: all that stands behind the row."""


class Grouping(NamedTuple, Generic[R]):
    """A way to put rows together: by a key that sorts, under a title."""

    id: str
    title: Callable[[], str]
    of: Callable[[R, Floor], tuple[Key, str]]


class Table(NamedTuple, Generic[R]):
    """All that makes one tab's table. `words`: what a filter looks in."""

    id: str
    rows: Callable[[Floor], tuple[R, ...]]
    columns: tuple[Column[R], ...]
    groupings: tuple[Grouping[R], ...]
    words: Callable[[R, Floor], str]
    sort: tuple[str, bool]
    """Column and whether the greatest comes first, where the person chose nothing."""
    empty: Callable[[], tuple[str, str]]
    """What is said where there is no row: a title, and what it means."""


AnyTable = Table[Any]

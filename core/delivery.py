"""Delivery: what happened off the screen's thread, gathered and told there once per frame."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from core.changes import Changes
from core.pacer import Pacer
from core.protocol.signals import Signal
from core.rows import Directory, Line, Person, Refused
from core.store.work import Mine

T = TypeVar("T")
Unsubscribe = Callable[[], None]


class Callbacks(Generic[T]):
    """Who wants to hear of one kind of thing. Used on the screen's thread only."""

    def __init__(self) -> None:
        self._all: dict[int, Callable[[T], None]] = {}
        self._last = 0

    def add(self, callback: Callable[[T], None]) -> Unsubscribe:
        self._last += 1
        number = self._last
        self._all[number] = callback

        def unsubscribe() -> None:
            self._all.pop(number, None)

        return unsubscribe

    def tell(self, news: T) -> None:
        for number, callback in list(self._all.items()):
            if number in self._all:
                callback(news)


@dataclass(slots=True)
class News:
    """What waits for the screen. Of a line, a person, a directory or one's work
    only the newest counts."""

    changes: Changes = field(default_factory=Changes)
    line: Line | None = None
    signals: list[Signal] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    known: tuple[Person | None, Directory] | None = None
    mine: Mine | None = None
    purge: bool = False


class Delivery:
    """`gather` from any thread; `told` gets all of it on the screen's thread."""

    def __init__(
        self, schedule: Callable[[Callable[[], None]], object], told: Callable[[News], None]
    ) -> None:
        self._told = told
        self._news = News()
        self._lock = threading.Lock()
        self._pacer = Pacer(schedule, self._deliver)

    def gather(self, put: Callable[[News], object]) -> None:
        with self._lock:
            put(self._news)
        self._pacer.poke()

    def hurry(self, mine: Mine) -> None:
        """Told at once, before all else that waits and without it."""
        with self._lock:
            self._news.mine = mine
        self._pacer.hurry(self._deliver_mine)

    def again(self, after_ms: int) -> None:
        """A delivery in any case, for what ends by itself."""
        self._pacer.poke(after_ms)

    def close(self) -> None:
        self._pacer.close()

    def _deliver_mine(self) -> None:
        """The newest, which an older one must never follow; nothing where it was told already."""
        with self._lock:
            mine, self._news.mine = self._news.mine, None
        if mine is not None:
            self._told(News(mine=mine))

    def _deliver(self) -> None:
        with self._lock:
            news, self._news = self._news, News()
        self._told(news)

"""Reread: a read that many things make necessary and that is done once for all of them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from core.changes import Changes
from core.store.store import Store

T = TypeVar("T")


class Reread(Generic[T]):
    """`told` gets what was read, on the store's writing thread: what was just committed is read
    before anything else is written, and behind no list that the screen reads."""

    def __init__(self, store: Store, read: Callable[[Any], T], told: Callable[[T], None]) -> None:
        self._store, self._read, self._told = store, read, told
        self._lock = threading.Lock()
        self._waits = False
        self._under_way = 0

    @property
    def under_way(self) -> bool:
        """What is so now may not have been told."""
        with self._lock:
            return self._under_way > 0

    def ask(self) -> None:
        """From any thread. One that waits and has not begun will see what is so now."""
        with self._lock:
            if self._waits:
                return
            self._waits = True
            self._under_way += 1
        self._store.write(self._begin).add_done_callback(self._done)

    def _begin(self, connection: Any) -> tuple[T, Changes]:
        with self._lock:
            self._waits = False
        return self._read(connection), Changes()

    def _done(self, read: "Future[T]") -> None:
        if not read.cancelled() and read.exception() is None:
            self._told(read.result())
        with self._lock:
            self._waits &= not read.cancelled()
            self._under_way -= 1

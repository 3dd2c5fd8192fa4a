"""Lanes: a thread with a connection of its own; work runs in the order it was given."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from core.store.connect import meaning

T = TypeVar("T")


class Superseded(Exception):
    """A newer search took the place of this one before it was done."""


class Lane:
    def __init__(self, name: str, engine: Engine) -> None:
        self._connection = engine.connect()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"store-{name}")

    def submit(self, work: Callable[[Connection], T]) -> "Future[T]":
        """`work` gets the connection outside any transaction.

        The driver's errors come as UserError store.full, store.damaged or store.unreadable.
        """
        return self._thread.submit(self._run, work)

    def transact(self, work: Callable[[Connection], T]) -> "Future[T]":
        return self.submit(partial(in_transaction, work))

    def interrupt(self) -> None:
        """Stops the statement that runs now, if one does."""
        driver_of(self._connection).interrupt()

    def close(self) -> None:
        """Waits for what was submitted."""
        self._thread.shutdown(wait=True)
        self._connection.close()

    def _run(self, work: Callable[[Connection], T]) -> T:
        try:
            return work(self._connection)
        except DBAPIError as error:
            raise meaning(error.orig) or error from error


class NewestLane(Lane):
    """For search as one types: a newer piece of work ends the older one, which is Superseded."""

    def __init__(self, name: str, engine: Engine) -> None:
        super().__init__(name, engine)
        self._lock = threading.Lock()
        self._newest = 0
        self._running = False

    def submit(self, work: Callable[[Connection], T]) -> "Future[T]":
        with self._lock:
            self._newest += 1
            if self._running:
                self.interrupt()
            return super().submit(partial(self._if_newest, self._newest, work))

    def _if_newest(self, turn: int, work: Callable[[Connection], T], connection: Connection) -> T:
        with self._lock:
            if turn != self._newest:
                raise Superseded
            self._running = True
        try:
            return work(connection)
        except DBAPIError as error:
            if turn != self._newest:
                raise Superseded from error
            raise
        finally:
            with self._lock:
                self._running = False


def in_transaction(work: Callable[[Connection], T], connection: Connection) -> T:
    with connection.begin():
        return work(connection)


@contextmanager
def not_waiting(connection: Connection) -> Iterator[None]:
    """Its commits do not wait for the disk. Not within a transaction. Whatever is committed later
    and waited for is never on the disk without them: the log is one file, written in order."""
    driver = driver_of(connection)
    driver.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous = FULL")


def driver_of(connection: Connection) -> Any:
    """The driver's own connection, for what SQLAlchemy has no word for."""
    return connection.connection.driver_connection

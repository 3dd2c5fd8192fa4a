"""One SQLite file: a thread that writes in groups, and readers that never wait for it."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine, NullPool, PoolProxiedConnection, create_engine

from backend.tables import BY_TIME, metadata, work

T = TypeVar("T")
GROUP = 200
"""Pieces of work that may share one commit."""


class _Job(Generic[T]):
    """One piece of work and what became of it; as a context it keeps the error for its caller."""

    def __init__(
        self, work: Callable[[Connection], T], committed: Callable[[T], None] | None = None
    ) -> None:
        self.work = work
        self.committed = committed
        self.done: Future[T] = Future()
        self.result: T
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.error = error
        return True

    def run(self, connection: Connection) -> None:
        """In a savepoint of its own, so that its failure takes nothing else of the group along."""
        if not self.done.set_running_or_notify_cancel():
            return
        with self, _savepoint(connection):
            self.result = self.work(connection)

    def tell(self, failure: BaseException | None) -> None:
        error = failure or self.error
        if self.done.cancelled():
            return
        if error is not None:
            self.done.set_exception(error)
            return
        if self.committed:
            self.committed(self.result)
        self.done.set_result(self.result)


class Database:
    """`write` runs on the one writing thread; work that waits together is committed together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = _engine(path, "BEGIN IMMEDIATE")
        self._reader = _engine(path, "BEGIN")
        metadata.create_all(self._writer)
        for index in work.indexes:
            index.create(self._writer, checkfirst=True)  # of a table that was there before it
        with self._writer.begin() as connection:
            for statement in BY_TIME:
                connection.exec_driver_sql(statement)
        self._waiting: queue.SimpleQueue[_Job[object] | None] = queue.SimpleQueue()
        self._readers = ThreadPoolExecutor(4, "platform-read")
        self._thread = threading.Thread(target=self._run, name="platform-write", daemon=True)
        self._thread.start()

    def submit(
        self, work: Callable[[Connection], T], committed: Callable[[T], None] | None = None
    ) -> "Future[T]":
        """Queues `work`. After its commit, on the writing thread and in the order of the commits,
        `committed` is called and the future is done."""
        job = _Job(work, committed)
        self._waiting.put(job)  # type: ignore[arg-type]  # a queue cannot say "any T"
        return job.done

    async def write(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.wrap_future(self.submit(work))

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Runs `work` on a reading thread: one state of the file from its first read to its last."""
        return await asyncio.wrap_future(self._readers.submit(self.read_now, work))

    def read_now(self, work: Callable[[Connection], T]) -> T:
        with self._reader.connect() as connection, connection.begin():
            return work(connection)

    def copy(self, target: Path) -> None:
        """Writes all of it, as it stands, into another file; blocks."""
        with closing(_connect(self.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)

    def cut_log(self) -> bool:
        """Brings all that is committed into the file and leaves nothing beside it; blocks. False where
        somebody reads meanwhile."""
        with closing(_connect(self.path)) as connection:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def close(self) -> None:
        """Waits for what was queued."""
        self._waiting.put(None)
        self._thread.join()
        self._readers.shutdown()
        self._writer.dispose()
        self._reader.dispose()

    def _run(self) -> None:
        with self._writer.connect() as connection:
            while group := self._next_group():
                _commit(connection, group)

    def _next_group(self) -> "list[_Job[object]]":
        """What waits now, at least one; empty when it is time to stop."""
        group: list[_Job[object]] = []
        job = self._waiting.get()
        while job is not None:
            group.append(job)
            if len(group) >= GROUP or self._waiting.empty():
                return group
            job = self._waiting.get()
        if group:
            self._waiting.put(None)
        return group


def _commit(connection: Connection, group: "list[_Job[object]]") -> None:
    whole: _Job[None] = _Job(lambda _: None)
    with whole, connection.begin():
        for job in group:
            job.run(connection)
            _still_open(connection)
    for job in group:
        job.tell(whole.error)


@contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    """The library's own takes longer than most of the work that is done in one."""
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("SAVEPOINT job")
    kept = False
    try:
        yield
        kept = True
    finally:
        if not kept and driver.in_transaction:  # a full disk has rolled back all of it already
            driver.execute("ROLLBACK TO job")
            driver.execute("RELEASE job")
    driver.execute("RELEASE job")


def _still_open(connection: Connection) -> None:
    """A full disk makes SQLite roll all of it back by itself; a commit would then tell a lie."""
    driver = connection.connection.dbapi_connection
    if not isinstance(driver, sqlite3.Connection) or not driver.in_transaction:
        raise sqlite3.OperationalError("the transaction was rolled back")


def _engine(path: Path, begin: str) -> Engine:
    """`begin` opens each transaction: the driver would do so only at the first write, and never for
    reads. It is told to the dialect, because with a listener every statement looks for listeners."""
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)

    def opened(dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.cursor().execute(begin)

    engine.dialect.do_begin = opened  # type: ignore[method-assign]  # how the library's guide does it
    return engine


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # What was erased must not be read in a freed page: not every build does so by itself
    connection.execute("PRAGMA secure_delete=ON")
    return connection

"""The file of one profile as a writing lane, two reading ones, and one for what nobody waits for."""

import hashlib
import hmac
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlcipher3 import dbapi2 as driver

from core.errors import UserError
from core.store.checkpoints import Checkpoints
from core.store.connect import MEMORY, assert_encrypted, connect, disk_trouble
from core.store.lanes import Lane, NewestLane, driver_of

WRITER_CACHE_KIB = 8192
READER_CACHE_KIB = 2048


class Database:
    """`lists` and `searches` are the writing lane itself where the store is in memory."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.writer = Lane("writer", _engine(path, key, write=True))
        self.lists: Lane = self.writer
        self.searches: Lane = self.writer
        if path != MEMORY:
            self.lists = Lane("list", _engine(path, key, write=False))
            self.searches = NewestLane("search", _engine(path, key, write=False))
        self.offers: Lane = self.writer
        self._beside: Lane = self.writer
        if path != MEMORY:
            self.offers = Lane("offer", _engine(path, key, write=False))
            self._beside = Lane("beside", _engine(path, key, write=False))
        self._reading = partial(_engine, path, key, write=False)
        self._reports = self.writer if path == MEMORY else None
        self.checkpoints = Checkpoints(self.writer, self._beside)
        self.writer.submit(self.checkpoints.begin)

    @property
    def reports(self) -> Lane:
        """For what takes a second: no list waits behind it. Opened by the first who asks, always on
        one thread."""
        if self._reports is None:
            self._reports = Lane("report", self._reading())
        return self._reports

    def stop_reading(self) -> None:
        """From here on the writing lane is the only one; checkpoints are stopped before."""
        readers = {self.lists, self.searches, self.offers, self._beside}
        readers |= {self._reports or self.writer}
        for lane in readers - {self.writer}:
            lane.interrupt()
            lane.close()
        self.lists = self.searches = self.offers = self._beside = self._reports = self.writer

    def close(self) -> None:
        self.writer.submit(self.checkpoints.stop).result()
        self.stop_reading()
        self.writer.close()


def key_mark(path: Path) -> Path:
    """Beside a finished store: tells a wrong key from a damaged file, and an emptied from a new one."""
    return path.with_suffix(".mark")


def mark_of(key: bytes) -> bytes:
    """Says nothing about the key, which is 256 random bits (or what argon2 made of a passphrase)."""
    return hmac.digest(key, b"santral store", hashlib.sha256).hex().encode()


def assert_present(path: Path) -> None:
    """Raises UserError store.emptied: SQLite would take 0 bytes for a new file, in silence."""
    size = path.stat().st_size if path.exists() else 0
    if size == 0 and key_mark(path).exists():
        raise UserError("store.emptied")


def is_key_of(path: Path, key: bytes) -> bool:
    """Whether the key made the file: then a first page that makes no sense is damaged."""
    mark = key_mark(path)
    return mark.exists() and hmac.compare_digest(mark.read_bytes(), mark_of(key))


def is_settled(path: Path) -> bool:
    """All of it is in the file; a desk that closes leaves it so, and nothing else may be cut off."""
    wal = path.with_name(f"{path.name}-wal")
    return not wal.exists() or wal.stat().st_size == 0


def check_cheaply(connection: Connection) -> None:
    """A file that lost its end does not get past this; costs less than a millisecond.

    Raises UserError store.damaged.
    """
    path = Path(driver_of(connection).execute("PRAGMA database_list").fetchone()[2])
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    size = int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    if is_settled(path) and path.stat().st_size < pages * size:
        raise UserError("store.damaged")


def finish_opening(path: Path, key: bytes) -> None:
    """Checks what is on disk and leaves the mark of a finished store.

    Raises UserError store.full, store.unreadable.
    """
    assert_encrypted(path)
    mark = key_mark(path)
    if mark.exists():
        return
    try:
        mark.write_bytes(mark_of(key))
    except OSError as error:
        # Half a mark would call the key wrong at the next start
        mark.unlink(missing_ok=True)
        raise disk_trouble(error) from error


def _engine(path: Path, key: bytes, *, write: bool) -> Engine:
    cache = WRITER_CACHE_KIB if write else READER_CACHE_KIB
    make = partial(connect, path, key, write=write, cache_kib=cache)
    engine = create_engine("sqlite://", creator=make, module=driver, poolclass=NullPool)
    event.listen(engine, "begin", _begin_writing if write else _begin_reading)
    return engine


def _begin_writing(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")

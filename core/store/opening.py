"""How a file becomes a store: locked, read with its key, brought up to date, and checked."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from core.errors import UserError
from core.store import meta, migrations, retention
from core.store.checkup import Checkup
from core.store.connect import MEMORY, assert_ours
from core.store.database import (
    Database,
    assert_present,
    check_cheaply,
    finish_opening,
    is_key_of,
    is_settled,
)
from core.store.home import Home
from core.store.lanes import in_transaction
from core.store.lock import FileLock


@dataclass(slots=True)
class Opening:
    """An open file and what is given back when it is closed. `me`: id of who is signed in."""

    database: Database
    me: str
    lock: FileLock | None = None
    checkup: Checkup | None = None

    @classmethod
    def of(cls, path: Path, key: bytes, identity: str, machine: str | None = None) -> "Opening":
        """Raises UserError as Store.open says."""
        if path == MEMORY:
            return cls._begun(path, key, identity, None)
        with ExitStack() as undo:
            lock = FileLock.acquire(path.with_suffix(".lock"))
            undo.callback(lock.release, clean=not lock.unclean)
            assert_present(path)
            assert_ours(path)
            unclean = lock.unclean or not is_settled(path)
            opening = cls._begun(path, key, identity, machine)
            undo.callback(opening.database.close)
            finish_opening(path, key)
            opening.lock = lock
            opening.checkup = Checkup(path, key) if unclean else None
            undo.pop_all()
        return opening

    def close(self) -> None:
        """A file that was not found sound is checked again at the next start."""
        if self.checkup:
            self.checkup.stop()
        self.database.close()
        if self.lock:
            self.lock.release(clean=self.checkup is None or self.checkup.passed)

    @classmethod
    def _begun(cls, path: Path, key: bytes, identity: str, machine: str | None) -> "Opening":
        database = _database(path, key)
        with ExitStack() as undo:
            undo.callback(database.close)
            begin = partial(_begin, path=path, identity=identity, machine=machine)
            database.writer.transact(begin).result()
            database.writer.submit(_finish_purge).result()
            opening = cls(database, database.writer.transact(meta.signed_in).result())
            undo.pop_all()
        return opening


def _database(path: Path, key: bytes) -> Database:
    try:
        return Database(path, key)
    except UserError as error:
        if error.code == "store.wrong_key" and is_key_of(path, key):
            raise UserError("store.damaged") from error
        raise


def _finish_purge(connection: Connection) -> None:
    """Where the last desk was cut short in the middle of one."""
    if in_transaction(retention.is_purging, connection):
        retention.purge(connection)


def _begin(connection: Connection, path: Path, identity: str, machine: str | None) -> None:
    if path != MEMORY:
        check_cheaply(connection)
    migrations.migrate(connection)
    owner = meta.get(connection, meta.IDENTITY)
    if owner is None:
        meta.put(connection, meta.IDENTITY, identity.encode())
    elif owner != identity.encode():
        raise UserError("store.copied")
    if machine is not None:
        _settle(connection, Home.of(path, machine))


def _settle(connection: Connection, home: Home) -> None:
    """Notes where the file lives from now on; a copy of it lives nowhere."""
    kept = meta.get(connection, meta.HOME)
    if kept is not None and home.is_copied_from(Home.read(kept)):
        raise UserError("store.copied")
    if kept != home.kept():
        meta.put(connection, meta.HOME, home.kept())

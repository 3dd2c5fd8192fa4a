"""One connection to the encrypted file, by the driver alone: no SQLAlchemy, so it opens at once."""

import errno
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from core.errors import UserError

MEMORY = Path(":memory:")
"""Stands for a store that leaves nothing on disk."""
PLAIN_HEADER = b"SQLite format 3"
KEY_BYTES = 32
BUSY_SECONDS = 10.0

_FULL = 13
_NO_ROOM_BESIDE = 10 | 19 << 8
"""SQLITE_IOERR_SHMSIZE: the index of the WAL cannot grow."""
_NOT_A_DATABASE = 26
_DAMAGED = frozenset({11, _NOT_A_DATABASE})
_IO = 10


def connect(
    path: Path, key: bytes, *, write: bool, cache_kib: int = 2048, whole: bool = True
) -> Any:
    """A driver connection in autocommit; `write` may make the file.

    `whole` False also opens a file that is shorter than it says.

    Raises UserError store.wrong_key where the first page makes no sense with this key, and as
    `meaning` says; RuntimeError where the driver cannot encrypt.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("the key has 32 bytes")
    connection = _opened(path, write)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # A page costs 14 us to write and 7 to read with it, 18 and 12 with the default of 512 bits
        connection.execute("PRAGMA cipher_hmac_algorithm = HMAC_SHA256")
        if not whole:
            connection.execute("PRAGMA writable_schema = ON")
        _settle(connection, write, cache_kib)
    except driver.DatabaseError as error:
        connection.close()
        unknown = error.sqlite_errorcode == _NOT_A_DATABASE
        raise (UserError("store.wrong_key") if unknown else meaning(error) or error) from error
    return connection


def meaning(error: BaseException | None) -> UserError | None:
    """What a driver's error is to a person; None where it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF == _FULL or code == _NO_ROOM_BESIDE:
        return UserError("store.full")
    if code & 0xFF in _DAMAGED:
        return UserError("store.damaged")
    return UserError("store.unreadable") if code & 0xFF == _IO else None


def disk_trouble(error: OSError) -> UserError:
    """The same for what the operating system says of a file beside the store."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return UserError("store.full" if full else "store.unreadable")


def assert_encrypted(path: Path) -> None:
    """RuntimeError where the file on disk could be read by anybody."""
    if _is_plain(path):
        raise RuntimeError("the store is not encrypted")


def assert_ours(path: Path) -> None:
    """Raises UserError store.foreign where a folder or a file that is not encrypted has the
    store's place, store.unreadable."""
    try:
        foreign = path.exists() and (path.is_dir() or _is_plain(path))
    except OSError as error:
        raise disk_trouble(error) from error
    if foreign:
        raise UserError("store.foreign")


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def _opened(path: Path, write: bool) -> Any:
    address = (
        path if path == MEMORY else f"{path.absolute().as_uri()}?mode={'rwc' if write else 'rw'}"
    )
    try:
        return driver.connect(
            address, uri=path != MEMORY, timeout=BUSY_SECONDS, isolation_level=None,
            check_same_thread=False, cached_statements=200,
        )  # fmt: skip
    except driver.OperationalError as error:
        raise meaning(error) or UserError("store.unreadable") from error


def _settle(connection: Any, write: bool, cache_kib: int) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite has no SQLCipher")
    connection.execute("PRAGMA schema_version")
    connection.execute(f"PRAGMA cache_size = -{cache_kib}")
    # Sorting must never spill plain text into a temporary file
    connection.execute("PRAGMA temp_store = MEMORY")
    if not write:
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")
    connection.execute(f"PRAGMA journal_size_limit = {64 << 20}")

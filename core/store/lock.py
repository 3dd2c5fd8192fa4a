"""One desk per file: a lock of the operating system, gone with the process that held it."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from core.errors import UserError

_OPEN = b"open"
_LOCKED_BYTE = 1 << 20
"""Windows locks bytes against reading too, so the lock stands beyond the content."""


class FileLock:
    """Held from `acquire` to `release`. `unclean`: the last holder never released it."""

    def __init__(self, file: BinaryIO, unclean: bool) -> None:
        self._file = file
        self.unclean = unclean

    @classmethod
    def acquire(cls, path: Path) -> "FileLock":
        """Raises UserError store.in_use where another desk has it."""
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise UserError("store.in_use") from error
        lock = cls(file, file.read(len(_OPEN)) == _OPEN)
        lock._mark(_OPEN)
        return lock

    def release(self, *, clean: bool = True) -> None:
        if clean:
            self._mark(b"")
        self._file.close()

    def _mark(self, content: bytes) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(content)


def is_held(path: Path) -> bool:
    """Whether a desk has it right now, for who only wants to know before it shows anything."""
    if not path.exists():
        return False
    with path.open("r+b", buffering=0) as file:
        try:
            _lock(file)
        except OSError:
            return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

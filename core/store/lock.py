"""One desk per file: a lock of the operating system, gone with the process that held it."""

import os
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

from core.errors import UserError
from core.store.connect import disk_trouble

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
        """Raises UserError store.in_use (another desk has it), store.full, store.unreadable."""
        with ExitStack() as undo:
            file = undo.enter_context(_opened(path))
            try:
                _lock(file)
            except OSError as error:
                raise UserError("store.in_use") from error
            lock = cls(file, _read(file) == _OPEN)
            lock._mark_open()
            undo.pop_all()
        return lock

    def release(self, *, clean: bool = True) -> None:
        """What cannot be marked as clean costs a check at the next start, and nothing else."""
        if clean:
            with suppress(OSError):
                self._file.truncate(0)
        self._file.close()

    def _mark_open(self) -> None:
        """Needs room only where the mark is not there yet; what is there is never emptied first."""
        if self.unclean:
            return
        try:
            self._file.seek(0)
            self._file.write(_OPEN)
        except OSError as error:
            raise disk_trouble(error) from error


def _opened(path: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
    except OSError as error:
        raise disk_trouble(error) from error


def _read(file: BinaryIO) -> bytes:
    try:
        return file.read(len(_OPEN))
    except OSError as error:
        raise disk_trouble(error) from error


def is_held(path: Path) -> bool:
    """Whether a desk has it right now, for who only wants to know before it shows anything."""
    try:
        file = path.open("r+b", buffering=0)
    except OSError:
        return False  # what is wrong with it is told by `acquire`, which follows
    with file:
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

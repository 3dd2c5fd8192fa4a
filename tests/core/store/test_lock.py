"""One desk per file."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import UserError
from core.store import lock as module
from core.store.lock import FileLock, is_held

HOLD = """
import sys
from pathlib import Path
from core.store.lock import FileLock
lock = FileLock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_whoever_only_asks_takes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    assert not is_held(path) and not path.exists()
    lock = FileLock.acquire(path)
    assert is_held(path)
    lock.release()
    assert not is_held(path)


def test_a_second_holder_is_told(tmp_path: Path) -> None:
    first = FileLock.acquire(tmp_path / "a.lock")
    with pytest.raises(UserError) as caught:
        FileLock.acquire(tmp_path / "a.lock")
    assert caught.value.code == "store.in_use"
    first.release()
    second = FileLock.acquire(tmp_path / "a.lock")
    assert not second.unclean
    second.release()


def test_a_killed_process_leaves_the_lock_free_and_unclean(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout and holder.stdout.readline() == b"held\n"
        with pytest.raises(UserError):
            FileLock.acquire(path)
        holder.kill()
    lock = FileLock.acquire(path)
    assert lock.unclean
    lock.release(clean=False)
    again = FileLock.acquire(path)
    assert again.unclean
    again.release()


class Full:
    """A file on a disk without room: it can be read and shortened."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("r+b", buffering=0)

    def write(self, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@pytest.mark.parametrize("before", [b"", b"open"])
def test_a_full_disk_is_told_and_the_mark_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(before)
    monkeypatch.setattr(module, "_opened", Full)
    if before:
        lock = FileLock.acquire(path)
        assert lock.unclean
        lock.release(clean=False)
    else:
        with pytest.raises(UserError) as caught:
            FileLock.acquire(path)
        assert caught.value.code == "store.full"
    assert path.read_bytes() == before
    monkeypatch.undo()
    FileLock.acquire(path).release()


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "store.full"), (errno.EACCES, "store.unreadable")]
)
def test_where_no_lock_can_be_made_it_is_said_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fails(*_: object) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "open", fails)
    with pytest.raises(UserError) as caught:
        FileLock.acquire(tmp_path / "a.lock")
    assert caught.value.code == code


def test_a_lock_that_cannot_be_opened_is_told_by_who_acquires_it(tmp_path: Path) -> None:
    (tmp_path / "a.lock").mkdir()
    assert not is_held(tmp_path / "a.lock")

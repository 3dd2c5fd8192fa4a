"""One desk per file."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import UserError
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

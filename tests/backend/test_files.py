import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from backend.files import STALE_MS, FileError, Files, forget
from backend.log import Log
from backend.tokens import Signer


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log.open(tmp_path / "log.db")
    yield log
    log.close()


def _files(log: Log, folder: Path, now: int = 0) -> Files:
    return Files(folder, log.database, Signer(b"k"), lambda: now, log.access)


async def _chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def test_names_and_types_are_made_harmless(log: Log, tmp_path: Path) -> None:
    files = _files(log, tmp_path / "files")
    for given, kept in (
        ("../../etc/passwd", "passwd"), ("C:\\x\\a.pdf", "a.pdf"), ("a\r\nSet-Cookie: b", "aSet-Cookie: b"),
        ("..", "file"), ("", "file"), ("x" * 500, "x" * 200), ("ş ğ.png", "ş ğ.png"),
    ):  # fmt: skip
        assert (await files.begin("u", given, "a/b", 1)).name == kept
    for given, kept in (
        ("image/PNG", "image/png"), ("text/html; charset=x", "application/octet-stream"),
        ("rubbish", "application/octet-stream"), ("a/b\r\nX: y", "application/octet-stream"),
        ("image/svg+xml", "image/svg+xml"),
    ):  # fmt: skip
        assert (await files.begin("u", "a", given, 1)).mime == kept


async def test_what_came_before_a_crash_is_kept_and_gone_on_with(log: Log, tmp_path: Path) -> None:
    files = _files(log, tmp_path / "files")
    digest = hashlib.sha256(b"hello world").hexdigest()
    upload = await files.begin("u", "a", "a/b", 11, digest)
    assert await files.append(upload, 0, _chunks(b"hello", b" ")) == 6
    again = _files(log, tmp_path / "files")
    found = await again.find(upload.id)
    assert found and again.offset(found) == 6
    assert await again.append(found, 6, _chunks(b"world")) == 11
    done = await again.find(upload.id)
    assert done and done.done and done.sha256 == digest
    assert again.path(upload.id).read_bytes() == b"hello world"


async def test_the_last_byte_may_come_just_before_the_cut(log: Log, tmp_path: Path) -> None:
    async def cut() -> AsyncIterator[bytes]:
        yield b"whole"
        raise ConnectionResetError

    files = _files(log, tmp_path / "files")
    upload = await files.begin("u", "a", "a/b", 5)
    with pytest.raises(ConnectionResetError):
        await files.append(upload, 0, cut())
    await files.settle(upload)
    done = await files.find(upload.id)
    assert done and done.done


async def test_two_cannot_write_at_once(log: Log, tmp_path: Path) -> None:
    files = _files(log, tmp_path / "files")
    upload = await files.begin("u", "a", "a/b", 5)

    async def meanwhile() -> AsyncIterator[bytes]:
        with pytest.raises(FileError, match="offset"):
            await files.append(upload, 0, _chunks(b"other"))
        yield b"whole"

    assert await files.append(upload, 0, meanwhile()) == 5


async def test_contents_nobody_knows_of_any_more_go(log: Log, tmp_path: Path) -> None:
    files = _files(log, tmp_path / "files")
    kept, gone, fresh = [await files.put("u", name, "a/b", b"x") for name in "kgf"]
    for upload in (kept, gone):
        os.utime(files.path(upload.id), (1, 1))
    for upload in (gone, fresh):
        await log.database.write(lambda c, id=upload.id: forget(c, id))  # type: ignore[misc]
    await files.forget_stale()
    assert {path.name for path in (tmp_path / "files").iterdir()} == {kept.id, fresh.id}


async def test_what_was_never_finished_is_given_up(log: Log, tmp_path: Path) -> None:
    upload = await _files(log, tmp_path / "files").begin("u", "a", "a/b", 5)
    later = _files(log, tmp_path / "files", STALE_MS + 1)
    await later.forget_stale()
    assert await later.find(upload.id) is None
    assert not list((tmp_path / "files").iterdir())

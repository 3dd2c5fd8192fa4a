"""Files: uploads that can be resumed, kept beside the log, and links that soon stop working."""

import asyncio
import hashlib
import os
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from backend.database import Database
from backend.permissions import Access
from backend.rows import put_rows, upsert
from backend.tables import attached, uploads
from backend.tokens import Signer
from core.ids import uuid7

MAX_UPLOAD = 25 * 1024 * 1024
MAX_RECORDING = 512 * 1024 * 1024
"""Of a recorded call; nothing else may be so large (`backend/commands/work.py`)."""
LINK_SECONDS = 300
MAX_NAME = 200
STALE_MS = 24 * 3_600_000
"""An upload that was not finished within this is given up."""
_BLOCK = 256 * 1024
_UPLOADS = upsert(uploads, ("id",))


class Upload(NamedTuple):
    """`owner` is the person or visitor who may go on with it."""

    id: str
    owner: str
    name: str
    mime: str
    size: int
    sha256: str
    done: bool


class FileError(Exception):
    """`code`: not_found, too_large, offset, checksum."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Files:
    """`access` says who has a conversation now."""

    def __init__(
        self, folder: Path, database: Database, signer: Signer, clock: Callable[[], int],
        access: Callable[[str], Access | None],
    ) -> None:  # fmt: skip
        self._folder = folder
        self.database = database
        self._signer = signer
        self._clock = clock
        self._access = access
        self._busy: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def begin(
        self, owner: str, name: str, mime: str, size: int, sha256: str = "",
        most: int = MAX_UPLOAD,
    ) -> Upload:  # fmt: skip
        """Raises FileError too_large."""
        if not 0 < size <= most:
            raise FileError("too_large")
        upload = Upload(uuid7(), owner, _plain_name(name), _plain_mime(mime), size, sha256, False)
        row = {**upload._asdict(), "done": 0, "at": self._clock()}
        self._part(upload.id).touch(mode=0o600)
        await self.database.write(lambda c: c.execute(insert(uploads).values(**row)))
        return upload

    async def find(self, id: str) -> Upload | None:
        return await self.database.read(lambda c: _upload(c, id))

    def offset(self, upload: Upload) -> int:
        """How many bytes are here: what the file itself says, so a crash cannot make it lie."""
        if upload.done:
            return upload.size
        part = self._part(upload.id)
        return part.stat().st_size if part.exists() else 0

    async def append(self, upload: Upload, offset: int, chunks: AsyncIterator[bytes]) -> int:
        """Adds what comes, keeps what came when it is cut; returns the new offset.

        Raises FileError: offset (not where the file ends, or somebody else is writing),
        too_large, checksum (all of it is thrown away).
        """
        if upload.done or upload.id in self._busy or offset != self.offset(upload):
            raise FileError("offset")
        self._busy.add(upload.id)
        try:
            await self._write(upload, offset, chunks)
            if self.offset(upload) == upload.size:
                await self._finish(upload)
        finally:
            self._busy.discard(upload.id)
        return upload.size if not self._part(upload.id).exists() else self.offset(upload)

    async def settle(self, upload: Upload) -> None:
        """Finishes an upload whose last byte came just as the line was cut."""
        whole = not upload.done and self.offset(upload) == upload.size
        if whole and upload.id not in self._busy:
            await self._finish(upload)

    async def put(
        self, owner: str, name: str, mime: str, data: bytes, id: str | None = None
    ) -> Upload:
        """A whole file at once, under a given id where it has one already."""
        digest = hashlib.sha256(data).hexdigest()
        upload = Upload(
            id or uuid7(), owner, _plain_name(name), _plain_mime(mime), len(data), digest, True
        )
        await asyncio.to_thread(self.path(upload.id).write_bytes, data)
        row = {**upload._asdict(), "done": 1, "at": self._clock()}
        await self.database.write(lambda c: put_rows(c, _UPLOADS, [row]))
        return upload

    def path(self, id: str) -> Path:
        """Where the content is; `id` must be one that `find` knows."""
        return self._folder / id

    async def conversations(self, id: str) -> frozenset[str]:
        """Where a file was sent; "" where everybody signed in may have it."""
        asked = select(attached.c.conversation).where(attached.c.id == id)
        return await self.database.read(lambda c: frozenset(c.scalars(asked)))

    async def for_whom(self, id: str) -> tuple[bool, list[Access]]:
        """(everybody, who has the conversations it was sent in)."""
        where = await self.conversations(id)
        found = (self._access(conversation) for conversation in where)
        return "" in where, [access for access in found if access]

    def link(self, id: str) -> str:
        """A path that gives the file to whoever has it, for LINK_SECONDS; no token in it."""
        until = str(self._clock() + LINK_SECONDS * 1000)
        return f"/v1/files/{id}/{until}/{self._signer.sign('file', f'{id}/{until}'.encode())}"

    def link_holds(self, id: str, until: str, signature: str) -> bool:
        signed = self._signer.holds("file", f"{id}/{until}".encode("utf-8", "replace"), signature)
        return signed and self._clock() < int(until)

    async def forget_stale(self) -> None:
        """Uploads that were given up, and contents nobody knows of any more."""
        oldest = self._clock() - STALE_MS

        def work(connection: Connection) -> tuple[list[str], set[str]]:
            which = (uploads.c.done == 0, uploads.c.at < oldest)
            stale = list(connection.scalars(select(uploads.c.id).where(*which)))
            connection.execute(delete(uploads).where(*which))
            return stale, set(connection.scalars(select(uploads.c.id)))

        stale, known = await self.database.write(work)
        for id in stale:
            self._part(id).unlink(missing_ok=True)
        await asyncio.to_thread(self._forget_contents, known)

    def _forget_contents(self, known: set[str]) -> None:
        """Not those that were just written: their row comes after them."""
        for path in self._folder.iterdir():
            fresh = time.time() - path.stat().st_mtime < STALE_MS / 1_000
            if path.suffix != ".part" and path.name not in known and not fresh:
                path.unlink(missing_ok=True)

    async def _write(self, upload: Upload, offset: int, chunks: AsyncIterator[bytes]) -> None:
        waiting = bytearray()
        try:
            async for chunk in chunks:
                offset += len(chunk)
                if offset > upload.size:
                    raise FileError("too_large")
                waiting += chunk
                if len(waiting) >= _BLOCK:
                    await self._save(upload.id, waiting)
        finally:
            await self._save(upload.id, waiting)

    async def _save(self, id: str, waiting: bytearray) -> None:
        block = bytes(waiting)
        waiting.clear()
        await asyncio.to_thread(_append, self._part(id), block)

    async def _finish(self, upload: Upload) -> None:
        part = self._part(upload.id)
        digest = await asyncio.to_thread(_settled, part)
        if upload.sha256 and digest != upload.sha256.lower():
            await self._throw_away(upload.id)
            raise FileError("checksum")
        part.replace(self.path(upload.id))
        done = update(uploads).where(uploads.c.id == upload.id).values(done=1, sha256=digest)
        await self.database.write(lambda c: c.execute(done))

    async def _throw_away(self, id: str) -> None:
        await self.database.write(lambda c: c.execute(delete(uploads).where(uploads.c.id == id)))
        self._part(id).unlink(missing_ok=True)

    def _part(self, id: str) -> Path:
        return self._folder / f"{id}.part"


def forget(connection: Connection, id: str) -> None:
    """Nobody gets it from here on; the content goes with what is stale."""
    connection.execute(delete(uploads).where(uploads.c.id == id))


def _upload(connection: Connection, id: str) -> Upload | None:
    row: Any = connection.execute(select(uploads).where(uploads.c.id == id)).one_or_none()
    if row is None:
        return None
    return Upload(row.id, row.owner, row.name, row.mime, row.size, row.sha256, bool(row.done))


def _append(path: Path, block: bytes) -> None:
    with path.open("ab") as file:
        file.write(block)


def _settled(path: Path) -> str:
    """Its SHA-256, once all of it is on the disk: a message may be acknowledged after this."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _plain_name(name: str) -> str:
    """The last part of what was given, without anything that could leave a folder or a line."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable()).strip(" .")
    return kept[:MAX_NAME] or "file"


def _plain_mime(mime: str) -> str:
    kind, _, detail = mime.partition("/")
    fits = all(part.isascii() and part.replace("-", "").replace(".", "").replace("+", "").isalnum()
               for part in (kind, detail))  # fmt: skip
    return mime.lower() if fits and len(mime) <= 100 else "application/octet-stream"

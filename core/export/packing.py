"""Packing: one ZIP, or one package, filled file by file. Of a package nothing plain touches the disk."""

import zipfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from core.export.job import Job
from core.export.package import Sealing, check


class Packing:
    """Raises OSError, and UserError package.weak."""

    def __init__(self, place: Path, job: Job) -> None:
        if job.shape == "package":
            check(job.passphrase)
        self._out = place.open("xb")
        self._sealing: Sealing | None = None
        stream: BinaryIO = self._out
        if job.shape == "package":
            self._sealing = Sealing(self._out, job.passphrase, job.at, job.expires_at)
            stream = cast(BinaryIO, _Onward(self._sealing))
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)

    def put(self, path: str, content: bytes) -> None:
        self._archive.writestr(path, content)

    def close(self) -> None:
        self._archive.close()
        if self._sealing is not None:
            self._sealing.close()
        self._out.close()

    def abandon(self) -> None:
        """However far it came; twice is as good as once."""
        with suppress(OSError, ValueError):  # a full disk, or one that is closed already
            self._archive.close()
        with suppress(OSError):
            self._out.close()


class _Onward:
    """A file for `zipfile` that can only be written to."""

    def __init__(self, sealing: Sealing) -> None:
        self._sealing = sealing

    def write(self, data: bytes) -> int:
        self._sealing.write(data)
        return len(data)

    def flush(self) -> None: ...

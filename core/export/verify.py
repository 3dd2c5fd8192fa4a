"""Verify: whether what was taken out is still what it was, by the manifest that came with it."""

import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from core.errors import UserError
from core.export.manifest import NAME, SUFFIX, Listed, Manifest, Refused, fingerprint, opened
from core.export.package import header_of, unsealed

Verdict = Literal["whole", "changed", "unsigned", "missing", "unreadable", "sealed"]
"""unsigned: the manifest's own signature does not hold; missing: there is no manifest;
unreadable: not a file or folder, or nothing that can be read; sealed: a package, of which nothing can
be said without its passphrase."""
_MOST_MANIFEST = 64 << 20
_BLOCK = 1 << 20


class Verified(msgspec.Struct, frozen=True):
    verdict: Verdict
    manifest: Manifest | None = None
    fingerprint: str = ""
    """Of the key that signed it."""
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    """In the folder or ZIP, and not in the manifest; also one that is there twice."""


class _Place(msgspec.Struct, frozen=True):
    """Where the files are: a folder, a ZIP, or one file beside its manifest."""

    manifest: Callable[[], bytes]
    open: Callable[[str], BinaryIO]
    names: Callable[[], Iterator[str]]


def verify(path: Path) -> Verified:
    """Of a folder, a ZIP, a file with its manifest beside it, or a manifest itself. Reads every
    file once, in pieces; takes as long as the disk does."""
    try:
        if is_package(path):
            return Verified("sealed")
        if path.is_file() and zipfile.is_zipfile(path) and not _beside(path).exists():
            with zipfile.ZipFile(path) as archive:
                return _judged(_in_archive(archive))
        return _judged(_in_folder(path) if path.is_dir() else _alone(path))
    except FileNotFoundError:
        return Verified("missing" if path.exists() else "unreadable")
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return Verified("unreadable")


def is_package(path: Path) -> bool:
    """Raises OSError."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            header_of(file)
    except UserError:
        return False
    return True


def verify_package(path: Path, passphrase: str, now: int) -> Verified:
    """Of what is in a package, opened in memory. Raises UserError package.*, and OSError."""
    with path.open("rb") as file:
        content = b"".join(unsealed(file, passphrase, now))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _judged(_in_archive(archive))
    except (FileNotFoundError, zipfile.BadZipFile, zlib.error):
        return Verified("missing")


def _judged(place: _Place) -> Verified:
    try:
        manifest, public = opened(place.manifest())
    except Refused:
        return Verified("unsigned")
    changed, gone = [], []
    for file in manifest.files:
        try:
            if not _same(place, file):
                changed.append(file.path)
        except (FileNotFoundError, KeyError, IsADirectoryError):
            gone.append(file.path)
        except (zipfile.BadZipFile, zlib.error):
            changed.append(file.path)
    added = Counter(place.names()) - Counter([NAME, *(file.path for file in manifest.files)])
    verdict: Verdict = "changed" if changed or gone or added else "whole"
    return Verified(
        verdict, manifest, fingerprint(public), tuple(changed), tuple(gone), tuple(sorted(added))
    )


def _same(place: _Place, listed: Listed) -> bool:
    digest, size = hashlib.sha256(), 0
    with place.open(listed.path) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
            if size > listed.size:
                return False
    return size == listed.size and digest.hexdigest() == listed.sha256


def _in_folder(folder: Path) -> _Place:
    def names() -> Iterator[str]:
        found = (path for path in folder.rglob("*") if path.is_file())
        yield from (path.relative_to(folder).as_posix() for path in found)

    return _Place(lambda: _read(folder / NAME), lambda name: (folder / name).open("rb"), names)


def _in_archive(archive: zipfile.ZipFile) -> _Place:
    def manifest() -> bytes:
        try:
            info = archive.getinfo(NAME)
        except KeyError as error:
            raise FileNotFoundError(NAME) from error
        if info.file_size > _MOST_MANIFEST:
            raise OSError(NAME)
        return archive.read(info)

    def names() -> Iterator[str]:
        yield from (info.filename for info in archive.infolist() if not info.is_dir())

    return _Place(manifest, lambda name: archive.open(name), names)  # type: ignore[arg-type, return-value]  # IO[bytes] is all that is used


def _alone(path: Path) -> _Place:
    """The file, or its manifest, whichever was named."""
    manifest = path if path.name.endswith(SUFFIX) or path.name == NAME else _beside(path)
    if path.name == NAME:
        return _in_folder(path.parent)
    folder = path.parent
    return _Place(
        lambda: _read(manifest), lambda name: (folder / name).open("rb"), lambda: iter(())
    )


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _read(path: Path) -> bytes:
    if path.stat().st_size > _MOST_MANIFEST:
        raise OSError(path.name)
    return path.read_bytes()

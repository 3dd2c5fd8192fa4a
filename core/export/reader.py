"""Reader: what is in a package, opened in memory. Nothing plain of it touches the disk."""

import hashlib
import io
import zipfile
from pathlib import Path

import msgspec

from core.errors import UserError
from core.export.document import Dossier, Taken
from core.export.manifest import NAME, Manifest, Refused, fingerprint, opened
from core.export.package import unsealed
from core.folding import fold


class Unpacked(msgspec.Struct, frozen=True):
    """`fingerprint`: of the key that signed it; every file is as it was taken out."""

    conversations: tuple[Dossier, ...]
    manifest: Manifest
    fingerprint: str
    expires_at: int
    files: dict[str, bytes]
    """By `File.path`."""


def unpack(path: Path, passphrase: str, now: int, expires_at: int = 0) -> Unpacked:
    """Takes a second and the memory of what is in it: for a worker.

    Raises UserError package.* and package.unreadable{name}.
    """
    try:
        with path.open("rb") as file:
            content = b"".join(unsealed(file, passphrase, now))
    except OSError as error:
        raise UserError("package.unreadable", name=path.name) from error
    return _opened(content, expires_at)


def _opened(content: bytes, expires_at: int) -> Unpacked:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            manifest, public = opened(archive.read(NAME))
            files = {file.path: archive.read(file.path) for file in manifest.files}
    except (zipfile.BadZipFile, KeyError, Refused) as error:
        raise UserError("package.damaged") from error
    for file in manifest.files:
        if hashlib.sha256(files[file.path]).hexdigest() != file.sha256:
            raise UserError("package.damaged")
    name = next((path for path in files if path.endswith(".json") and "/" not in path), "")
    try:
        taken = msgspec.json.decode(files.pop(name, b""), type=Taken)
    except msgspec.DecodeError as error:
        raise UserError("package.damaged") from error
    return Unpacked(taken.conversations, manifest, fingerprint(public), expires_at, files)


def found(of: Dossier, words: str) -> bool:
    """Whether it holds every one of the words, however they are written."""
    wanted = fold(words).split()
    if not wanted:
        return True
    said = [of.customer.name, of.reference, of.subject, of.channel_name]
    for entry in of.entries:
        said += [entry.author, entry.text]
        if entry.call is not None:
            said += [entry.call.notes, *(spoken.text for spoken in entry.call.transcript)]
    whole = fold("\n".join(said))
    return all(word in whole for word in wanted)

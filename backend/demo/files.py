"""A file of the sample company that can really be opened."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from core.entities import Attachment, Spoken


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file on disk, under the id the platform serves it by. `path` is absolute."""

    id: str
    path: str
    name: str
    mime: str
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    waveform: tuple[int, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    """What is said in it, where that is known."""

    def attachment(self, name: str = "") -> Attachment:
        """It as a message carries it, under another name where one is given."""
        return Attachment(
            id=self.id, name=name or self.name, mime=self.mime, size=self.size,
            sha256=self.sha256, width=self.width, height=self.height,
            duration_ms=self.duration_ms, waveform=self.waveform,
        )  # fmt: skip


def keep(path: Path, content: bytes) -> tuple[int, str]:
    """Writes whole or not at all; returns size and sha256."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
    return len(content), hashlib.sha256(content).hexdigest()


def cached(
    directory: Path, name: str, made_from: str, make: Callable[[], Mapping[str, File]]
) -> dict[str, File]:
    """What `make` made here before from the same `made_from`, else what it makes now."""
    index = directory / f"{name}.json"
    known = _read(index, made_from)
    if known is not None:
        return known
    directory.mkdir(parents=True, exist_ok=True)
    files = dict(make())
    value = {
        "made_from": made_from,
        "files": [msgspec.to_builtins(file) for file in files.values()],
    }
    keep(index, json.dumps(value).encode())
    return files


def _read(index: Path, made_from: str) -> dict[str, File] | None:
    try:
        value = json.loads(index.read_bytes())
        files = msgspec.convert(value["files"], list[File])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = value.get("made_from") == made_from and all(_there(index.parent, f) for f in files)
    return {file.id: file for file in files} if whole else None


def _there(directory: Path, file: File) -> bool:
    path = Path(file.path)
    return path.parent == directory and path.is_file() and path.stat().st_size == file.size

"""Recordings that are on this machine: found, and opened in memory on a worker.

A call's recording lies here, encrypted by the phone's process, until it was uploaded; it stays
where it is too large for the platform. Nothing plain ever touches the disk.
"""

import asyncio
import contextlib
import hashlib
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from core.entities import LOCAL, Attachment, CallRecord
from core.errors import UserError
from desktop.telephone.recording_source import SUFFIX, Opened, opened, place_of

_BLOCK = 1 << 20


class Recordings(QObject):
    """Knows nothing before `arrive`, and keeps no key after `leave`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._key = b""
        self._here: dict[str, Attachment] = {}

    async def arrive(self, folder: Path, key: bytes) -> None:
        """Looks once at what is there. `key`: the 32 bytes of `voip.commands.Hello`."""
        self._folder, self._key = folder, key
        self._here = await asyncio.to_thread(_found, folder, key)
        self.changed.emit()

    def leave(self) -> None:
        self._folder, self._key, self._here = None, b"", {}

    # What there is

    def of(self, call: CallRecord) -> Attachment | None:
        """The platform's where it has one, else the one that is here."""
        return call.recording or self._here.get(call.correlation) or self._here.get(call.id)

    async def sound(self, file: Attachment) -> bytes:
        """The WAV of a recording that is here. Raises UserError file.gone, file.damaged."""
        return await self.read(self._place(file), file.name)

    async def open(self, file: Attachment) -> Opened:
        """The same second by second. Raises UserError file.gone, file.damaged."""
        return await asyncio.to_thread(Opened, self._place(file), self._key)

    def _place(self, file: Attachment) -> Path:
        path = self._path(file.id.removeprefix(LOCAL))
        if path is None:
            raise UserError("file.gone", name=file.name)
        return path

    async def read(self, path: Path, name: str = "") -> bytes:
        """Of any recording under the profile's key. Raises UserError file.gone, file.damaged."""
        return await asyncio.to_thread(_opened, path, self._key, name)

    # Keeping and letting go

    async def keep(self, path: Path, *calls: str) -> Attachment | None:
        """Found again under the first of these ids that is free, and described for the outbox,
        with size and checksum. None: it cannot be read. Twice is as good as once."""
        places = [place for call in calls if (place := self._path(call))]
        kept = await asyncio.to_thread(_moved, path, places)
        if kept is None:
            return None
        await self._look(kept)
        return await asyncio.to_thread(_as_sent, self._here.get(kept.stem), kept, self._key)

    async def left_by(self, call: str) -> Path | None:
        """What the phone's process wrote of a call that it could not tell of any more."""
        path = self._path(call)
        return path if path is not None and await asyncio.to_thread(path.is_file) else None

    async def forget(self, path: Path) -> None:
        """Once the platform has it."""
        with contextlib.suppress(OSError):
            await asyncio.to_thread(path.unlink)
        if self._here.pop(path.stem, None):
            self.changed.emit()

    async def _look(self, path: Path) -> None:
        found = await asyncio.to_thread(_described, path, self._key)
        if found is not None:
            self._here[path.stem] = found
            self.changed.emit()

    def _path(self, call: str) -> Path | None:
        return place_of(self._folder, call) if self._folder else None


def waveform(peaks: tuple[int, ...]) -> tuple[int, ...]:
    """Levels from 0 to 255 as the timeline draws them, 0 to 100."""
    return tuple(round(peak * 100 / 255) for peak in peaks)


def _found(folder: Path, key: bytes) -> dict[str, Attachment]:
    described = ((path.stem, _described(path, key)) for path in sorted(folder.glob("*" + SUFFIX)))
    return {call: file for call, file in described if file is not None}


def _described(path: Path, key: bytes) -> Attachment | None:
    """None for what cannot be read."""
    from voip.recording_file import Damaged, Reader  # its ciphers are slow to load: on a worker

    try:
        with Reader(path, key) as reader:
            recorded, size = reader.recorded, path.stat().st_size
    except (OSError, ValueError, Damaged):
        return None
    return Attachment(
        id=LOCAL + path.stem, name=path.stem + ".wav", mime="audio/wav", size=size,
        duration_ms=recorded.duration_ms, waveform=waveform(recorded.peaks),
    )  # fmt: skip


def _moved(path: Path, places: list[Path]) -> Path | None:
    """Two calls may have one correlation: none takes the other's place."""
    if not path.exists():
        return next((place for place in places if place.exists()), None)
    free = next((place for place in places if place == path or not place.exists()), None)
    with contextlib.suppress(OSError):
        return path.replace(free) if free else None
    return None


def _as_sent(file: Attachment | None, path: Path, key: bytes) -> Attachment | None:
    """With the size and checksum of the WAV, which is never whole in memory for it."""
    if file is None:
        return None
    digest, at = hashlib.sha256(), 0
    try:
        with contextlib.closing(Opened(path, key)) as content:
            while block := content.read(at, _BLOCK):
                digest.update(block)
                at += len(block)
    except UserError:
        return None
    return replace(file, size=at, sha256=digest.hexdigest())


def _opened(path: Path, key: bytes, name: str) -> bytes:
    from voip.recording_file import Damaged

    try:
        with opened(path, key, name) as reader:
            return reader.wav(companded=True)
    except OSError as error:
        raise UserError("file.gone", name=name) from error
    except Damaged as error:
        raise UserError("file.damaged", name=name) from error

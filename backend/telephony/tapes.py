"""Recordings made where calls are carried: sealed while they are made, then the call's like any other.

A file that a platform left behind when it was killed is found at the next start.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from backend.files import MAX_RECORDING, FileError, Files, Upload
from backend.log import Log, Transaction
from backend.telephony import legs, records
from core.entities import Attachment, CallRecord
from core.protocol.events import By, CallUpserted
from voip.recording_file import Damaged, Reader, Recorded

_log = logging.getLogger("santral.exchange")
_SUFFIX = ".call"
_BLOCK = 256 * 1024
_SYSTEM = By(kind="system")


class Tape(NamedTuple):
    """Of one call, before it begins. `consent`: a WAV that is heard by both before; empty: none."""

    path: str
    key: bytes
    consent: str


class Tapes:
    def __init__(self, log: Log, files: Files, place: Path) -> None:
        self._log, self._files, self._place = log, files, place
        self._key = log.secret("tapes")

    async def start(self) -> None:
        """Keeps what was left behind. Raises OSError."""
        for call in await asyncio.to_thread(_left, self._place):
            await self.keep(call)

    async def tape(self, call: str) -> Tape | None:
        """None where the company wants none."""
        decided = await self._log.transact(lambda t: t.state.decision())
        if not decided.switch_records:
            return None
        consent = str(self._files.path(decided.consent.id)) if decided.consent else ""
        return Tape(str(self._path(call)), self._key, consent)

    async def keep(self, call: str) -> None:
        """Whose process is gone, also by a fall: what was recorded of it is its recording."""
        path = self._path(call)
        try:
            attachment = await self._kept(path)
        except (OSError, Damaged, FileError):
            _log.exception("a recording could not be kept")
            return
        if attachment is not None:
            await self._log.transact(lambda t: _attach(t, call, attachment))
        path.unlink(missing_ok=True)

    async def _kept(self, path: Path) -> Attachment | None:
        """None where nothing was recorded."""
        try:
            opened = await asyncio.to_thread(Reader, path, self._key)
        except FileNotFoundError:
            return None
        with contextlib.closing(opened) as reader:
            if not reader.recorded.duration_ms:
                return None
            name = f"{path.stem}.wav"
            upload = await self._files.begin(
                "", name, "audio/wav", reader.wav_size, most=MAX_RECORDING
            )
            await self._files.append(upload, 0, _blocks(reader))
            kept = await self._files.find(upload.id)
            return _attachment(kept or upload, reader.recorded)

    def _path(self, call: str) -> Path:
        return self._place / (call + _SUFFIX)


async def _blocks(reader: Reader) -> AsyncIterator[bytes]:
    for at in range(0, reader.wav_size, _BLOCK):
        yield await asyncio.to_thread(reader.wav_part, at, _BLOCK)


def _attachment(upload: Upload, recorded: Recorded) -> Attachment:
    return Attachment(
        id=upload.id, name=upload.name, mime=upload.mime, size=upload.size, sha256=upload.sha256,
        duration_ms=recorded.duration_ms,
        waveform=tuple(round(peak * 100 / 255) for peak in recorded.peaks),
    )  # fmt: skip


def _attach(log: Transaction, call: str, recording: Attachment) -> None:
    known = log.state.get(CallRecord, call)
    if known is None:
        return
    changed = replace(known, recording=recording)
    if legs.goes_on(changed) or changed.phase != "ended":
        log.emit(CallUpserted(call=changed), _SYSTEM)
    else:
        records.finish(log, changed, _SYSTEM)


def _left(place: Path) -> list[str]:
    """Calls whose recordings are still sealed."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return sorted(path.stem for path in place.glob(f"*{_SUFFIX}"))

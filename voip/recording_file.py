"""A recorded call as a file: two channels, encrypted, readable up to the last second that was written.

    header   64 bytes: magic, version, channels, rate, when it began, 32 random bytes (the salt)
    chunk    length (4 bytes), kind (1 byte), sealed: one second of sound, or the end
    …
    end      length, of what stretches are silenced, peaks

The file's own key is derived from the profile's by the salt and stands nowhere. A chunk is sealed
with AES-256-GCM under its index, and the header and its kind are authenticated with it: chunks that
were changed, left out, repeated or put in another order do not open, nor those of another file. A
file without its end was cut short, by a crash or by somebody, and says so (`Recorded.complete`).
Sound is µ-law at 16 kHz, left (us) and right (them) in turn; every chunk of sound but the last has
the same size, so that any second is found without reading what is before it.
"""

import array
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voip import companding, wav

RATE = 16_000
CHANNELS = 2
VERSION = 1
SECOND = RATE * CHANNELS
_MAGIC = b"SANTRALR"
_HEADER = struct.Struct("<8sBBHIQ32s8x")
_HEAD = struct.Struct("<IB")
_TAG = 16
_SOUND, _END = 0, 1
_MOST_CHUNK = SECOND + 1_000


class Damaged(Exception):
    """Not a recording, not under this key, or changed by somebody."""


class Ending(msgspec.Struct, frozen=True, array_like=True):
    samples: int
    pauses: tuple[tuple[int, int], ...] = ()
    peaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Recorded:
    """What there is before any sound is read. `complete` False: the end is missing."""

    started_at: int
    duration_ms: int
    complete: bool
    pauses: tuple[tuple[int, int], ...]
    peaks: tuple[int, ...]


class Seal:
    """Opens and closes chunks of one file."""

    def __init__(self, key: bytes, header: bytes) -> None:
        if len(key) != 32:
            raise ValueError("a recording's key has 32 bytes")
        salt = _HEADER.unpack(header)[6]
        derive = HKDF(SHA256(), 32, salt=salt, info=b"santral recording 1")
        self._cipher, self._header = AESGCM(derive.derive(key)), header

    def close(self, index: int, kind: int, plain: bytes) -> bytes:
        sealed = self._cipher.encrypt(_nonce(index), plain, self._header + bytes([kind]))
        return _HEAD.pack(len(sealed), kind) + sealed

    def open(self, index: int, kind: int, sealed: bytes) -> bytes:
        """Raises Damaged."""
        try:
            return self._cipher.decrypt(_nonce(index), sealed, self._header + bytes([kind]))
        except InvalidTag as error:
            raise Damaged(f"chunk {index}") from error


def _nonce(index: int) -> bytes:
    """Never twice under one key: each file has a key of its own, and is written once."""
    return index.to_bytes(12, "big")


class Writer:
    """Appends seconds of sound. A file that exists is never written over."""

    def __init__(self, path: Path, key: bytes, started_at: int) -> None:
        """`started_at` in ms of Unix time. Raises OSError."""
        fields = (_MAGIC, VERSION, CHANNELS, 0, RATE, started_at, os.urandom(32))
        header = _HEADER.pack(*fields)
        self._seal = Seal(key, header)
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self._index = 0
        self._write(header)

    def second(self, codes: bytes) -> None:
        """`codes`: at most `SECOND` of µ-law; fewer only in the last one. Raises OSError."""
        self._chunk(_SOUND, codes)

    def end(self, ending: Ending) -> None:
        """Raises OSError."""
        self._chunk(_END, msgspec.msgpack.encode(ending))
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Leaves what was written, without an end."""
        with suppress(OSError):  # a full disk refuses what is left in the buffer
            self._file.close()

    def _chunk(self, kind: int, plain: bytes) -> None:
        self._write(self._seal.close(self._index, kind, plain))
        self._index += 1

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()


class Reader:
    """Reads a recording, also one that is still being written or was cut short."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises OSError and Damaged."""
        self._file: BinaryIO = path.open("rb")
        try:
            self._open(key)
        except Damaged:
            self._file.close()
            raise

    def _open(self, key: bytes) -> None:
        header = self._file.read(_HEADER.size)
        if len(header) != _HEADER.size or header[:9] != _MAGIC + bytes([VERSION]):
            raise Damaged("header")
        self._seal = Seal(key, header)
        self._started_at = int(_HEADER.unpack(header)[5])
        self._chunks = list(self._found())
        self.recorded = self._read_recorded()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        self._file.close()

    def pcm(self, start_ms: int = 0, length_ms: int | None = None) -> bytes:
        """16-bit samples, left and right in turn. Raises Damaged."""
        return b"".join(_samples(codes) for codes in self._codes(start_ms, length_ms))

    def wav(self, companded: bool = False) -> bytes:
        """The whole call as a WAV, in memory: nothing plain touches the disk. Raises Damaged.

        `companded`: µ-law as it is stored, half the size; else plain 16-bit samples.
        """
        codes = b"".join(self._codes(0, None))
        form = wav.Form(RATE, CHANNELS)
        return wav.companded(form, codes) if companded else wav.plain(form, _samples(codes))

    @property
    def wav_size(self) -> int:
        """Bytes of `wav(companded=True)`."""
        return len(self._wav_head()) + self._heard()

    def wav_part(self, offset: int, length: int) -> bytes:
        """A piece of `wav(companded=True)`; only the seconds it lies in are read. Raises Damaged."""
        head = self._wav_head()
        first, last = max(0, offset - len(head)), max(0, offset + length - len(head))
        seconds = range(first // SECOND, min(self._sounds(), -(-last // SECOND)))
        codes = b"".join(map(self._plain, seconds))
        begin = first - first // SECOND * SECOND
        return (head[offset : offset + length] + codes[begin : begin + last - first])[:length]

    def _wav_head(self) -> bytes:
        return wav.companded_head(wav.Form(RATE, CHANNELS), self._heard())

    def _heard(self) -> int:
        """Bytes of sound."""
        return sum(length - _TAG for _, _, length in self._chunks[: self._sounds()])

    def _found(self) -> Iterator[tuple[int, int, int]]:
        """(kind, position, length) of each whole chunk; a half-written one at the end is not."""
        size = os.fstat(self._file.fileno()).st_size
        place = _HEADER.size
        while place + _HEAD.size <= size:
            self._file.seek(place)
            length, kind = _HEAD.unpack(self._file.read(_HEAD.size))
            if length > _MOST_CHUNK or kind not in (_SOUND, _END):
                raise Damaged("chunk")
            place += _HEAD.size
            if place + length > size:
                return
            yield kind, place, length
            place += length

    def _read_recorded(self) -> Recorded:
        sounds = [length - _TAG for kind, _, length in self._chunks if kind == _SOUND]
        complete = len(sounds) == len(self._chunks) - 1 and self._chunks[-1][0] == _END
        if complete:
            ending = self._ending()
            if ending.samples * CHANNELS != sum(sounds):
                raise Damaged("length")
        else:
            ending = Ending(sum(sounds) // CHANNELS)
            if len(sounds) != len(self._chunks):
                raise Damaged("end in the middle")
            if sounds:
                self._plain(len(sounds) - 1)
        duration = ending.samples * 1_000 // RATE
        return Recorded(self._started_at, duration, complete, ending.pauses, ending.peaks)

    def _ending(self) -> Ending:
        try:
            return msgspec.msgpack.decode(self._plain(len(self._chunks) - 1), type=Ending)
        except msgspec.DecodeError as error:
            raise Damaged("end") from error

    def _plain(self, index: int) -> bytes:
        kind, place, length = self._chunks[index]
        self._file.seek(place)
        return self._seal.open(index, kind, self._file.read(length))

    def _codes(self, start_ms: int, length_ms: int | None) -> Iterator[bytes]:
        first = start_ms * RATE // 1_000 * CHANNELS
        until = self.recorded.duration_ms if length_ms is None else start_ms + length_ms
        last = until * RATE // 1_000 * CHANNELS if length_ms is not None else 1 << 62
        for index in range(first // SECOND, self._sounds()):
            begin = index * SECOND
            if begin >= last:
                return
            codes = self._plain(index)
            yield codes[max(0, first - begin) : max(0, last - begin)]

    def _sounds(self) -> int:
        return len(self._chunks) - (1 if self.recorded.complete else 0)


def _samples(codes: bytes) -> bytes:
    samples: array.array[int] = companding.decoded(codes)
    return samples.tobytes()

"""The journal: calls that ended and that no desk has surely heard of, kept over the phone's own end.

One small file in the phone's folder, sealed with AES-256-GCM under a key derived from that of the
recordings: numbers and names of callers stand in it. Without a key nothing is written.
"""

import logging
import os
import time
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from voip.values import Call

MOST = 100
"""Older ones are forgotten: nobody came for them in a hundred calls."""
_NONCE = 12
_WHAT = b"santral journal 1"

_log = logging.getLogger("voip.journal")


class Journal:
    """For the wheel's thread; a write is a few kilobytes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cipher: AESGCM | None = None
        self._kept: dict[str, tuple[Call, float]] = {}

    @property
    def calls(self) -> tuple[Call, ...]:
        """In the order in which they ended."""
        return tuple(call for call, _ in self._kept.values())

    def open(self, key: bytes) -> None:
        """Takes up what an earlier phone left, the first time that there is a key."""
        if self._cipher is not None or len(key) != 32:
            return
        self._cipher = AESGCM(HKDF(SHA256(), 32, salt=None, info=_WHAT).derive(key))
        before = {call.id: (call, time.monotonic()) for call in self._read()}
        self._kept = {**before, **self._kept}
        self._write()

    def note(self, call: Call) -> None:
        self._kept.pop(call.id, None)
        self._kept[call.id] = (call, time.monotonic())
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        self._write()

    def heard(self, older_s: float) -> None:
        """A desk has been there long enough to have put down all but the newest ones."""
        until = time.monotonic() - older_s
        left = {id: kept for id, kept in self._kept.items() if kept[1] > until}
        if len(left) != len(self._kept):
            self._kept = left
            self._write()

    def _read(self) -> tuple[Call, ...]:
        assert self._cipher is not None
        try:
            sealed = self._path.read_bytes()
            plain = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _WHAT)
            return msgspec.msgpack.decode(plain, type=tuple[Call, ...])
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, InvalidTag, msgspec.DecodeError):
            _log.warning("the journal cannot be read and is begun anew")
            return ()

    def _write(self) -> None:
        """Whole or not at all. A disk that is full costs the journal and not the calls."""
        if self._cipher is None:
            return
        try:
            if not self._kept:
                self._path.unlink(missing_ok=True)
                return
            new = self._path.with_name(self._path.name + ".new")
            new.unlink(missing_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(self._sealed(self._cipher))
            new.replace(self._path)
        except OSError:
            _log.warning("the journal cannot be written")

    def _sealed(self, cipher: AESGCM) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + cipher.encrypt(nonce, msgspec.msgpack.encode(self.calls), _WHAT)

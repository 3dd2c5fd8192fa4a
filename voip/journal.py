"""The journal: calls from their answer on, until a desk has surely heard of their end.

It is kept over the phone's own end: what was up when desk and phone died in the same moment is told
by the next phone as a call that fell, at the time at which this one last looked around.

One small file in the phone's folder, sealed with AES-256-GCM under a key derived from that of the
recordings: numbers and names of callers stand in it. Without a key nothing is written.
"""

import contextlib
import logging
import os
import time
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec.structs import replace

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
        """In the order in which they were last changed."""
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
        """A call that has ended, or changed after its answer; of one that still rings, nothing."""
        if call.state != "ended" and call.answered_at is None:
            return
        self._kept.pop(call.id, None)
        self._kept[call.id] = (call, time.monotonic())
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        self._write()

    def heard(self, older_s: float) -> None:
        """A desk has been there long enough to have put down all but the newest ones."""
        until = time.monotonic() - older_s
        left = {
            id: (call, at)
            for id, (call, at) in self._kept.items()
            if at > until or call.state != "ended"
        }
        if len(left) != len(self._kept):
            self._kept = left
            self._write()

    def live(self) -> None:
        """Now and then while calls are up: when they ended is not known better than by this."""
        if self._cipher is not None and any(call.state != "ended" for call in self.calls):
            with contextlib.suppress(OSError):
                os.utime(self._path)

    def _read(self) -> tuple[Call, ...]:
        assert self._cipher is not None
        try:
            sealed, seen_at = self._path.read_bytes(), self._path.stat().st_mtime_ns // 1_000_000
            plain = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _WHAT)
            calls = msgspec.msgpack.decode(plain, type=tuple[Call, ...])
            return tuple(_over(call, seen_at) for call in calls)
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


def _over(call: Call, seen_at: int) -> Call:
    """As the next phone tells it. `seen_at`: when its own phone was last alive, in ms."""
    if call.state == "ended":
        return call
    ended = replace(call, state="ended", ended_by="phone", ended_at=max(seen_at, call.started_at))
    return replace(ended, hold="none", conference=False, recording="off")

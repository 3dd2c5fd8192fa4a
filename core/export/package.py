"""Package: "take with me", a selection under a passphrase of its own that ends on a day.

    head   "SANTRALP", version, length of the header
    header JSON: `Header`, and an HMAC-SHA-256 of all before it under a key of the passphrase
    chunks length, AES-256-GCM of at most 1 MiB; the last is marked as such

The passphrase gives two keys by scrypt: one vouches for the header, so that nobody moves the day it
ends and a wrong passphrase is told from damage; the other seals the chunks. A chunk's nonce is its
index, and its mark and the header are authenticated with it: none can be changed, left out,
repeated, moved, or taken from another package, and a file that was cut says so.

The day is kept by whoever opens it with Santral: who has the passphrase and writes a program of
their own is stopped by nothing but the passphrase.
"""

import hmac
import os
import struct
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from core.errors import UserError

SUFFIX = ".santral"
CHUNK = 1 << 20
SHORTEST = 10
"""Signs of a passphrase: it is tried out without anybody's knowing."""
CLOCK_MS = 10 * 60_000
"""So much may two machines' clocks differ."""
_MAGIC = b"SANTRALP\x01"
_LENGTH = struct.Struct("<I")
_TAG = 32
_MOST_HEADER = 16 << 10
_MOST_COST, _MOST_BLOCK, _MOST_PARALLEL = 1 << 18, 16, 4
"""A stranger's package must not take all the memory there is."""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What anybody can read of it. Times in ms."""

    made_at: int
    expires_at: int
    salt: str
    cost: int = 1 << 16
    block: int = 8
    parallel: int = 1


class Sealing:
    """Writes one package; `write` whatever is to be in it, then `close`. Raises OSError."""

    def __init__(self, out: BinaryIO, passphrase: str, made_at: int, expires_at: int) -> None:
        check(passphrase)
        header = Header(made_at=made_at, expires_at=expires_at, salt=os.urandom(32).hex())
        body = msgspec.json.encode(header)
        self._head = _MAGIC + _LENGTH.pack(len(body)) + body
        vouching, sealing = _keys(passphrase, header)
        self._out, self._cipher = out, AESGCM(sealing)
        self._waiting, self._index = bytearray(), 0
        out.write(self._head + hmac.digest(vouching, self._head, "sha256"))

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._chunk(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def close(self) -> None:
        """Without it the package is one that was cut."""
        self._chunk(bytes(self._waiting), last=True)

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._index), plain, self._head + bytes([last]))
        self._out.write(_LENGTH.pack(len(sealed)) + bytes([last]) + sealed)
        self._index += 1


def check(passphrase: str) -> None:
    """Raises UserError package.weak{least}."""
    if len(passphrase) < SHORTEST:
        raise UserError("package.weak", least=str(SHORTEST))


def unsealed(file: BinaryIO, passphrase: str, now: int) -> Iterator[bytes]:
    """What is in it, piece by piece; nothing before the header is vouched for and its time is right.

    Raises UserError package.not_one, package.wrong_passphrase, package.expired{at},
    package.not_yet, package.damaged, and OSError.
    """
    head, header = _read_head(file)
    vouching, sealing = _keys(passphrase, header)
    if not hmac.compare_digest(file.read(_TAG), hmac.digest(vouching, head, "sha256")):
        raise UserError("package.wrong_passphrase")
    if now >= header.expires_at:
        raise UserError("package.expired", at=str(header.expires_at))
    if now < header.made_at - CLOCK_MS:
        raise UserError("package.not_yet")
    yield from _chunks(file, AESGCM(sealing), head)


def header_of(file: BinaryIO) -> Header:
    """What it says before the passphrase is known; nobody vouches for it yet.

    Raises UserError package.not_one.
    """
    return _read_head(file)[1]


def _read_head(file: BinaryIO) -> tuple[bytes, Header]:
    head = file.read(len(_MAGIC) + _LENGTH.size)
    if len(head) != len(_MAGIC) + _LENGTH.size or not head.startswith(_MAGIC):
        raise UserError("package.not_one")
    (length,) = _LENGTH.unpack(head[len(_MAGIC) :])
    if length > _MOST_HEADER:
        raise UserError("package.not_one")
    body = file.read(length)
    try:
        header = msgspec.json.decode(body, type=Header)
        bytes.fromhex(header.salt)
    except (msgspec.DecodeError, ValueError) as error:
        raise UserError("package.not_one") from error
    if not _affordable(header):
        raise UserError("package.not_one")
    return head + body, header


def _affordable(header: Header) -> bool:
    power = header.cost > 1 and header.cost & (header.cost - 1) == 0
    return (
        power and header.cost <= _MOST_COST
        and 0 < header.block <= _MOST_BLOCK and 0 < header.parallel <= _MOST_PARALLEL
    )  # fmt: skip


def _chunks(file: BinaryIO, cipher: AESGCM, head: bytes) -> Iterator[bytes]:
    index, last = 0, False
    while not last:
        before = file.read(_LENGTH.size + 1)
        if len(before) != _LENGTH.size + 1:
            raise UserError("package.damaged")
        (length,), last = _LENGTH.unpack(before[:-1]), before[-1] == 1
        if length > CHUNK + 16 or before[-1] > 1:
            raise UserError("package.damaged")
        try:
            yield cipher.decrypt(_nonce(index), file.read(length), head + before[-1:])
        except (InvalidTag, ValueError) as error:
            raise UserError("package.damaged") from error
        index += 1
    if file.read(1):
        raise UserError("package.damaged")


def _nonce(index: int) -> bytes:
    """Never twice under one key: each package has a salt of its own, and is written once."""
    return index.to_bytes(12, "big")


def _keys(passphrase: str, header: Header) -> tuple[bytes, bytes]:
    """Takes about a quarter of a second and 64 MiB, on purpose."""
    said = unicodedata.normalize("NFC", passphrase).encode()
    derive = Scrypt(
        salt=bytes.fromhex(header.salt), length=64, n=header.cost, r=header.block,
        p=header.parallel,
    )  # fmt: skip
    both = derive.derive(said)
    return both[:32], both[32:]

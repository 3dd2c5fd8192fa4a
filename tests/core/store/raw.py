"""What somebody finds who has the key and reads the disk byte by byte, as no SQL would show it."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, IV, MAC = 4096, 16, 16, 32
WAL_HEADER, FRAME_HEADER = 32, 24


def readable(directory: Path, key: bytes) -> bytes:
    """Every page of every file in it decrypted, free ones and those of the log as well."""
    return b"".join(page for path in sorted(directory.rglob("*")) for page in _pages(path, key))


def as_it_lies(directory: Path) -> bytes:
    """Every file in it as a stranger reads it, with the names of the files."""
    files = [path for path in sorted(directory.rglob("*")) if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in files)


def _pages(path: Path, key: bytes) -> Iterator[bytes]:
    if path.suffix == ".db":
        content = path.read_bytes()
        for at in range(0, len(content), PAGE):
            yield _decrypted(content[at : at + PAGE], key)
            # The first page begins with the salt, in the clear
            yield _decrypted(content[at + SALT : at + PAGE], key) if at == 0 else b""
    if path.name.endswith("-wal"):
        content = path.read_bytes()
        for at in range(WAL_HEADER, len(content), FRAME_HEADER + PAGE):
            page = content[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
            yield _decrypted(page, key) + _decrypted(page[SALT:], key)


def _decrypted(page: bytes, key: bytes) -> bytes:
    if len(page) <= IV + MAC:
        return b""
    iv = page[-IV - MAC : -MAC]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(page[: -IV - MAC]) + cipher.finalize()

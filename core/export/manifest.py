"""Manifest: what was taken out, by whom and when, with the hash of every file, signed.

The key of the signature is derived from the profile's own, so that the same desk always signs
alike and nobody has to keep another secret. The public key is in the manifest: whoever knows its
fingerprint, which the desk shows, knows whose it is.

A folder or a ZIP has `manifest.json` beside its files; one file alone has `NAME.manifest.json`.
"""

import hashlib
import hmac
from pathlib import PurePosixPath
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORMAT = "santral.manifest/1"
NAME = "manifest.json"
SUFFIX = ".manifest.json"
_PURPOSE = b"santral export signature"
_CONTEXT = b"santral manifest 1\n"
What = Literal["conversations", "report", "audit", "package"]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One file. `path` with slashes, below the folder the manifest lies in."""

    path: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`at` in ms, by the clock of the machine it was taken out on."""

    format: str = FORMAT
    what: What
    at: int
    by: str
    """Name of the person; `by_id` as the platform calls them."""
    by_id: str = ""
    company: str = ""
    store: str = ""
    """The profile it was taken from, by its id, and the server."""
    server: str = ""
    program: str = ""
    notes: bool = False
    attachments: bool = False
    subjects: tuple[str, ...] = ()
    """Ids of the conversations in it."""
    redaction: tuple[str, ...] = ()
    """Kinds that were asked to be blacked out."""
    blacked_out: dict[str, int] = {}
    """How many places of each kind were."""
    files: tuple[Listed, ...] = ()


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """`manifest` is the exact text that was signed; it holds a `Manifest`."""

    manifest: str
    public_key: str
    """Ed25519, 32 bytes as hex."""
    signature: str
    """64 bytes as hex, over "santral manifest 1\\n" and the text."""


class Refused(Exception):
    """No manifest, or not one whose signature holds."""


def signing_key(profile_key: bytes) -> bytes:
    """32 bytes, the same for the life of the profile. `profile_key`: `core.secrets.store_key`."""
    return hmac.digest(profile_key, _PURPOSE, hashlib.sha256)


def public_key(key: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def fingerprint(public: bytes) -> str:
    """As a person reads it aloud: eight groups of four, of the key's SHA-256."""
    digest = hashlib.sha256(public).hexdigest()[:32].upper()
    return " ".join(digest[at : at + 4] for at in range(0, 32, 4))


def listed(path: str, content: bytes) -> Listed:
    return Listed(path=path, size=len(content), sha256=hashlib.sha256(content).hexdigest())


def sign(manifest: Manifest, key: bytes) -> bytes:
    """The file's content. `key`: of `signing_key`."""
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=1).decode()
    private = Ed25519PrivateKey.from_private_bytes(key)
    signed = Signed(
        manifest=text, public_key=private.public_key().public_bytes_raw().hex(),
        signature=private.sign(_CONTEXT + text.encode()).hex(),
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(signed), indent=1) + b"\n"


def opened(content: bytes) -> tuple[Manifest, bytes]:
    """What it says, and the public key that vouches for it. Raises Refused."""
    try:
        signed = msgspec.json.decode(content, type=Signed)
        public = bytes.fromhex(signed.public_key)
        known = Ed25519PublicKey.from_public_bytes(public)
        known.verify(bytes.fromhex(signed.signature), _CONTEXT + signed.manifest.encode())
        manifest = msgspec.json.decode(signed.manifest, type=Manifest)
    except (msgspec.DecodeError, ValueError, InvalidSignature) as error:
        raise Refused from error
    if manifest.format != FORMAT or not all(_inside(file.path) for file in manifest.files):
        raise Refused
    return manifest, public


def _inside(path: str) -> bool:
    """A manifest from elsewhere must not have us read outside its own folder."""
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith("/") and "\\" not in path

"""Job: what is to be taken out, and how; what the desk and the process that does it say to each other."""

import secrets
import struct
from pathlib import Path
from typing import Literal

import msgspec

from core.export.document import Dossier
from core.export.labels import Labels
from core.export.manifest import What
from core.export.redaction import Plan
from core.export.writing import Writing

Format = Literal["pdf", "csv", "xlsx", "json", "text"]
FORMATS: tuple[Format, ...] = ("pdf", "csv", "xlsx", "json", "text")
ENDINGS: dict[Format, str] = {
    "pdf": ".pdf", "csv": ".csv", "xlsx": ".xlsx", "json": ".json", "text": ".txt",
}  # fmt: skip
Shape = Literal["file", "folder", "zip", "package"]
"""file: one, with its manifest beside it; package: under a passphrase."""
TOGETHER: frozenset[Format] = frozenset(("csv", "xlsx", "json"))
"""Many conversations are one file."""


class Job(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """`key`: of `manifest.signing_key`. It goes through a pipe and is written nowhere."""

    target: str
    part: str
    """Name of the folder beside it in which all is written first."""
    shape: Shape
    format: Format
    labels: Labels
    writing: Writing
    key: bytes
    at: int
    by: str
    by_id: str = ""
    store: str = ""
    server: str = ""
    program: str = ""
    notes: bool = False
    attachments: bool = False
    plan: Plan = Plan()
    passphrase: str = ""
    expires_at: int = 0
    bom: bool = True
    what: What = "conversations"


def part_of(target: Path) -> str:
    """Another each time: two may write to one place at once."""
    return f".{target.name[:60]}.{secrets.token_hex(4)}.part"


class Content(msgspec.Struct, frozen=True):
    """Of one attachment or recording."""

    id: str
    data: bytes


class Item(msgspec.Struct, frozen=True, tag=True):
    """One conversation, not blacked out yet, and of its files those that could be had."""

    dossier: Dossier
    contents: tuple[Content, ...] = ()


class End(msgspec.Struct, frozen=True, tag=True):
    """There are no more; without it nothing is left."""


class Written(msgspec.Struct, frozen=True, tag=True):
    """So many conversations are done."""

    count: int


class Result(msgspec.Struct, frozen=True, tag=True):
    """`manifest`: SHA-256 of it; `left_out`: names of files whose seconds could not be silenced."""

    target: str
    manifest: str
    fingerprint: str
    count: int
    files: int
    subjects: tuple[str, ...]
    blacked_out: dict[str, int]
    left_out: tuple[str, ...] = ()


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Code and facts of a UserError."""

    code: str
    facts: dict[str, str] = {}


Told = Job | Item | End
Answer = Written | Result | Failed
LENGTH = struct.Struct("<I")


def framed(value: Told | Answer) -> bytes:
    """As it goes through the pipe: its length in four bytes, and msgpack."""
    data = msgspec.msgpack.encode(value)
    return LENGTH.pack(len(data)) + data

"""What a person wrote and attached, checked and made ready for the outbox."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from core.channels import CHANNELS
from core.entities import Attachment
from core.errors import UserError
from core.protocol import codec
from core.protocol.commands import Request
from core.protocol.frames import MAX_CLIENT_FRAME
from core.rows import NewFile

ENVELOPE = 1_024
"""Bytes of a frame that are not its body, and the ids that uploaded files get."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it is kept until it was uploaded. `attachment` has no id before that."""

    attachment: Attachment
    content: bytes


def pack(files: Sequence[NewFile], limit: int) -> list[Packed]:
    """Reads the files; blocks. `limit` is in bytes, for each.

    Raises UserError file.too_large{name, limit}, file.unreadable{name}.
    """
    return [_pack(file, limit) for file in files]


def check_length(text: str, channel: str) -> None:
    """Raises UserError message.too_long{limit} for what the channel would cut."""
    known = CHANNELS.get(channel)
    if known is not None and len(text) > known.max_length:
        raise UserError("message.too_long", limit=str(known.max_length))


def encode(body: Request, max_frame: int = MAX_CLIENT_FRAME) -> bytes:
    """The body as JSON. Raises UserError message.too_long{limit}, in bytes, beyond one frame."""
    data = codec.encode(body)
    if len(data) > max_frame - ENVELOPE:
        raise UserError("message.too_long", limit=str(max_frame - ENVELOPE))
    return data


def _pack(file: NewFile, limit: int) -> Packed:
    try:
        with file.path.open("rb") as source:
            content = source.read(limit + 1)
    except OSError:
        raise UserError("file.unreadable", name=file.name) from None
    if not content:
        raise UserError("file.unreadable", name=file.name)
    if len(content) > limit:
        raise UserError("file.too_large", name=file.name, limit=str(limit))
    attachment = Attachment(
        id="", name=file.name, mime=file.mime, size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    return Packed(attachment, content)

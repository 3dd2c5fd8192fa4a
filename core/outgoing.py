"""What a person wrote and attached, checked and made ready for the store."""

import hashlib
from pathlib import Path

from core.channels import CHANNELS
from core.entities import Attachment
from core.errors import UserError
from core.ids import uuid7
from core.protocol import codec
from core.protocol.commands import Request
from core.protocol.frames import MAX_CLIENT_FRAME
from core.rows import DraftFile, NewFile

ENVELOPE = 1_024
"""Bytes of a frame that are not its body, and the ids that uploaded files get."""


def pack(file: NewFile, limit: int) -> tuple[DraftFile, bytes]:
    """As the draft keeps it, and its content; blocks. `limit` is in bytes.

    Raises UserError file.too_large{name, limit}, file.unreadable{name}.
    """
    content = _content(file, limit)
    if not content:
        raise UserError("file.unreadable", name=file.name)
    if len(content) > limit:
        raise UserError("file.too_large", name=file.name, limit=str(limit))
    sha256 = hashlib.sha256(content).hexdigest()
    return DraftFile(uuid7(), file.name, file.mime, len(content), sha256), content


def attached(file: DraftFile) -> Attachment:
    """As a command names it; the platform's id comes when it was uploaded."""
    return Attachment(id="", name=file.name, mime=file.mime, size=file.size, sha256=file.sha256)


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


def _content(file: NewFile, limit: int) -> bytes:
    if not isinstance(file.content, Path):
        return file.content
    try:
        if not file.content.is_file():  # opening a pipe would wait for ever
            raise UserError("file.unreadable", name=file.name)
        with file.content.open("rb") as source:
            return source.read(limit + 1)
    except OSError:
        raise UserError("file.unreadable", name=file.name) from None

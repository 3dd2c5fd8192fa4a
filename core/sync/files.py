"""Files on their way: uploads that go on where they stopped (tus 1.0), downloads that are checked.

Blocking; `carrier` calls it from worker threads.
"""

import base64
import hashlib

import msgspec

from core.contents import Content
from core.entities import LOCAL, Attachment
from core.errors import UserError
from core.sync.failures import NotSantral, Refusal
from core.sync.http import MAX_ANSWER, Http

CHUNK = 512 * 1024
TUS = {"Tus-Resumable": "1.0.0"}
GONE = (404, 410)
PARTIAL = 206
MOST_AT_ONCE = 25 * 1024 * 1024
"""Bytes that may be whole in memory; what is larger is read in pieces (`core.sync.streamed`)."""


class _Link(msgspec.Struct, frozen=True):
    url: str


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def begin_upload(http: Http, token: str, file: Attachment) -> str:
    """Announces a file; the platform's path for it. Raises Refusal, Unreachable."""
    named = _metadata(
        filename=file.name, mime=file.mime, sha256=file.sha256,
        use="recording" if file.id.startswith(LOCAL) else "",
    )  # fmt: skip
    headers = {**TUS, "Upload-Length": str(file.size), "Upload-Metadata": named}
    location = http.ask("POST", "/v1/uploads", token=token, headers=headers).headers.get("Location")
    if not location:
        raise NotSantral("an upload without a place")
    return location


def uploaded_so_far(http: Http, token: str, location: str) -> int | None:
    """Bytes the platform has; None: it knows nothing of this upload any more."""
    try:
        reply = http.ask("HEAD", location, token=token, headers=TUS)
    except Refusal as refusal:
        if refusal.status in GONE:
            return None
        raise
    return _offset(reply.headers.get("Upload-Offset"))


def upload_rest(http: Http, token: str, location: str, content: Content, offset: int) -> str:
    """Sends what is missing from `offset` on; the id of the finished file.

    Raises Refusal, Unreachable, and what `content` does.
    """
    while offset < content.size:
        headers = {
            **TUS, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"
        }  # fmt: skip
        chunk = content.read(offset, CHUNK)
        reply = http.ask("PATCH", location, token=token, body=chunk, headers=headers)
        moved = _offset(reply.headers.get("Upload-Offset"))
        if moved <= offset:
            raise NotSantral("an upload that does not move")
        offset = moved
    return location.rstrip("/").rsplit("/", 1)[-1]


def download(http: Http, token: str, file: Attachment) -> bytes:
    """The file's content, proven whole by size and sha256.

    Raises UserError file.damaged where it is not; Refusal, Unreachable.
    """
    url = link(http, token, file)
    return proven(file, http.ask("GET", url, limit=max(file.size, 1) + 1).body)


def link(http: Http, token: str, file: Attachment) -> str:
    """Where its content is for a while, without a token. Raises Refusal, Unreachable."""
    reply = http.ask("POST", f"/v1/files/{file.id}/link", token=token)
    try:
        return msgspec.json.decode(reply.body, type=_Link).url
    except msgspec.MsgspecError as error:
        raise NotSantral("not a link") from error


def piece(http: Http, url: str, file: Attachment, offset: int, length: int) -> bytes:
    """So much of its content from `offset` on, less only at its end. A platform that gives no pieces
    is asked for small files alone.

    Raises Refusal, Unreachable.
    """
    wanted = min(length, file.size - offset)
    headers = {"Range": f"bytes={offset}-{offset + wanted - 1}"}
    limit = wanted if file.size > MOST_AT_ONCE else file.size
    # A refusal has words as well, and they are more than a last piece
    reply = http.ask("GET", url, headers=headers, limit=max(limit + 1, MAX_ANSWER))
    body = reply.body if reply.status == PARTIAL else reply.body[offset : offset + wanted]
    if len(body) != wanted:
        raise NotSantral("not the piece that was asked for")
    return body


def proven(file: Attachment, content: bytes) -> bytes:
    """Whole by size and sha256. Raises UserError file.damaged where it is not."""
    if len(content) != file.size or (file.sha256 and sha256_of(content) != file.sha256):
        raise UserError("file.damaged", name=file.name)
    return content


def _metadata(**values: str) -> str:
    pairs = [f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in values.items() if v]
    return ",".join(pairs)


def _offset(text: str | None) -> int:
    if text is None or not text.isdecimal():
        raise NotSantral("no upload offset")
    return int(text)

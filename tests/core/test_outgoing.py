import os
from pathlib import Path

import pytest

from core import outgoing
from core.errors import UserError
from core.protocol.commands import AddNote
from core.protocol.frames import MAX_CLIENT_FRAME
from core.rows import NewFile


def new_file(path: Path, content: bytes | None) -> NewFile:
    if content is not None:
        path.write_bytes(content)
    return NewFile(path, "text/plain", "not.txt")


def test_a_file_is_read_and_measured(tmp_path: Path) -> None:
    kept, content = outgoing.pack(new_file(tmp_path / "x", b"abc"), limit=3)
    assert content == b"abc"
    at = outgoing.attached(kept)
    assert (at.id, at.name, at.mime, at.size) == ("", "not.txt", "text/plain", 3)
    assert at.sha256.startswith("ba7816bf")
    pasted = outgoing.pack(NewFile(b"abc", "text/plain", "not.txt"), limit=3)
    assert (pasted[0].sha256, pasted[1]) == (kept.sha256, b"abc")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"abcd", "file.too_large {'name': 'not.txt', 'limit': '3'}"),
        (b"", "file.unreadable {'name': 'not.txt'}"),
        (None, "file.unreadable {'name': 'not.txt'}"),
    ],
)
def test_a_file_that_cannot_go(tmp_path: Path, content: bytes | None, error: str) -> None:
    with pytest.raises(UserError) as refused:
        outgoing.pack(new_file(tmp_path / "x", content), limit=3)
    assert str(refused.value) == error


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(UserError, match=r"file\.unreadable"):
            outgoing.pack(NewFile(path, "text/plain", "not.txt"), limit=3)


def test_a_text_longer_than_the_channel_takes() -> None:
    outgoing.check_length("x" * 4_000, "chat")
    outgoing.check_length("x" * 4_000, "a channel of a newer platform")
    with pytest.raises(UserError, match=r"message\.too_long"):
        outgoing.check_length("x" * 4_001, "chat")


def test_a_body_larger_than_a_frame() -> None:
    with pytest.raises(UserError, match=r"message\.too_long"):
        outgoing.encode(AddNote(conversation="c", text="x" * MAX_CLIENT_FRAME))

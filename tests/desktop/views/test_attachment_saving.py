import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from core.contents import Content, Whole
from core.entities import Attachment
from core.errors import UserError
from desktop.theme import Theme
from desktop.views import attachment_saving
from desktop.views.attachment_saving import Saving, safe_name
from tests.desktop.parts import parts_over
from tests.desktop.views.talks import TalkDesk


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("dekont.pdf", "dekont.pdf"),
        ("İade talebi (2).tar.gz", "İade talebi (2).tar.gz"),
        ("../../.ssh/authorized_keys", "authorized_keys"),
        ("C:\\Windows\\x.dll", "x.dll"),
        ("a\x00b\n.txt", "ab.txt"),
        ("fatura\u202egpj.exe", "faturagpj.exe"),
        ('w<>:"|?*.txt', "w.txt"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("LPT¹.tar.gz", "_LPT¹.tar.gz"),
        ("console.txt", "console.txt"),
        ("son. . .", "son"),
        (".bashrc", "bashrc"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_a_strangers_name_is_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    long = safe_name("ş" * 500 + ".png")
    assert len(long.encode()) <= 180 and long.endswith("ş.png")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "resim.png"
    place.write_bytes(b"before")
    return place


def found(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.parent.iterdir() if path.is_file()}


async def save(theme: Theme, place: Path, content: bytes | None) -> list[UserError]:
    desk, over, told = TalkDesk(), QWidget(), list[UserError]()
    if content is not None:
        desk.files["p"] = content
    saving = Saving(parts_over(theme, desk), over)
    saving.failed.connect(told.append)
    await saving.save(Attachment(id="p", name="p", mime="image/png", size=1), place)
    return told


async def test_what_is_saved_takes_the_place_whole(theme: Theme, place: Path) -> None:
    assert await save(theme, place, b"picture") == []
    assert found(place) == {"resim.png": b"picture"}


async def test_why_it_cannot_be_saved_is_told(theme: Theme, place: Path) -> None:
    [offline] = await save(theme, place, None)
    [nowhere] = await save(theme, place.parent / "no" / "a.png", b"picture")
    (place.parent / "full.png.part").mkdir()
    [broken] = await save(theme, place.parent / "full.png", b"picture")
    assert [e.code for e in (offline, nowhere, broken)] == [
        "file.offline", "file.unwritable", "file.unwritable",
    ]  # fmt: skip
    assert found(place) == {"resim.png": b"before"}


async def saved_long(
    theme: Theme, place: Path, monkeypatch: pytest.MonkeyPatch, sha256: str
) -> tuple[list[UserError], list[int]]:
    """One that comes piece by piece, and how much of it was asked for at once."""
    desk, over, told, asked = TalkDesk(), QWidget(), list[UserError](), list[int]()

    class Long(Whole):
        def read(self, offset: int, length: int) -> bytes:
            asked.append(length)
            return super().read(offset, length)

    async def opened(_: Attachment) -> Content:
        return Long(CALL)

    monkeypatch.setattr(desk, "open_file", opened, raising=False)
    monkeypatch.setattr(attachment_saving, "AT_ONCE", len(CALL) - 1)
    saving = Saving(parts_over(theme, desk), over)
    saving.failed.connect(told.append)
    file = Attachment(id="p", name="p", mime="audio/wav", size=len(CALL), sha256=sha256)
    await saving.save(file, place)
    return told, asked


CALL = bytes(range(256)) * 5_000


async def test_a_long_recording_is_saved_piece_by_piece(
    theme: Theme, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = hashlib.sha256(CALL).hexdigest()
    told, asked = await saved_long(theme, place, monkeypatch, right)
    assert told == [] and found(place) == {"resim.png": CALL}
    assert max(asked) < len(CALL)


async def test_one_that_is_not_what_was_said_leaves_what_was_there(
    theme: Theme, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, _ = await saved_long(theme, place, monkeypatch, "0" * 64)
    assert [error.code for error in told] == ["file.damaged"]
    assert found(place) == {"resim.png": b"before"}

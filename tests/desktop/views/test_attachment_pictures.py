import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from core.entities import Attachment
from desktop.loop import Tasks
from desktop.views.attachment_pictures import SIDE, Pictures, decoded
from tests.desktop.views.talks import TalkDesk, until


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def claiming(width: int, height: int) -> bytes:
    """A tiny PNG whose header says it is gigantic."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + crc


def file(id: str) -> Attachment:
    return Attachment(id=id, name="a.png", mime="image/png", size=1)


@pytest.fixture
async def pictures(qapp: object) -> AsyncIterator[tuple[Pictures, TalkDesk]]:
    desk, tasks = TalkDesk(), Tasks()
    yield Pictures(desk, tasks), desk
    await tasks.close()


def test_a_large_picture_is_decoded_small() -> None:
    image = decoded(png(3_000, 1_000))
    assert image is not None
    assert (image.width(), image.height()) == (SIDE, round(SIDE / 3))


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", claiming(60_000, 60_000)]
)  # fmt: skip
def test_what_is_no_picture_or_claims_too_much_is_none(data: bytes) -> None:
    assert decoded(data) is None


async def test_is_asked_for_once_and_told_when_ready(pictures: tuple[Pictures, TalkDesk]) -> None:
    shelf, desk = pictures
    desk.files["p"] = png(20, 10)
    ready: list[str] = []
    shelf.ready.connect(ready.append)
    assert shelf.get(file("p")) is None
    assert shelf.get(file("p")) is None
    await until(lambda: ready)
    assert ready == ["p"]
    found = shelf.get(file("p"))
    assert found is not None and found.width() == 20


async def test_what_could_not_be_had_is_asked_for_again_when_the_line_is_back(
    pictures: tuple[Pictures, TalkDesk],
) -> None:
    shelf, desk = pictures
    shelf.get(file("p"))
    await until(lambda: not shelf._tasks._running)
    desk.files["p"] = png(20, 10)
    assert shelf.get(file("p")) is None
    shelf.ask_again()
    shelf.get(file("p"))
    await until(lambda: shelf.get(file("p")))

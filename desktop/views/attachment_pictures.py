"""Pictures: thumbnails of attachments, fetched and decoded off the screen's thread."""

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from core.desk import Desk
from core.entities import Attachment
from core.errors import UserError

if TYPE_CHECKING:
    from desktop.loop import Tasks

KEPT = 64
SIDE = 640
"""Most px of a decoded side: a thumbnail of 300 at twice the scale."""
MOST_PIXELS = 60_000_000
"""A small file can claim a picture that fills the memory."""
FORMATS = frozenset((b"png", b"jpeg", b"jpg", b"gif", b"webp", b"bmp"))


class Pictures(QObject):
    """Asks for each picture once; `ready` says that one can be painted now."""

    ready = Signal(str)

    def __init__(self, desk: Desk, tasks: "Tasks", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()

    def get(self, file: Attachment) -> QPixmap | None:
        """The picture, or None while it is on its way or cannot be had."""
        found = self._kept.get(file.id)
        if found is not None:
            self._kept.move_to_end(file.id)
        elif file.id not in self._asked:
            self._asked.add(file.id)
            self._tasks.start(self._fetch(file), "attachment.picture")
        return found

    def ask_again(self) -> None:
        """The line is back: what could not be had is asked for again when it is painted."""
        self._asked.clear()

    async def _fetch(self, file: Attachment) -> None:
        try:
            data = await self._desk.file(file)
        except UserError:
            return
        image = await asyncio.to_thread(decoded, data)
        if image is None:
            return
        self._kept[file.id] = QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            dropped, _ = self._kept.popitem(last=False)
            self._asked.discard(dropped)
        self.ready.emit(file.id)


def decoded(data: bytes, side: int = SIDE) -> QImage | None:
    """A picture no larger than `side` px; None where it is not one, or claims to be gigantic."""
    source = QByteArray(data)
    buffer = QBuffer(source)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()) not in FORMATS:
        return None
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        return None
    if size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image

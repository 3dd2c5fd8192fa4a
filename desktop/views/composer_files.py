"""Files of the message being written: a chip each, with its size and a way to take it back."""

import asyncio
import mimetypes
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core.errors import UserError
from core.ids import uuid7
from core.rows import DraftFile, NewFile
from desktop.numbers import size
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.composer_flow import Flow

MOST_FILES = 10


class FileStrip(QWidget):
    """Hidden while there is no file. What is added is kept in the encrypted store at once."""

    changed = Signal()
    refused = Signal(object)
    """Tuple of UserErrors, one for each file given together that does not go."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._key: int | None = None
        self._kept: dict[str, DraftFile] = {}
        self._chips: dict[str, QFrame] = {}
        self._coming: set[asyncio.Task[bool]] = set()
        self._flow = Flow(self, 6)
        self.setAccessibleName(tr("Composer", "Attached files"))
        self.hide()

    @property
    def files(self) -> tuple[DraftFile, ...]:
        return tuple(self._kept.values())

    @property
    def coming(self) -> bool:
        """Some are being read and kept."""
        return bool(self._coming)

    def buttons(self) -> list[QPushButton]:
        """One on each chip, that takes its file back."""
        return [
            button for chip in self._chips.values() for button in chip.findChildren(QPushButton)
        ]

    def begin(self, key: int | None, files: Iterable[DraftFile] = ()) -> None:
        """Another conversation is open, with what its draft holds; None: no conversation."""
        self.clear()
        self._key = key
        for file in files:
            self._show(file)

    def add(self, paths: Iterable[Path]) -> None:
        """Each one that can be sent; the others are told of by `refused`."""
        self._start([_new(path) for path in paths])

    def ask(self, title: str, kinds: str = "") -> None:
        """The system's dialog; what is chosen in it is added."""
        dialog = QFileDialog(self, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add(Path(name) for name in names))
        dialog.open()

    def add_picture(self, image: QImage) -> None:
        """A picture from the clipboard, as a PNG that never lies on the disk in the clear."""
        self._start([image])

    async def settled(self, key: int) -> tuple[DraftFile, ...] | None:
        """All files once they are kept; None where one could not be, or `key` was left."""
        done = await asyncio.gather(*self._coming)
        return self.files if all(done) and key == self._key else None

    def clear(self, sent: Iterable[DraftFile] | None = None) -> None:
        """Shows them no more: all, or those that were `sent`."""
        for id in [*self._kept] if sent is None else [file.id for file in sent]:
            self._drop(id)

    # Keeping

    def _start(self, given: Sequence[NewFile | QImage]) -> None:
        if self._key is None:
            return
        task = self._parts.tasks.start(self._keep_all(self._key, given), "composer.files")
        self._coming.add(task)
        task.add_done_callback(self._came)
        self.changed.emit()

    def _came(self, task: "asyncio.Task[bool]") -> None:
        self._coming.discard(task)
        self.changed.emit()

    async def _keep_all(self, key: int, given: Sequence[NewFile | QImage]) -> bool:
        """One after the other, in the order they were given; False where one cannot be sent."""
        refused: list[UserError] = []
        for one in given:
            try:
                await self._keep(key, one)
            except UserError as error:
                refused.append(error)
        if refused:
            self.refused.emit(tuple(refused))
        return not refused

    async def _keep(self, key: int, given: NewFile | QImage) -> None:
        if len(self._kept) >= MOST_FILES and key == self._key:
            raise UserError("file.too_many", limit=str(MOST_FILES))
        new = await _pasted(given) if isinstance(given, QImage) else given
        kept = await self._parts.desk.add_draft_file(key, new)
        if key == self._key:
            self._show(kept)
            self.changed.emit()  # at once: Tab would pass by it until the last one is kept

    def _take_back(self, id: str) -> None:
        self._drop(id)
        self._parts.tasks.start(self._parts.desk.remove_draft_file(id), "composer.files")
        self.changed.emit()

    # Chips

    def _show(self, file: DraftFile) -> None:
        if file.id in self._kept:
            return
        self._kept[file.id] = file
        chip = self._chip(file)
        self._chips[file.id] = chip
        self._flow.addWidget(chip)
        chip.show()
        self.show()

    def _drop(self, id: str) -> None:
        chip = self._chips.pop(id, None)
        self._kept.pop(id, None)
        if chip is not None:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.setVisible(bool(self._kept))

    def _chip(self, file: DraftFile) -> QFrame:
        chip = QFrame(self)
        chip.setProperty("kind", "sunken")
        name = QLabel(_shortened(file.name), chip)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setToolTip(file.name)
        length = QLabel(size(file.size), chip)
        length.setProperty("kind", "third")
        remove = QPushButton(chip)
        remove.setProperty("kind", "tiny")
        self._parts.theme.set_icon(remove, "x", "second", 14)
        remove.setAccessibleName(tr("Composer", "Remove {name}", name=file.name))
        remove.clicked.connect(lambda: self._take_back(file.id))
        row = QHBoxLayout(chip)
        row.setContentsMargins(10, 2, 2, 2)
        row.setSpacing(6)
        for each in (name, length, remove):
            row.addWidget(each)
        return chip


def _new(path: Path) -> NewFile:
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return NewFile(path, mime, path.name)


async def _pasted(image: QImage) -> NewFile:
    name = f"{tr('Composer', 'picture')}-{uuid7()[-6:]}.png"
    content = await asyncio.to_thread(_png, image)
    return NewFile(content, "image/png", name)


def _png(image: QImage) -> bytes:
    """Empty where it is no picture."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    written = QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data()) if written else b""


def _shortened(name: str) -> str:
    return name if len(name) <= 32 else f"{name[:20]}…{name[-10:]}"

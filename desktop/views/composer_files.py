"""Files of the message being written: a chip each, with its size and a way to take it back."""

import asyncio
import mimetypes
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from core.errors import UserError
from core.ids import uuid7
from core.rows import NewFile
from desktop.numbers import size
from desktop.theme import Theme
from desktop.translate import tr
from desktop.views.composer_flow import Flow

MOST_BYTES = 25 * 1024 * 1024
MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class Chosen:
    """`temporary`: pasted, so nobody else keeps it; it goes once it was sent or taken back."""

    file: NewFile
    bytes: int
    temporary: bool = False


def chosen(path: Path, temporary: bool = False) -> Chosen:
    """Raises UserError: file.unreadable{name}, file.too_large{name, limit}."""
    try:
        if not path.is_file():
            raise UserError("file.unreadable", name=path.name)
        length = path.stat().st_size
    except OSError as error:
        raise UserError("file.unreadable", name=path.name) from error
    if length > MOST_BYTES:
        raise UserError("file.too_large", name=path.name, limit=str(MOST_BYTES))
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Chosen(NewFile(path, mime, path.name), length, temporary)


class FileStrip(QWidget):
    """Hidden while there is no file."""

    changed = Signal()
    refused = Signal(object)
    """UserError."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen: dict[Path, Chosen] = {}
        self._chips: dict[Path, QFrame] = {}
        self._flow = Flow(self, 6)
        self.setAccessibleName(tr("Composer", "Attached files"))
        self.hide()

    @property
    def files(self) -> tuple[NewFile, ...]:
        return tuple(each.file for each in self._chosen.values())

    def paths(self) -> tuple[str, ...]:
        return tuple(str(path) for path in self._chosen)

    def add(self, paths: Iterable[Path], temporary: bool = False) -> None:
        """Each one that can be sent; the others are told of by `refused`."""
        for path in paths:
            try:
                self._add(chosen(path, temporary))
            except UserError as error:
                self.refused.emit(error)
        self.changed.emit()

    def ask(self, title: str, kinds: str = "") -> None:
        """The system's dialog; what is chosen in it is added."""
        dialog = QFileDialog(self, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add(Path(name) for name in names))
        dialog.open()

    async def add_picture(self, image: QImage) -> None:
        """A picture from the clipboard, as a PNG that is erased once it was sent or taken back."""
        folder = Path(tempfile.mkdtemp(prefix="santral-"))
        path = folder / f"{tr('Composer', 'picture')}-{uuid7()[-6:]}.png"
        if await asyncio.to_thread(lambda: image.save(str(path))):
            self.add([path], temporary=True)
        else:
            self.refused.emit(UserError("file.unreadable", name=path.name))

    def restore(self, paths: Iterable[str]) -> None:
        """What a draft held, without those that are gone since."""
        self.clear()
        for path in map(Path, paths):
            if path.is_file():
                self._add(chosen(path))

    def clear(self, sent: Iterable[NewFile] | None = None) -> None:
        """Forgets all files, or those that were `sent`; a pasted one is erased with that."""
        gone = self._chosen if sent is None else [file.path for file in sent]
        for path in tuple(gone):
            self._remove(path, erase=sent is not None)

    def _add(self, one: Chosen) -> None:
        if one.file.path in self._chosen or len(self._chosen) >= MOST_FILES:
            return
        self._chosen[one.file.path] = one
        chip = self._chip(one)
        self._chips[one.file.path] = chip
        self._flow.addWidget(chip)
        chip.show()
        self.show()

    def _remove(self, path: Path, *, erase: bool) -> None:
        one, chip = self._chosen.pop(path, None), self._chips.pop(path, None)
        if chip is not None:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        if one is not None and one.temporary and erase:
            path.unlink(missing_ok=True)
        self.setVisible(bool(self._chosen))

    def _taken_back(self, path: Path) -> None:
        self._remove(path, erase=True)
        self.changed.emit()

    def _chip(self, one: Chosen) -> QFrame:
        chip = QFrame(self)
        chip.setProperty("kind", "sunken")
        name = QLabel(_shortened(one.file.name), chip)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setToolTip(one.file.name)
        length = QLabel(size(one.bytes), chip)
        length.setProperty("kind", "third")
        remove = QPushButton(chip)
        remove.setProperty("kind", "tiny")
        self._theme.set_icon(remove, "x", "second", 14)
        remove.setAccessibleName(tr("Composer", "Remove {name}", name=one.file.name))
        remove.clicked.connect(lambda: self._taken_back(one.file.path))
        row = QHBoxLayout(chip)
        row.setContentsMargins(10, 2, 2, 2)
        row.setSpacing(6)
        for each in (name, length, remove):
            row.addWidget(each)
        return chip


def _shortened(name: str) -> str:
    return name if len(name) <= 32 else f"{name[:20]}…{name[-10:]}"

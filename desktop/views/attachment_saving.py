"""Saving: a file of the timeline goes where the person says, and nowhere else."""

import asyncio
import hashlib
import unicodedata
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.contents import Content, Whole
from core.entities import Attachment
from core.errors import UserError
from desktop.parts import Parts
from desktop.translate import tr
from desktop.views.attachment_player import AT_ONCE

FORBIDDEN = frozenset('<>:"|?*')
DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{p}{n}" for p in ("COM", "LPT") for n in "0123456789¹²³")]
)
LONGEST, ENDING = 180, 20
"""Bytes of a name; most characters of what stands behind its last dot."""
_BLOCK = 512 * 1024


class Saving(QObject):
    failed = Signal(object)
    """UserError."""

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._over = parts, parent

    def ask(self, file: Attachment) -> None:
        """Asks where, then fetches and writes it."""
        title = tr("Conversation", "Save the file")
        dialog = QFileDialog(self._over, title, safe_name(file.name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._start(file, Path(path)))
        dialog.open()

    def _start(self, file: Attachment, path: Path) -> None:
        self._parts.tasks.start(self.save(file, path), "attachment.save")

    async def save(self, file: Attachment, path: Path) -> None:
        try:
            with closing(await self._content(file)) as content:
                await asyncio.to_thread(_write, path, content, file)
        except UserError as error:
            self.failed.emit(error)
        except OSError:
            self.failed.emit(UserError("file.unwritable", name=path.name))

    async def _content(self, file: Attachment) -> Content:
        if file.size > AT_ONCE:
            return await self._parts.desk.open_file(file)
        return Whole(await self._parts.desk.file(file))


def _write(path: Path, content: Content, file: Attachment) -> None:
    """Whole or not at all: a full disk, or a line that is lost, leaves what was there before."""
    part = path.with_name(f"{path.name}.part")
    try:
        digest = _copied(part, content)
        if file.size > AT_ONCE and file.sha256 not in ("", digest):
            raise UserError("file.damaged", name=file.name)
        part.replace(path)
    except (OSError, UserError):
        part.unlink(missing_ok=True)
        raise


def _copied(path: Path, content: Content) -> str:
    """Its SHA-256: what comes piece by piece nobody has proven yet."""
    digest = hashlib.sha256()
    with path.open("wb") as place:
        for at in range(0, content.size, _BLOCK):
            block = content.read(at, _BLOCK)
            digest.update(block)
            place.write(block)
    return digest.hexdigest()


def safe_name(name: str) -> str:
    """A stranger's file name made harmless on every system, for a dialog to propose.

    Only its last part, so that it cannot climb out of a folder; no signs that turn the reading
    direction, so that it ends in what it seems to end in; no name of a device.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in FORBIDDEN)
    stem, dot, ending = seen.strip(". ").rpartition(".")
    stem, ending = (stem, dot + ending[:ENDING]) if dot else (ending, "")
    while len((stem + ending).encode()) > LONGEST:
        stem = stem[:-1]
    if stem.split(".")[0].strip().upper() in DEVICES:
        stem = f"_{stem}"
    return f"{stem}{ending}".strip(". ") or "file"

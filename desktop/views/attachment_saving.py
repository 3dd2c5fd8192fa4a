"""Saving: a file of the timeline goes where the person says, and nowhere else."""

import asyncio
import unicodedata
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.entities import Attachment
from core.errors import UserError
from desktop.parts import Parts
from desktop.translate import tr

FORBIDDEN = frozenset('<>:"|?*')
DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{p}{n}" for p in ("COM", "LPT") for n in "0123456789¹²³")]
)
LONGEST, ENDING = 180, 20
"""Bytes of a name; most characters of what stands behind its last dot."""


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
            data = await self._parts.desk.file(file)
            await asyncio.to_thread(_write, path, data)
        except UserError as error:
            self.failed.emit(error)
        except OSError:
            self.failed.emit(UserError("file.unwritable", name=path.name))


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a full disk leaves what was there before."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


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

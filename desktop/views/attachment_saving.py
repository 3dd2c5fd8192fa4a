"""Saving: a file of the timeline goes where the person says, and nowhere else."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.entities import Attachment
from core.errors import UserError
from desktop.parts import Parts
from desktop.translate import tr


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
            await asyncio.to_thread(path.write_bytes, data)
        except UserError as error:
            self.failed.emit(error)
        except OSError:
            self.failed.emit(UserError("file.unwritable", name=path.name))


def safe_name(name: str) -> str:
    """The last part of a stranger's file name, so that it cannot climb out of a folder."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].strip(". ") or "file"

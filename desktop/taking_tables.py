"""A table taken out of the screen as PDF, CSV or XLSX: where to, written on a worker, and noted."""

import asyncio
import hashlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserError
from core.export.table import TABLE_FORMATS, Column, Table, TableFormat, written
from desktop.exporting_words import format_name, writing
from desktop.parts import Parts

__all__ = ["Column", "Table", "take_table"]


def take_table(parts: Parts, over: QWidget, name: str, table: Table) -> None:
    """Asks for the file and writes it there; nothing is waited for."""
    dialog = QFileDialog(over, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([f"{format_name(each)} (*.{each})" for each in TABLE_FORMATS])
    dialog.setDefaultSuffix(TABLE_FORMATS[0])
    dialog.selectFile(f"{name}.{TABLE_FORMATS[0]}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.split("*.")[1][:-1])
    )
    dialog.fileSelected.connect(
        lambda path: parts.tasks.start(_write(parts, Path(path), table), "take a table out")
    )
    dialog.open()


async def _write(parts: Parts, path: Path, table: Table) -> None:
    """Raises UserError export.unwritable."""
    format = next((each for each in TABLE_FORMATS if path.suffix == f".{each}"), TABLE_FORMATS[0])
    content = await asyncio.to_thread(partial(written, table, writing(parts.desk), format))
    try:
        await asyncio.to_thread(path.write_bytes, content)
    except OSError as error:
        raise UserError("export.unwritable") from error
    await _note(parts, format, len(table.rows), content)


async def _note(parts: Parts, format: TableFormat, count: int, content: bytes) -> None:
    from core.protocol.commands import NoteExport

    note = NoteExport(
        what="audit", format=format, count=count, at=parts.desk.now(),
        manifest=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    await parts.desk.note_export(note)

"""A table taken out of the screen as PDF, CSV or XLSX: where to, written on a worker, and noted."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.export.manifest import What
from core.export.table import TABLE_FORMATS, Column, Table
from desktop.exporting_table import take_table
from desktop.exporting_words import format_name
from desktop.parts import Parts

__all__ = ["Column", "Table", "ask_and_take"]


def ask_and_take(
    parts: Parts, over: QWidget, name: str, table: Table, what: What = "audit"
) -> None:
    """Asks for the file and has it written there, signed; nothing is waited for."""
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
        lambda path: parts.tasks.start(_write(parts, Path(path), table, what), "take a table out")
    )
    dialog.open()


async def _write(parts: Parts, path: Path, table: Table, what: What) -> None:
    """Raises UserError export.unwritable{name}."""
    format = next((each for each in TABLE_FORMATS if path.suffix == f".{each}"), TABLE_FORMATS[0])
    await take_table(parts, table, path, format, what)

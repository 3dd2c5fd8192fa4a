"""Printing: what would be taken out as PDF, onto paper; asked for in the system's own dialog.

A page is drawn on a worker, so nothing waits for a printer. What went to paper has left the house:
the audit list has it like any other export.
"""

import asyncio
import hashlib
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from core.errors import UserError
from core.export.letter import pdf
from core.export.redaction import Plan, redacted
from core.export.table import Table, written
from core.protocol.commands import NoteExport
from desktop.dialogs.export_options import USUAL
from desktop.exporting_dossier import dossier
from desktop.exporting_table import names_of
from desktop.exporting_words import PRINT, as_read, labels, writing
from desktop.parts import Parts
from desktop.translate import tr

DPI = 300
Note = Callable[[bytes], NoteExport]


async def print_table(parts: Parts, over: QWidget, table: Table) -> None:
    said = writing(parts.desk)
    content = await asyncio.to_thread(written, table, said, "pdf")
    at, count = parts.desk.now(), len(table.rows)

    def note(content: bytes) -> NoteExport:
        return NoteExport(
            what="report", format=PRINT, count=count, at=at, manifest=_digest(content),
            names=names_of(table),
        )  # fmt: skip

    ask(parts, over, table.title, content, note)


async def print_conversation(parts: Parts, over: QWidget, key: int) -> None:
    """Without notes, and with the usual things blacked out: paper lies about.

    Raises UserError conversation.gone."""
    of = await dossier(parts, key)
    said, words, at = as_read(parts.desk), labels(), parts.desk.now()

    def made() -> bytes:
        return pdf(redacted(of, Plan(kinds=frozenset(USUAL))), words, said, notes=False)

    def note(content: bytes) -> NoteExport:
        return NoteExport(
            what="conversations", format=PRINT, count=1, at=at, redacted=True,
            manifest=_digest(content), subjects=(of.id,),
            names=(of.reference,) if of.reference else (),
        )  # fmt: skip

    content = await asyncio.to_thread(made)
    ask(parts, over, of.customer.name or of.reference or of.id, content, note)


def ask(parts: Parts, over: QWidget, name: str, content: bytes, note: Note) -> QPrintDialog:
    """The system's dialog, which shows what it will look like where the system can."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Santral")
    dialog = QPrintDialog(printer, over.window())
    dialog.setWindowTitle(tr("Printing", "Print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: parts.tasks.start(_print(parts, printer, content, note), PRINT))
    QDialog.open(dialog)  # its own wants a slot by name, which Python has none of
    return dialog


async def _print(parts: Parts, printer: QPrinter, content: bytes, note: Note) -> None:
    """Raises UserError print.failed."""
    await asyncio.to_thread(put_on, printer, content)
    await parts.desk.note_export(note(content))


def put_on(printer: QPrinter, content: bytes) -> int:
    """Draws the pages of a PDF that were asked for; returns how many. Raises UserError print.failed."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise UserError("print.failed")
    _lay(printer, document)
    pages = _wanted(printer, document.pageCount())
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise UserError("print.failed")
    try:
        for n, page in enumerate(pages):
            if n and not printer.newPage():
                raise UserError("print.failed")
            _draw(painter, printer, document, page)
    finally:
        painter.end()
        document.close()
    return len(pages)


def _lay(printer: QPrinter, document: QPdfDocument) -> None:
    """The pages have margins of their own, and lie as they lie there."""
    size = document.pagePointSize(0)
    lying = size.width() > size.height()
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    )
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _wanted(printer: QPrinter, count: int) -> range:
    first, last = printer.fromPage(), printer.toPage()
    return range(max(0, first - 1), min(count, last or count))


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = document.pagePointSize(page).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    image = document.render(page, QSize(round(size.width()), round(size.height())))
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

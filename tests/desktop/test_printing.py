"""What is printed is what would be taken out as PDF, page by page, and the audit list has it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import UserError
from core.export.table import Column, Table, written
from core.protocol.commands import NoteExport
from desktop import printing, translate
from desktop.exporting_words import writing
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over

ROWS = 120
TABLE = Table(
    title="Kuyruklar", columns=(Column("Kuyruk"), Column("Gelen", "count")),
    rows=tuple((f"Satış {n}", n) for n in range(ROWS)),
)  # fmt: skip


class Desk(FakeDesk):
    def __init__(self) -> None:
        super().__init__()
        self.notes: list[NoteExport] = []

    async def note_export(self, note: NoteExport) -> str:
        self.notes.append(note)
        return "n"


def onto(place: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    return printer


def dark(document: QPdfDocument, page: int) -> int:
    """How many points of a small picture of it are not paper."""
    image = document.render(page, QSize(200, 280))
    return sum(
        image.pixelColor(x, y).lightness() < 200 and image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )


async def test_every_page_is_drawn_as_it_stands_in_the_file(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    translate.use("tr")
    content = written(TABLE, writing(FakeDesk()), "pdf")
    place = tmp_path / "paper.pdf"
    pages = printing.put_on(onto(place), content)
    assert pages > 1
    document = QPdfDocument()
    document.load(str(place))
    assert document.pageCount() == pages
    size = document.pagePointSize(0)
    assert {round(size.width()), round(size.height())} == {595, 842}
    assert all(dark(document, page) > 100 for page in range(pages)), "none is empty"
    document.close()


async def test_only_the_pages_that_were_asked_for(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    content = written(TABLE, writing(FakeDesk()), "pdf")
    printer = onto(tmp_path / "one.pdf")
    printer.setFromTo(2, 2)
    assert printing.put_on(printer, content) == 1


async def test_what_is_no_document_is_said_to_be_none(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        printing.put_on(onto(tmp_path / "none.pdf"), b"nothing")
    assert error.value.code == "print.failed"


async def test_it_is_asked_for_printed_and_noted(
    qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, desk, window = tmp_path / "paper.pdf", Desk(), QWidget()
    made: list[Any] = []

    def dialog(printer: QPrinter, parent: QWidget) -> Any:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(place))
        made.append(QPrintDialog(printer, parent))
        return made[-1]

    monkeypatch.setattr(printing, "QPrintDialog", dialog)
    parts = parts_over(theme, desk)
    await printing.print_table(parts, window, TABLE)
    assert made[0].isVisible() and not place.exists(), "nothing before it is said"
    made[0].done(1)
    await until(lambda: desk.notes)
    (note,) = desk.notes
    assert (note.what, note.format, note.count) == ("report", "print", ROWS)
    assert place.exists()
    await parts.tasks.close()
    window.deleteLater()

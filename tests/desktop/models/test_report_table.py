"""A figure of a report in words: a dash for nothing, a change with the way it went."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from core.export.table import Table, Writing, written
from core.figure_rows import Cell, Report
from core.metrics.report import build, frame
from core.metrics.tally import Tally
from core.supervision import ReportSpec
from desktop import translate
from desktop.models.report_table import Face, change, groups, when
from desktop.models.report_table import written as said
from desktop.models.report_taking import taken
from desktop.models.report_words import group_name
from tests.desktop import sample_floor

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def english(qapp: QApplication) -> None:
    translate.use("en")


def report(spec: ReportSpec, came: int = 4) -> Report:
    known = sample_floor.directory()
    of = frame(spec, known.queues.values(), known.agents.values(), sample_floor.NOW)
    sums = {("q-sales", of.period.start): Tally(offered=came), ("", of.period.start): Tally()}
    return build(of, sums, {("q-sales", of.against.start): Tally()} if of.against else None)


def test_nothing_to_be_part_of_is_a_dash() -> None:
    assert said(None, "percent") == "–"
    assert (said(82.69, "percent"), said(1_200, "count")) == ("82.7%", "1,200")
    assert said(252_000, "ms") == "4:12"


def test_a_change_has_its_way() -> None:
    assert change(Cell(12, 7), "count") == "↑ 5"
    assert change(Cell(80.0, 83.2), "percent") == "↓ 3.2"
    assert change(Cell(80.01, 80.0), "percent") == "="
    assert change(Cell(12, None), "count") == change(Cell(None, 12), "ms") == ""


def test_rows_have_the_names_of_their_subjects() -> None:
    names = [line.name for line in Face(report(ReportSpec()), sample_floor.directory()).lines()]
    assert sorted(names) == ["Satış", "Without"]


def test_a_row_says_its_day_only_where_there_are_several() -> None:
    quarter, of = report(ReportSpec(step_min=15)), report(ReportSpec(step_min=15, period="week"))
    at = quarter.period.start
    assert len(when(at, quarter)) < len(when(at, of))
    assert groups(quarter)[0] == "demand"


def test_what_is_taken_out_has_numbers_and_both_periods() -> None:
    face = Face(report(ReportSpec(against="before")), sample_floor.directory())
    out = taken(face, ("today",), ())
    titles = [column.title for column in out.columns]
    assert titles[:3] == ["Queue", "Came", "Came, before"]
    assert ("Satış", 4, 0) in [row[:3] for row in out.rows]
    assert out.totals is not None and out.totals[:3] == ("Total", 4, 0)


def paper(table: Table) -> list[str]:
    """The words of each page."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(written(table, Writing(), "pdf")))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return [document.getAllText(n).text() for n in range(document.pageCount())]


def test_a_report_on_paper_has_every_figure_whole_and_its_comparison_beneath() -> None:
    face = Face(report(ReportSpec(against="before"), came=1_234), sample_floor.directory())
    pages = paper(taken(face, (), ()))
    whole = "\n".join(pages)
    assert "…" not in whole
    blocks = [group_name(group) for group in groups(face.report)]
    assert [name for name in blocks if f"{name}\n" in whole.replace("\r", "")] == blocks
    assert whole.count("Satış") == len(blocks), "the names of the rows are there with every block"
    assert "1,234" in whole
    assert "Came, before" not in whole
    assert "21 Nov 2025" in whole

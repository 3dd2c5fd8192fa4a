"""Reports: what is chosen is shown, what is behind it opens, and it is taken out as it stands there."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.figure_rows import Report
from core.metrics.intervals import Interval
from core.protocol.commands import NoteExport
from core.rows import Line as NetworkLine
from core.rows import Person
from core.supervision import ReportSpec
from desktop import translate
from desktop.panels.reports import Reports
from desktop.theme import Theme
from desktop.times import clock
from desktop.views.live_grid import LiveGrid
from desktop.views.report_sheet import ReportSheet
from tests.desktop.fake_supervision import SUPERVISOR, FakeSupervision
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown


class Desk(FakeSupervision):
    notes: list[NoteExport]

    @property
    def me(self) -> Person:
        return replace(SUPERVISOR, permissions=SUPERVISOR.permissions | {"export.note"})

    async def note_export(self, note: NoteExport) -> str:
        self.notes.append(note)
        return "n"


@pytest.fixture
async def panel(qapp: QApplication, theme: Theme) -> AsyncIterator[Reports]:
    translate.use("en")
    desk = Desk()
    desk.notes = []
    parts = parts_over(theme, desk)
    panel = Reports(parts)
    panel.choices.by.setCurrentIndex(panel.choices.by.findData("interval"))
    panel.choices.step.setCurrentIndex(panel.choices.step.findData(30))
    panel.resize(1223, 663)
    await shown(panel)
    await until(lambda: panel.report and panel.report.spec.step_min == 30)
    yield panel
    panel.close_down()
    panel.close()
    await parts.tasks.close()
    panel.deleteLater()


def desk(panel: Reports) -> Desk:
    return cast(Desk, panel._parts.desk)


def sheet(panel: Reports) -> ReportSheet:
    assert panel.sheet is not None
    return panel.sheet


def texts(grid: LiveGrid, line: int) -> dict[str, str]:
    model = grid._model
    return {of.id: model.cell(line, n).text for n, of in enumerate(model.columns)}


async def test_rows_and_their_total_are_the_reports(panel: Reports) -> None:
    report = panel.report
    assert report is not None
    came = [row.tally.offered for row in report.rows]
    at = came.index(max(came))
    assert texts(sheet(panel).grid, at)["offered"] == str(max(came))
    assert texts(sheet(panel).total, 0)["offered"] == str(report.total.tally.offered)
    assert texts(sheet(panel).grid, 0)["service_level"] == "–", "nobody came"


async def test_a_change_says_which_way_it_went(panel: Reports) -> None:
    report = panel.report
    assert report is not None and report.against is not None
    model = sheet(panel).total._model
    at = [of.id for of in model.columns].index("offered")
    before = report.total.before
    assert before is not None
    assert model.cell(0, at).aside[0] == (
        "↑" if report.total.tally.offered > before.offered else "↓"
    )
    panel.choices.against.setCurrentIndex(0)
    await until(lambda: panel.report and panel.report.against is None)
    assert not sheet(panel).total._model.cell(0, at).aside


async def test_the_variant_is_named_and_asked_for(panel: Reports) -> None:
    assert "Service level: standard" in panel.head._line.whole()
    panel.choices.variant.setCurrentIndex(panel.choices.variant.findData("answered_only"))
    await until(lambda: "answered only" in panel.head._line.whole())
    assert desk(panel).reports[-1].variant == "answered_only"


async def test_chosen_queues_and_days_are_asked_for(panel: Reports) -> None:
    panel.choices._pick("queue:q-sales", True)
    panel.choices._pick("team:t-support", True)
    spec = panel.choices.spec()
    assert (spec.queues, spec.teams) == (("q-sales",), ("t-support",))
    panel.choices.period.setCurrentIndex(panel.choices.period.findData("dates"))
    first, end = panel.choices.spec().period.split("/")
    assert first < end, "half open: its last day belongs to it"
    panel.choices.people_menu().actions()[2].setChecked(True)
    assert len(panel.choices.spec().agents) == 1 and panel.choices.people.text() != "Everybody"
    panel.choices.people_menu().actions()[0].trigger()
    assert panel.choices.spec().agents == () and panel.choices.spec().queues == ("q-sales",)


async def test_the_total_stands_below_its_columns_at_every_place(panel: Reports) -> None:
    panel.resize(900, 400)
    shown = sheet(panel)
    await until(lambda: shown.grid.verticalScrollBar().maximum() > 0)
    bar, below = shown.grid.horizontalScrollBar(), shown.total.horizontalScrollBar()
    await until(lambda: bar.maximum() > 0 and bar.maximum() == below.maximum())
    bar.setValue(bar.maximum())
    last = len(shown.grid._model.columns) - 1
    assert shown.grid.columnViewportPosition(last) == shown.total.columnViewportPosition(last)
    assert shown.grid.columnWidth(last) == shown.total.columnWidth(last)
    shown.show_group("offering")
    await until(lambda: shown.grid.viewport().width() == shown.total.viewport().width())


async def test_a_second_period_is_chosen_freely(panel: Reports) -> None:
    choices = panel.choices
    choices.against.setCurrentIndex(choices.against.findData("dates"))
    choices.other_first.setDate(QDate(2025, 11, 3))
    choices.other_last.setDate(QDate(2025, 11, 9))
    assert choices.other_first.isVisible() and not choices.first.isVisible()
    await until(lambda: desk(panel).reports[-1].against == "2025-11-03/2025-11-10")
    await until(lambda: "beside 3 Nov 2025 – 9 Nov 2025" in panel.head._line.whole())


async def test_it_says_whose_figures_they_are(panel: Reports) -> None:
    from dataclasses import replace as changed

    report = panel.report
    assert report is not None
    panel._show(changed(report, source="platform"))
    assert panel.head._line.whole().endswith("from the platform")


async def test_what_was_not_whole_is_asked_for_once_there_is_a_line(panel: Reports) -> None:
    from dataclasses import replace as changed

    fake, report = desk(panel), panel.report
    assert report is not None
    fake.set_line(NetworkLine("offline", since=fake.clock))
    panel._show(changed(report, since=report.period.start + 1))
    assert "not whole without a line" in panel.head._line.whole()
    before = len(fake.reports)
    fake.set_line(NetworkLine("live", since=fake.clock))
    await until(lambda: len(fake.reports) > before)


async def test_whoever_comes_back_sees_the_day_as_it_is(panel: Reports) -> None:
    fake = desk(panel)
    panel.choices.period.setCurrentIndex(panel.choices.period.findData("today"))
    await until(lambda: panel.report and panel.report.spec.period == "today")
    assert f"as of {clock(fake.clock)}" in panel.head._line.whole()
    before = len(fake.reports)
    panel.hide()
    panel.show()
    assert len(fake.reports) == before, "it was just worked out"
    panel.hide()
    fake.clock += 60_000
    panel.show()
    await until(lambda: len(fake.reports) > before)


async def test_a_day_that_is_over_stays_as_it_is(panel: Reports) -> None:
    from dataclasses import replace as changed

    fake, report = desk(panel), panel.report
    assert report is not None
    over = Interval(report.period.start, fake.clock)
    panel.head.show_report(changed(report, period=over))
    assert "as of" not in panel.head._line.whole()
    fake.clock += 60_000
    assert not panel.head.is_old()


async def test_enter_on_a_row_opens_what_it_counts(panel: Reports) -> None:
    grid = sheet(panel).grid
    grid.setFocus()
    grid.step(0)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    await until(lambda: panel.behind.model.items)
    assert panel.behind.isVisible() and not panel.choices.isVisible()
    bar = grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert panel.behind.list.hasFocus(), "beyond the last figure"
    opened: list[int] = []
    panel.opened.connect(lambda key, _: opened.append(key))
    panel.behind._open(0)
    assert opened == [panel.behind.model.items[0].key]
    QTest.keyClick(panel.behind.list, Qt.Key.Key_Escape)
    assert not panel.behind.isVisible() and panel.choices.isVisible()


async def test_without_a_line_it_says_since_when(panel: Reports) -> None:
    fake = desk(panel)
    fake.set_line(NetworkLine("offline", since=fake.clock))
    assert "no line" in panel.head._line.whole() and panel.head._sign.isVisible()


async def test_a_report_that_wants_more_than_is_kept_says_so(panel: Reports) -> None:
    from dataclasses import replace as changed

    report = panel.report
    assert report is not None
    panel._show(changed(report, since=report.period.start + 1))
    assert "not whole" in panel.head._line.whole()
    panel._show(changed(report, since=1))
    assert "whole since" in panel.head._line.whole() and not panel.head.missing()


async def test_it_is_saved_as_it_stands_there(panel: Reports, tmp_path: Path) -> None:
    place = tmp_path / "report.csv"
    panel.write(place, "csv")
    await until(lambda: desk(panel).notes)
    assert desk(panel).notes[0].what == "report"
    assert "Came" in place.read_text("utf-8-sig")


async def test_figures_stand_in_groups(panel: Reports) -> None:
    sheet(panel).tabs["handling"].click()
    assert "aht" in texts(sheet(panel).grid, 0)
    panel.ask()
    old = panel.sheet
    await until(lambda: panel.sheet is not old)
    assert sheet(panel).group == "handling", "it stays where the person was"


async def test_long_ones_say_how_far_they_are(panel: Reports) -> None:
    panel._wait(0.4)
    assert "40%" in panel.face.words()


async def test_what_could_not_be_made_says_why_and_is_tried_again(panel: Reports) -> None:
    fake = desk(panel)

    async def offline(spec: ReportSpec, on_progress: object = None) -> Report:
        raise UserError("report.offline")

    told: list[BaseException] = []
    panel._parts.tasks.show_error = told.append
    fake.report = offline  # type: ignore[method-assign]  # as without a line
    panel.ask()
    await until(lambda: panel.face.isVisible() and "no connection" in panel.face.words())
    del fake.report
    fake.set_line(NetworkLine("live", since=fake.clock))
    await until(lambda: panel.sheet is not None and panel.sheet.isVisible())


@pytest.mark.parametrize("language", ["tr", "en"])
async def test_a_comparison_fits_the_smallest_window(panel: Reports, language: str) -> None:
    translate.use("tr" if language == "tr" else "en")
    panel.choices.by.setCurrentIndex(panel.choices.by.findData("queue"))
    panel.choices.step.setCurrentIndex(panel.choices.step.findData(0))
    await until(lambda: panel.report and panel.report.spec == panel.choices.spec())
    for group in sheet(panel).groups:
        sheet(panel).show_group(group)
        await until(lambda: _fits(sheet(panel).grid))  # else its last column is cut
    translate.use("en")


def _fits(grid: LiveGrid) -> bool:
    wide = sum(grid.columnWidth(n) for n in range(grid.model().columnCount()))
    return wide <= grid.viewport().width()

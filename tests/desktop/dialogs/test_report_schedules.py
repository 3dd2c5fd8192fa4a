"""Schedules: what is saved is what stands there, one's own alone, and the newest is fetched."""

from collections.abc import AsyncIterator
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication

from core.entities import Attachment
from core.supervision import ReportSchedule, ReportSpec
from desktop import translate
from desktop.dialogs.report_schedules import ReportSchedules
from desktop.theme import Theme
from tests.desktop.fake_supervision import FakeSupervision
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over

SPEC = ReportSpec(by="agent", period="yesterday")


@pytest.fixture
async def dialog(qapp: QApplication, theme: Theme) -> AsyncIterator[ReportSchedules]:
    translate.use("en")
    desk = FakeSupervision()
    mine = ReportSchedule(
        id="s1", name="Every morning", owner=desk.me.id, spec=SPEC, last_at=desk.clock,
        last_file="f1", last_size=120,
    )  # fmt: skip
    desk.schedules = {"s1": mine, "s2": replace(mine, id="s2", owner="somebody")}
    parts = parts_over(theme, desk)
    dialog = ReportSchedules(parts, SPEC)
    await until(lambda: dialog.schedules)
    yield dialog
    await parts.tasks.close()
    dialog.deleteLater()


def desk(dialog: ReportSchedules) -> FakeSupervision:
    return cast(FakeSupervision, dialog._parts.desk)


async def test_only_ones_own_are_there(dialog: ReportSchedules) -> None:
    assert list(dialog.schedules) == ["s1"]
    assert dialog.name.text() == "Every morning"


async def test_a_new_one_shows_what_the_screen_shows(dialog: ReportSchedules) -> None:
    dialog.new.click()
    assert dialog.name.text() == "Agents" and not dialog.newest.isVisibleTo(dialog)
    dialog.every.setCurrentIndex(dialog.every.findData("week"))
    dialog.at.setTime(QTime(6, 30))
    dialog.save.click()
    await until(lambda: len(desk(dialog).schedules) == 3)
    made = list(desk(dialog).schedules.values())[-1]
    assert (made.every, made.at, made.spec, made.language) == ("week", "06:30", SPEC, "en")


async def test_without_a_name_nothing_is_saved(dialog: ReportSchedules) -> None:
    dialog.name.setText("  ")
    assert not dialog.save.isEnabled()


async def test_one_that_is_deleted_is_told_so(dialog: ReportSchedules) -> None:
    dialog.away.click()
    await until(lambda: desk(dialog).schedules["s1"].deleted)
    assert not dialog.schedules


async def test_the_newest_is_fetched_by_its_size(
    dialog: ReportSchedules, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Attachment] = []
    monkeypatch.setattr(dialog._saving, "ask", asked.append)
    dialog.newest.click()
    assert (asked[0].id, asked[0].size) == ("f1", 120)

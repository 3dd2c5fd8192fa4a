"""Reports in their states: a day by half hours, queues beside weeks chosen freely, what is behind a figure."""

from collections.abc import AsyncIterator
from dataclasses import replace as changed
from typing import cast

from PySide6.QtCore import QDate

from core.desk import Desk
from core.rows import Line
from desktop.panels.reports import Reports
from desktop.parts import Parts
from tests.desktop.fake_supervision import FakeSupervision
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]


async def _panel(room: Room, by: str, step: int) -> Reports:
    desk = cast(Desk, FakeSupervision())
    panel = Reports(Parts(desk=desk, theme=room.theme, tasks=room.tasks, settings=room.settings))
    room.window.show_wide(panel)
    choices = panel.choices
    choices.by.setCurrentIndex(choices.by.findData(by))
    choices.step.setCurrentIndex(choices.step.findData(step))
    await room.until(
        lambda: panel.report is not None and panel.report.spec.by == by
        and panel.report.spec.step_min == step, "the report",
    )  # fmt: skip
    return panel


def _gone(room: Room, panel: Reports) -> None:
    panel.close_down()
    room.window.show_wide(None)
    room.window.stage.removeWidget(panel)
    panel.deleteLater()


async def day(room: Room) -> State:
    panel = await _panel(room, "interval", 30)
    yield
    _gone(room, panel)


async def platform(room: Room) -> State:
    """Beside a week chosen freely, from the platform."""
    panel = await _panel(room, "queue", 0)
    choices = panel.choices
    choices.against.setCurrentIndex(choices.against.findData("dates"))
    choices.other_first.setDate(QDate(2025, 11, 3))
    await room.until(
        lambda: panel.report is not None and "/" in panel.report.spec.against, "the report"
    )
    assert panel.report is not None
    panel._show(changed(panel.report, source="platform"))
    yield
    _gone(room, panel)


async def behind(room: Room) -> State:
    panel = await _panel(room, "interval", 60)
    assert panel.sheet is not None
    panel._open(panel.sheet.lines[10], "offered")
    await room.until(lambda: bool(panel.behind.model.items), "what is behind it")
    yield
    _gone(room, panel)


async def short(room: Room) -> State:
    """Without a line, of a time that is not wholly here."""
    panel = await _panel(room, "agent", 0)
    desk = cast(FakeSupervision, panel._parts.desk)
    desk.set_line(Line("offline", since=desk.clock))
    assert panel.report is not None
    panel._show(changed(panel.report, since=panel.report.period.start + 1))
    yield
    _gone(room, panel)


async def waiting(room: Room) -> State:
    panel = await _panel(room, "queue", 0)
    panel._wait(0.4)
    yield
    _gone(room, panel)


REPORTS = {
    "reports-day": day,
    "reports-platform": platform,
    "reports-behind": behind,
    "reports-short": short,
    "reports-waiting": waiting,
}
REPORTS_MAIN = ("reports-day", "reports-behind")

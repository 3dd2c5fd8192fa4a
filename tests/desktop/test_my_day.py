from collections.abc import AsyncIterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.rows import Budget, MyDay
from desktop.my_day import MyDayWatch
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over

BUDGET = Budget("break", 240_000, 900_000)


@pytest.fixture
async def desk(qapp: QApplication) -> AsyncIterator[FakeDesk]:
    yield FakeDesk()


async def test_it_is_read_again_when_something_happened(desk: FakeDesk, theme: Theme) -> None:
    parts = parts_over(theme, desk)
    watch = MyDayWatch(parts)
    changed = QSignalSpy(watch.changed)
    desk.day = MyDay(handled=1, budgets=(BUDGET,))
    for _ in range(5):
        desk.tell(Changes.all())
    await until(changed.count)
    assert watch.day.handled == 1 and changed.count() == 1, "a burst is read once"
    watch.close()
    await parts.tasks.close()


async def test_what_runs_is_counted_on(desk: FakeDesk, theme: Theme) -> None:
    parts = parts_over(theme, desk)
    watch = MyDayWatch(parts)
    desk.set_day(MyDay(budgets=(BUDGET,)))
    await until(lambda: watch.day.budgets)
    assert (watch.left_ms("break"), watch.left_ms("meal")) == (660_000, None)
    desk.clock += 60_000
    assert watch.left_ms("break") == 660_000, "nobody is on a break"
    desk.put_agent(state="not_ready", reason="break")
    assert watch.left_ms("break") == 600_000
    watch.close()
    await parts.tasks.close()

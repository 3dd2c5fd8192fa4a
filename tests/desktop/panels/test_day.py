from collections.abc import AsyncIterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel

from core.changes import Changes
from core.rows import Budget, MyDay
from core.work import Task
from desktop import translate
from desktop.my_day import MyDayWatch
from desktop.panels.day import Day, Line
from desktop.theme import Theme
from desktop.views.new_task import NewTask
from desktop.views.task_row import TaskRow
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown

MINUTE = 60_000
TASKS = (
    Task(id="t-1", agent="a-selim", title="Ara", due_at=sample.NOW - MINUTE, conversation="v-0"),
    Task(id="t-2", agent="a-selim", title="Yaz", due_at=sample.NOW + MINUTE),
)


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.desk.to_do = TASKS
        self.parts = parts_over(theme, self.desk)
        self.watch = MyDayWatch(self.parts)
        self.day = Day(self.parts, self.watch)
        self.day.resize(332, 660)
        self.day.show()

    def tasks(self) -> list[TaskRow]:
        return [row for row in self.day.findChildren(TaskRow) if not row.isHidden()]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    await turns()
    yield stage
    stage.day.close_down()
    stage.watch.close()
    await stage.parts.tasks.close()
    stage.day.deleteLater()


async def test_an_empty_day_says_dashes_and_where_tasks_come_from(stage: Stage) -> None:
    assert [tile.value.text() for tile in stage.day.tiles if tile.isVisibleTo(stage.day)] == [
        "0",
        "–",
        "0:00",
        "0:00",
    ]
    assert stage.day._own.value.text() == "–" and not stage.day._breaks.isVisible()
    stage.desk.to_do = ()
    stage.desk.tell(Changes(work={"t"}))
    await until(stage.day._nothing.isVisible)
    assert stage.tasks() == []


async def test_the_figures_follow_the_day(stage: Stage) -> None:
    budgets = (Budget("break", 19 * MINUTE, 30 * MINUTE), Budget("depot", 22 * MINUTE, 20 * MINUTE))
    stage.desk.set_day(MyDay(handled=3, aht_ms=300_000, team_aht_ms=600_000, budgets=budgets))
    await until(lambda: stage.watch.day.handled)
    assert stage.day.tiles[0].value.text() == "3"
    assert stage.day.tiles[0].toolTip().startswith("Interactions you accepted")
    assert stage.day._own.bar._share == 0.5 and stage.day._team.bar._share == 1.0
    lines = [line.value.text() for line in stage.day.findChildren(Line)[2:]]
    assert lines == ["11 min left", "2 min over"]
    assert not stage.day.grab().isNull()


async def test_a_task_is_done_and_opened(stage: Stage) -> None:
    opened = QSignalSpy(stage.day.opened)
    first, second = stage.tasks()
    assert not second.title.isVisible(), "it is about no conversation"
    first.title.click()
    await until(opened.count)
    assert opened.at(0)[0] in stage.desk.conversations
    first.tick.click()
    await turns()
    assert ("finish_task", 0, ("t-1",)) in stage.desk.calls
    assert [row.task.id for row in stage.tasks()] == ["t-2"]


async def test_the_keyboard_stays_where_it_is_while_the_day_goes_on(stage: Stage) -> None:
    """Each was built anew every few seconds: who had tabbed to one began again at the top."""
    await shown(stage.day)
    first, second = stage.tasks()
    second.tick.setFocus()
    stage.day._show_running()
    assert stage.tasks() == [first, second] and stage.day.focusWidget() is second.tick
    stage.desk.clock += 2 * MINUTE
    stage.day._show_running()
    assert stage.tasks()[1] is not second and stage.day.focusWidget() is stage.tasks()[1].tick
    stage.tasks()[1].tick.click()
    await turns()
    assert stage.day.focusWidget() is stage.tasks()[0].tick
    stage.tasks()[0].tick.click()
    await turns()
    assert stage.tasks() == []


async def test_the_times_stand_below_each_other(stage: Stage) -> None:
    await shown(stage.day)
    with_a_way, without = stage.tasks()
    assert with_a_way.title.isVisible() and not without.title.isVisible()
    whens = [row.findChildren(QLabel)[-1] for row in (with_a_way, without)]
    assert len({when.geometry().right() for when in whens}) == 1


@pytest.mark.warns  # the screen of the tests cannot raise a popup
async def test_one_plans_something_oneself(stage: Stage) -> None:
    stage.day.plan.click()
    popup = stage.day.findChild(NewTask)
    assert popup is not None
    popup.title.setText("Geri ara")
    popup.take()
    await until(lambda: len(stage.desk.to_do) == 3)
    stage.desk.tell(Changes(work={"own"}))
    await until(lambda: len(stage.tasks()) == 3)

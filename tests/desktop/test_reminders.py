from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.work import Task
from desktop import translate
from desktop.reminders import Reminders
from desktop.theme import Theme
from desktop.views.toast import Toast
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over

MINUTE = 60_000


def task(id: str, due: int) -> Task:
    return Task(id=id, agent="a-selim", title=f"Ara: {id}", due_at=sample.NOW + due)


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk, self.said, self.days = FakeDesk(), list[Toast](), 0
        self.parts = parts_over(theme, self.desk)
        self.reminders = Reminders(self.parts, self.said.append, self.show_day)

    def show_day(self) -> None:
        self.days += 1

    async def put(self, *tasks: Task) -> None:
        self.desk.to_do = tasks
        self.desk.tell(Changes(work={each.id for each in tasks}))
        await turns()


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.reminders.close()
    await stage.parts.tasks.close()


async def test_what_is_due_is_said_once_and_can_be_done(stage: Stage) -> None:
    await stage.put(task("Ayşe", -MINUTE))
    await stage.put(task("Ayşe", -MINUTE))
    (told,) = stage.said
    assert told.title == "Ara: Ayşe" and told.seconds == 0 and told.act and told.other
    told.act[1]()
    told.other[1]()
    await turns()
    assert ("finish_task", 0, ("Ayşe",)) in stage.desk.calls and stage.days == 1


async def test_it_is_said_when_its_time_comes(stage: Stage) -> None:
    await stage.put(task("Ayşe", 5))
    assert stage.said == []
    stage.desk.clock += 6
    await until(lambda: stage.said)


async def test_after_a_weekend_it_is_one_notice(stage: Stage) -> None:
    await stage.put(*(task(str(n), -n * MINUTE) for n in range(3)))
    assert [told.title for told in stage.said] == ["3 things are due"]

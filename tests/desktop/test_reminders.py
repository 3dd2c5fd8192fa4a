from collections.abc import AsyncIterator
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.work import Task
from desktop import translate
from desktop.reminders import Reminders
from desktop.system_notices import Deeds, SystemNotices
from desktop.theme import Theme
from desktop.views.toast import Toast
from tests.desktop import sample
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over

MINUTE = 60_000


def task(id: str, due: int) -> Task:
    return Task(id=id, agent="a-selim", title=f"Ara: {id}", due_at=sample.NOW + due)


class Notices:
    """In place of the system's."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[str, str, list[str]]] = {}

    def show(self, id: str, title: str, text: str, deeds: Deeds = (), *, urgent: bool) -> None:
        assert not urgent, "nobody waits for an answer"
        self.shown[id] = title, text, [deed for deed, _ in deeds]

    def withdraw(self, id: str) -> None:
        self.shown.pop(id, None)


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk, self.said, self.days = FakeDesk(), list[Toast](), 0
        self.parts = parts_over(theme, self.desk)
        self.active, self.notices = True, Notices()
        self.reminders = self.begun()

    def begun(self) -> Reminders:
        return Reminders(
            self.parts, self.said.append, cast(SystemNotices, self.notices), lambda: self.active,
            self.show_day,
        )  # fmt: skip

    def show_day(self) -> None:
        self.days += 1

    async def put(self, *tasks: Task) -> None:
        self.desk.to_do = tasks
        self.desk.tell(Changes(work={each.id for each in tasks} or {"one that is done"}))
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


async def test_in_a_window_that_is_looked_at_the_system_says_nothing(stage: Stage) -> None:
    await stage.put(task("Ayşe", -MINUTE))
    assert stage.said and not stage.notices.shown


async def test_with_the_window_hidden_the_system_says_it_and_it_can_be_done_there(
    stage: Stage,
) -> None:
    stage.active = False
    await stage.put(task("Ayşe", -MINUTE))
    ((id, (title, text, deeds)),) = stage.notices.shown.items()
    assert (title, deeds) == ("Ara: Ayşe", ["done", "day"]) and text.startswith("due ")
    assert not stage.reminders.pressed("message:3", "open")
    assert stage.reminders.pressed(id, "day") and stage.days == 1
    assert not stage.reminders.pressed(id, "done"), "the window is not wanted for it"
    await turns()
    assert ("finish_task", 0, ("Ayşe",)) in stage.desk.calls
    await stage.put()
    assert not stage.notices.shown, "what is done is no news"


async def test_beside_the_screen_nobody_reads_whose_it_is(stage: Stage) -> None:
    stage.active = False
    stage.parts.settings.put("notifications_content", False)
    await stage.put(task("Ayşe", -MINUTE))
    assert list(stage.notices.shown.values()) == [("Something is due", "", ["done", "day"])]
    stage.parts.settings.put("notifications", False)
    await stage.put(task("Ayşe", -MINUTE), task("Işık", -MINUTE))
    assert len(stage.notices.shown) == 1


async def test_what_falls_due_while_the_desk_is_away_is_said_once_it_is_back(stage: Stage) -> None:
    """They are kept with everything else; nothing of them is known only here."""
    await stage.put(task("Ayşe", 5))
    stage.reminders.close()
    stage.desk.clock += MINUTE
    assert stage.said == []
    again = stage.begun()
    await until(lambda: stage.said)
    again.close()

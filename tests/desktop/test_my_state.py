from collections.abc import AsyncIterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.rows import Budget, Line, MyDay, Refused
from desktop import translate
from desktop.my_state import MyState
from desktop.theme import Theme
from tests.desktop import sample
from tests.desktop.fake_desk import LIVE, FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.state = MyState(self.parts)

    def said(self) -> list[tuple[object, ...]]:
        return [arguments for name, _, arguments in self.desk.calls if name == "set_state"]

    def shows(self) -> tuple[str, bool]:
        face = self.state.face()
        return face.name, face.waiting


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.state.close()
    await stage.parts.tasks.close()


async def test_a_wish_stands_as_waiting_until_the_platform_says_the_same(stage: Stage) -> None:
    stage.state.choose("not_ready", "break")
    await turns()
    assert stage.said() == [("not_ready", "break")]
    assert stage.shows() == ("Break", True)
    stage.desk.put_agent(state="not_ready", reason="break")
    assert stage.shows() == ("Break", False)


async def test_a_second_wish_waits_for_the_answer_to_the_first(stage: Stage) -> None:
    """Sent beside it, it would carry an old version and be refused; and the pill never shows the
    first in between."""
    seen: list[str] = []
    stage.state.changed.connect(lambda: seen.append(stage.state.face().name))
    stage.state.choose("not_ready", "break")
    stage.state.choose("not_ready", "meal")
    await turns()
    assert stage.said() == [("not_ready", "break")] and stage.shows() == ("Meal", True)
    stage.desk.put_agent(state="not_ready", reason="break")
    await turns()
    assert stage.said()[1:] == [("not_ready", "meal")]
    stage.desk.put_agent(state="not_ready", reason="meal")
    assert stage.shows() == ("Meal", False)
    assert set(seen[1:]) == {"Meal"}


async def test_what_is_so_already_is_not_said_again(stage: Stage) -> None:
    stage.state.choose("available")
    await turns()
    assert stage.said() == []
    stage.desk.put_agent(not_responding=True)
    stage.state.choose("available")
    await turns()
    assert stage.said() == [("available", "")], "that I am here has to be said"


async def test_next_state_is_a_confirmation_and_can_be_taken_back_or_begun(stage: Stage) -> None:
    stage.state.choose("not_ready", "break")
    await turns()
    stage.desk.put_agent(next_state="not_ready", next_reason="break")
    assert stage.shows() == ("Break after this", False)
    stage.state.begin_now()
    await turns()
    assert stage.said()[-1] == ("not_ready", "break", True)
    stage.desk.put_agent(state="not_ready", reason="break", next_state=None, next_reason="")
    assert not stage.shows()[1]
    stage.desk.put_agent(state="available", reason="", next_state="offline")
    stage.state.take_back()
    await turns()
    assert stage.said()[-1] == ("available", "")


async def test_a_break_that_was_answered_stands_also_for_who_did_not_answer(stage: Stage) -> None:
    """An older platform says both at once: it has answered all the same."""
    stage.desk.put_agent(not_responding=True)
    stage.state.choose("not_ready", "break")
    await turns()
    stage.desk.put_agent(next_state="not_ready", next_reason="break", not_responding=True)
    assert stage.state.wished is None


async def test_the_platforms_word_wins_calmly(stage: Stage) -> None:
    overtaken = QSignalSpy(stage.state.overtaken)
    stage.state.choose("available")
    stage.desk.put_agent(state="not_ready", reason="meeting")
    stage.state.choose("not_ready", "break")
    await turns()
    stage.desk.tell_refused(Refused(stage.state._command, "agent.set_state", None, "conflict"))
    assert stage.shows() == ("Meeting", False)
    assert overtaken.at(0) == ["Meeting"]


async def test_refusals_of_others_change_nothing(stage: Stage) -> None:
    stage.state.choose("not_ready", "break")
    await turns()
    stage.desk.tell_refused(Refused("other", "agent.set_state", None, "conflict"))
    stage.desk.tell_refused(Refused(stage.state._command, "message.send", None, "gone"))
    assert stage.shows() == ("Break", True)


async def test_a_lost_line_forgets_what_was_not_confirmed(stage: Stage) -> None:
    stage.state.choose("not_ready", "break")
    await turns()
    stage.desk.set_line(Line("offline", sample.NOW))
    assert stage.shows() == ("Available", False) and stage.state.face().stale
    stage.desk.set_line(LIVE)
    assert not stage.state.face().stale


async def test_without_an_answer_the_platforms_word_stands_again(stage: Stage) -> None:
    stage.state._patience.setInterval(1)
    stage.state.choose("not_ready", "break")
    await until(lambda: stage.shows() == ("Available", False))


async def test_what_is_looked_at_first_is_shown_at_once(stage: Stage) -> None:
    stage.desk.put_agent(state="offline")
    stage.state.announce("available")
    assert stage.shows() == ("Available", True) and stage.said() == []
    stage.state.withdraw()
    assert stage.shows() == ("Offline", False)


async def test_a_budget_runs_while_nothing_is_read(stage: Stage) -> None:
    stage.desk.put_agent(state="not_ready", reason="break")
    stage.desk.set_day(MyDay(budgets=(Budget("break", 240_000, 900_000),)))
    await until(lambda: stage.state.day.day.budgets)
    assert stage.state.face().aside == "11 min left"
    stage.desk.clock += 120_000
    assert stage.state.face().aside == "9 min left"


async def test_of_what_was_wished_without_a_line_only_the_last_is_proposed(stage: Stage) -> None:
    stage.desk.set_line(Line("catching_up", sample.NOW))
    stage.state.choose("not_ready", "break")
    stage.state.choose("not_ready", "meal")
    await turns()
    assert stage.said() == [] and stage.shows() == ("Meal", True)
    stage.desk.set_line(Line("catching_up", sample.NOW, done=1))
    assert stage.shows() == ("Meal", True)
    stage.desk.set_line(LIVE)
    await turns()
    assert stage.said() == [("not_ready", "meal")]


async def test_what_was_wished_long_ago_is_not_proposed(stage: Stage) -> None:
    stage.desk.set_line(Line("offline", sample.NOW))
    stage.state._holding.setInterval(1)
    stage.state.choose("not_ready", "break")
    await until(lambda: stage.shows() == ("Available", False))
    stage.desk.set_line(LIVE)
    await turns()
    assert stage.said() == []

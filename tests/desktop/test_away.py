from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import translate
from desktop.away import Away, awake_or_not
from desktop.my_state import MyState
from desktop.sleep_delay import SleepDelay
from desktop.theme import Theme
from desktop.views.toast import Toast
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from voip.values import Call


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk, self.window = FakeDesk(), QWidget()
        self.parts = parts_over(theme, self.desk)
        self.state = MyState(self.parts)
        self.said: list[Toast] = []
        self.away = Away(self.parts, self.state, self.window, self.said.append)
        self.now, self.untouched = 0.0, 0
        self.away.clock = lambda: self.now
        self.away.idle = lambda: self.untouched
        self.away._touched_at = 0.0

    async def wishes(self) -> list[tuple[object, ...]]:
        await turns()
        return [arguments for name, _, arguments in self.desk.calls if name == "set_state"]

    async def leave(self) -> None:
        self.away.lock.locked(True)
        await turns()
        self.desk.put_agent(state="not_ready", reason="away")


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.away.close()
    stage.state.close()
    await stage.parts.tasks.close()
    stage.window.deleteLater()


async def test_a_locked_screen_is_away_at_once_and_back_by_itself(stage: Stage) -> None:
    await stage.leave()
    assert await stage.wishes() == [("not_ready", "away", True)]
    stage.now = 120.0
    stage.away.lock.locked(False)
    assert (await stage.wishes())[-1] == ("available", "")
    assert stage.said[-1].title == "Welcome back: Available again"


async def test_after_long_one_press_brings_back(stage: Stage) -> None:
    await stage.leave()
    stage.now = 720.0
    stage.away.lock.locked(False)
    assert len(await stage.wishes()) == 1
    told = stage.said[-1]
    assert told.title == "You were away for 12 min" and told.seconds == 0 and told.act
    assert told.act[0] == "Available again"
    told.act[1]()
    assert (await stage.wishes())[-1] == ("available", "")


async def test_whoever_is_on_a_break_stays_on_it(stage: Stage) -> None:
    stage.desk.put_agent(state="not_ready", reason="break")
    stage.away.lock.locked(True)
    stage.away.lock.locked(False)
    assert await stage.wishes() == [] and stage.said == []


async def test_what_was_said_meanwhile_is_not_undone(stage: Stage) -> None:
    await stage.leave()
    stage.desk.put_agent(state="not_ready", reason="meeting")
    stage.away.lock.locked(False)
    assert len(await stage.wishes()) == 1 and stage.said == []


async def test_never_during_a_call_but_with_its_end(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    telephone = stage.parts.telephone
    call = Call(id="c", account="a", direction="in", state="talking", number="1", started_at=1)
    phone_calls = {"c": call}
    monkeypatch.setattr(type(telephone), "calls", property(lambda _: tuple(phone_calls.values())))
    stage.away.lock.locked(True)
    assert await stage.wishes() == []
    phone_calls.clear()
    telephone.calls_changed.emit()
    assert await stage.wishes() == [("not_ready", "away", True)]


async def test_settings_decide(stage: Stage) -> None:
    stage.parts.settings.put("away_on_lock", False)
    stage.parts.settings.put("away_after_min", 0)
    stage.away.lock.locked(True)
    stage.now, stage.untouched = 9_999.0, 9_999_000
    stage.away.look()
    assert await stage.wishes() == []


async def test_idle_needs_the_whole_machine_to_be_idle(stage: Stage) -> None:
    stage.away._watch_cursor()
    stage.away._touched_at = 0.0
    stage.now, stage.untouched = 901.0, 3_000
    stage.away.look()
    await until(lambda: stage.away._touched_at == 901.0)
    assert await stage.wishes() == [], "they work in another program"
    stage.now, stage.untouched = 1_900.0, 950_000
    stage.away.look()
    await until(lambda: stage.desk.calls)
    assert await stage.wishes() == [("not_ready", "away", True)]


async def test_a_key_is_a_return(stage: Stage) -> None:
    stage.window.show()
    stage.away.look()
    stage.away.leave("idle")
    await turns()
    stage.desk.put_agent(state="not_ready", reason="away")
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    handle = stage.window.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, key)
    assert (await stage.wishes())[-1] == ("available", "")


class Granted(SleepDelay):
    """At once, and without a machine."""

    held = 0

    async def hold(self) -> bool:
        self.held += 1
        return True

    def let_go(self) -> None:
        self.held -= 1


async def test_sleep_waits_for_the_platform_to_hear_of_it(stage: Stage) -> None:
    stage.away.delay = delay = Granted()
    stage.away.look()
    stage.away.look()
    await until(lambda: delay.held)
    stage.away.lock.slept(True)
    assert await stage.wishes() == [("not_ready", "away", True)]
    assert delay.held == 1, "it was not answered yet"
    stage.desk.put_agent(state="not_ready", reason="away")
    await until(lambda: not delay.held)
    stage.away.lock.slept(False)
    stage.away.look()
    await until(lambda: delay.held == 1)


async def test_nobody_keeps_a_machine_awake_that_says_nothing(stage: Stage) -> None:
    stage.away.delay = delay = Granted()
    stage.desk.put_agent(state="not_ready", reason="break")
    delay.held = 1
    stage.away.lock.slept(True)
    assert delay.held == 0, "there is nothing to say"
    stage.desk.put_agent(state="available", reason="")
    delay.held = 1
    stage.away.lock.slept(False)
    stage.away._saying.setInterval(1)
    stage.away.lock.slept(True)
    await until(lambda: not delay.held)


def test_the_clock_goes_on() -> None:
    assert 0 <= awake_or_not() - awake_or_not() + 1 <= 1

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.availability import Availability
from desktop.my_state import MyState
from desktop.telephone.preflight import Check
from desktop.theme import Theme
from desktop.views.toast import Toast, ToastCard
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns, until
from tests.desktop.parts import parts_over
from voip.values import Account

FINE = (Check("microphone", "ok", "fine"), Check("platform", "ok", "fine"))
MUTE = (Check("microphone", "bad", "none"), Check("platform", "ok", "fine"))
SLOW = (Check("way", "warning", "slow", {"ms": "210", "jitter": "3"}),)


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.desk.put_agent(state="offline")
        self.parts = parts_over(theme, self.desk)
        self.parts.telephone.set_accounts([Account(id="a", user="1", domain="d")])
        self.state, self.said, self.fixed = MyState(self.parts), list[Toast](), 0
        self.found: Sequence[Check] = FINE
        self.looked, self.gate = 0, asyncio.Event()
        self.gate.set()
        self.there = Availability(self.parts, self.state, self.look, self.said.append, self.fix)

    async def look(self) -> Sequence[Check]:
        self.looked += 1
        await self.gate.wait()
        return self.found

    def fix(self) -> None:
        self.fixed += 1

    async def become(self) -> None:
        self.there.become()
        await turns()

    def proposed(self) -> int:
        return sum(name == "set_state" for name, _, _ in self.desk.calls)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.state.close()
    await stage.parts.tasks.close()


async def test_it_looks_first_and_says_that_all_is_fine(stage: Stage) -> None:
    stage.gate.clear()
    stage.there.become()
    assert stage.state.face().waiting, "the press is answered at once"
    await turns()
    assert stage.proposed() == 0
    stage.gate.set()
    await until(stage.proposed)
    assert stage.said[-1].title == "Microphone, line and platform are fine"


async def test_what_was_fine_lately_is_not_waited_for(stage: Stage) -> None:
    await stage.become()
    stage.desk.put_agent(state="available")
    stage.desk.put_agent(state="offline")
    await stage.become()
    assert (stage.looked, stage.proposed(), len(stage.said)) == (1, 2, 2)
    stage.parts.telephone.devices_changed.emit(None)
    stage.desk.put_agent(state="available")
    stage.desk.put_agent(state="offline")
    await stage.become()
    assert stage.looked == 2, "a headset that was unplugged is looked at again"


async def test_what_is_wrong_is_for_the_person_to_decide(stage: Stage) -> None:
    stage.found = MUTE
    await stage.become()
    told = stage.said[-1]
    assert stage.proposed() == 0 and not stage.state.face().waiting
    assert told.title == "Microphone" and told.act and told.other
    assert (told.act[0], told.other[0]) == ("Available anyway", "Fix")
    told.other[1]()
    told.act[1]()
    await turns()
    assert (stage.fixed, stage.proposed()) == (1, 1)


async def test_a_warning_holds_nobody_back(stage: Stage) -> None:
    stage.found = SLOW
    await stage.become()
    assert stage.proposed() == 1 and "210 ms" in stage.said[-1].detail


async def test_nobody_waits_longer_than_two_seconds(stage: Stage) -> None:
    stage.gate.clear()
    stage.there.patience_s = 0.01
    await stage.become()
    await until(stage.proposed)
    assert "longer than usual" in stage.said[-1].title


async def test_who_has_no_phone_is_not_asked_about_it(stage: Stage) -> None:
    stage.parts.telephone.set_accounts([])
    stage.found = MUTE
    await stage.become()
    assert stage.proposed() == 1 and stage.said[-1].title == "Line and platform are fine"


async def test_it_can_be_switched_off(stage: Stage) -> None:
    stage.parts.settings.put("phone_preflight", False)
    await stage.become()
    assert (stage.looked, stage.proposed(), stage.said) == (0, 1, [])


async def test_the_same_wish_again_means_anyway(stage: Stage) -> None:
    stage.found = MUTE
    await stage.become()
    assert stage.proposed() == 0
    await stage.become()
    assert (stage.looked, stage.proposed()) == (1, 1)


async def test_whoever_only_says_that_they_are_there_waits_for_nothing(stage: Stage) -> None:
    stage.found = MUTE
    stage.desk.put_agent(state="available", not_responding=True)
    await stage.become()
    assert (stage.looked, stage.proposed(), stage.said) == (0, 1, [])


async def test_what_was_said_goes_with_the_decision(stage: Stage, theme: Theme) -> None:
    cards: list[ToastCard] = []
    closed: list[bool] = []

    def say(toast: Toast) -> ToastCard:
        cards.append(ToastCard(theme, toast))
        cards[-1].closed.connect(lambda: closed.append(True))
        return cards[-1]

    stage.there._say, stage.found = say, MUTE
    await stage.become()
    await stage.become()
    assert stage.proposed() == 1 and closed == [True] and stage.there._card is None

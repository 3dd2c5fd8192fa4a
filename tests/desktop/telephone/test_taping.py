"""A call's recording as one thing, whoever makes it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.entities import CallRecord
from core.rows import Refused
from desktop.telephone.callers import Callers
from desktop.telephone.taping import Taping
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.grabs import turns
from tests.desktop.parts import parts_over
from tests.desktop.telephone.fake_phone import FakePhone, call
from voip import commands as c


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.parts = parts_over(theme, self.desk)
        self.phone = FakePhone(self.parts.telephone)
        self.callers = Callers(self.desk, self.parts.tasks, self.parts.telephone)
        self.taping = Taping(self.parts, self.callers)
        self.put()

    def put(self, **more: Any) -> None:
        """The platform's record of the call, as it says it is now."""
        known: dict[str, Any] = {"contact": "", "direction": "in", "started_at": 1, "taped": True}
        self.desk.records["k"] = CallRecord(id="k", **{**known, **more})
        self.desk.tell(Changes(calls={"k"}))

    @property
    def asked(self) -> list[tuple[Any, ...]]:
        return [args for name, _, args in self.desk.calls if name == "pause_recording"]


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    stage = Stage(theme)
    yield stage
    stage.taping.close()
    await stage.parts.tasks.close()


async def test_what_the_platform_records_is_paused_there_and_stands_once_it_says_so(
    stage: Stage,
) -> None:
    here = stage.phone.change(call(correlation="k"))
    await turns()
    assert stage.taping.of(here) == "on"
    stage.taping.toggle(here)
    await turns()
    assert (stage.asked, stage.taping.of(here)) == ([("k", 60)], "on")
    assert not any(isinstance(one, c.PauseRecording) for one in stage.phone.asked)
    stage.put(untaped_until=stage.desk.clock + 60_000)
    await turns()
    assert stage.taping.of(here) == "paused"
    stage.taping.toggle(here)
    await turns()
    assert stage.asked[-1] == ("k", 0)


async def test_a_pause_is_over_by_itself(stage: Stage) -> None:
    over = QSignalSpy(stage.taping._over.timeout)
    here = stage.phone.change(call(correlation="k"))
    stage.put(untaped_until=stage.desk.clock + 1)
    async with asyncio.timeout(5):
        while not over.count():  # noqa: ASYNC110  # Qt tells nobody
            await asyncio.sleep(0.005)
    assert stage.taping.of(here) == "paused"
    stage.desk.clock += 1
    assert stage.taping.of(here) == "on"


async def test_where_both_record_both_are_paused(stage: Stage) -> None:
    here = stage.phone.change(call(correlation="k", recording="on"))
    await turns()
    stage.taping.toggle(here)
    await turns()
    assert stage.phone.last == c.PauseRecording(call="call", most_s=60)
    assert stage.asked == [("k", 60)]
    here = stage.phone.change(here, recording="paused")
    assert stage.taping.of(here) == "on", "the platform has not said so"


async def test_what_only_this_phone_records_is_paused_here_alone(stage: Stage) -> None:
    stage.put(taped=False)
    here = stage.phone.change(call(correlation="k", recording="on"))
    await turns()
    stage.taping.toggle(here)
    await turns()
    assert stage.phone.last == c.PauseRecording(call="call", most_s=60)
    assert stage.asked == []


async def test_a_refused_pause_is_known_from_a_refused_resumption(stage: Stage) -> None:
    stage.phone.change(call(correlation="k"))
    await turns()
    stage.taping.pause("call", 0)
    await turns()
    kind = "call.pause_recording"
    for id, goes_on in (("pause:60", True), ("pause:0", False)):
        assert stage.taping.goes_on(Refused(id, kind, None, "expired")) is goes_on
    assert not stage.taping.goes_on(Refused("pause:60", "offer.accept", None, "expired"))

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.media_keys import MediaKeys
from desktop.telephone.telephone import Telephone
from voip import commands as c
from voip import events as e
from voip.values import Call

RINGING = Call(
    id="c", account="a", direction="in", state="ringing_in", number="+905321112233", name="Ayşe",
    started_at=1,
)  # fmt: skip
TALKING = replace(RINGING, state="talking", answered_at=2)


class FakeBus(QObject):
    pressed = Signal(str)
    raised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, ...]] = []

    def enter(self) -> bool:
        self.told.append(("in",))
        return True

    def leave(self) -> None:
        self.told.append(("out",))

    def show(self, status: str, title: str) -> None:
        self.told.append((status, title))


class Stage:
    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []
        self.telephone = Telephone()
        self.telephone.arrive(self)
        self.telephone.heard(e.Welcome(version="2"))
        self.bus = FakeBus()
        self.keys = MediaKeys(self.telephone)
        self.keys.find = lambda _: self.bus

    def send(self, command: c.AnyCommand) -> None:
        self.sent.append(command)

    def call(self, call: Call) -> None:
        self.telephone.heard(e.Changed(call=call))


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[Stage]:
    translate.use("en")
    yield Stage()


def test_it_is_on_the_bus_only_while_there_is_a_call(stage: Stage) -> None:
    stage.call(RINGING)
    stage.call(TALKING)
    stage.call(replace(TALKING, muted=True))
    stage.call(replace(TALKING, state="ended"))
    assert stage.bus.told == [
        ("in",), ("Paused", "Incoming call"), ("Playing", "Call"), ("Paused", "Call"), ("out",),
    ]  # fmt: skip


def test_nobody_on_the_bus_learns_who_calls(stage: Stage) -> None:
    stage.call(RINGING)
    assert not any("Ayşe" in word or "532" in word for told in stage.bus.told for word in told)


@pytest.mark.parametrize("key", ["PlayPause", "Play"])
def test_what_rings_is_answered(stage: Stage, key: str) -> None:
    stage.call(RINGING)
    stage.bus.pressed.emit(key)
    assert stage.sent == [c.Answer(call="c")]


def test_in_a_call_it_mutes_and_stop_hangs_up(stage: Stage) -> None:
    stage.call(TALKING)
    for key in ("PlayPause", "Play", "Pause", "Stop"):
        stage.bus.pressed.emit(key)
    assert stage.sent == [
        c.Mute(call="c", on=True), c.Mute(call="c", on=False), c.Mute(call="c", on=True),
        c.HangUp(call="c"),
    ]  # fmt: skip


def test_stop_declines_what_rings_and_pause_does_nothing_to_it(stage: Stage) -> None:
    stage.call(RINGING)
    stage.bus.pressed.emit("Pause")
    stage.bus.pressed.emit("Stop")
    assert stage.sent == [c.Reject(call="c")]


def test_a_second_call_that_rings_is_not_taken_by_the_key_that_mutes(stage: Stage) -> None:
    stage.call(TALKING)
    stage.call(replace(RINGING, id="d"))
    stage.bus.pressed.emit("PlayPause")
    assert stage.sent == [c.Mute(call="c", on=True)]


def test_without_a_bus_nothing_happens(stage: Stage) -> None:
    stage.keys.find = lambda _: None
    stage.call(RINGING)
    stage.keys.close()
    assert stage.bus.told == []

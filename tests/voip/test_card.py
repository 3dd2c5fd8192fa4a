"""The card with streams that are not there: what is opened, when, and what becomes of a loss."""

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace as Fake
from typing import Any

import pytest

pytest.importorskip("pjsua2")

from voip import card as card_module
from voip.card import NONE, Card, Line, State
from voip.devices import Device
from voip.ring import Ring
from voip.streams import NoDevice
from voip.values import Devices

HEADSET, DESK = Device("Headset", "h"), Device("Desk", "d", default=True)


class Streams:
    """Every stream that was opened; `broken` cannot be."""

    def __init__(self) -> None:
        self.opened: list[Any] = []
        self.broken: set[str] = set()

    def __call__(
        self, kind: str, device: Device | None, work: Callable[..., Any], latency_s: float
    ) -> Any:
        name = device.name if device else "default"
        if name in self.broken:
            raise NoDevice(name)
        stream = Fake(kind=kind, name=name, device=device, beat=time.monotonic(), up=True)
        stream.torn_s, stream.latency_s = 0.0, latency_s
        stream.close = lambda: setattr(stream, "up", False)
        self.opened.append(stream)
        return stream

    @property
    def up(self) -> list[str]:
        return [stream.name for stream in self.opened if stream.up]


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    streams = Streams()
    monkeypatch.setattr(card_module, "Stream", streams)
    return streams


def end(asked: bool = True) -> Any:
    return Fake(ring=Ring(), asked=time.monotonic() if asked else -1e9)


def line(asked: bool = True, name: str = "Headset") -> Line:
    line = Line("microphone", end(asked))
    line.name = name
    return line


def tend(line: Line) -> bool:
    return line.tend(lambda *_: None)


def test_a_device_is_open_only_while_it_is_needed(streams: Streams) -> None:
    one = line(asked=False)
    one.choose((HEADSET, DESK))
    assert tend(one) and streams.up == []
    one.end.asked = time.monotonic()
    assert tend(one) and streams.up == ["Headset"]
    one.end.asked -= 10
    assert tend(one) and streams.up == []


def test_losing_the_chosen_one_is_told_once_and_the_default_stands_in(streams: Streams) -> None:
    one = line()
    assert not one.choose((HEADSET, DESK))
    tend(one)
    assert one.choose((DESK,)), "lost"
    tend(one)
    assert streams.up == ["Desk"]
    assert not one.choose((DESK,)), "told before"


def test_the_chosen_one_is_taken_again_when_it_comes_back(streams: Streams) -> None:
    one = line()
    for known in ((HEADSET, DESK), (DESK,), (HEADSET, DESK)):
        one.choose(known)
        tend(one)
    assert [stream.name for stream in streams.opened] == ["Headset", "Desk", "Headset"]
    assert streams.up == ["Headset"]


def test_the_default_is_followed_where_none_was_chosen(streams: Streams) -> None:
    one = line(name="")
    assert not one.choose((HEADSET, DESK))
    tend(one)
    assert not one.choose((Device("Headset", "h", default=True), Device("Desk", "d")))
    tend(one)
    assert streams.up == ["Headset"]


def test_a_device_that_stays_torn_is_opened_anew_with_more_room(streams: Streams) -> None:
    one = line()
    one.choose((HEADSET, DESK))
    for _ in range(5):
        tend(one)
        streams.opened[-1].torn_s = 1.0
    assert [stream.latency_s for stream in streams.opened] == [0.04, 0.08, 0.16, 0.16, 0.16]
    assert streams.up == ["Headset"]
    one.choose((DESK,))
    tend(one)
    assert streams.opened[-1].latency_s == 0.04, "another one may be quicker"


def test_a_device_that_falls_silent_is_opened_anew(streams: Streams) -> None:
    one = line()
    one.choose((HEADSET,))
    tend(one)
    streams.opened[0].beat -= 5
    tend(one)
    assert len(streams.opened) == 2 and streams.up == ["Headset"]


def test_one_that_cannot_be_opened_gives_way_to_the_systems_default(streams: Streams) -> None:
    streams.broken = {"Headset"}
    one = line()
    one.choose((HEADSET, DESK))
    assert tend(one) and streams.up == ["default"]
    assert tend(one) and len(streams.opened) == 1


def test_no_device_at_all_is_said_once(streams: Streams) -> None:
    streams.broken = {"Headset", "default"}
    one = line()
    one.choose((HEADSET,))
    assert not tend(one)
    assert tend(one)


def test_none_is_never_opened(streams: Streams) -> None:
    one = line(name=NONE)
    assert not one.choose((HEADSET, DESK))
    assert tend(one) and streams.opened == []


class Plug:
    """What is plugged in, as the test says."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.changed = changed
        self.there: tuple[Device, ...] = (HEADSET, DESK)
        Plug.last = self
        changed()

    last: "Plug"

    def microphones(self) -> tuple[Device, ...]:
        return self.there

    def speakers(self) -> tuple[Device, ...]:
        return self.there

    def close(self) -> None:
        pass


@pytest.fixture
def told(streams: Streams, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[State]]:
    monkeypatch.setattr(card_module, "Plugged", Plug)
    yield []


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not done():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.005)


def test_the_desk_is_told_what_is_plugged_in_and_what_was_lost(told: list[State]) -> None:
    card = Card(end(False), end(False), told.append, lambda: None)
    card.open()
    card.use(Devices(microphone="Headset", cancel_echo=False, suppress_noise=False))
    until(lambda: bool(told) and told[-1].microphone == "Headset")
    assert told[-1].microphones == ("Headset", "Desk") and told[-1].speaker == "Desk"
    Plug.last.there = (DESK,)
    Plug.last.changed()
    until(lambda: told[-1].lost)
    assert told[-1].microphone == "Desk" and told[-1].missing == ("microphone",)
    Plug.last.changed()
    until(lambda: not told[-1].lost)
    assert told[-1].missing == ("microphone",), "still not there, though told before"
    card.close()


def test_a_card_that_is_to_be_silent_looks_for_nothing(told: list[State]) -> None:
    card = Card(end(), end(), told.append, lambda: None)
    card.open()
    card.use(Devices(microphone=NONE, speaker=NONE))
    until(lambda: bool(told))
    assert told == [State()]
    card.close()

"""Against calls of Carbon that are only written down: there is no Mac here."""

import ctypes
from collections.abc import AsyncIterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.hot_keys.chord import read
from desktop.hot_keys.keys import Wanted
from desktop.hot_keys.macos import (
    COMMAND,
    EXISTS,
    OPTION,
    OURS,
    SHIFT,
    EventKind,
    HotKeyId,
    MacWay,
)


class Written:
    """A Carbon on which F9 is somebody else's."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.kinds: list[tuple[int, int]] = []
        self.handler: Any = None
        self.error = EXISTS
        self.pressed = HotKeyId()

    def GetApplicationEventTarget(self) -> int:
        return 77

    def InstallEventHandler(
        self, target: int, handler: Any, count: int, kinds: Any, data: None, given: Any
    ) -> int:
        kind: EventKind = kinds._obj
        self.kinds.append((kind.of, kind.kind))
        self.handler = handler
        given._obj.value = 99
        return 0

    def RemoveEventHandler(self, handler: ctypes.c_void_p) -> int:
        assert handler.value == 99
        self.handler = None
        return 0

    def RegisterEventHotKey(
        self, code: int, held: int, id: HotKeyId, target: int, options: int, given: Any
    ) -> int:
        if code == 0x65:
            return self.error
        assert (id.signature, target, options) == (OURS, 77, 0)
        given._obj.value = id.id
        self.held[id.id] = code, held
        return 0

    def UnregisterEventHotKey(self, held: ctypes.c_void_p) -> int:
        del self.held[held.value or 0]
        return 0

    def GetEventParameter(
        self, event: int, name: int, kind: int, _: None, size: int, __: None, given: Any
    ) -> int:
        assert size == 8
        given._obj.signature, given._obj.id = self.pressed.signature, self.pressed.id
        return 0


@pytest.fixture
def carbon() -> Written:
    return Written()


@pytest.fixture
async def way(qapp: QApplication, carbon: Written) -> AsyncIterator[MacWay]:
    made = MacWay(carbon)
    yield made
    await made.close()
    assert (carbon.held, carbon.handler) == ({}, None)


def wanted(**keys: str) -> dict[str, Wanted]:
    chords = {id: read(text) for id, text in keys.items()}
    return {id: Wanted(chord, id) for id, chord in chords.items() if chord}


async def test_keys_of_one_place_are_registered(way: MacWay, carbon: Written) -> None:
    said = await way.bind(wanted(answer="Ctrl+Shift+F2", mute="Alt+F4", front="Ctrl+M"))
    assert [answer.outcome for answer in said.values()] == ["granted", "granted", "no_place"]
    assert list(carbon.held.values()) == [(0x78, COMMAND | SHIFT), (0x76, OPTION)]
    assert carbon.kinds == [(0x6B657962, 5)]


async def test_a_key_that_is_pressed_arrives(way: MacWay, carbon: Written) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    await way.bind(wanted(mute="Alt+F4"))
    (number,) = carbon.held
    for signature, id in ((OURS, number), (OURS, number + 1), (1, number)):
        carbon.pressed = HotKeyId(signature, id)
        assert carbon.handler(None, None, None) == 0
    assert pressed == ["mute"]


async def test_what_another_program_holds_is_said(way: MacWay, carbon: Written) -> None:
    assert (await way.bind(wanted(mute="F9")))["mute"].outcome == "taken"
    carbon.error = -50
    assert (await way.bind(wanted(mute="F9")))["mute"].outcome == "refused"


async def test_without_the_framework_there_is_no_way(qapp: QApplication) -> None:
    way = MacWay()
    assert (await way.bind(wanted(mute="F9")))["mute"].outcome == "no_way"
    await way.close()

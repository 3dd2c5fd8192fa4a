from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from core.settings import Settings
from desktop.dialogs.hot_keys import SAME
from desktop.hot_keys.chord import doubt, read
from desktop.hot_keys.keys import HOT_KEYS, SUGGESTED, Answer, HotKeys, Way
from desktop.loop import Tasks
from tests.desktop.grabs import until
from tests.desktop.hot_keys.fake_way import FakeWay


@dataclass
class Rig:
    settings: Settings
    way: FakeWay
    keys: HotKeys
    pressed: list[str] = field(default_factory=list)
    failed: list[list[str]] = field(default_factory=list)


@pytest.fixture
async def rig(qapp: QApplication) -> AsyncIterator[Rig]:
    tasks, settings, way = Tasks(), Settings(None), FakeWay()
    rig = Rig(settings, way, HotKeys(settings, tasks, cast(Way, way)))
    rig.keys.pressed.connect(rig.pressed.append)
    rig.keys.failed.connect(rig.failed.append)
    yield rig
    await rig.keys.close()
    await tasks.close()


async def test_nothing_is_taken_before_it_is_chosen(rig: Rig) -> None:
    rig.keys.start()
    assert rig.settings.get("hot_keys") == {}
    assert not rig.keys.asking
    rig.keys.choose("mute", "Ctrl+Shift+F4")
    await until(lambda: rig.keys.answers)
    assert rig.way.bound == [{"mute": "CTRL+SHIFT+F4"}]
    rig.way.pressed.emit("mute")
    assert rig.pressed == ["mute"]


async def test_what_is_given_back_is_let_go(rig: Rig) -> None:
    rig.settings.put("hot_keys", {"mute": "Ctrl+Shift+F4"})
    rig.keys.start()
    await until(lambda: rig.keys.answers)
    rig.keys.choose("mute", "")
    await until(lambda: not rig.keys.answers)
    assert rig.way.bound[-1] == {}
    assert rig.settings.get("hot_keys") == {}


async def test_several_wishes_in_a_row_are_asked_for_once_more_only(rig: Rig) -> None:
    rig.keys.start()
    rig.way.open.clear()
    for id, keys in SUGGESTED.items():
        rig.keys.choose(id, keys)
    await until(lambda: rig.keys.asking)
    rig.way.open.set()
    await until(lambda: len(rig.keys.answers) == len(SUGGESTED))
    assert len(rig.way.bound) <= 2


async def test_what_no_longer_works_is_told_when_the_desk_starts(rig: Rig) -> None:
    rig.settings.put("hot_keys", dict(SUGGESTED))
    rig.way.answers["mute"] = Answer("taken")
    rig.keys.start()
    await until(lambda: rig.failed)
    assert rig.failed == [["mute"]]


async def test_the_system_may_change_its_answer(rig: Rig) -> None:
    rig.settings.put("hot_keys", {"mute": "F9"})
    rig.keys.start()
    await until(lambda: rig.keys.answers)
    rig.way.answered.emit({"mute": Answer("granted", "Super+M")})
    assert rig.keys.answers["mute"].keys == "Super+M"
    rig.way.outdated.emit()
    await until(lambda: len(rig.way.bound) == 2)


async def test_who_types_keys_that_are_taken_is_told_which(rig: Rig) -> None:
    rig.settings.put("hot_keys", {"mute": "F9"})
    rig.keys.start()
    typed = list[str]()
    rig.keys.divert = typed.append
    rig.way.pressed.emit("mute")
    assert (typed, rig.pressed) == (["mute"], [])


async def test_a_system_without_a_way_is_asked_nothing(qapp: QApplication) -> None:
    tasks, settings = Tasks(), Settings(None)
    keys = HotKeys(settings, tasks, None)
    keys.start()
    settings.put("hot_keys", {"mute": "F9"})
    assert not keys.possible
    assert keys.answers == {}
    await keys.close()
    await tasks.close()


def test_the_suggested_ones_are_harmless() -> None:
    assert SUGGESTED.keys() == HOT_KEYS.keys() >= SAME.keys()
    for keys in SUGGESTED.values():
        chord = read(keys)
        assert chord is not None
        assert doubt(chord, windows=True) is None

"""On an X server of its own, with another program in front and real keys."""

import sys
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.hot_keys.chord import read
from desktop.hot_keys.keys import Wanted
from desktop.hot_keys.x11 import Keyboard, X11Way
from tests.desktop.grabs import turns, until
from tests.desktop.hot_keys.hands import Program
from tests.end_to_end.display import VirtualDisplay

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with VirtualDisplay("640x480") as screen:
        yield screen.env["DISPLAY"]


@pytest.fixture
def other(display: str) -> Iterator[Program]:
    with Program(display) as program:
        program.take_focus()
        yield program


@pytest.fixture
async def way(qapp: QApplication, display: str) -> AsyncIterator[X11Way]:
    made = X11Way(display)
    yield made
    await made.close()


def wanted(**keys: str) -> dict[str, Wanted]:
    chords = {id: read(text) for id, text in keys.items()}
    return {id: Wanted(chord, id) for id, chord in chords.items() if chord}


def outcomes(answers: Any) -> dict[str, str]:
    return {id: answer.outcome for id, answer in answers.items()}


async def test_keys_reach_us_while_another_program_has_the_focus(
    way: X11Way, other: Program
) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    said = await way.bind(wanted(answer="Ctrl+Shift+F2", mute="Meta+M"))
    assert outcomes(said) == {"answer": "granted", "mute": "granted"}
    other.press("Control_L", "Shift_L", "F2")
    other.press("Super_L", "m")
    await until(lambda: len(pressed) == 2)
    assert pressed == ["answer", "mute"]
    assert other.has_focus()
    heard = other.heard()
    assert other.code("F2") not in heard and other.code("m") not in heard


async def test_what_else_is_typed_stays_with_the_other_program(way: X11Way, other: Program) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    await way.bind(wanted(answer="Ctrl+Shift+F2"))
    for keys in (("m",), ("F2",), ("Control_L", "F2"), ("Alt_L", "Control_L", "Shift_L", "F2")):
        other.press(*keys)
    assert other.heard().count(other.code("F2")) == 3
    assert pressed == []


@pytest.mark.parametrize("lock", ["Num_Lock", "Caps_Lock"])
async def test_locks_change_nothing(way: X11Way, other: Program, lock: str) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    await way.bind(wanted(answer="Ctrl+Shift+F2"))
    other.press(lock)
    try:
        other.press("Control_L", "Shift_L", "F2")
        await until(lambda: pressed)
    finally:
        other.press(lock)


async def test_what_another_program_holds_is_said(
    way: X11Way, other: Program, display: str
) -> None:
    theirs = X11Way(display)
    await theirs.bind(wanted(x="Ctrl+Shift+F3"))
    said = await way.bind(wanted(hang_up="Ctrl+Shift+F3", mute="F9", front="Ctrl+Ş"))
    assert outcomes(said) == {"hang_up": "taken", "mute": "granted", "front": "not_on_keyboard"}
    await theirs.close()
    assert outcomes(await way.bind(wanted(hang_up="Ctrl+Shift+F3"))) == {"hang_up": "granted"}


async def test_what_is_given_back_goes_to_the_others_again(way: X11Way, other: Program) -> None:
    await way.bind(wanted(mute="F9"))
    other.press("F9")
    assert other.code("F9") not in other.heard()
    assert await way.bind({}) == {}
    other.press("F9")
    assert other.code("F9") in other.heard()


async def test_another_layout_is_noticed(way: X11Way, other: Program) -> None:
    changed = list[bool]()
    way.outdated.connect(lambda: changed.append(True))
    await way.bind(wanted(mute="Ctrl+Alt+Q"))
    other.remap("q", "scedilla")
    await until(lambda: changed)
    assert outcomes(await way.bind(wanted(mute="Ctrl+Alt+Ş"))) == {"mute": "granted"}


async def test_whoever_comes_forward_says_which_key_asked_for_it(
    way: X11Way, other: Program
) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    await way.bind(wanted(front="F9"))
    way.came_forward(other.window)
    other.watch_root()
    other.press("F9")
    await until(lambda: pressed)
    way.came_forward(other.window)
    window, numbers = other.messages()[0]
    assert (window, numbers[0]) == (other.window, 1)
    assert numbers[1] > 0


class KeyPressEvent(SimpleNamespace): ...


class KeyReleaseEvent(SimpleNamespace): ...


async def test_a_key_that_is_held_counts_once(way: X11Way, other: Program) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    await way.bind(wanted(mute="F9"))
    code = other.code("F9")
    way.heard(KeyPressEvent(detail=code, time=1, state=0))
    for time in (500, 530, 560):
        way.heard(KeyReleaseEvent(detail=code, time=time, state=0))
        way.heard(KeyPressEvent(detail=code, time=time, state=0))
    way.heard(KeyReleaseEvent(detail=code, time=600, state=0))
    assert pressed == ["mute"]
    way.heard(KeyPressEvent(detail=code, time=700, state=0))
    assert pressed == ["mute", "mute"]


async def test_a_server_that_goes_or_is_not_there_is_no_way(qapp: QApplication) -> None:
    nowhere = X11Way(":9797")
    assert outcomes(await nowhere.bind(wanted(mute="F9"))) == {"mute": "no_way"}
    with VirtualDisplay("320x240") as screen:
        way = X11Way(screen.env["DISPLAY"])
        await way.bind(wanted(mute="F9"))
    await until(lambda: way._x is None)
    way.came_forward(1)
    await way.close()
    await turns()


def test_locks_and_mouse_buttons_are_no_modifiers() -> None:
    keyboard = Keyboard({9: (97, 65)}, locks=(2, 16))
    assert sorted(keyboard.states(5)) == [5, 7, 21, 23]
    assert keyboard.bare(5 | 2 | 16 | 0x100 | 0x2000) == 5
    assert keyboard.codes(65) == [9]

"""Against calls of user32.dll that are only written down: there is no Windows here."""

import ctypes
from collections.abc import AsyncIterator
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QApplication

from desktop.hot_keys.chord import Chord, read
from desktop.hot_keys.keys import Wanted
from desktop.hot_keys.windows import (
    ALREADY_REGISTERED,
    MOD_ALT,
    MOD_CONTROL,
    MOD_NOREPEAT,
    MOD_SHIFT,
    MOD_WIN,
    WM_HOTKEY,
    HotKeyFilter,
    WindowsWay,
    modifiers,
)


class Written:
    """A user32.dll with a Turkish keyboard, on which F9 is somebody else's."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.error = ALREADY_REGISTERED

    def RegisterHotKey(self, window: None, number: int, held: int, code: int) -> int:
        if code == 0x78:
            return 0
        self.held[number] = held, code
        return 1

    def UnregisterHotKey(self, window: None, number: int) -> int:
        return int(self.held.pop(number, None) is not None)

    def VkKeyScanW(self, sign: str) -> int:
        return {"m": 0x4D, "ş": 0xBA, "?": 0x1BD}.get(sign, -1)

    def last_error(self) -> int:
        return self.error


@pytest.fixture
def user() -> Written:
    return Written()


@pytest.fixture
async def way(qapp: QApplication, user: Written) -> AsyncIterator[WindowsWay]:
    made = WindowsWay(user)
    yield made
    await made.close()
    assert user.held == {}


def wanted(**keys: str) -> dict[str, Wanted]:
    chords = {id: read(text) for id, text in keys.items()}
    return {id: Wanted(chord, id) for id, chord in chords.items() if chord}


def message(number: int, what: int = WM_HOTKEY) -> wintypes.MSG:
    return wintypes.MSG(message=what, wParam=number)


async def test_keys_are_registered_as_windows_calls_them(way: WindowsWay, user: Written) -> None:
    said = await way.bind(
        wanted(answer="Ctrl+Shift+F2", mute="Ctrl+Alt+M", hang_up="Meta+Ş", front="Ctrl+?")
    )
    assert {answer.outcome for answer in said.values()} == {"granted"}
    assert list(user.held.values()) == [
        (MOD_CONTROL | MOD_SHIFT | MOD_NOREPEAT, 0x71),
        (MOD_CONTROL | MOD_ALT | MOD_NOREPEAT, 0x4D),
        (MOD_WIN | MOD_NOREPEAT, 0xBA),
        (MOD_CONTROL | MOD_NOREPEAT, 0xBD),
    ]


async def test_a_key_that_is_pressed_arrives_and_no_other_message(
    way: WindowsWay, user: Written
) -> None:
    pressed = list[str]()
    way.pressed.connect(pressed.append)
    await way.bind(wanted(mute="Ctrl+Alt+M"))
    (number,) = user.held
    heard = HotKeyFilter(way)
    for kind, said in (
        (b"windows_generic_MSG", message(number)),
        (b"windows_dispatcher_MSG", message(number)),
        (b"windows_generic_MSG", message(number, 0x0100)),
        (b"windows_generic_MSG", message(number + 1)),
        (b"xcb_generic_event_t", message(number)),
    ):
        assert heard.nativeEventFilter(kind, ctypes.addressof(said)) == (False, 0)
    assert pressed == ["mute", "mute"]


async def test_what_windows_refuses_is_said(way: WindowsWay, user: Written) -> None:
    said = await way.bind(wanted(answer="F9", mute="Ctrl+Alt+M", front="Ctrl+Ω"))
    assert [answer.outcome for answer in said.values()] == ["taken", "granted", "not_on_keyboard"]
    user.error = 5
    said = await way.bind(wanted(answer="F9"))
    assert said["answer"].outcome == "refused"
    assert user.held == {}


def test_every_modifier_has_its_bit() -> None:
    everything = Chord(0x41, ctrl=True, alt=True, shift=True, meta=True)
    assert modifiers(everything) == 0x400F

"""WindowsWay: keys anywhere on Windows, by RegisterHotKey on the screen's thread.

Never run on a Windows: tested against the calls it makes.
"""

import ctypes
import itertools
from collections.abc import Mapping
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QCoreApplication,
    QObject,
    Qt,
    Signal,
)

from desktop.hot_keys.chord import Chord
from desktop.hot_keys.keys import Answer, Wanted

WM_HOTKEY = 0x0312
MOD_ALT, MOD_CONTROL, MOD_SHIFT, MOD_WIN, MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
ALREADY_REGISTERED = 1409
MESSAGES = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
K = Qt.Key
CODES: Mapping[Qt.Key, int] = {
    K.Key_Backspace: 0x08, K.Key_Tab: 0x09, K.Key_Return: 0x0D, K.Key_Enter: 0x0D,
    K.Key_Pause: 0x13, K.Key_Escape: 0x1B, K.Key_Space: 0x20, K.Key_PageUp: 0x21,
    K.Key_PageDown: 0x22, K.Key_End: 0x23, K.Key_Home: 0x24, K.Key_Left: 0x25, K.Key_Up: 0x26,
    K.Key_Right: 0x27, K.Key_Down: 0x28, K.Key_Print: 0x2C, K.Key_Insert: 0x2D,
    K.Key_Delete: 0x2E, K.Key_Menu: 0x5D, K.Key_ScrollLock: 0x91, K.Key_MediaNext: 0xB0,
    K.Key_MediaPrevious: 0xB1, K.Key_MediaStop: 0xB2, K.Key_MediaPlay: 0xB3,
    K.Key_MediaTogglePlayPause: 0xB3,
    **{Qt.Key(K.Key_F1 + n): 0x70 + n for n in range(24)},
}  # fmt: skip
"""Virtual keys of those that stand for no character."""
WRITTEN = 0x10000
"""Below it Qt numbers a key as the character on it."""


class WindowsWay(QObject):
    pressed = Signal(str)
    answered = Signal(object)
    outdated = Signal()

    def __init__(self, user: Any = None) -> None:
        """`user`: what stands in for user32.dll."""
        super().__init__()
        self._user = user
        self._ids: dict[int, str] = {}
        self._numbers = itertools.count(1)
        self._filter: HotKeyFilter | None = None

    async def bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        self._user = self._user or _user32()
        self._give_back()
        if wanted and self._filter is None:
            self._filter = HotKeyFilter(self)
            _application().installNativeEventFilter(self._filter)
        return {id: self._register(id, each.chord) for id, each in wanted.items()}

    async def close(self) -> None:
        self._give_back()
        if self._filter is not None:
            _application().removeNativeEventFilter(self._filter)
            self._filter = None

    def came_forward(self, window: int) -> None:
        """Whoever got a hot key may take the foreground; Windows needs no word of it."""

    def heard(self, number: int) -> None:
        if number in self._ids:
            self.pressed.emit(self._ids[number])

    def _register(self, id: str, chord: Chord) -> Answer:
        code = self._code(chord.key)
        if not code:
            return Answer("not_on_keyboard")
        number = next(self._numbers)
        if self._user.RegisterHotKey(None, number, modifiers(chord), code):
            self._ids[number] = id
            return Answer("granted")
        held = self._user.last_error() == ALREADY_REGISTERED
        return Answer("taken" if held else "refused")

    def _give_back(self) -> None:
        for number in self._ids:
            self._user.UnregisterHotKey(None, number)
        self._ids = {}

    def _code(self, key: int) -> int:
        """The virtual key; 0 where this keyboard has none."""
        found = next((code for known, code in CODES.items() if known == key), 0)
        if found or key >= WRITTEN:
            return found
        said = int(self._user.VkKeyScanW(chr(key).lower()))
        return 0 if said == -1 else said & 0xFF


class HotKeyFilter(QAbstractNativeEventFilter):
    """Messages of a thread have no window, so no widget would see them."""

    def __init__(self, way: WindowsWay) -> None:
        super().__init__()
        self._way = way

    def nativeEventFilter(self, kind: Any, message: int) -> object:
        if bytes(kind) in MESSAGES:
            said = wintypes.MSG.from_address(int(message))
            if said.message == WM_HOTKEY:
                self._way.heard(int(said.wParam))
        return False, 0


def modifiers(chord: Chord) -> int:
    pairs = (
        (chord.alt, MOD_ALT), (chord.ctrl, MOD_CONTROL), (chord.shift, MOD_SHIFT),
        (chord.meta, MOD_WIN),
    )  # fmt: skip
    return sum(bit for held, bit in pairs if held) | MOD_NOREPEAT


class User32:
    """As much of user32.dll as is used, with the arguments Windows expects."""

    def __init__(self, library: Any) -> None:
        self._library = library
        library.RegisterHotKey.argtypes = (
            wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT,
        )  # fmt: skip
        library.UnregisterHotKey.argtypes = wintypes.HWND, ctypes.c_int
        library.VkKeyScanW.argtypes, library.VkKeyScanW.restype = (wintypes.WCHAR,), ctypes.c_short
        self.RegisterHotKey = library.RegisterHotKey
        self.UnregisterHotKey = library.UnregisterHotKey
        self.VkKeyScanW = library.VkKeyScanW

    def last_error(self) -> int:
        return int(getattr(ctypes, "get_last_error")())  # noqa: B009  # only Windows has it


def _user32() -> User32:
    load = getattr(ctypes, "WinDLL")  # noqa: B009  # only Windows has it
    return User32(load("user32", use_last_error=True))


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app

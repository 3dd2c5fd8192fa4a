"""MacWay: keys anywhere on macOS, by Carbon's RegisterEventHotKey on the screen's thread.

Carbon numbers keys by their place, so only those that have the same place on every keyboard are
asked for: function keys and the like, no letters. Never run on a Mac: tested against the calls it makes.
"""

import ctypes
import ctypes.util
import itertools
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.hot_keys.chord import Chord
from desktop.hot_keys.keys import Answer, Wanted

COMMAND, SHIFT, OPTION, CONTROL = 0x0100, 0x0200, 0x0800, 0x1000
EXISTS = -9878


def four(code: str) -> int:
    """Carbon's names of four letters, as a number."""
    return int.from_bytes(code.encode("ascii"), "big")


OURS = four("Sntr")
KEYBOARD, PRESSED = four("keyb"), 5
DIRECT, HOT_KEY_ID = four("----"), four("hkid")
K = Qt.Key
FUNCTION_KEYS = (
    0x7A, 0x78, 0x63, 0x76, 0x60, 0x61, 0x62, 0x64, 0x65, 0x6D, 0x67, 0x6F, 0x69, 0x6B, 0x71, 0x6A,
    0x40, 0x4F, 0x50, 0x5A,
)  # fmt: skip
CODES: Mapping[int, int] = {
    **{Qt.Key(K.Key_F1 + n): code for n, code in enumerate(FUNCTION_KEYS)},
    K.Key_Return: 0x24, K.Key_Tab: 0x30, K.Key_Space: 0x31, K.Key_Backspace: 0x33,
    K.Key_Escape: 0x35, K.Key_Enter: 0x4C, K.Key_Home: 0x73, K.Key_PageUp: 0x74,
    K.Key_Delete: 0x75, K.Key_End: 0x77, K.Key_PageDown: 0x79, K.Key_Left: 0x7B,
    K.Key_Right: 0x7C, K.Key_Down: 0x7D, K.Key_Up: 0x7E,
}  # fmt: skip


class HotKeyId(ctypes.Structure):
    """EventHotKeyID of CarbonEvents.h."""

    _fields_ = (("signature", ctypes.c_uint32), ("id", ctypes.c_uint32))


class EventKind(ctypes.Structure):
    """EventTypeSpec of CarbonEvents.h."""

    _fields_ = (("of", ctypes.c_uint32), ("kind", ctypes.c_uint32))


HANDLER = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacWay(QObject):
    pressed = Signal(str)
    answered = Signal(object)
    outdated = Signal()

    def __init__(self, carbon: Any = None) -> None:
        """`carbon`: what stands in for the framework."""
        super().__init__()
        self._carbon = carbon
        self._ids: dict[int, str] = {}
        self._held: list[ctypes.c_void_p] = []
        self._numbers = itertools.count(1)
        self._handler = HANDLER(self._heard)  # kept: Carbon holds only its address
        self._installed = ctypes.c_void_p()

    async def bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        self._carbon = self._carbon or _carbon()
        if self._carbon is None:
            return {id: Answer("no_way") for id in wanted}
        self._give_back()
        if wanted and not self._installed:
            self._install()
        return {id: self._register(id, each.chord) for id, each in wanted.items()}

    async def close(self) -> None:
        self._give_back()
        if self._installed:
            self._carbon.RemoveEventHandler(self._installed)
            self._installed = ctypes.c_void_p()

    def came_forward(self, window: int) -> None:
        """macOS lets a program bring itself forward."""

    def _install(self) -> None:
        kind = EventKind(KEYBOARD, PRESSED)
        self._carbon.InstallEventHandler(
            self._carbon.GetApplicationEventTarget(), self._handler, 1, ctypes.byref(kind), None,
            ctypes.byref(self._installed),
        )  # fmt: skip

    def _register(self, id: str, chord: Chord) -> Answer:
        code = CODES.get(chord.key)
        if code is None:
            return Answer("no_place")
        number, held = next(self._numbers), ctypes.c_void_p()
        status = self._carbon.RegisterEventHotKey(
            code, modifiers(chord), HotKeyId(OURS, number),
            self._carbon.GetApplicationEventTarget(), 0, ctypes.byref(held),
        )  # fmt: skip
        if status:
            return Answer("taken" if status == EXISTS else "refused")
        self._ids[number] = id
        self._held.append(held)
        return Answer("granted")

    def _give_back(self) -> None:
        for held in self._held:
            self._carbon.UnregisterEventHotKey(held)
        self._ids, self._held = {}, []

    def _heard(self, _: int, event: int, __: int) -> int:
        """Called by Carbon on the screen's thread; 0: it is dealt with."""
        said = HotKeyId()
        self._carbon.GetEventParameter(
            event, DIRECT, HOT_KEY_ID, None, ctypes.sizeof(said), None, ctypes.byref(said)
        )
        if said.signature == OURS and said.id in self._ids:
            self.pressed.emit(self._ids[said.id])
        return 0


def modifiers(chord: Chord) -> int:
    """Qt's Ctrl is the command key of a Mac, and its Meta the one that says control."""
    pairs = (
        (chord.ctrl, COMMAND), (chord.shift, SHIFT), (chord.alt, OPTION), (chord.meta, CONTROL),
    )  # fmt: skip
    return sum(bit for held, bit in pairs if held)


def _carbon() -> Any | None:
    """The framework, with the arguments it expects; None where it cannot be loaded."""
    found = ctypes.util.find_library("Carbon")
    try:
        carbon = ctypes.CDLL(found) if found else None
    except OSError:
        return None
    if carbon is not None:
        address, number = ctypes.c_void_p, ctypes.c_uint32
        carbon.GetApplicationEventTarget.restype = address
        carbon.InstallEventHandler.argtypes = (
            address, HANDLER, ctypes.c_ulong, address, address, address,
        )  # fmt: skip
        carbon.RemoveEventHandler.argtypes = (address,)
        carbon.RegisterEventHotKey.argtypes = (number, number, HotKeyId, address, number, address)
        carbon.UnregisterEventHotKey.argtypes = (address,)
        carbon.GetEventParameter.argtypes = (
            address, number, number, address, ctypes.c_ulong, address, address,
        )  # fmt: skip
    return carbon

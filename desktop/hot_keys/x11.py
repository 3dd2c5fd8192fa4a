"""X11Way: keys anywhere under X11, by passive grabs on a connection of our own.

The X server is waited for on a worker only; its events are read when the socket has some.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from desktop.hot_keys.chord import Chord
from desktop.hot_keys.keys import Answer, Wanted

SHIFT, LOCK, CONTROL, ALT, META = 1, 2, 4, 8, 64
"""Bits of a core event's state; which of Mod1 to Mod5 is Alt or Meta is looked up where it says."""
MODIFIERS = 0xFF
BY_APPLICATION = 1
"""Who asks for the focus, as the window managers' hints tell it."""


class Keyboard(msgspec.Struct, frozen=True):
    """What the keys are now. `keysyms`: keycode -> what it gives, the plain one first."""

    keysyms: Mapping[int, Sequence[int]]
    alt: int = ALT
    meta: int = META
    locks: tuple[int, ...] = (LOCK,)
    """Caps, Num and Scroll Lock: a grab is for one exact state, so each needs its own."""

    def codes(self, keysym: int) -> list[int]:
        """Keycodes that give it, with what else is held; those that give it plainly, if any."""
        plain = [code for code, given in self.keysyms.items() if given and given[0] == keysym]
        return plain or [code for code, given in self.keysyms.items() if keysym in given]

    def held(self, chord: Chord) -> int:
        pairs = (chord.ctrl, CONTROL), (chord.alt, self.alt), (chord.shift, SHIFT)
        return sum(bit for held, bit in (*pairs, (chord.meta, self.meta)) if held)

    def states(self, held: int) -> Iterator[int]:
        """`held` with every way the locks can stand."""
        for number in range(2 ** len(self.locks)):
            on = (lock for place, lock in enumerate(self.locks) if number >> place & 1)
            yield held | sum(on)

    def bare(self, state: int) -> int:
        """An event's state without locks, mouse buttons and the layout's number."""
        return state & MODIFIERS & ~sum(self.locks)


class X11Way(QObject):
    pressed = Signal(str)
    answered = Signal(object)
    outdated = Signal()

    def __init__(self, display: str | None = None) -> None:
        """`display` None: the one of the environment."""
        super().__init__()
        self._display = display
        self._x: Any = None
        self._root = self._active_window = 0
        self._keyboard = Keyboard({})
        self._ids: dict[tuple[int, int], str] = {}
        """Keycode and state -> which key it is."""
        self._let_go = (0, 0)
        """Keycode and time (ms of the server) of the last release."""
        self._pressed_at = 0
        self._work: asyncio.Future[dict[str, Answer]] | None = None
        self._hearing: QSocketNotifier | None = None

    async def bind(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        if self._x is None and not wanted:
            return {}
        self._deafen()
        import xcffib

        self._work = asyncio.ensure_future(asyncio.to_thread(self._grab, wanted))
        try:
            answers = await asyncio.shield(self._work)
        except xcffib.XcffibException:
            self._lose()
            return {id: Answer("no_way") for id in wanted}
        self._hear()
        return answers

    async def close(self) -> None:
        """Not while the worker still uses the connection, whoever gave up waiting for it."""
        if self._work is not None:
            await asyncio.wait((self._work,))
        self._deafen()
        self._lose()

    def came_forward(self, window: int) -> None:
        """With the key's own time: window managers ignore whoever asks with an older one."""
        if self._x is None or not self._pressed_at:
            return
        from xcffib import xproto

        data = xproto.ClientMessageData.synthetic([BY_APPLICATION, self._pressed_at, 0, 0, 0], "5I")
        event = xproto.ClientMessageEvent.synthetic(32, window, self._active_window, data)
        to_managers = xproto.EventMask.SubstructureRedirect | xproto.EventMask.SubstructureNotify
        self._x.core.SendEvent(False, self._root, to_managers, event.pack())
        self._x.flush()

    # On the worker

    def _grab(self, wanted: Mapping[str, Wanted]) -> dict[str, Answer]:
        from xcffib import xproto

        if self._x is None:
            self._connect()
        core = self._x.core
        core.UngrabKeyChecked(xproto.Grab.Any, self._root, xproto.ModMask.Any).check()
        self._ids = {}
        self._keyboard = self._look()
        return {id: Answer(self._grab_one(id, each.chord)) for id, each in wanted.items()}

    def _connect(self) -> None:
        import xcffib
        import xcffib.xproto  # without it a connection knows no requests

        self._x = xcffib.Connection(display=self._display)
        screen = self._x.get_setup().roots[self._x.pref_screen]
        self._root = screen.root
        name = "_NET_ACTIVE_WINDOW"
        atom: Any = self._x.core.InternAtom(False, len(name), name).reply()
        self._active_window = atom.atom

    def _look(self) -> Keyboard:
        setup, core = self._x.get_setup(), self._x.core
        first, count = setup.min_keycode, setup.max_keycode - setup.min_keycode + 1
        keys, held = core.GetKeyboardMapping(first, count), core.GetModifierMapping()
        said = keys.reply()
        width, flat = said.keysyms_per_keycode, list(said.keysyms)
        keysyms = {first + n: flat[n * width : (n + 1) * width] for n in range(count)}
        return keyboard(keysyms, _in_rows(held.reply()))

    def _grab_one(self, id: str, chord: Chord) -> Any:
        """Granted whole or not at all."""
        from xcffib import xproto

        codes = self._keyboard.codes(keysym(chord.keysym)) if chord.keysym else []
        held = self._keyboard.held(chord)
        grabs = [(code, state) for code in codes for state in self._keyboard.states(held)]
        wait = xproto.GrabMode.Async
        said = [
            self._x.core.GrabKeyChecked(False, self._root, state, code, wait, wait)
            for code, state in grabs
        ]
        if [each for each in said if not _is_granted(each)]:
            for code, state in grabs:
                self._x.core.UngrabKeyChecked(code, self._root, state).check()
            return "taken"
        self._ids |= {(code, held): id for code in codes}
        return "granted" if codes else "not_on_keyboard"

    # What the server says

    def _hear(self) -> None:
        if self._x is None:
            return
        number = self._x.get_file_descriptor()
        self._hearing = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
        self._hearing.activated.connect(self._read)
        self._read()  # what came while the worker waited for an answer is in the library already

    def _deafen(self) -> None:
        if self._hearing is not None:
            self._hearing.setEnabled(False)
            self._hearing.deleteLater()
            self._hearing = None

    def _lose(self) -> None:
        if self._x is not None:
            self._x.disconnect()
        self._x, self._ids = None, {}

    def _read(self) -> None:
        import xcffib

        try:
            while self._x is not None and (event := self._x.poll_for_event()) is not None:
                self.heard(event)
        except xcffib.ConnectionException:
            self._deafen()
            self._lose()

    def heard(self, event: Any) -> None:
        """A key that is held is said again and again, each time let go at the very same moment."""
        kind = type(event).__name__
        if kind == "KeyReleaseEvent":
            self._let_go = event.detail, event.time
        elif kind == "KeyPressEvent":
            id = self._ids.get((event.detail, self._keyboard.bare(event.state)))
            if id is not None and self._let_go != (event.detail, event.time):
                self._pressed_at = event.time
                self.pressed.emit(id)
        elif kind == "MappingNotifyEvent":
            self.outdated.emit()


def keyboard(keysyms: Mapping[int, Sequence[int]], modifiers: Sequence[Sequence[int]]) -> Keyboard:
    """`modifiers`: the keycodes of Shift, Lock, Control and Mod1 to Mod5."""
    bits: dict[str, int] = {}
    names = {keysym(name): name for name in ("Alt_L", "Super_L", "Num_Lock", "Scroll_Lock")}
    for place, codes in enumerate(modifiers):
        given = {sign for code in codes for sign in keysyms.get(code, ())}
        for sign in given & names.keys():
            bits.setdefault(names[sign], 1 << place)
    locks = {LOCK, bits.get("Num_Lock", 0), bits.get("Scroll_Lock", 0)} - {0}
    return Keyboard(
        keysyms, bits.get("Alt_L", ALT), bits.get("Super_L", META), tuple(sorted(locks))
    )


def keysym(name: str) -> int:
    """Its number; 0 where X11 has no such key."""
    from xcffib import keysymdef, xf86keysym

    if name.startswith("XF86"):
        return int(getattr(xf86keysym, f"XF86XK_{name.removeprefix('XF86')}", 0))
    return int(getattr(keysymdef, f"XK_{name}", 0))


def _in_rows(said: Any) -> list[list[int]]:
    codes, width = list(said.keycodes), said.keycodes_per_modifier
    return [codes[n * width : (n + 1) * width] for n in range(8)]


def _is_granted(cookie: Any) -> bool:
    from xcffib import xproto

    try:
        cookie.check()
    except xproto.AccessError:
        return False
    return True

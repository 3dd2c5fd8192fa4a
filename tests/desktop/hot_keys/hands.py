"""Another program on an X server: a window of its own with the focus, and hands on the keyboard."""

from types import TracebackType
from typing import Any

from desktop.hot_keys.x11 import keysym

PRESS, RELEASE = 2, 3
FOCUSED = 9


class Program:
    """`press` types on the keyboard itself, whoever has the focus; `heard` is what came to us."""

    def __init__(self, display: str) -> None:
        import xcffib
        import xcffib.xproto
        import xcffib.xtest

        self._x: Any = xcffib.Connection(display=display)
        self._test: Any = self._x(xcffib.xtest.key)
        setup = self._x.get_setup()
        self._first = setup.min_keycode
        said = self._x.core.GetKeyboardMapping(self._first, 256 - self._first).reply()
        self._width, self._keys = said.keysyms_per_keycode, list(said.keysyms)
        screen = setup.roots[0]
        self.window = self._x.generate_id()
        events = xcffib.xproto.EventMask.KeyPress | xcffib.xproto.EventMask.FocusChange
        self._x.core.CreateWindowChecked(
            24, self.window, screen.root, 0, 0, 90, 60, 0, 1, screen.root_visual,
            xcffib.xproto.CW.EventMask, [events],
        ).check()  # fmt: skip
        self._x.core.MapWindowChecked(self.window).check()
        self.root = screen.root

    def __enter__(self) -> "Program":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._x.disconnect()

    def take_focus(self) -> None:
        self._x.core.SetInputFocusChecked(2, self.window, 0).check()
        assert self.has_focus()

    def has_focus(self) -> bool:
        return bool(self._x.core.GetInputFocus().reply().focus == self.window)

    def press(self, *names: str) -> None:
        """Together, in this order; let go in the other one."""
        codes = [self.code(name) for name in names]
        for code in codes:
            self._fake(PRESS, code)
        for code in reversed(codes):
            self._fake(RELEASE, code)

    def code(self, name: str) -> int:
        return int(self._first + self._keys.index(keysym(name)) // self._width)

    def _fake(self, kind: int, code: int) -> None:
        self._test.FakeInputChecked(kind, code, 0, self.root, 0, 0, 0).check()

    def heard(self) -> list[int]:
        """Keycodes that came to this program's window since the last look."""
        self._x.core.GetInputFocus().reply()  # whatever was said before it has arrived
        found = []
        while (event := self._x.poll_for_event()) is not None:
            if type(event).__name__ == "KeyPressEvent":
                found.append(int(event.detail))
        return found

    def remap(self, name: str, to: str) -> None:
        """Puts another sign on a key, as another layout would."""
        self._x.core.ChangeKeyboardMappingChecked(
            1, self.code(name), self._width, [keysym(to)] * self._width
        ).check()

    def watch_root(self) -> None:
        """As a window manager hears what windows ask for."""
        from xcffib import xproto

        mask = xproto.EventMask.SubstructureNotify
        self._x.core.ChangeWindowAttributesChecked(self.root, xproto.CW.EventMask, [mask]).check()

    def messages(self) -> list[tuple[int, list[int]]]:
        """Window and numbers of every message to the window manager."""
        self._x.core.GetInputFocus().reply()
        found = []
        while (event := self._x.poll_for_event()) is not None:
            if type(event).__name__ == "ClientMessageEvent":
                found.append((int(event.window), list(event.data.data32)))
        return found

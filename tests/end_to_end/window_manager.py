"""A real window manager on a virtual screen, and what it says of focus and of who is on top."""

import os
import shutil
import subprocess
from types import TracebackType

import xcffib
import xcffib.xproto
import xcffib.xtest

NAME = "openbox"
KEY_DOWN, KEY_UP, BUTTON_DOWN, BUTTON_UP, MOTION = 2, 3, 4, 5, 6
LEFT = 1


def missing() -> str:
    """Why none can be started; empty where one can."""
    return "" if shutil.which(NAME) else f"{NAME} is not installed"


class WindowManager:
    """Runs on the display of `env`; `click` and `type` are a mouse's and a keyboard's, so they
    reach whoever the window manager lets them reach."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self._running: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "WindowManager":
        env = {**os.environ, **self._env}
        quiet = subprocess.DEVNULL
        self._running = subprocess.Popen(
            [NAME, "--sm-disable"], env=env, stdout=quiet, stderr=quiet
        )
        self._x = xcffib.connect(display=self._env["DISPLAY"])
        setup = self._x.get_setup()
        self._root, self._lowest = setup.roots[0].root, setup.min_keycode
        self._keys = self._x.core.GetKeyboardMapping(
            self._lowest, setup.max_keycode - self._lowest + 1
        ).reply()
        self._hands = self._x(xcffib.xtest.key)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._x.disconnect()
        if self._running is not None:
            self._running.terminate()
            self._running.wait(10)

    @property
    def is_there(self) -> bool:
        return bool(self._property(self._root, "_NET_SUPPORTING_WM_CHECK"))

    @property
    def active(self) -> int:
        """Id of the window that has the keyboard; 0: none."""
        return next(iter(self._property(self._root, "_NET_ACTIVE_WINDOW")), 0)

    @property
    def stacked(self) -> list[int]:
        """Ids of all windows, the uppermost last."""
        return self._property(self._root, "_NET_CLIENT_LIST_STACKING")

    def titled(self, beginning: str) -> int:
        """Id of the window whose title begins so; 0: there is none."""
        return next((id for id in self.stacked if self.title(id).startswith(beginning)), 0)

    def title(self, window: int) -> str:
        any_type, most = 0, 1_000
        name = self._atom("_NET_WM_NAME")
        found = self._x.core.GetProperty(False, window, name, any_type, 0, most).reply()
        return bytes(found.value.raw).decode()

    def click(self, x: int, y: int) -> None:
        self._fake(MOTION, 0, x, y)
        self._fake(BUTTON_DOWN, LEFT)
        self._fake(BUTTON_UP, LEFT)

    def type(self, letter: str) -> None:
        each = self._keys.keysyms_per_keycode
        place = list(self._keys.keysyms).index(ord(letter))
        for what in (KEY_DOWN, KEY_UP):
            self._fake(what, self._lowest + place // each)

    def _fake(self, what: int, detail: int, x: int = 0, y: int = 0) -> None:
        self._hands.FakeInput(what, detail, 0, self._root, x, y, 0)
        self._x.flush()

    def _property(self, window: int, name: str) -> list[int]:
        any_type, most = 0, 1_000
        asked = self._x.core.GetProperty(False, window, self._atom(name), any_type, 0, most)
        return list(asked.reply().value.to_atoms())

    def _atom(self, name: str) -> int:
        return int(self._x.core.InternAtom(False, len(name), name).reply().atom)

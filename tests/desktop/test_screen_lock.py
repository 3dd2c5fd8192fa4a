import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from desktop import screen_lock


def test_only_what_can_be_known_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine without a screen nobody knows; never is a number made up."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(screen_lock, "_mutter_idle", lambda: None)
    if sys.platform.startswith("linux"):
        assert screen_lock.is_locked() is None, "on Linux it is told, not asked"
        assert screen_lock.idle_ms() is None


def test_gnomes_own_word_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_lock, "_mutter_idle", lambda: 4_200)
    monkeypatch.setattr(screen_lock, "_x11_idle", lambda: 9)
    if sys.platform.startswith("linux"):
        assert screen_lock.idle_ms() == 4_200


def test_a_library_that_is_not_there_is_none() -> None:
    assert screen_lock._library("no-such-thing-at-all") is None


class Sessions:
    """Windows' own service, as its header describes it."""

    def __init__(self, flags: int | None) -> None:
        self.flags, self.freed = flags, 0

    def WTSQuerySessionInformationW(self, *asked: Any) -> int:  # Windows' name
        server, session, kind, found, size = asked
        assert (server, session.value, kind) == (None, 0xFFFFFFFF, 25)
        if self.flags is None:
            return 0
        found._obj.contents = screen_lock._SessionInfo(level=1, flags=self.flags)
        size._obj.value = 600
        return 1

    def WTSFreeMemory(self, _: Any) -> None:  # Windows' name
        self.freed += 1


@pytest.mark.parametrize(
    ("flags", "locked"), [(0, True), (1, False), (0xFFFFFFFF, False), (None, False)]
)
def test_windows_says_itself_whether_it_is_locked(
    monkeypatch: pytest.MonkeyPatch, flags: int | None, locked: bool
) -> None:
    """Where it does not know, the desktop of a question about rights is not taken for a lock."""
    sessions = Sessions(flags)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(wtsapi32=sessions), raising=False)
    monkeypatch.setattr(screen_lock, "_windows_input_is_elsewhere", lambda: False)
    assert screen_lock._windows_locked() is locked
    assert sessions.freed == (flags is not None)


def test_the_flags_stand_where_windows_puts_them() -> None:
    assert screen_lock._SessionInfo.flags.offset == 16


class Core:
    """Apple's values, as far as they are asked: a number or a boolean."""

    def __init__(self, number: int | None, boolean: bool = False) -> None:
        def value(_: Any, kind: int, out: Any) -> None:
            assert kind == 9
            out._obj.value = number or 0

        self.CFGetTypeID = lambda _: 1 if number is None else 2
        self.CFNumberGetTypeID = lambda: 2
        self.CFNumberGetValue = value
        self.CFBooleanGetValue = lambda _: boolean


@pytest.mark.parametrize(
    ("core", "locked"),
    [(Core(1), True), (Core(0), False), (Core(None, True), True), (Core(None, False), False)],
)
def test_apples_word_is_a_number_or_a_boolean(core: Core, locked: bool) -> None:
    assert screen_lock._mac_is_true(core, ctypes.c_void_p(1)) is locked

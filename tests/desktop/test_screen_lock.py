import sys

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

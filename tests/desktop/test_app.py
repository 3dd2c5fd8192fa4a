"""A second start with a wish, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.profiles import Profiles
from core.settings import Settings
from desktop.app import Application
from desktop.options import parse
from desktop.single_instance import SingleInstance, claim
from desktop.wishes import Wish

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_MS = 20_000


def started(data: Path, *words: str) -> "subprocess.Popen[str]":
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "desktop", "--data", str(data), *words]
    return subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, encoding="utf-8")


class Wishes(QObject):
    """What a desk that runs was asked for; it can do what `able` says."""

    came = Signal()

    def __init__(self, desk: SingleInstance, *, able: bool = True) -> None:
        super().__init__()
        self.all: list[Wish] = []
        self._able = able
        desk.obeys = self._obey

    def _obey(self, wish: Wish) -> bool:
        self.all.append(wish)
        self.came.emit()
        return self._able


def ended(other: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its code and what it said."""
    _, said = other.communicate(timeout=PATIENCE_MS / 1000)
    return other.returncode, said


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Santral is not running."), ("tr", "Santral çalışmıyor.")]
)
def test_what_is_about_a_call_needs_the_desk_that_has_it(
    tmp_path: Path, language: str, words: str
) -> None:
    code, said = ended(started(tmp_path, "--answer", "--lang", language))
    assert code == 1 and words in said


@pytest.mark.parametrize(
    ("able", "wish", "told"),
    [(True, "mute", (0, "")), (False, "hang-up", (3, "There is no call to hang up.\n"))],
)
def test_a_wish_is_left_with_the_desk_that_runs_and_a_script_hears_what_came_of_it(
    qapp: QApplication, tmp_path: Path, able: bool, wish: str, told: tuple[int, str]
) -> None:
    first = claim(f"{tmp_path.absolute()}/")
    assert first is not None
    wishes = Wishes(first, able=able)
    came = QSignalSpy(wishes.came)
    other = started(tmp_path, f"--{wish}", "--lang", "en")
    assert came.wait(PATIENCE_MS)
    assert [each.do for each in wishes.all] == [wish.replace("-", "_")]
    assert ended(other) == told
    first.close()


def test_a_link_is_left_with_the_desk_that_runs(qapp: QApplication, tmp_path: Path) -> None:
    first = claim(f"{tmp_path.absolute()}/")
    assert first is not None
    wishes = Wishes(first)
    came = QSignalSpy(wishes.came)
    other = started(tmp_path, "--", "tel:+90-532-111-22-33")
    assert came.wait(PATIENCE_MS)
    assert wishes.all == [Wish("fill", "tel:+90-532-111-22-33")]
    assert ended(other)[0] == 0
    first.close()


def test_a_desk_that_began_without_a_profile_still_hears(
    qapp: QApplication, tmp_path: Path
) -> None:
    profile = Profiles(tmp_path).of("https://santral.example", "kuzey", "selim")
    profile = Profiles(tmp_path).remember(profile, name="Selim", now=1)
    Settings(tmp_path / "settings.json").put("last_profile", profile.id)
    first = claim(f"{tmp_path.absolute()}/")
    assert first is not None
    raised = QSignalSpy(first.raised)
    other = started(tmp_path)
    assert raised.wait(PATIENCE_MS)
    other.communicate(timeout=PATIENCE_MS / 1000)
    assert other.returncode == 0
    first.close()


def test_the_name_follows_the_profile(qapp: QApplication, tmp_path: Path) -> None:
    """Who signs in as somebody else is found as them, and the one before can be opened anew."""
    selim = Profiles(tmp_path).of("https://santral.example", "kuzey", "selim")
    elif_ = Profiles(tmp_path).of("https://santral.example", "kuzey", "elif")
    app, later = (Application(qapp, parse(["--data", str(tmp_path)])) for _ in range(2))
    assert app._claim(selim)
    assert app._go_by(None) and app._go_by(elif_)
    assert not later._claim(elif_)
    assert later._claim(selim)
    assert not later._go_by(elif_), "it has a desk, which comes forward"
    for each in (app, later):
        assert each._instance is not None
        each._instance.close()

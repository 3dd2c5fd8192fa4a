"""A second start with a wish, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.profiles import Profiles
from core.settings import Settings
from desktop.app import Application
from desktop.options import parse
from desktop.single_instance import claim
from desktop.wishes import Wish

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_MS = 20_000


def started(data: Path, *words: str) -> "subprocess.Popen[str]":
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "desktop", "--data", str(data), *words]
    return subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)


def test_what_is_about_a_call_needs_the_desk_that_has_it(tmp_path: Path) -> None:
    lonely = started(tmp_path, "--answer")
    _, said = lonely.communicate(timeout=PATIENCE_MS / 1000)
    assert lonely.returncode == 1 and "Santral is not running." in said


def test_a_wish_is_left_with_the_desk_that_runs(qapp: QApplication, tmp_path: Path) -> None:
    first = claim(f"{tmp_path.absolute()}/")
    assert first is not None
    wished = QSignalSpy(first.wished)
    other = started(tmp_path, "--mute")
    assert wished.wait(PATIENCE_MS)
    assert wished.at(0) == [Wish("mute")]
    other.communicate(timeout=PATIENCE_MS / 1000)
    assert other.returncode == 0
    first.close()


def test_a_link_is_left_with_the_desk_that_runs(qapp: QApplication, tmp_path: Path) -> None:
    first = claim(f"{tmp_path.absolute()}/")
    assert first is not None
    wished = QSignalSpy(first.wished)
    other = started(tmp_path, "--", "tel:+90-532-111-22-33")
    assert wished.wait(PATIENCE_MS)
    assert wished.at(0) == [Wish("fill", "tel:+90-532-111-22-33")]
    other.communicate(timeout=PATIENCE_MS / 1000)
    assert other.returncode == 0
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

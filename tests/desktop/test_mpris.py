"""On a bus of its own, with the keys pressed by somebody else's program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DESK = """
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.mpris import Mpris
app = QCoreApplication([])
mpris = Mpris()
mpris.pressed.connect(lambda key: (print(key, flush=True), key == "Stop" and app.quit()))
print("in" if mpris.enter() else "no bus", mpris._name, flush=True)
mpris.show("Playing", "Call")
QTimer.singleShot(15_000, app.quit)
app.exec()
mpris.leave()
print("out", flush=True)
"""
OTHER = """
import subprocess, sys
desk = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
first = desk.stdout.readline()
print(first.split()[0])
def ask(*words):
    base = ["dbus-send", "--session", "--print-reply", "--dest=" + first.split()[1],
            "/org/mpris/MediaPlayer2"]
    return subprocess.run([*base, *words], capture_output=True, text=True).stdout
player = "org.mpris.MediaPlayer2.Player"
print(ask("org.freedesktop.DBus.Properties.GetAll", "string:" + player))
ask(player + ".PlayPause")
ask(player + ".Stop")
print(desk.communicate(timeout=20)[0])
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="there is no D-Bus here")
def test_keys_pressed_elsewhere_arrive() -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", OTHER, DESK]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    said = done.stdout
    assert said.startswith("in"), done.stderr
    assert "Playing" in said and "xesam:title" in said
    assert said.rstrip().endswith("PlayPause\nStop\nout")

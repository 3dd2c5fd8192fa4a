"""On a bus of its own, with the keys pressed by somebody else's program."""

import sys

from tests.bus import on_own_bus, own_bus

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


@own_bus
def test_keys_pressed_elsewhere_arrive() -> None:
    done = on_own_bus(sys.executable, "-c", OTHER, DESK)
    said = done.stdout
    assert said.startswith("in"), done.stderr
    assert "Playing" in said and "xesam:title" in said
    assert said.rstrip().endswith("PlayPause\nStop\nout")

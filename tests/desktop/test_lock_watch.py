"""On a bus of its own, with the words that a screen saver and logind would say."""

import sys

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.lock_watch import LockWatch
from tests.bus import on_own_bus, own_bus

DESK = """
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.lock_watch import LockWatch
app = QCoreApplication([])
watch = LockWatch()
watch.left.connect(lambda: print("left", flush=True))
watch.came.connect(lambda: (print("came", flush=True), app.quit()))
print(watch.start(), flush=True)
QTimer.singleShot(15_000, app.quit)
app.exec()
"""
OTHER = """
import subprocess, sys
desk = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
print(desk.stdout.readline().strip())
for locked in ("true", "true", "false"):
    subprocess.run(["dbus-send", "--session", "/org/gnome/ScreenSaver",
                    "org.gnome.ScreenSaver.ActiveChanged", "boolean:" + locked], check=True)
print(desk.communicate(timeout=20)[0])
"""


LOGIND = """
import os, subprocess, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
assert bus.registerService("org.freedesktop.login1")
desk = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
print(desk.stdout.readline().strip())
for path, asleep in (("/elsewhere", True), ("/org/freedesktop/login1", True),
                     ("/org/freedesktop/login1", False)):
    said = QDBusMessage.createSignal(path, "org.freedesktop.login1.Manager", "PrepareForSleep")
    said.setArguments([asleep])
    assert bus.send(said)
print(desk.communicate(timeout=20)[0])
"""


def _on_a_bus_of_its_own(other: str) -> list[str]:
    """What the desk said beside `other`."""
    done = on_own_bus(sys.executable, "-c", other, DESK)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@own_bus
def test_a_machine_that_goes_to_sleep_is_left_and_comes_back_with_it() -> None:
    assert _on_a_bus_of_its_own(LOGIND) == ["True", "left", "came"]


@own_bus
def test_a_screen_saver_is_heard_once() -> None:
    assert _on_a_bus_of_its_own(OTHER) == ["True", "left", "came"]


def test_where_nobody_says_it_the_system_is_asked(qapp: QApplication) -> None:
    watch = LockWatch()
    left, came = QSignalSpy(watch.left), QSignalSpy(watch.came)
    answers: list[bool | None] = [None, True, True, False]
    watch.ask = lambda: answers.pop(0)
    for _ in range(4):
        watch._ask()
    assert (left.count(), came.count(), watch.is_locked) == (1, 1, False)
    watch.close()


def test_what_woke_may_still_be_locked(qapp: QApplication) -> None:
    watch = LockWatch()
    left, came = QSignalSpy(watch.left), QSignalSpy(watch.came)
    watch.locked(True)
    watch.slept(True)
    watch.slept(False)
    assert (left.count(), came.count()) == (1, 0)
    watch.locked(False)
    assert came.count() == 1

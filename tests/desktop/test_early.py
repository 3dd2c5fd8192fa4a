"""In a process of its own: what other tests left in the loop must not run in this one."""

import subprocess
import sys

SCRIPT = """
import sys
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from desktop.early import Early

class Window(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        print("painted", "this" in sys.modules)

app = QApplication([])
window = Window()
early = Early(window, lambda: print("framed", "this" in sys.modules), ["this"], ["colorsys", "sched"])
window.show()
early.turn()
print("turned", "this" in sys.modules, "sched" in sys.modules)
"""


def test_the_window_is_painted_before_anything_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60
    )
    assert not done.returncode, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["painted False", "framed False"] and lines[-1] == "turned True True"

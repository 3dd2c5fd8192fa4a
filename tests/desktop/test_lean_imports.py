"""PySide without what explains mistakes: all of it comes once a mistake is made."""

import subprocess
import sys

START = """
import sys
from desktop.lean_imports import import_msgspec, import_qt

before = compile, __import__
import_qt()
import_msgspec()
assert (compile, __import__) == before
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(["", "-platform", "offscreen"])
widget = QWidget()
"""


def _said(words: str) -> str:
    """By a process of its own: here Qt was imported long ago."""
    run = subprocess.run([sys.executable, "-c", START + words], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_what_explains_a_wrong_call_is_not_read_at_a_start() -> None:
    parser = "sys.modules['shibokensupport.signature.parser']"
    words = f"print('inspect' in sys.modules, 'pyside_type_init' in vars({parser}))"
    assert _said(words) == "False False"


def test_msgspec_leaves_typing_extensions_to_who_wants_it() -> None:
    assert _said("print('typing_extensions' in sys.modules)") == "False"
    assert _said("import typing_extensions; print(typing_extensions.TypedDict)")


def test_a_wrong_call_is_explained_as_ever() -> None:
    words = _said("try: widget.resize('wide')\nexcept TypeError as error: print(error)")
    assert "wrong argument types" in words
    assert "QWidget.resize(w: int, h: int, /)" in words


def test_a_wrong_number_of_arguments_is_explained() -> None:
    words = _said("try: widget.setWindowTitle(1, 2)\nexcept TypeError as error: print(error)")
    assert "takes exactly one argument (2 given)" in words


def test_signals_are_as_ever() -> None:
    words = """
class Bell(QObject):
    rung = Signal(int)

bell, heard = Bell(), []
bell.rung.connect(heard.append)
bell.rung.emit(3)
print(heard)
"""
    assert _said(words) == "[3]"

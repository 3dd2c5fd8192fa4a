from pathlib import Path

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.single_instance import claim, name_for


def test_a_second_start_raises_the_first(qapp: QApplication, tmp_path: Path) -> None:
    first = claim(str(tmp_path))
    assert first is not None and first.listening
    spy = QSignalSpy(first.raised)
    assert claim(str(tmp_path)) is None
    assert spy.count() or spy.wait(1_000)
    first.close()
    second = claim(str(tmp_path))
    assert second is not None
    second.close()


def test_another_profile_is_another_desk(qapp: QApplication, tmp_path: Path) -> None:
    first, other = claim(str(tmp_path / "a")), claim(str(tmp_path / "b"))
    assert first is not None and other is not None
    first.close()
    other.close()


def test_names_are_short_and_their_own() -> None:
    assert len(name_for("x" * 500)) < 40
    assert name_for("a") != name_for("b")

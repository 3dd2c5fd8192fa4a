import sys
from pathlib import Path

import pytest

from voip import starting


def test_from_source_the_same_interpreter_runs_the_phone() -> None:
    assert starting.program() == (sys.executable, "-m", "voip")


def test_a_packed_desk_starts_the_program_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "santral"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert starting.program() == (str(tmp_path / "santral-phone"),)

"""Where the phone's library does not exist, as on ARM: the stories of calls say so and pass."""

import json
from pathlib import Path

import pytest

from tests.end_to_end.stories import __main__ as stories


@pytest.mark.parametrize("name", stories.CALLS)
def test_no_phone_on_this_machine_is_said_and_is_no_failure(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stories, "no_phone", lambda: "No module named 'pjsua2'")
    assert stories.play(name, "en", tmp_path / "call") == 0
    assert "not on this machine: No module named 'pjsua2'" in capsys.readouterr().out
    assert json.loads((tmp_path / "call" / "steps.json").read_text(encoding="utf-8")) == []

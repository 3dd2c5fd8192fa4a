import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from desktop.resources import RESOURCES


def test_a_panel_opens_alone(tmp_path: Path) -> None:
    picture = tmp_path / "inbox.png"
    words = ["--theme", "dark", "--language", "tr", "--grab", str(picture)]
    command = [sys.executable, "-m", "desktop.panels.inbox", *words]
    done = subprocess.run(command, cwd=RESOURCES.parent, timeout=60, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not QImage(str(picture)).isNull()

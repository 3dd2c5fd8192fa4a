"""A D-Bus of one's own for a test: nothing of this machine's is asked, and nothing told.

@own_bus
def test_…() -> None:
    done = on_own_bus(sys.executable, "-c", OTHER, DESK)
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Not for want of the program: what the test command installs is demanded, or a test that never ran looks green
own_bus = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is Linux's")


def on_own_bus(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["dbus-run-session", "--", *command], cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **env},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

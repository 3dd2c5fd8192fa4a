import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.peers.ports import _own_share

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no peers there")
ROOT = Path(__file__).parents[2]
ASK = "import sys; from pathlib import Path; from tests.peers.ports import _own_share; "
ASK += "print(_own_share(0, Path(sys.argv[1])), flush=True); sys.stdin.read()"


def test_two_runs_on_one_machine_have_ports_of_their_own(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ASK, tmp_path], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None and other.stdout.readline() == "0\n"
        assert _own_share(0, tmp_path) == 1
        other.communicate()
    assert _own_share(0, tmp_path) == 0, "it is free again with its process"

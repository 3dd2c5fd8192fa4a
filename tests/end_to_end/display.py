"""A virtual screen for the desk, where the machine has none."""

import os
import shutil
import subprocess
from types import TracebackType


class VirtualDisplay:
    """An Xvfb of its own; `env` is what a child needs to draw on it."""

    def __init__(self, size: str = "1440x900") -> None:
        self.size = size
        self.env: dict[str, str] = {}
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "VirtualDisplay":
        read, write = os.pipe()
        xvfb = shutil.which("Xvfb") or "Xvfb"
        command = [xvfb, "-displayfd", str(write), "-screen", "0", f"{self.size}x24"]
        self._server = subprocess.Popen(
            [*command, "-nolisten", "tcp", "-dpi", "96"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        self.env = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "XAUTHORITY": ""}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._server:
            self._server.terminate()
            self._server.wait(timeout=10)

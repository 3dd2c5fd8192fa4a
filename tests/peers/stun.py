"""Debian's stun-server (RFC 3489), on 127.0.0.1 and, as it must have two addresses, 127.0.0.2."""

import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.peers.ports import LOOPBACK, free_port, is_bound, spawn


class Stun:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port, self._other = free_port(), free_port()

    def __enter__(self) -> Self:
        words = ["stund", "-h", LOOPBACK, "-a", "127.0.0.2"]
        words += ["-p", str(self.port), "-o", str(self._other)]
        self._process: subprocess.Popen[bytes] = spawn(
            words, self._folder / "stun.log", self._folder
        )
        end = time.monotonic() + 30
        while not is_bound(self.port):
            if time.monotonic() > end:
                self.__exit__(None, None, None)
                raise AssertionError((self._folder / "stun.log").read_text())
            time.sleep(0.01)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()

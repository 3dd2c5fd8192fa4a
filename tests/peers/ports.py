"""Free ports, and children that do not outlive the test."""

import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """Free for both UDP and TCP."""
    while True:
        with (
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
            socket.socket(socket.AF_INET, socket.SOCK_STREAM) as streams,
        ):
            datagrams.bind((LOOPBACK, 0))
            port: int = datagrams.getsockname()[1]
            try:
                streams.bind((LOOPBACK, port))
            except OSError:
                continue
            return port


def spawn(command: Sequence[str | Path], log: Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Dies with the test's process, also where that is killed."""
    words = ["setpriv", "--pdeathsig", "KILL", *map(str, command)]
    with log.open("wb") as out:
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=cwd
        )

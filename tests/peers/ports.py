"""Free ports, and children that do not outlive the test."""

import contextlib
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

LOOPBACK = "127.0.0.1"


def free_port(*, beside: bool = False) -> int:
    """Free for both UDP and TCP; `beside`: and the next one for TCP."""
    while True:
        with (
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
            socket.socket(socket.AF_INET, socket.SOCK_STREAM) as streams,
            socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other,
        ):
            datagrams.bind((LOOPBACK, 0))
            port: int = datagrams.getsockname()[1]
            try:
                streams.bind((LOOPBACK, port))
                if beside:
                    other.bind((LOOPBACK, port + 1))
            except (OSError, OverflowError):
                continue
            return port


def has_ipv6() -> bool:
    """This machine knows itself as ::1."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as line:
        line.bind(("::1", 0))
        return True
    return False


def is_bound(port: int) -> bool:
    """Somebody hears what is sent there. Asked of the system: trying it would be in the way."""
    tables = (Path("/proc/net") / name for name in ("udp", "tcp", "udp6", "tcp6"))
    return any(f":{port:04X} " in table.read_text() for table in tables)


def spawn(command: Sequence[str | Path], log: Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Dies with the test's process, also where that is killed."""
    words = ["setpriv", "--pdeathsig", "KILL", *map(str, command)]
    with log.open("wb") as out:
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=cwd
        )

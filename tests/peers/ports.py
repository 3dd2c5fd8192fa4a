"""Free ports, and children that do not outlive the test."""

import contextlib
import functools
import itertools
import os
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"
_FIRST, _SHARE, _PROCESSES = 61_000, 500, 9
"""Above what Linux gives to whoever asks for any port: between our look and the peer's start nobody
is handed the one we found. Each process of tests has a share of its own, those of other runs as well."""


def free_port(*, beside: bool = False) -> int:
    """Free for both UDP and TCP; `beside`: and the next one for TCP."""
    pairs = ((port, port + beside) for port in _ports())
    return next(port for port, other in pairs if not (is_bound(port) or is_bound(other)))


def free_room(length: int) -> int:
    """The first, an even one, of so many in a row for a peer that chooses among them itself, and
    later: nobody else is given one of them before all others had their turn."""
    while True:
        row = list(itertools.islice(_ports(), length // 2))
        whole = row[-1] - row[0] == length - 2
        if whole and not any(is_bound(port) or is_bound(port + 1) for port in row):
            return row[0]


@functools.cache
def _ports() -> Iterator[int]:
    """One after the other, only even ones as `beside` wants the next; then from the start."""
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = _FIRST + _own_share(process, Path(tempfile.gettempdir())) * _SHARE
    return itertools.cycle(range(first, first + _SHARE, 2))


def _own_share(process: int, place: Path) -> int:
    """The first that nobody holds, from this worker's on; held as long as this process lives. Two
    Kamailios of two runs bound one port without an error, and each heard half of the other's calls."""
    import fcntl  # not on Windows

    for share in (each % _PROCESSES for each in range(process, process + _PROCESSES)):
        lock = os.open(
            place / f"santral-ports-{os.getuid()}-{share}", os.O_CREAT | os.O_RDWR, 0o600
        )
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        else:
            return share
    return process % _PROCESSES


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


def end(child: subprocess.Popen[Any], *readers: threading.Thread) -> None:
    """By kill where it still runs; its readers end before its pipes: closed under their eyes these
    would be their error."""
    child.kill()
    child.wait()
    for reader in readers:
        reader.join()
    for pipe in (child.stdin, child.stdout, child.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):  # what it never read is lost with it
                pipe.close()

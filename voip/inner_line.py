"""PJSIP's own socket on 127.0.0.1, closed to the other users of this machine."""

import os
import socket
import sys
from pathlib import Path


def hear_only(port: int, gate_port: int) -> None:
    """Linux: PJSIP's own socket hears the gate alone, and other users of this machine in vain."""
    if sys.platform != "linux":
        return
    for entry in Path("/proc/self/fd").iterdir():
        try:
            if not str(entry.readlink()).startswith("socket:"):
                continue
            line = socket.socket(fileno=os.dup(int(entry.name)))
        except OSError:
            continue
        with line:
            if _is_ours(line, port):
                line.connect(("127.0.0.1", gate_port))


def _is_ours(line: socket.socket, port: int) -> bool:
    try:
        datagrams = line.family == socket.AF_INET and line.type == socket.SOCK_DGRAM
        return datagrams and line.getsockname() == ("127.0.0.1", port)
    except OSError:
        return False

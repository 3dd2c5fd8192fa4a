"""`python -m tests.voip.phone_moving PLACE`: a phone whose machine goes to another network.

`move` says which address of the loopback is this machine's own from now on, NOWHERE that it has none. Lines
that began at the old one are dead then and nobody tells them, as where a cable was pulled; CUT breaks
those there are, as a router does that starts anew.
"""

import contextlib
import ctypes
import socket
import struct
import sys
import threading
import time
import weakref
from pathlib import Path
from typing import Any, ClassVar

from tests.voip.phone_with_tone import Tones
from voip import pipe, process

HERE, ELSEWHERE, NOWHERE, CUT = "127.0.0.2", "127.0.0.3", "", "cut"
_LOOK_S = 0.02
_SO_ATTACH_FILTER = 26
_NOTHING = struct.pack("HBBI", 0x06, 0, 0, 0)
"""One instruction of BPF: takes nothing of what comes."""


def move(place: Path, to: str) -> None:
    """Returns once it has happened."""
    (place / "next").write_text(to)
    (place / "next").replace(place / "move")
    while (place / "move").exists():
        time.sleep(_LOOK_S)


class _Line(socket.socket):
    """Speaks from the machine's own address of the moment, wherever it does not say from which."""

    own = HERE
    outside: ClassVar["weakref.WeakSet[_Line]"] = weakref.WeakSet()

    def bind(self, address: Any) -> None:
        if self.family == socket.AF_INET and address[0] == "0.0.0.0":
            address = (self._own(), address[1])
            _Line.outside.add(self)
        super().bind(address)

    def connect(self, address: Any) -> None:
        if self.family == socket.AF_INET and self.getsockname() == ("0.0.0.0", 0):
            self.bind(("0.0.0.0", 0))
        super().connect(address)

    def _own(self) -> str:
        if _Line.own == NOWHERE:
            raise OSError("Network is unreachable")
        return _Line.own


def _follow(order: Path) -> None:
    while True:
        if order.exists():
            to = order.read_text()
            if to != CUT:
                _Line.own = to
            for line in list(_Line.outside):
                with contextlib.suppress(OSError):  # it was closed just now
                    (_cut if to == CUT else _kill)(line)
            order.unlink()
        time.sleep(_LOOK_S)


def _cut(line: socket.socket) -> None:
    line.shutdown(socket.SHUT_RDWR)


def _kill(line: socket.socket) -> None:
    instruction = ctypes.create_string_buffer(_NOTHING)
    program = struct.pack("HP", 1, ctypes.addressof(instruction))
    line.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, program)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    socket.socket = _Line  # type: ignore[misc]
    threading.Thread(target=_follow, args=(place / "move",), daemon=True).start()
    secret = sys.stdin.buffer.read(pipe.SECRET)
    sys.exit(process.run(place, secret, Tones))

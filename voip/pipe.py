"""The pipe between a desk and its phone: frames of bytes, in a folder that is its owner's alone.

Both ends prove that they know the secret before the first frame (HMAC, multiprocessing's), and
nothing is ever unpickled.
"""

import hashlib
import os
import queue
import socket
import sys
import tempfile
import threading
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

SECRET = 32
"""Bytes of the secret."""
LARGEST = 1_000_000
"""Bytes of a frame; what is larger ends the connection."""
_LONGEST_PATH = 100
"""A socket's path has 108 bytes on Linux and 104 elsewhere."""
_MOST_WAITING = 10_000


def prepare(place: Path) -> None:
    """Makes the folder, for its owner alone. Raises PermissionError where it is somebody else's."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32":
        if place.stat().st_uid != os.getuid():
            raise PermissionError(f"{place} belongs to another user")
        place.chmod(0o700)


def listen(place: Path, secret: bytes) -> Listener:
    """For whoever holds the place's lock: what a fallen phone left behind is taken away."""
    address = _address(place)
    if sys.platform == "win32":
        return Listener(address, "AF_PIPE", authkey=secret)
    Path(address).unlink(missing_ok=True)
    return Listener(address, "AF_UNIX", authkey=secret)


def connect(place: Path, secret: bytes) -> Connection:
    """Raises OSError where nobody listens, multiprocessing.AuthenticationError on another secret."""
    return Client(_address(place), authkey=secret)


def _address(place: Path) -> str:
    name = hashlib.sha256(str(place.absolute()).encode()).hexdigest()[:32]
    if sys.platform == "win32":
        return rf"\\.\pipe\santral-{name}"
    path = place / "phone.sock"
    if len(os.fsencode(path)) > _LONGEST_PATH:
        short = Path(tempfile.gettempdir()) / f"santral-{name}"
        prepare(short)
        path = short / "phone.sock"
    return str(path)


def _hang_up(connection: Connection) -> None:
    """Its reader sees the end, and closes it: closed under a reader's hands, a read goes astray."""
    if sys.platform == "win32":
        connection.close()
        return
    with suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


class Sender:
    """Sends on a thread of its own, in order: whoever says something never waits for the other side.

    The connection is closed by whoever reads from it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._send, name="pipe", daemon=True)
        self._thread.start()

    def say(self, frame: bytes) -> None:
        """Lost where the other side is gone, or has not read for a very long time."""
        if self._waiting.qsize() < _MOST_WAITING:
            self._waiting.put(frame)

    def close(self, most_s: float = 0.5) -> None:
        """After what was said has been sent, or `most_s` are over."""
        self._waiting.put(None)
        self._thread.join(most_s)
        _hang_up(self._connection)

    def _send(self) -> None:
        try:
            while (frame := self._waiting.get()) is not None:
                self._connection.send_bytes(frame)
        except OSError:
            return  # The reader of this connection sees its end too, and says so.

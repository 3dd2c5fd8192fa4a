"""A router on loopback: whoever sends through it is seen at another port, and what comes there goes in.

with Nat(server_port) as router:
    account(registrar=f"127.0.0.1:{router.port}")
    router.sent                      # every datagram that went out
    router.outside                   # inside port -> the port at which the world sees it
"""

import contextlib
import selectors
import socket
import threading
from types import TracebackType
from typing import Self

from tests.peers.ports import LOOPBACK

_MOST = 65_535


class Nat:
    """For datagrams to one server of 127.0.0.1; anybody may send back (a full cone, RFC 3489)."""

    def __init__(self, server: int) -> None:
        self.sent: list[bytes] = []
        self.outside: dict[int, int] = {}
        self.came = 0
        """Datagrams that came in from anybody but the server."""
        self._server = (LOOPBACK, server)
        self._door = _line()
        self.port: int = self._door.getsockname()[1]
        self._lines: dict[int, socket.socket] = {}
        self._told, self._end = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end.send(b"x")
        self._thread.join(5)
        for line in (self._door, self._told, self._end, *self._lines.values()):
            line.close()

    def _serve(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self._door, selectors.EVENT_READ, 0)
            ready.register(self._told, selectors.EVENT_READ, -1)
            while True:
                for key, _ in ready.select():
                    if key.data < 0:
                        return
                    with contextlib.suppress(ConnectionRefusedError):
                        self._pass(key.data, ready)

    def _pass(self, inside: int, ready: selectors.BaseSelector) -> None:
        if inside:
            data, source = self._lines[inside].recvfrom(_MOST)
            self.came += source != self._server
            self._door.sendto(data, (LOOPBACK, inside))
            return
        data, source = self._door.recvfrom(_MOST)
        if source[1] not in self._lines:
            line = self._lines[source[1]] = _line()
            self.outside[source[1]] = line.getsockname()[1]
            ready.register(line, selectors.EVENT_READ, source[1])
        self.sent.append(data)
        self._lines[source[1]].sendto(data, self._server)


def _line() -> socket.socket:
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.bind((LOOPBACK, 0))
    return line

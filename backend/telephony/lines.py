"""Lines: one address at which SIP is heard over UDP and TCP, or over TLS alone, and from which it is said.

Who may speak is asked before a word is read; what is no SIP is thrown away.
"""

import asyncio
import contextlib
import logging
import socket
import ssl
from collections.abc import Callable
from typing import Literal, NamedTuple

from backend.telephony.secure import Secure
from voip.outside import Connection
from voip.sip_text import BadMessage, Message, parse

_log = logging.getLogger("santral.front")
_MOST_STREAMS = 64
_CONNECT_S = 3.0
_SHAKES_HANDS_S = 5.0
Transport = Literal["udp", "tcp", "tls"]


class Place(NamedTuple):
    """Somebody on the network."""

    host: str
    port: int
    transport: Transport = "udp"


Heard = Callable[[Message, Place], None]


class Lines(asyncio.DatagramProtocol):
    """`admits` is asked with a host; `heard` is called on the loop with what it said."""

    address: str
    """host:port of ours."""

    def __init__(self, admits: Callable[[str], bool], heard: Heard) -> None:
        self._admits, self._heard = admits, heard
        self._secure: Secure | None = None
        self._datagrams: asyncio.DatagramTransport | None = None
        self._server: asyncio.Server | None = None
        self._streams: dict[tuple[str, int], _Stream] = {}
        self._calling: set[asyncio.Task[None]] = set()
        self._from: tuple[str, int] | None = None
        """Where lines of ours are opened from; None: anywhere."""
        self._one_opens = asyncio.Lock()

    @property
    def transport(self) -> Transport:
        """Of its streams."""
        return "tls" if self._secure else "tcp"

    async def open(self, host: str, port: int, secure: Secure | None = None) -> None:
        """The same port for both. Raises OSError."""
        if secure is not None:
            await self._open_secure(secure, host, port)
            return
        loop = asyncio.get_running_loop()
        self._datagrams, _ = await loop.create_datagram_endpoint(
            lambda: self, local_addr=(host, port)
        )
        here = self._datagrams.get_extra_info("sockname")[:2]
        self.address = f"{here[0]}:{here[1]}"
        try:
            self._server = await loop.create_server(lambda: _Stream(self), here[0], here[1])
        except OSError:
            if port:
                self.close()
                raise

    async def _open_secure(self, secure: Secure, host: str, port: int) -> None:
        """Nothing is heard in the open. Without a certificate nobody can open a line to us: what is
        said comes on ours, which is therefore opened from the address that we say is ours."""
        self._secure = secure
        with _bound(host, port) as line:
            here = line.getsockname()[:2]
        self.address = f"{here[0]}:{here[1]}"
        self._from = here if secure.ours is None else None
        if secure.ours is not None:
            self._server = await asyncio.get_running_loop().create_server(
                lambda: _Stream(self), here[0], here[1], ssl=secure.ours,
                ssl_handshake_timeout=_SHAKES_HANDS_S,
            )  # fmt: skip

    def has(self, place: Place) -> bool:
        """Somebody is reached there: without a line of theirs to answer on, at their usual place."""
        return place.transport == "udp" or (place.host, place.port) in self._streams

    def send(self, message: Message, to: Place) -> None:
        data = message.encode()
        if to.transport == "udp":
            if self._datagrams:
                self._datagrams.sendto(data, (to.host, to.port))
        elif stream := self._streams.get((to.host, to.port)):
            stream.write(data)
        else:
            task = asyncio.get_running_loop().create_task(self._call(data, to))
            self._calling.add(task)
            task.add_done_callback(self._calling.discard)

    def close(self) -> None:
        for task in self._calling:
            task.cancel()
        if self._datagrams:
            self._datagrams.abort()
        if self._server:
            self._server.close()
        for stream in list(self._streams.values()):
            stream.close()
        self._streams.clear()

    # UDP

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        if self._admits(address[0]):
            self.took(data, Place(address[0], address[1]))

    def error_received(self, error: Exception) -> None:
        """One who has gone is no reason to stop listening."""

    # TCP

    def admits(self, stream: "_Stream") -> bool:
        if not self._admits(stream.source[0]) or len(self._streams) >= _MOST_STREAMS:
            return False
        self._streams[stream.source] = stream
        return True

    def left(self, stream: "_Stream") -> None:
        if self._streams.get(stream.source) is stream:
            del self._streams[stream.source]

    def took(self, data: bytes, source: Place) -> None:
        if not data.strip():
            return
        try:
            message = parse(data)
        except BadMessage as why:
            _log.info("thrown away: %s", why)
            return
        self._heard(message, source)

    async def _call(self, data: bytes, to: Place) -> None:
        """Nobody there: whoever asked hears nothing, and gives up in its own time."""
        try:
            async with asyncio.timeout(_CONNECT_S), self._one_opens:
                stream = self._streams.get((to.host, to.port)) or await self._connected(to)
        except ssl.SSLCertVerificationError as error:
            _log.warning("the trunk's certificate is not trusted: %s", error.verify_message)
        except ssl.SSLError as error:
            _log.warning("no encrypted line to the trunk: %s", error.reason)
        except (OSError, TimeoutError):
            return
        else:
            stream.write(data)

    async def _connected(self, to: Place) -> "_Stream":
        loop = asyncio.get_running_loop()
        if self._secure is None:
            _, stream = await loop.create_connection(lambda: _Stream(self), to.host, to.port)
            return stream
        with contextlib.ExitStack() as undo:
            line = undo.enter_context(_bound(*self._from) if self._from else socket.socket())
            line.setblocking(False)
            await loop.sock_connect(line, (to.host, to.port))
            _, stream = await loop.create_connection(
                lambda: _Stream(self), sock=line, ssl=self._secure.towards,
                server_hostname=self._secure.name,
            )  # fmt: skip
            undo.pop_all()  # it is the stream's now
        return stream


class _Stream(Connection):
    def __init__(self, lines: Lines) -> None:
        super().__init__(
            lambda data: lines.took(data, Place(self.source[0], self.source[1], lines.transport)),
            lambda _: lines.left(self),
        )
        self._lines = lines

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if not self._lines.admits(self):
            self.close()


def _bound(host: str, port: int) -> socket.socket:
    """Raises OSError. The port of a line that has just been lost may be used again."""
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        line.bind((host, port))
    except OSError:
        line.close()
        raise
    return line

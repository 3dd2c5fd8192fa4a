"""The line to a registrar or proxy: one connected socket, so nobody else can say a word on it."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable
from typing import Protocol, cast

from voip import reach
from voip.place import joined, split
from voip.reach import Address
from voip.sip_stream import Stream
from voip.sip_text import BadMessage, Message
from voip.values import Account, Failure

_KEEP_ALIVE = b"\r\n\r\n"
_PONG = b"\r\n"
_ONLY = 0


class Inside(Protocol):
    """What a line tells: always on the gate's thread."""

    def received(self, data: bytes, way: int, source: Address) -> None: ...

    def lost(self, code: Failure) -> None: ...

    def step(self, name: str) -> None: ...


class Outside(Protocol):
    """A line, or many, to those who may speak to one account."""

    address: str
    """host:port at which the world sees us; valid while open."""

    async def open(self) -> None:
        """Raises Unreachable."""

    def send(self, data: bytes, way: int | None, message: Message) -> None: ...

    def keep_alive(self) -> None: ...

    def has_moved(self) -> bool:
        """This machine has another address on the network than when the line was opened."""

    def here(self) -> str:
        """This machine's address on the way there; empty without a way."""

    def close(self) -> None: ...


class Datagrams(asyncio.DatagramProtocol):
    """UDP. The socket is connected: the system throws away what others send."""

    def __init__(self, account: Account, inside: Inside) -> None:
        self._account, self._inside = account, inside
        self._transport: asyncio.DatagramTransport | None = None
        self._at = reach.ANYWHERE
        self._refused = 0
        self._port = 0
        self.address = ""

    async def open(self) -> None:
        self._inside.step("name")
        addresses = await reach.resolve(reach.target_of(self._account))
        self._at = addresses[self._refused % len(addresses)]
        self._inside.step("connect")
        with reach.as_codes():
            await self._connect()

    async def _connect(self) -> None:
        """From the port it had before, where it can: by that one the calls under way know us."""
        loop = asyncio.get_running_loop()
        if self._port:
            with contextlib.suppress(OSError):
                any = "::" if reach.family_of(self._at) == socket.AF_INET6 else "0.0.0.0"
                here = (any, self._port)
                await loop.create_datagram_endpoint(
                    lambda: self, local_addr=here, remote_addr=self._at
                )
                return
        await loop.create_datagram_endpoint(lambda: self, remote_addr=self._at)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # Not an instance of DatagramTransport by its type, before Python 3.13.
        self._transport = cast(asyncio.DatagramTransport, transport)
        line = transport.get_extra_info("socket")
        reach.mark(line)
        self.address = _named(line.getsockname())
        self._port = line.getsockname()[1]

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        # What a stranger said to a known port in the moment before it was connected.
        if address[:2] == self._at:
            self._inside.received(data, _ONLY, self._at)

    def error_received(self, error: Exception) -> None:
        self._refused += 1
        refused = isinstance(error, ConnectionRefusedError)
        self.close()
        self._inside.lost("refused" if refused else "nobody_answers")

    def send(self, data: bytes, way: int | None, message: Message) -> None:
        if self._transport:
            self._transport.sendto(data)

    def keep_alive(self) -> None:
        if self._transport:
            self._transport.sendto(_KEEP_ALIVE)

    def has_moved(self) -> bool:
        return self.here() != split(self.address)[0]

    def here(self) -> str:
        return reach.address_towards(self._at)

    def close(self) -> None:
        transport, self._transport = self._transport, None
        if transport:
            transport.abort()


class Connection(asyncio.Protocol):
    """One TCP or TLS line, whoever opened it."""

    def __init__(
        self, received: Callable[[bytes], None], lost: Callable[["Connection"], None]
    ) -> None:
        self._received, self._lost = received, lost
        self._stream = Stream()
        self._transport: asyncio.Transport | None = None
        self.address = ""
        self.source: Address = ("", 0)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self.address = _named(transport.get_extra_info("sockname"))
        self.source = transport.get_extra_info("peername")[:2]

    def data_received(self, data: bytes) -> None:
        try:
            messages = self._stream.feed(data)
        except BadMessage:
            self.close()
            self._lost(self)
            return
        if self._stream.pings:
            self._stream.pings = 0
            self.write(_PONG)
        for message in messages:
            self._received(message)

    def connection_lost(self, error: Exception | None) -> None:
        if self._transport:
            self._transport = None
            self._lost(self)

    def write(self, data: bytes) -> None:
        if self._transport:
            self._transport.write(data)

    def keep_alive(self) -> None:
        self.write(_KEEP_ALIVE)

    def close(self) -> None:
        transport, self._transport = self._transport, None
        if transport:
            transport.abort()


class Streams:
    """TCP or TLS."""

    def __init__(self, account: Account, inside: Inside) -> None:
        self._account, self._inside = account, inside
        self._connection: Connection | None = None
        self._at = reach.ANYWHERE
        self.address = ""

    async def open(self) -> None:
        target = reach.target_of(self._account)
        secure = target.transport == "tls"
        self._inside.step("name")
        addresses = await reach.resolve(target)
        loop = asyncio.get_running_loop()
        self._inside.step("connect")
        line = await reach.connect(addresses)
        context: ssl.SSLContext | None = None
        if secure:
            self._inside.step("tls")
            context = await loop.run_in_executor(None, reach.tls_context, self._account)
        connection = Connection(self._take, self._gone)
        with reach.as_codes(tls=secure):
            await loop.create_connection(
                lambda: connection,
                sock=line,
                ssl=context,
                server_hostname=target.host if secure else None,
                ssl_handshake_timeout=reach.TLS_S if secure else None,
            )
        self._connection = connection
        self.address, self._at = connection.address, connection.source

    def _take(self, data: bytes) -> None:
        self._inside.received(data, _ONLY, self._at)

    def _gone(self, connection: Connection) -> None:
        if connection is self._connection:
            self._connection = None
            self._inside.lost("transport_lost")

    def send(self, data: bytes, way: int | None, message: Message) -> None:
        if self._connection:
            self._connection.write(data)

    def keep_alive(self) -> None:
        if self._connection:
            self._connection.keep_alive()

    def has_moved(self) -> bool:
        return self.here() != split(self.address)[0]

    def here(self) -> str:
        return reach.address_towards(self._at)

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            connection.close()


def _named(address: tuple[str, int]) -> str:
    """Of IPv6 there are four parts, of which two are of no use to others."""
    return joined(*address[:2])

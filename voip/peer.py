"""The lines of an account that is called directly: it listens, and hears its peer alone."""

import asyncio
import re

from voip import reach
from voip.outside import Connection, Inside
from voip.place import joined, split
from voip.reach import Address, Unreachable
from voip.sip_text import Message
from voip.values import Account

_MOST_LINES = 16
_URI = re.compile(
    r"sip:(?:[^@>;?]*@)?([A-Za-z0-9._-]+|\[[0-9A-F:.]+\])(?::([0-9]{1,5}))?", re.IGNORECASE
)
_SIP = 5060


class _Peers:
    """Who may speak, and which way leads to whom. The oldest way is forgotten beyond the most."""

    def __init__(self, account: Account, inside: Inside) -> None:
        self._account, self._inside = account, inside
        self._names: set[str] = set()
        self._ways = 0
        self._at = reach.ANYWHERE
        self.address = ""

    async def _learn(self) -> str:
        """Resolves the peer; returns our own address on the way to it. Raises Unreachable."""
        self._inside.step("name")
        target = reach.target_of(self._account)
        hosts = [host for host, _ in await reach.resolve(target)]
        self._names, self._at = {*hosts, target.host}, (hosts[0], target.port)
        return reach.local_address(self._at)

    def _next_way(self) -> int:
        self._ways += 1
        return self._ways

    def _asked_for(self, message: Message) -> Address | None:
        """Where a request of ours is to go, if that is the peer."""
        found = _URI.match(message.uri)
        host = found[1].strip("[]") if found else ""
        if not found or host not in self._names:
            return None
        return host, int(found[2] or _SIP)

    def has_moved(self) -> bool:
        return self.here() != split(self.address)[0]

    def here(self) -> str:
        return reach.address_towards(self._at)

    def keep_alive(self) -> None:
        """The peer opens lines to us; there is no hole of ours to keep open."""


class PeerDatagrams(_Peers, asyncio.DatagramProtocol):
    def __init__(self, account: Account, inside: Inside) -> None:
        super().__init__(account, inside)
        self._transport: asyncio.DatagramTransport | None = None
        self._addresses: dict[int, Address] = {}

    async def open(self) -> None:
        here = await self._learn()
        loop = asyncio.get_running_loop()
        with reach.as_codes():
            transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(here, 0))
        self._transport = transport
        self.address = joined(*transport.get_extra_info("sockname")[:2])

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        if address[0] in self._names:
            self._inside.received(data, self._way_to(address[:2]), address[:2])

    def error_received(self, error: Exception) -> None:
        """One peer that has gone is no reason to stop listening."""

    def _way_to(self, address: Address) -> int:
        for way, known in self._addresses.items():
            if known == address:
                return way
        if len(self._addresses) >= _MOST_LINES:
            self._addresses.pop(next(iter(self._addresses)))
        way = self._next_way()
        self._addresses[way] = address
        return way

    def send(self, data: bytes, way: int | None, message: Message) -> None:
        address = self._addresses.get(way or 0) or self._asked_for(message)
        if self._transport and address:
            self._transport.sendto(data, address)

    def close(self) -> None:
        transport, self._transport = self._transport, None
        if transport:
            transport.abort()


class PeerStreams(_Peers):
    def __init__(self, account: Account, inside: Inside) -> None:
        super().__init__(account, inside)
        self._server: asyncio.Server | None = None
        self._lines: dict[int, Connection] = {}
        self._calling: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        here = await self._learn()
        loop = asyncio.get_running_loop()
        with reach.as_codes():
            self._server = await loop.create_server(self._line, here, 0, backlog=_MOST_LINES)
        self.address = joined(*self._server.sockets[0].getsockname()[:2])

    def _line(self) -> Connection:
        return _Guarded(self, self._next_way())

    def admits(self, line: "_Guarded") -> bool:
        if line.source[0] not in self._names or len(self._lines) >= _MOST_LINES:
            return False
        self._lines[line.way] = line
        return True

    def took(self, line: "_Guarded", data: bytes) -> None:
        self._inside.received(data, line.way, line.source)

    def left(self, line: "_Guarded") -> None:
        self._lines.pop(line.way, None)

    def send(self, data: bytes, way: int | None, message: Message) -> None:
        if line := self._lines.get(way or 0):
            line.write(data)
        elif address := self._asked_for(message):
            task = asyncio.get_running_loop().create_task(self._call(address, data))
            self._calling.add(task)
            task.add_done_callback(self._calling.discard)

    async def _call(self, address: Address, data: bytes) -> None:
        for line in self._lines.values():
            if line.source == address:
                line.write(data)
                return
        try:
            socket = await reach.connect([address])
            with reach.as_codes():
                _, line = await asyncio.get_running_loop().create_connection(
                    self._line, sock=socket
                )
            line.write(data)
        except Unreachable as error:
            self._inside.lost(error.code)

    def close(self) -> None:
        if self._server:
            self._server.close()
        for line in list(self._lines.values()):
            line.close()
        self._lines.clear()


class _Guarded(Connection):
    """A line that is cut before its first word where it does not come from the peer."""

    def __init__(self, peers: PeerStreams, way: int) -> None:
        super().__init__(lambda data: peers.took(self, data), lambda _: peers.left(self))
        self._peers = peers
        self.way = way

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if not self._peers.admits(self):
            self.close()

"""Notices that the machine slept or moved to another network, when no line can be trusted."""

import asyncio
import socket
from collections.abc import Callable

from core.clock import monotonic_ms, wall_ms

EVERY_MS = 2_000
SLEPT_MS = 10_000
NOWHERE = (
    (socket.AF_INET, ("192.0.2.1", 9)),
    (socket.AF_INET6, ("2001:db8::1", 9)),
)
"""Addresses kept for documentation: a datagram socket told of one sends nothing, but the system says
from which of our addresses it would."""
NETWORK_BYTES = 8
"""Of an IPv6 address: what follows is changed by the system now and then, on the same network."""
Networks = frozenset[str]


def own_networks() -> Networks:
    """From where this machine would go out, by IPv4 and by IPv6; empty without any network."""
    return frozenset(filter(None, (_own(family, place) for family, place in NOWHERE)))


def _own(family: socket.AddressFamily, place: tuple[str, int]) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect(place)
            return network_of(family, str(probe.getsockname()[0]))
    except OSError:
        return ""


def network_of(family: socket.AddressFamily, address: str) -> str:
    """Of IPv4 the whole address, of IPv6 its network (RFC 8981: the rest may change at any time)."""
    if family == socket.AF_INET:
        return address
    return socket.inet_pton(family, address.partition("%")[0])[:NETWORK_BYTES].hex(":", 2)


class Wake:
    """`look` is called every two seconds and says whether to come again at once.

    Sleep shows as a wall clock that went on without us. On Windows the steady clock goes on as
    well, so both are compared with how long the pause was meant to be.
    """

    def __init__(
        self,
        monotonic: Callable[[], int] = monotonic_ms,
        wall: Callable[[], int] = wall_ms,
        networks: Callable[[], Networks] = own_networks,
    ) -> None:
        self._monotonic, self._wall, self._networks = monotonic, wall, networks
        self._last = (monotonic(), wall())
        self._from = networks()

    def look(self) -> bool:
        now = (self._monotonic(), self._wall())
        longest = max(now[0] - self._last[0], now[1] - self._last[1])
        self._last = now
        return self._moved() or longest - EVERY_MS >= SLEPT_MS

    def _moved(self) -> bool:
        """One that came beside those there were ends nothing: IPv6 is there a moment after IPv4."""
        now, before = self._networks(), self._from
        self._from = now
        return bool(now) and not (before and before <= now)


async def watch(wake: Wake, came_back: Callable[[], None]) -> None:
    """Looks for ever, on the network thread."""
    while True:
        await asyncio.sleep(EVERY_MS / 1_000)
        if wake.look():
            came_back()

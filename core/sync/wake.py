"""Notices that the machine slept or moved to another network, when no line can be trusted."""

import asyncio
import socket
from collections.abc import Callable

from core.clock import monotonic_ms, wall_ms

EVERY_MS = 2_000
SLEPT_MS = 10_000
NOWHERE = ("192.0.2.1", 9)
"""An address kept for documentation: a datagram socket told of it sends nothing, but the
system says from which of our addresses it would."""


def own_address() -> str:
    """The address this machine would go out from; empty without any network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
        except OSError:
            return ""
        return str(probe.getsockname()[0])


class Wake:
    """`look` is called every two seconds and says whether to come again at once.

    Sleep shows as a wall clock that went on without us. On Windows the steady clock goes on as
    well, so both are compared with how long the pause was meant to be.
    """

    def __init__(
        self,
        monotonic: Callable[[], int] = monotonic_ms,
        wall: Callable[[], int] = wall_ms,
        address: Callable[[], str] = own_address,
    ) -> None:
        self._monotonic, self._wall, self._address = monotonic, wall, address
        self._last = (monotonic(), wall())
        self._from = address()

    def look(self) -> bool:
        now = (self._monotonic(), self._wall())
        longest = max(now[0] - self._last[0], now[1] - self._last[1])
        self._last = now
        return self._moved() or longest - EVERY_MS >= SLEPT_MS

    def _moved(self) -> bool:
        address, before = self._address(), self._from
        self._from = address
        return bool(address) and address != before


async def watch(wake: Wake, came_back: Callable[[], None]) -> None:
    """Looks for ever, on the network thread."""
    while True:
        await asyncio.sleep(EVERY_MS / 1_000)
        if wake.look():
            came_back()

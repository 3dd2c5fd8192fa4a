"""One open websocket, and the only place that knows the library that speaks it."""

import asyncio
import contextlib
import ssl
import time
from collections import deque
from collections.abc import Callable

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI
from websockets.typing import Subprotocol

from core.protocol.frames import MAX_SERVER_FRAME, SUBPROTOCOL
from core.sync.failures import NobodyThere, NotSantral, NotTrusted, Unreachable

BATCH = 1000
"""Frames handed out together: one transaction's worth. An event costs 160 us in a transaction of
200 and 100 in one of 1,000, and a transaction only grows where more waits than is being written."""
GATHER_S = 0.06
"""Where so much comes that nobody waits for it, so long is waited for more: a transaction costs 4 ms
of the writing thread before its first event, and the screen is told no sooner in a flood."""
STEADY = 10
"""So many batches in a row, each within that time of the one before it, are a flood."""
WAITING_BYTES = 4 * 1024 * 1024
OPEN_S = 10.0
CLOSE_S = 2.0
SEND_S = 10.0
CUT = 1006
"""What the websocket standard calls an end without a close frame."""


_GIVEN_UP = (TimeoutError, ConnectionResetError, ConnectionAbortedError, BrokenPipeError, EOFError)
"""Somebody may have been there, too busy or just leaving; any other OSError never came so far."""


class Closed(Exception):
    """The socket is gone and everything it brought was read."""

    def __init__(self, code: int, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


class Wire:
    """Frames in and out. Reading stops while too much waits, so that the platform feels it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._waiting: deque[bytes] = deque()
        self._bytes = 0
        self._came = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._closed = False
        self._steady = 0
        self._taken = 0.0
        self._hurried = asyncio.Event()
        self.glance: Callable[[bytes], bool] = lambda data: False
        """Sees each frame when it comes, while others still wait to be written. True: somebody waits
        for this one, and it for no more."""
        self._pump = asyncio.create_task(self._read_on())

    async def read(self, patience: float) -> list[bytes]:
        """Everything that waits, at most BATCH; empty after `patience` seconds. Raises Closed."""
        if not self._waiting and not self._closed:
            self._came.clear()
            try:
                async with asyncio.timeout(patience):
                    await self._came.wait()
            except TimeoutError:
                return []
        if not self._waiting:
            raise Closed(self._socket.close_code or CUT, self._socket.close_reason or "")
        await self._gather()
        return self._take()

    async def send(self, data: bytes) -> None:
        """Raises Closed, also where the other side takes nothing any more."""
        try:
            async with asyncio.timeout(SEND_S):
                await self._socket.send(data, text=True)
        except TimeoutError:
            self.abandon()
            raise Closed(CUT) from None
        except ConnectionClosed:
            raise Closed(self._socket.close_code or CUT, self._socket.close_reason or "") from None

    async def close(self, code: int, reason: str = "") -> None:
        """Says goodbye, for two seconds at most."""
        self._room.set()
        await self._socket.close(code, reason)
        await self._pump

    def abandon(self) -> None:
        """Drops the socket without a word: after sleep or a change of network nobody hears one."""
        self._room.set()
        self._socket.transport.abort()

    async def _gather(self) -> None:
        left = self._taken + GATHER_S - time.monotonic()
        self._steady = max(0, min(STEADY, self._steady + (1 if left > 0 else -1)))
        flood = self._steady == STEADY and left > 0
        if flood and len(self._waiting) < BATCH and not self._closed:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurried.wait(), left)

    def _take(self) -> list[bytes]:
        self._taken = time.monotonic()
        self._hurried.clear()
        batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
        self._bytes -= sum(map(len, batch))
        self._room.set()
        return batch

    async def _read_on(self) -> None:
        try:
            while True:
                data = await self._socket.recv(decode=False)
                full = self._keep(data)
                if full:
                    self._room.clear()
                    await self._room.wait()
        except ConnectionClosed:
            self._closed = True
            self._came.set()
            self._hurried.set()

    def _keep(self, data: bytes) -> bool:
        """Whether there is no room for more."""
        hurries = self.glance(data)
        self._waiting.append(data)
        self._bytes += len(data)
        self._came.set()
        full = len(self._waiting) >= BATCH or self._bytes >= WAITING_BYTES
        if hurries or full:
            self._hurried.set()
        return full


async def open_wire(url: str, tls: ssl.SSLContext | None) -> Wire:
    """`url` was checked by `address`. Raises Unreachable or one of its kinds."""
    secure = (tls or ssl.create_default_context()) if url.startswith("wss:") else None
    try:
        socket = await connect(
            url, subprotocols=[Subprotocol(SUBPROTOCOL)], max_size=MAX_SERVER_FRAME,
            compression=None, open_timeout=OPEN_S, close_timeout=CLOSE_S, ping_interval=None,
            proxy=None, ssl=secure,
        )  # fmt: skip
    except ssl.SSLError as error:
        raise NotTrusted(type(error).__name__) from error
    except (InvalidHandshake, InvalidURI) as error:
        raise NotSantral(type(error).__name__) from error
    except _GIVEN_UP as error:
        raise Unreachable(type(error).__name__) from error
    except OSError as error:
        raise NobodyThere(type(error).__name__) from error
    return Wire(socket)

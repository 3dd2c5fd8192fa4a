"""Actors: processes that play somebody on the telephone, as the switch holds them."""

import asyncio
import contextlib
import sys
from collections.abc import Callable

import msgspec

from voip import orders
from voip.orders import AnyNews, Order

_GOODBYE_S = 3.0
_READY_S = 20.0


class NoTelephone(Exception):
    """The library of telephony is not on this machine."""


class Actor:
    """One process; `told` is called on the loop with all it tells, `fell` if it ends unasked."""

    port: int

    def __init__(
        self, told: Callable[[AnyNews], None] = lambda news: None,
        fell: Callable[[], None] = lambda: None, *, loses: int = 0,
    ) -> None:  # fmt: skip
        """`loses`: percent of what it says that is lost on its line."""
        self.told, self.fell = told, fell
        self._words = ["--loses", str(loses)] if loses else []
        self._reading: asyncio.Task[None] | None = None
        self._stopping = False

    async def start(self, listen: orders.Listen | None = None) -> None:
        """`listen` holds once it is started. Raises NoTelephone, OSError."""
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "voip.actor", *self._words, stdin=pipe, stdout=pipe,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        ready = await self._first()
        if isinstance(ready, orders.Ready) and listen is not None:
            self.order(listen)
            await self._first()
        if not isinstance(ready, orders.Ready):
            await self.stop()
            raise NoTelephone
        self.port = ready.port
        self._reading = asyncio.create_task(self._read())

    async def listen(self, listen: orders.Listen) -> None:
        """`listen` holds from its return on; what it tells meanwhile nobody hears. Raises TimeoutError."""
        holds = asyncio.Event()
        self.told = lambda news: holds.set() if isinstance(news, orders.Listening) else None
        self.order(listen)
        await asyncio.wait_for(holds.wait(), _READY_S)

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def order(self, order: Order) -> None:
        """Nothing where the process has ended."""
        if self._process.stdin is not None and not self._process.stdin.is_closing():
            self._process.stdin.write(orders.line(order))

    async def stop(self) -> None:
        """It ends its calls and goes; one that does not is ended."""
        self._stopping = True
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), _GOODBYE_S)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        if self._reading is not None:
            await asyncio.gather(self._reading, return_exceptions=True)

    async def _first(self) -> AnyNews | None:
        assert self._process.stdout is not None
        try:
            return _news(await asyncio.wait_for(self._process.stdout.readline(), _READY_S))
        except TimeoutError:
            return None

    async def _read(self) -> None:
        assert self._process.stdout is not None
        while data := await self._process.stdout.readline():
            if news := _news(data):
                self.told(news)
        if not self._stopping:
            self.fell()


def _news(data: bytes) -> AnyNews | None:
    try:
        return orders.news(data)
    except msgspec.DecodeError:
        return None

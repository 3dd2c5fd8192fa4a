"""A TCP proxy that misbehaves on purpose: the line between the desk and the platform."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from typing import Any, Literal

Mode = Literal["open", "cut", "silent"]
COMMAND_BYTES = 120
"""No frame of a heartbeat is so long, and no command shorter: the desk does not compress."""


class Proxy:
    """Forwards 127.0.0.1:`port` to `target`. `cut` resets and refuses; `silent` swallows bytes.

    Runs on a thread of its own, so that it goes on whatever the test is waiting for.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self.target = target
        self.mode: Mode = "open"
        self.fragment = 0
        """Bytes per write, 0 for as they come."""
        self.carried = 0
        """Bytes that came through so far, both ways."""
        self.cuts_at = 0
        """It is cut once so much was carried, however busy whoever looks is; 0: it is not."""
        self.swallowed = threading.Event()
        """A silent line took a command from the desk and never gave it to the platform."""
        self.port = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> "Proxy":
        self._thread.start()
        self._run(self._listen())
        return self

    def stop(self) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """Every connection is reset now, new ones are refused."""
        self.mode = "cut"
        self._run(self._reset())

    def silence(self) -> None:
        """Half open: nothing comes through and nobody is told."""
        self.mode = "silent"

    def restore(self) -> None:
        """Silent connections stay dead, as they would on a real line; new ones work."""
        was, self.mode = self.mode, "open"
        if was == "silent":
            self._run(self._reset())

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        """One that came in this moment is refused: left open it would outlive the loop."""
        self.mode = "cut"
        self._server.close()
        await self._reset()
        current = asyncio.current_task()
        tasks = [task for task in asyncio.all_tasks() if task is not current]
        if tasks:
            await asyncio.wait(tasks, timeout=5)

    async def _reset(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._refuses():
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection(*self.target)
        except OSError:
            writer.transport.abort()
            return
        if self._refuses():  # cut meanwhile
            for each in (writer, far_writer):
                each.transport.abort()
            return
        self._writers |= {writer, far_writer}
        await asyncio.gather(
            self._pump(reader, far_writer, self.swallowed),
            self._pump(far_reader, writer, threading.Event()),
        )
        self._writers -= {writer, far_writer}

    def _refuses(self) -> bool:
        return self.mode == "cut"

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, swallowed: threading.Event
    ) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while data := await reader.read(65536):
                if self.mode == "silent":
                    if len(data) >= COMMAND_BYTES:
                        swallowed.set()
                    continue
                await self._send(writer, data)
        writer.transport.abort()

    async def _send(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        size = self.fragment or len(data)
        for start in range(0, len(data), size):
            writer.write(data[start : start + size])
            await writer.drain()
            self.carried += size
            if 0 < self.cuts_at <= self.carried:
                self.cuts_at, self.mode = 0, "cut"
                await self._reset()

"""Processes for calls that are to come: one waits ready, so that a caller need not."""

import asyncio
import contextlib

from backend.telephony.actors import Actor, NoTelephone
from voip.orders import Listen


class Pool:
    def __init__(self, ready: int = 1) -> None:
        self._ready = ready
        self._listen = Listen()
        self._waiting: asyncio.Queue[Actor] = asyncio.Queue()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self, listen: Listen) -> None:
        """All of them listen so. Raises NoTelephone, OSError."""
        self._listen = listen
        first = Actor()
        await first.start(listen)
        self._waiting.put_nowait(first)

    async def take(self) -> Actor:
        """A process that has no call yet. Raises NoTelephone, OSError."""
        self._refill()
        while not self._waiting.empty():
            actor = self._waiting.get_nowait()
            if actor.alive:
                return actor
        actor = Actor()
        await actor.start(self._listen)
        return actor

    async def stop(self) -> None:
        self._closed = True
        await asyncio.gather(*self._starting, return_exceptions=True)
        left = [self._waiting.get_nowait() for _ in range(self._waiting.qsize())]
        await asyncio.gather(*(actor.stop() for actor in left))

    def _refill(self) -> None:
        if not self._closed and self._waiting.qsize() + len(self._starting) <= self._ready:
            task = asyncio.create_task(self._one_more())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _one_more(self) -> None:
        actor = Actor()
        # Where none can be started now, the call that needs it is told so
        with contextlib.suppress(NoTelephone, OSError):
            await actor.start(self._listen)
            self._waiting.put_nowait(actor)

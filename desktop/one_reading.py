"""OneReading: a read that many things ask for, done once at a time and once more for all of them."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from desktop.loop import Tasks


class OneReading:
    """`read` is begun with `ask`; what is asked while it runs is answered by one more."""

    def __init__(
        self, tasks: Tasks, read: Callable[[], Coroutine[Any, Any, None]], name: str
    ) -> None:
        self._tasks, self._read, self._name = tasks, read, name
        self._under_way: asyncio.Task[None] | None = None
        self._again = False

    def ask(self) -> None:
        self._again = True
        if self._under_way is None:
            self._under_way = self._tasks.start(self._run(), self._name)

    async def _run(self) -> None:
        try:
            while self._again:
                self._again = False
                await self._read()
        finally:
            self._under_way = None

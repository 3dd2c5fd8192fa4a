"""The bench's hand on its platform, from inside the desk's process."""

import asyncio
import json
import urllib.request
from typing import Any


class Control:
    def __init__(self, url: str) -> None:
        self._url = url

    async def flood(self, rate: float, seconds: float, open: str = "") -> None:
        """`open`: the platform's id of the conversation on the screen."""
        order = {"rate": rate, "seconds": seconds, "open": open}
        await asyncio.to_thread(self._ask, "flood", order)

    async def offer(self, id: str) -> int:
        """Makes one to who is signed in; when that was decided, in ns of this machine's clock."""
        found: int = (await asyncio.to_thread(self._ask, "offer", {"id": id}))["decided"]
        return found

    async def settle(self, id: str) -> None:
        """It was accepted."""
        await asyncio.to_thread(self._ask, "settle", {"id": id})

    async def state(self) -> dict[str, Any]:
        found: dict[str, Any] = await asyncio.to_thread(self._ask, "state")
        return found

    def _ask(self, path: str, value: object = None) -> Any:
        data = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(f"{self._url}/control/{path}", data)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

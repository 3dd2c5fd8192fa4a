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

    async def state(self) -> dict[str, Any]:
        found: dict[str, Any] = await asyncio.to_thread(self._ask, "state")
        return found

    def _ask(self, path: str, value: object = None) -> Any:
        data = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(f"{self._url}/control/{path}", data)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

"""A visitor's page without a browser: one socket that speaks and waits for what it is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

TOKEN = "k" * 43


class TestPage:
    __test__ = False

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.told: list[dict[str, Any]] = []
        self._unasked: list[dict[str, Any]] = []

    async def says(self, kind: str, **fields: Any) -> None:
        await self.socket.send_str(json.dumps({"t": kind, **fields}))

    async def hears(self, t: str, **fields: Any) -> dict[str, Any]:
        """The oldest frame not yet asked for that has these fields, waiting for it if need be."""
        for known in self._unasked:
            if _fits(known, t, fields):
                self._unasked.remove(known)
                return known
        while True:
            frame: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.receive_str(), 5))
            self.told.append(frame)
            if _fits(frame, t, fields):
                return frame
            self._unasked.append(frame)

    async def closes(self) -> int | None:
        while not self.socket.closed:
            await asyncio.wait_for(self.socket.receive(), 5)
        return self.socket.close_code


@asynccontextmanager
async def page(url: str, token: str = TOKEN, **hello: Any) -> AsyncIterator[TestPage]:
    """Connected and welcomed; the welcome is `told[0]`."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{url}/chat/ws") as socket:
        opened = TestPage(socket)
        await opened.says("hello", token=token, **hello)
        await opened.hears("welcome")
        yield opened


def _fits(frame: dict[str, Any], kind: str, fields: dict[str, Any]) -> bool:
    entry = frame.get("entry", {})
    return frame["t"] == kind and all(frame.get(k, entry.get(k)) == v for k, v in fields.items())

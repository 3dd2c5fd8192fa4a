"""The desks of the routing bench, as far as the platform can see: `python -m tests.bench.routing_desks`
reads one line of JSON ({url, tokens}) and signs everybody in. Each accepts what it is offered, and
resolves a chat a moment later."""

import asyncio
import json
import sys
from typing import Any

import aiohttp
import msgspec

from core.ids import uuid7
from core.protocol import codec
from core.protocol import frames as f
from tests.bench.routing_floor import TALK_S

_CLIENT = f.ClientInfo(name="bench", version="1", os="none")
_PING_S = 10.0


class Desk:
    def __init__(self, user: str, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._user, self._socket = user, socket
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        self._begin(self._alive())
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.TEXT and '"offer.upserted"' in message.data[:400]:
                self._hear(codec.server_frame(message.data))

    def _hear(self, frame: f.ServerFrame) -> None:
        if not isinstance(frame, f.Ev) or frame.type != "offer.upserted":
            return
        offer = msgspec.json.decode(frame.body)["offer"]
        if offer["agent"] == self._user and offer.get("state", "open") == "open":
            self._begin(self._answer(offer))

    async def _answer(self, offer: dict[str, Any]) -> None:
        await self._give("offer.accept", offer=offer["id"])
        if conversation := offer.get("conversation"):
            await asyncio.sleep(TALK_S)
            await self._give(
                "conversation.set_status", conversation=conversation, status="resolved"
            )

    async def _give(self, type_: str, **body: str) -> None:
        cmd = f.Cmd(id=uuid7(), type=type_, body=msgspec.Raw(msgspec.json.encode(body)))
        await self._socket.send_str(codec.encode(cmd).decode())

    async def _alive(self) -> None:
        while True:
            await asyncio.sleep(_PING_S)
            await self._socket.send_str(codec.encode(f.Ping(id=1)).decode())

    def _begin(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def sit_down(session: aiohttp.ClientSession, url: str, user: str, token: str) -> None:
    async with session.ws_connect(
        f"{url}/v1/ws", protocols=(f.SUBPROTOCOL,), max_msg_size=f.MAX_SERVER_FRAME
    ) as socket:
        hello = f.Hello(versions=(1,), token=token, device_id=f"d-{user}", client=_CLIENT)
        await socket.send_str(codec.encode(hello).decode())
        await Desk(user, socket).run()


async def main() -> None:
    floor = json.loads(await asyncio.to_thread(sys.stdin.readline))
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        people = floor["tokens"].items()
        await asyncio.gather(*(sit_down(session, floor["url"], *person) for person in people))


if __name__ == "__main__":
    asyncio.run(main())

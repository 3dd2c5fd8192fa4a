"""`python -m tests.bench.server TARGETS`: a platform that speaks ADP/1 and floods at a given rate.

A process of its own, so that the desk's figures hold nothing of it. It lets anybody in, takes up
every desk at the desk's own cursor, and answers commands with the events a platform would send.
The first line it prints is its port. `/control/flood` and `/control/state` are for the bench.
"""

import asyncio
import json
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec
from aiohttp import ClientConnectionResetError, WSMsgType, web
from msgspec.structs import replace

from backend.demo.staff import DESK
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.events import By, OfferUpserted
from core.sync.http import SignedIn
from core.work import Offer
from tests.bench.cache import TOKEN, hello
from tests.bench.traffic import Traffic

TICK_S = 0.005


class Platform:
    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic
        self._socket: web.WebSocketResponse | None = None
        self._pacing: asyncio.Task[None] | None = None
        self.head = self.acked = self.sent = self.wanted = 0
        self.behind_s = 0.0
        """How late the newest event of the flood was sent, at worst."""
        self.lag = 0
        """Events sent and not committed by the desk, at worst during the flood."""
        self.counts: dict[str, int] = {}
        self._offers: dict[str, Offer] = {}

    def application(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.post("/v1/sign-in", self._let_in),
                web.post("/v1/refresh", self._let_in),
                web.get("/v1/ws", self._serve),
                web.post("/control/flood", self._begin),
                web.get("/control/state", self._state),
                web.post("/control/offer", self._offer),
                web.post("/control/settle", self._settle),
            ]
        )
        return app

    async def _let_in(self, _: web.Request) -> web.Response:
        person = hello()
        signed_in = SignedIn(
            access_token="access", access_expires_in=86_400, refresh_token=TOKEN,
            user=person.user, account=person.account, role="agent",
        )  # fmt: skip
        return web.Response(body=msgspec.json.encode(signed_in), content_type="application/json")

    # The bench

    async def _begin(self, request: web.Request) -> web.Response:
        """{rate, seconds, open}: `open` names the conversation that gets its share of it."""
        order = await request.json()
        self._traffic.open = order["open"]
        self.sent, self.behind_s, self.lag, self.counts = 0, 0.0, 0, {}
        self.wanted = round(order["rate"] * order["seconds"])
        self._pacing = asyncio.create_task(self._pace(order["rate"]))
        return web.json_response({})

    async def _state(self, _: web.Request) -> web.Response:
        names = ("head", "acked", "sent", "wanted", "behind_s", "lag", "counts")
        return web.json_response({name: getattr(self, name) for name in names})

    async def _offer(self, request: web.Request) -> web.Response:
        """{id}: made to whoever is there, for twenty seconds."""
        offer = self._traffic.offer((await request.json())["id"])
        decided = time.time_ns()
        self._offers[offer.id] = offer
        await self._tell("offer.upserted", OfferUpserted(offer=offer))
        return web.json_response({"decided": decided})

    async def _settle(self, request: web.Request) -> web.Response:
        offer = self._offers.pop((await request.json())["id"])
        accepted = replace(offer, state="accepted", ended_at=offer.at)
        await self._tell("offer.upserted", OfferUpserted(offer=accepted))
        return web.json_response({})

    async def _pace(self, rate: float) -> None:
        began = time.perf_counter()
        while self.sent < self.wanted:
            now = time.perf_counter() - began
            due = min(self.wanted, int(now * rate))
            for _ in range(due - self.sent):
                await self._happens()
                self.sent += 1
            self.behind_s = max(self.behind_s, time.perf_counter() - began - self.sent / rate)
            self.lag = max(self.lag, self.head - self.acked)
            await asyncio.sleep(TICK_S)

    async def _happens(self) -> None:
        type_, body = self._traffic.next()
        self.counts[type_] = self.counts.get(type_, 0) + 1
        await self._tell(type_, body)

    # The desk

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=[f.SUBPROTOCOL], compress=False)
        with suppress(ClientConnectionResetError):  # the desk quits as soon as its rows stand
            await socket.prepare(request)
            self._socket = socket
        if self._socket is not socket:
            return socket
        async for message in socket:
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                await self._hear(codec.client_frame(message.data))
        return socket

    async def _hear(self, frame: f.ClientFrame) -> None:
        match frame:
            case f.Hello(resume=resume):
                self.head = self.acked = resume.seq if resume else 1
                await self._send(codec.encode(hello(self.head)))
            case f.Ping(id=id):
                now = time.time_ns() // 1_000_000
                await self._send(codec.encode(f.Pong(id=id, head=self.head, server_time=now)))
            case f.Ack(seq=seq):
                self.acked = seq
            case f.Cmd():
                await self._do(frame)

    async def _do(self, frame: f.Cmd) -> None:
        body = self._traffic.answer(frame)
        if body is not None:
            await self._tell(*body, cause=frame.id)
        seq = self.head if body else None
        await self._send(codec.encode(f.Res(id=frame.id, ok=True, seq=seq)))

    async def _tell(self, type_: str, body: object, cause: str | None = None) -> None:
        seq = self.head + 1
        event = f.Ev(
            seq=seq, prev=self.head, id=f"e{seq}", type=type_, at=time.time_ns() // 1_000_000,
            by=By(kind="agent", id=DESK), body=codec.raw(body), cause=cause,
        )  # fmt: skip
        self.head = seq
        await self._send(codec.encode(event))

    async def _send(self, data: bytes) -> None:
        if self._socket is None:
            return
        with suppress(ClientConnectionResetError):  # the desk quits when the act is over
            await self._socket.send_frame(data, WSMsgType.TEXT)


async def serve(platform: Platform) -> None:
    """Says its port on its output, and stays until it is killed."""
    runner = web.AppRunner(platform.application())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


def traffic() -> Traffic:
    """What the first word of the command line names."""
    return Traffic(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))


if __name__ == "__main__":
    asyncio.run(serve(Platform(traffic())))

"""Colleagues of a story whose desks have no screen: they are there, accept, answer and finish.

    with Colleagues(platform, cursor) as people:
        people.come("derya", takes=True)
        people.come("hannah")                 # there, and answers nothing
        people.give("derya", "agent.set_state", state="available", reason="")

One process's worth of sockets in a thread of its own; they say and hear what any desk does.
"""

import asyncio
import json
import threading
from collections.abc import Coroutine, Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp
import msgspec

from core.ids import uuid7
from core.protocol import codec
from core.protocol import frames as f
from core.sync.http import Http
from tests.end_to_end.processes import NotSeen, PlatformProcess, until

_CLIENT = f.ClientInfo(name="colleague", version="1", os="none")
_PING_S = 4.0
ANSWER = "Merhaba, hemen bakıyorum."


class Desk:
    """One of them."""

    def __init__(self, agent: str, socket: aiohttp.ClientWebSocketResponse, *, takes: bool) -> None:
        self.agent, self._socket, self.takes = agent, socket, takes
        self.refused: list[str] = []
        self.there = False
        self._talks: dict[str, str] = {}
        """Conversation by the interaction they are in."""
        self._answered: set[str] = set()
        self._leaving = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        pinging = asyncio.create_task(self._alive())
        try:
            async for message in self._socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    await self._hear(codec.server_frame(message.data))
        finally:
            pinging.cancel()

    async def _hear(self, frame: f.ServerFrame) -> None:
        if isinstance(frame, f.HelloOk):
            self.there = True
        elif isinstance(frame, f.Res) and frame.error is not None:
            self.refused.append(frame.error.code)
        elif isinstance(frame, f.Ev) and frame.type == "offer.upserted":
            await self._offered(msgspec.json.decode(frame.body)["offer"])
        elif isinstance(frame, f.Ev) and frame.type == "interaction.upserted":
            await self._worked(msgspec.json.decode(frame.body)["interaction"])

    async def _offered(self, offer: dict[str, Any]) -> None:
        if self.takes and offer["agent"] == self.agent and offer.get("state", "open") == "open":
            await self.give("offer.accept", offer=offer["id"])

    async def _worked(self, work: dict[str, Any]) -> None:
        if work.get("agent") != self.agent or not work.get("conversation"):
            return
        state, id = work.get("state", "waiting"), work["id"]
        if state == "active" and self.takes:
            self._talks[id] = work["conversation"]
            if id not in self._answered:
                self._answered.add(id)
                await self.give("message.send", conversation=work["conversation"], text=ANSWER)
                if self._leaving:
                    await self._resolve(work["conversation"])
        elif state == "wrap_up" and self._talks.pop(id, None):
            await self.give("wrap_up.complete", interaction=id, disposition="")

    async def finish(self) -> None:
        """Everything they talk in, and whatever comes from now on as soon as it was answered."""
        self._leaving = True
        for conversation in list(self._talks.values()):
            await self._resolve(conversation)

    async def _resolve(self, conversation: str) -> None:
        await self.give("conversation.set_status", conversation=conversation, status="resolved")

    async def give(self, type_: str, **body: Any) -> None:
        cmd = f.Cmd(id=uuid7(), type=type_, body=msgspec.Raw(msgspec.json.encode(body)))
        await self._socket.send_str(codec.encode(cmd).decode())

    async def _alive(self) -> None:
        while True:
            await asyncio.sleep(_PING_S)
            await self._socket.send_str(codec.encode(f.Ping(id=1)).decode())


class Colleagues:
    """`cursor`: up to there they know everything, so that no snapshot is made for them. `passwords`: of
    those whom the sample company does not have."""

    def __init__(
        self, platform: PlatformProcess, cursor: f.Resume, passwords: Mapping[str, str] = {}
    ) -> None:
        self._url, self._cursor = f"http://127.0.0.1:{platform.port}", cursor
        content = json.loads((platform.data / "demo.json").read_text(encoding="utf-8"))
        self._code = content["customer_code"]
        own = {each["user"]: each["password"] for each in content["users"]}
        self._passwords = {**own, **passwords}
        self._desks: dict[str, Desk] = {}
        self._loop = asyncio.new_event_loop()
        self._sitting: list[asyncio.Task[None]] = []

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(20)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def come(self, *users: str, takes: bool = False) -> None:
        """Waits until they are there. `takes`: they accept whatever they are offered."""
        for user in users:
            token = Http(self._url, f"d-{user}", _CLIENT).sign_in(
                self._code, user, self._passwords[user]
            )
            self._do(self._begin(user, token.access_token, takes=takes))
        for user in users:
            until(lambda user=user: self._is_there(user), f"{user} is there", 20)  # type: ignore[misc]  # bound now

    def give(self, user: str, type_: str, **body: Any) -> None:
        self._do(self._desks[user].give(type_, **body))

    def take(self, user: str) -> None:
        """From now on they accept."""
        self._desks[user].takes = True

    def finish(self) -> None:
        for desk in self._desks.values():
            self._do(desk.finish())

    def refused(self) -> dict[str, list[str]]:
        return {user: desk.refused for user, desk in self._desks.items() if desk.refused}

    def _is_there(self, user: str) -> bool:
        fallen = [task for task in self._sitting if task.done()]
        if fallen:
            raise NotSeen(f"a colleague fell: {fallen[0]!r}")
        return user in self._desks and self._desks[user].there

    async def _begin(self, user: str, token: str, *, takes: bool) -> None:
        self._sitting.append(asyncio.create_task(self._sit(user, token, takes=takes)))

    async def _leave(self) -> None:
        for task in self._sitting:
            task.cancel()
        await asyncio.gather(*self._sitting, return_exceptions=True)

    async def _sit(self, user: str, token: str, *, takes: bool) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(
                f"{self._url}/v1/ws", protocols=(f.SUBPROTOCOL,), max_msg_size=f.MAX_SERVER_FRAME
            ) as socket,
        ):
            hello = f.Hello(
                versions=(1,), token=token, device_id=f"d-{user}", client=_CLIENT,
                resume=self._cursor,
            )  # fmt: skip
            await socket.send_str(codec.encode(hello).decode())
            desk = self._desks[user] = Desk(f"ag-{user}", socket, takes=takes)
            await desk.run()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

"""Hostile and careless desks: none of them may hurt the others, and nothing they send is a bug."""

import asyncio
import contextlib
import json
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.commands import HANDLERS
from backend.server import Config, Platform
from backend.session import Pace
from core.ids import uuid7
from core.protocol import frames as f
from core.protocol.commands import COMMANDS, SetAgentState
from tests.backend.client import Cache, TestDesk, live
from tests.backend.conftest import Open, furnish, let_in
from tests.backend.sample import create, customer_says

RUBBISH: list[str] = [
    "", "{", "null", "[]", "5", '"x"', '{"t":"nothing"}', '{"t":"cmd"}', '{"t":5}',
    '{"t":"cmd","id":5,"type":"x","body":{}}', "[" * 30_000, '{"t":"ping","id":1e400}',
    '{"t":"ping","id":"x"}', '{"t":"hello","versions":[1],"token":"","device_id":"d"}', "\x00",
    '{"t":"ping","id":1}{"t":"ping","id":2}', "x" * (f.MAX_CLIENT_FRAME + 1),
]  # fmt: skip


@asynccontextmanager
async def ayse(platform: Platform) -> AsyncIterator[TestDesk]:
    token = (await let_in(platform, "ayse", uuid7())).access_token
    who = await platform.accounts.identify(token)
    assert who
    async with live(platform.url, token, "ayse", device=who.device) as desk:
        yield desk


@pytest.mark.parametrize("text", RUBBISH, ids=range(len(RUBBISH)))
async def test_rubbish_ends_the_line_with_4400(platform: Platform, text: str) -> None:
    async with ayse(platform) as desk:
        await desk.socket.send_str(text)
        assert await desk.closed() == f.CLOSE_PROTOCOL
        assert desk.errors == [f.Error(code="bad_request")]
    token = (await let_in(platform, "ayse")).access_token
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{platform.url}/v1/ws", protocols=(f.SUBPROTOCOL,)) as socket,
    ):
        await socket.send_str(text.replace("hello", "cmd"))
        desk = TestDesk(socket, Cache("ayse"))
        assert await desk.closed() == f.CLOSE_PROTOCOL
    async with live(platform.url, token, "ayse") as healthy:
        assert await healthy.ping()


async def test_bytes_are_not_text(platform: Platform) -> None:
    async with ayse(platform) as desk:
        await desk.socket.send_bytes(b'{"t":"ping","id":1}')
        assert await desk.closed() == f.CLOSE_PROTOCOL


async def test_a_huge_frame_is_not_even_read(platform: Platform) -> None:
    async with ayse(platform) as desk:
        await desk.socket.send_str("x" * 1_000_000)
        assert await desk.closed() in (1009, f.CLOSE_PROTOCOL)
    async with ayse(platform) as healthy:
        assert await healthy.ping()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
_FIELDS = st.sampled_from(
    ["conversation", "text", "to", "until", "status", "add", "up_to", "attachments", "resume"]
)
_BODIES = st.dictionaries(_FIELDS, _JSON, max_size=6) | _JSON


@given(st.lists(st.tuples(st.sampled_from([*COMMANDS, "x"]), _BODIES), max_size=20))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_command_is_a_bug(
    hostile: "Hostile", commands: list[tuple[str, Any]]
) -> None:  # fmt: skip
    hostile.give(commands)


class Hostile:
    """A platform of its own in a loop of its own, since hypothesis runs outside of any."""

    def __init__(self, config: Config) -> None:
        self._runner = asyncio.Runner()
        self.platform = self._runner.run(self._start(config))

    async def _start(self, config: Config) -> Platform:
        platform = Platform(config)
        await platform.__aenter__()
        await furnish(platform)
        await platform.log.transact(lambda t: create(t, "c1"))
        return platform

    def give(self, commands: list[tuple[str, Any]]) -> None:
        self._runner.run(self._give(commands))

    async def _give(self, commands: list[tuple[str, Any]]) -> None:
        async with ayse(self.platform) as desk:
            for number, (type_, body) in enumerate(commands):
                text = json.dumps({"t": "cmd", "id": f"x{number}", "type": type_, "body": body})
                await desk.socket.send_str(text.replace("Infinity", "1").replace("NaN", "1"))
            await desk.ping()
            assert len(desk.results) == len(commands)
            codes = {r.error.code for r in desk.results.values() if r.error}
            assert "internal" not in codes

    def close(self) -> None:
        self._runner.run(self.platform.__aexit__(None, None, None))
        self._runner.close()


@pytest.fixture
def hostile(config: Config) -> Iterator[Hostile]:
    hostile = Hostile(config._replace(pace=Pace(commands_per_second=100_000)))
    yield hostile
    hostile.close()


async def _raw(platform: Platform) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A websocket by hand, up to the end of the handshake."""
    port = int(platform.url.rsplit(":", 1)[1])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"GET /v1/ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Protocol: adp.v1.json\r\n\r\n"
    )
    assert b"101" in await reader.readuntil(b"\r\n\r\n")
    return reader, writer


def _fragment(data: bytes, first: bool, last: bool) -> bytes:
    head = (0x80 if last else 0) | (0x1 if first else 0)
    return struct.pack("!BB", head, 0x80 | len(data)) + b"\0\0\0\0" + data


async def test_a_hello_in_fragments_of_one_byte_is_a_hello(platform: Platform) -> None:
    token = (await let_in(platform, "ayse")).access_token
    client = {"name": "n", "version": "1", "os": "o"}
    hello = {"t": "hello", "versions": [1], "token": token, "device_id": "d1", "client": client}
    text = json.dumps(hello).encode()
    reader, writer = await _raw(platform)
    for number, byte in enumerate(text):
        writer.write(_fragment(bytes([byte]), number == 0, number == len(text) - 1))
        if number % 50 == 0:
            await writer.drain()
    head = await reader.readexactly(4)
    answer = await reader.readexactly(struct.unpack("!H", head[2:])[0])
    assert b'"t":"hello_ok"' in answer
    writer.close()
    await writer.wait_closed()


async def test_fragments_without_end_are_cut_and_nobody_else_waits(platform: Platform) -> None:
    reader, writer = await _raw(platform)

    async def flood() -> None:
        writer.write(_fragment(b"x", True, False))
        with contextlib.suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(_fragment(b"x" * 100, False, False) * 100)
                await writer.drain()
                await asyncio.sleep(0)

    flooding = asyncio.ensure_future(flood())
    async with ayse(platform) as healthy:
        for _ in range(5):
            assert await healthy.ping()
    with contextlib.suppress(ConnectionError):
        async with asyncio.timeout(20):
            while await reader.read(65_536):
                pass
    flooding.cancel()
    await asyncio.gather(flooding, return_exceptions=True)
    writer.close()


async def test_a_peer_that_never_says_hello_is_let_go(config: Config) -> None:
    async with Platform(config._replace(pace=Pace(hello_ms=50))) as platform:
        lines = [await _raw(platform) for _ in range(50)]
        for reader, writer in lines:
            async with asyncio.timeout(10):
                while await reader.read(1_000):
                    pass
            writer.close()


async def test_commands_faster_than_agreed_are_told_to_wait(config: Config) -> None:
    async with Platform(config._replace(pace=Pace(commands_per_second=5))) as platform:
        await furnish(platform)
        async with ayse(platform) as desk:
            assert desk.hello.limits.commands_per_second == 5
            body = msgspec.Raw(b'{"state":"busy"}')
            for number in range(20):
                await desk.send(f.Cmd(id=f"x{number}", type="agent.set_state", body=body))
            await desk.ping()
            errors = [r.error for r in desk.results.values() if r.error]
            assert len(errors) >= 10
            assert all(e.code == "rate_limited" and e.retry and e.after_ms for e in errors)


async def test_a_flood_of_frames_is_read_slowly_and_answered(config: Config) -> None:
    async with Platform(config._replace(pace=Pace(frames_per_second=200))) as platform:
        await furnish(platform)
        async with ayse(platform) as desk, ayse(platform) as other:
            for number in range(300):
                await desk.send(f.Ping(id=number))
            assert await other.ping()
            while len(desk.pongs) < 300:
                await desk.read()


async def test_queries_subscriptions_and_acks_are_known(platform: Platform) -> None:
    async with ayse(platform) as desk:
        await desk.send(f.Sub(topics=("x",)))
        await desk.send(f.Unsub(topics=("x",)))
        await desk.send(f.Ack(seq=3))
        await desk.send(f.Query(id="q", type="x", body=msgspec.Raw(b"{}")))
        await desk.ping()
        assert desk.results["q"].error == f.Failure(code="bad_request", field="type")


@pytest.mark.warns
async def test_a_bug_in_a_handler_is_one_answer_and_not_the_end(
    platform: Platform, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(HANDLERS, SetAgentState, broken)  # type: ignore[misc]  # a table by type
    async with await open_desk("ayse") as desk:
        assert await desk.refused("agent.set_state", state="busy") == ("internal", None)
        assert await desk.ping()


def _newest(desk: TestDesk) -> dict[str, Any]:
    """What was heard last of each kind of signal."""
    bodies = ((s.type, msgspec.json.decode(s.body)) for s in desk.signals)
    return {type_: body.get("kind", body.get("viewers", [])) for type_, body in bodies}


async def test_typing_and_viewing_are_told_and_end_with_the_line(
    platform: Platform, open_desk: Open
) -> None:
    await platform.log.transact(lambda t: create(t, "c1"))
    head = platform.log.head
    async with await open_desk("cem") as cem:
        async with await open_desk("ayse") as desk:
            assert (await desk.ask("typing.set", conversation="c1", kind="reply")).ok
            assert (await desk.ask("viewing.set", conversation="c1")).ok
            assert await desk.refused("viewing.set", conversation="no") == (
                "not_found", "conversation",
            )  # fmt: skip
            assert await desk.refused("typing.set", conversation="c1", kind="loud") == (
                "bad_request", "body",
            )  # fmt: skip
            assert (await desk.ask("viewing.set", conversation=None)).ok
            await desk.ask("viewing.set", conversation="c1")
            await desk.ping()
            assert {s.type for s in desk.signals} == {"viewers"}, "not one's own typing"
        while _newest(cem) != {"typing": "none", "viewers": []}:
            await cem.read()
    assert platform.log.head == head, "nothing of it is kept"


async def test_where_a_phone_is_holds_as_long_as_the_line(
    platform: Platform, open_desk: Open
) -> None:
    async with await open_desk("ayse") as desk:
        address = "sip:ayse@127.0.0.1:5070"
        assert (await desk.ask("phone.at", address=address)).ok
        assert platform.phones.address_of("ayse") == address
        assert (await desk.ask("phone.at", address=address, calls=("x",))).ok
        assert platform.phones.calls_of("ayse") == {"x"}
        assert platform.router.world.seats["ayse"].talks_on == {"x"}
        assert await desk.refused("phone.at", address=7) == ("bad_request", "body")
        gone = asyncio.create_task(_forgotten(platform))
    await asyncio.wait_for(gone, 10)


async def _forgotten(platform: Platform) -> None:
    while platform.phones.reachable():  # noqa: ASYNC110  # nobody tells when a session is over
        await asyncio.sleep(0.01)


async def test_every_command_over_the_socket(platform: Platform, open_desk: Open) -> None:
    def begin(t: Any) -> None:
        create(t, "c1")
        customer_says(t, "c1", "Merhaba")

    await platform.log.transact(begin)
    async with await open_desk("ayse") as desk:
        await desk.do("conversation.read", conversation="c1", up_to=1)
        await desk.do("conversation.assign", conversation="c1", to="ayse")
        await desk.do("message.send", conversation="c1", text="Buyurun")
        await desk.do("note.add", conversation="c1", text="Not")
        await desk.do("conversation.label", conversation="c1", add=["vip"])
        await desk.do("conversation.set_attributes", conversation="c1", priority="high")
        await desk.do("conversation.set_status", conversation="c1", status="resolved")
        await desk.do("agent.set_state", state="available")
        found = desk.cache.conversations["c1"]
        assert (found.assignee, found.labels, found.status) == ("ayse", ("vip",), "resolved")
        assert found.read_up_to == 4 and found.unread == 0
        assert desk.cache.rows["agents"]["ayse"].state == "available"

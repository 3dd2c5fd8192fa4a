import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from core.protocol.frames import MAX_SERVER_FRAME, SUBPROTOCOL
from core.sync import connection
from core.sync.connection import BATCH, CUT, Closed, Wire, open_wire
from core.sync.failures import NobodyThere, NotSantral, Unreachable

Play = Callable[[ServerConnection], Awaitable[None]]


@asynccontextmanager
async def opened(play: Play) -> AsyncIterator[Wire]:
    protocols = [Subprotocol(SUBPROTOCOL)]
    async with serve(play, "127.0.0.1", 0, subprotocols=protocols, close_timeout=0.1) as server:
        port = server.sockets[0].getsockname()[1]
        wire = await open_wire(f"ws://127.0.0.1:{port}/v1/ws", None)
        try:
            yield wire
        finally:
            wire.abandon()


async def all_of(wire: Wire) -> list[list[bytes]]:
    batches: list[list[bytes]] = []
    try:
        while True:
            batches.append(await wire.read(5.0))
    except Closed:
        return batches


async def test_what_waits_is_read_together_and_in_order() -> None:
    async def play(socket: ServerConnection) -> None:
        for number in range(3 * BATCH):
            await socket.send(str(number))

    async with opened(play) as wire:
        batches = await all_of(wire)
    assert [int(data) for batch in batches for data in batch] == list(range(3 * BATCH))
    assert max(map(len, batches)) <= BATCH
    assert len(batches) < 3 * BATCH


async def test_in_a_flood_more_is_waited_for_until_one_hurries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "GATHER_S", 60.0)

    async def play(socket: ServerConnection) -> None:
        for number in range(connection.STEADY):
            await socket.send(str(number))
            await socket.recv()
        for text in ("one", "two", "somebody waits for it"):
            await socket.send(text)
        await socket.wait_closed()

    async with opened(play) as wire:
        wire.glance = lambda data: b"waits" in data
        for number in range(connection.STEADY):
            assert await wire.read(5.0) == [str(number).encode()]
            await wire.send(b"on")
        assert await wire.read(5.0) == [b"one", b"two", b"somebody waits for it"]


async def test_nothing_in_time_is_nothing() -> None:
    async with opened(lambda socket: socket.wait_closed()) as wire:
        assert await wire.read(0.01) == []


async def test_the_last_frames_are_read_before_the_end_is_told() -> None:
    async def play(socket: ServerConnection) -> None:
        await socket.send("last")
        await socket.close(4429, "too slow")

    async with opened(play) as wire:
        assert await wire.read(5.0) == [b"last"]
        with pytest.raises(Closed) as closed:
            await wire.read(5.0)
        assert (closed.value.code, closed.value.reason) == (4429, "too slow")
        with pytest.raises(Closed):
            await wire.send(b"{}")


async def test_a_cut_is_one() -> None:
    async def play(socket: ServerConnection) -> None:
        socket.transport.abort()

    async with opened(play) as wire:
        with pytest.raises(Closed) as closed:
            await wire.read(5.0)
        assert closed.value.code == CUT


async def test_fragments_of_one_byte_are_one_frame() -> None:
    text = b'{"t":"pong"}'

    async def play(socket: ServerConnection) -> None:
        await socket.send(chr(byte) for byte in text)
        await socket.wait_closed()

    async with opened(play) as wire:
        assert await wire.read(5.0) == [text]


async def test_a_frame_beyond_the_limit_ends_the_line() -> None:
    async def play(socket: ServerConnection) -> None:
        await socket.send("x" * (MAX_SERVER_FRAME + 1))

    async with opened(play) as wire:
        with pytest.raises(Closed):
            await wire.read(5.0)


async def test_a_desk_that_does_not_read_makes_the_platform_wait() -> None:
    sent: list[int] = []
    done = asyncio.Event()

    async def play(socket: ServerConnection) -> None:
        for number in range(400):
            await socket.send(b"x" * 500_000, text=True)
            sent.append(number)
        done.set()
        await socket.wait_closed()

    async with opened(play) as wire:
        await wire.read(5.0)
        waited = -1
        while waited != len(sent):
            waited = len(sent)
            await asyncio.sleep(0.05)
        assert waited < 200
        while not done.is_set():
            await wire.read(5.0)


async def test_a_platform_that_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SEND_S", 0.1)

    async def play(socket: ServerConnection) -> None:
        socket.transport.pause_reading()
        await socket.wait_closed()

    async with opened(play) as wire:
        with pytest.raises(Closed):
            for _ in range(1_000):
                await wire.send(b"x" * 60_000)


async def test_text_and_no_compression_go_out() -> None:
    heard: asyncio.Queue[object] = asyncio.Queue()

    async def play(socket: ServerConnection) -> None:
        heard.put_nowait(socket.protocol.extensions)
        heard.put_nowait(await socket.recv())

    async with opened(play) as wire:
        await wire.send('{"t":"ığdır"}'.encode())
        assert await heard.get() == []
        assert await heard.get() == '{"t":"ığdır"}'


async def test_nobody_there_and_somebody_else_there() -> None:
    async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(rude, "127.0.0.1", 0)
    url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with server:
        with pytest.raises(NotSantral):
            await open_wire(url, None)
    with pytest.raises(NobodyThere):
        await open_wire(url, None)


async def test_who_takes_the_knock_and_says_nothing_is_somebody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "OPEN_S", 0.05)
    gone = asyncio.Event()

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):  # who gives up may hang up rudely
            await reader.read()
        writer.close()
        gone.set()

    server = await asyncio.start_server(mute, "127.0.0.1", 0)
    async with server:
        with pytest.raises(Unreachable) as given_up:
            await open_wire(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/", None)
        await gone.wait()
    assert not isinstance(given_up.value, NobodyThere)

"""SIP over UDP and TCP at one port, heard from those who may speak alone."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from backend.telephony.lines import Lines, Place
from voip.sip_text import Message, parse

WORDS = (
    b"OPTIONS sip:a@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bK1\r\n"
    b"From: <sip:a@x>;tag=1\r\nTo: <sip:b@x>\r\nCall-ID: k\r\nCSeq: 1 OPTIONS\r\n"
    b"Content-Length: 0\r\n\r\n"
)


class End:
    """Lines with what they heard."""

    def __init__(self, admits: bool = True) -> None:
        self.heard: asyncio.Queue[tuple[Message, Place]] = asyncio.Queue()
        self.lines = Lines(lambda host: admits, lambda *what: self.heard.put_nowait(what))

    @property
    def port(self) -> int:
        return int(self.lines.address.rpartition(":")[2])

    async def hears(self) -> tuple[Message, Place]:
        return await asyncio.wait_for(self.heard.get(), 5)


@pytest.fixture
async def ends() -> AsyncIterator[tuple[End, End]]:
    one, other = End(), End()
    for end in (one, other):
        await end.lines.open("127.0.0.1", 0)
    yield one, other
    for end in (one, other):
        end.lines.close()
    await asyncio.sleep(0)


async def test_a_datagram_is_heard_and_answered(ends: tuple[End, End]) -> None:
    one, other = ends
    one.lines.send(parse(WORDS), Place("127.0.0.1", other.port))
    message, source = await other.hears()
    assert (message.method, source) == ("OPTIONS", Place("127.0.0.1", one.port))


async def test_a_stream_is_opened_used_again_and_answered_on(ends: tuple[End, End]) -> None:
    one, other = ends
    there = Place("127.0.0.1", other.port, "tcp")
    one.lines.send(parse(WORDS), there)
    _, first = await other.hears()
    one.lines.send(parse(WORDS), there)
    _, second = await other.hears()
    assert first == second and first.transport == "tcp"
    other.lines.send(parse(WORDS), first)
    assert (await one.hears())[1] == there


async def test_what_is_no_sip_is_thrown_away(ends: tuple[End, End]) -> None:
    one, other = ends
    assert one.lines._datagrams is not None
    for data in (b"\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", bytes(200)):
        one.lines._datagrams.sendto(data, ("127.0.0.1", other.port))
    one.lines.send(parse(WORDS), Place("127.0.0.1", other.port))
    assert (await other.hears())[0].method == "OPTIONS"
    assert other.heard.empty()


async def test_strangers_are_not_heard(ends: tuple[End, End]) -> None:
    one, _ = ends
    closed = End(admits=False)
    await closed.lines.open("127.0.0.1", 0)
    one.lines.send(parse(WORDS), Place("127.0.0.1", closed.port))
    reader, writer = await asyncio.open_connection("127.0.0.1", closed.port)
    writer.write(WORDS)
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
    assert closed.heard.empty()
    closed.lines.close()


async def test_nobody_there_is_no_error(ends: tuple[End, End]) -> None:
    one, other = ends
    other.lines.close()
    one.lines.send(parse(WORDS), Place("127.0.0.1", 1, "tcp"))
    await asyncio.sleep(0.05)
    assert one.heard.empty()

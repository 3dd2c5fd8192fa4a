"""Words over pipes: how the driver talks with the two sides it kills."""

import asyncio
import sys
from collections.abc import AsyncIterator


async def lines() -> AsyncIterator[list[str]]:
    """What the driver asks, each line in words; ends when the driver is gone."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        yield line.decode().split()


def answer(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()

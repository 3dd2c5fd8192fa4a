import asyncio

from desktop.loop import Tasks
from desktop.one_reading import OneReading
from tests.desktop.grabs import until


async def test_what_is_asked_meanwhile_is_answered_by_one_more() -> None:
    begun: list[asyncio.Event] = []

    async def read() -> None:
        begun.append(asyncio.Event())
        await begun[-1].wait()

    tasks = Tasks()
    reading = OneReading(tasks, read, "test")
    reading.ask()
    await asyncio.sleep(0)
    for _ in range(5):
        reading.ask()
    assert len(begun) == 1
    begun[0].set()
    await until(lambda: len(begun) == 2)
    begun[1].set()
    await until(lambda: reading._under_way is None)
    assert len(begun) == 2
    reading.ask()
    await until(lambda: len(begun) == 3)
    begun[2].set()
    await until(lambda: reading._under_way is None)

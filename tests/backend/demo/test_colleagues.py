import asyncio
from pathlib import Path

from backend.demo.colleagues import NAMES, Colleagues
from backend.demonstration import Demonstration
from backend.server import Config, Platform
from core.work import Interaction


async def test_they_work_and_leave_again(config: Config, tmp_path: Path) -> None:
    platform = Platform(config)
    await Demonstration(platform, config.data, conversations=500).prepare()
    async with platform:
        colleagues = Colleagues(platform.log, platform.attendance, 1, pace=300)
        before = len(await finished(platform))
        work = asyncio.create_task(colleagues.run())
        async with asyncio.timeout(60):
            await until_finished(platform, before + 3)
        assert all(platform.attendance.here(id) for id in NAMES)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        newest = [each for each in await finished(platform) if each.agent in NAMES]
        assert {each.end for each in newest} >= {"handled"}


async def finished(platform: Platform) -> list[Interaction]:
    found = await platform.log.transact(lambda log: log.state.all(Interaction))
    return [each for each in found if each.end == "handled"]


async def until_finished(platform: Platform, count: int) -> None:
    news = asyncio.Event()
    stop = platform.log.listen(lambda events: news.set())
    while len(await finished(platform)) < count:
        news.clear()
        await news.wait()
    stop()

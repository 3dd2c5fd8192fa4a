from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.channels.bot.brain import Brain
from backend.log import Log
from tests.backend import sample
from tests.backend.channels.bot.stage import Stage, begin
from tests.backend.channels.bot.talk import Talk


@pytest.fixture(scope="session")
def brain() -> Brain:
    return Brain()


@pytest.fixture
def talk(brain: Brain) -> Talk:
    return Talk(brain)


@pytest.fixture
async def stage(tmp_path: Path, brain: Brain) -> AsyncIterator[Stage]:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    stage = Stage(log, brain)
    await stage.bot.start()
    await log.transact(begin)
    yield stage
    await stage.bot.stop()
    log.close()

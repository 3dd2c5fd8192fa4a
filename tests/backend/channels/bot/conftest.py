import pytest

from backend.channels.bot.brain import Brain
from tests.backend.channels.bot.talk import Talk


@pytest.fixture(scope="session")
def brain() -> Brain:
    return Brain()


@pytest.fixture
def talk(brain: Brain) -> Talk:
    return Talk(brain)

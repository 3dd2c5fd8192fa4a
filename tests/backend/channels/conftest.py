import pytest

from backend.channels.chat import ChatSettings
from backend.channels.limits import Rate
from backend.server import Config


def at_once(_: str) -> float:
    return 0.0


@pytest.fixture
def config(config: Config) -> Config:
    """A bot that answers at once, and rates that a test can pass on purpose only."""
    chat = ChatSettings(
        bot_pause=at_once, gone_after=0.01, frames=Rate(200, 0.1), messages=Rate(30, 0.01),
        uploads=Rate(5, 0.001),
    )  # fmt: skip
    return config._replace(chat=chat)

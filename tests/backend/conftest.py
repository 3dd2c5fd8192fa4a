from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from backend.accounts import SignedIn
from backend.server import Config, Platform
from tests.backend import sample
from tests.backend.client import CLIENT, TestDesk, live

PASSWORD = "correct horse"  # of everybody in the tests
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


async def furnish(platform: Platform) -> Platform:
    """The sample account with everybody able to sign in."""
    sample.loaded(platform.log)
    await platform.accounts.open_account("ardic", "Ardıç")
    for agent in sample.ROWS.agents:
        await platform.accounts.add_user(agent.id, agent.id, PASSWORD)
    return platform


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path / "data", hasher=CHEAP, tries_per_name=3, tries_per_address=1000)


@pytest.fixture
async def platform(config: Config) -> AsyncIterator[Platform]:
    async with Platform(config) as platform:
        yield await furnish(platform)


async def let_in(platform: Platform, user: str, device: str = "d1") -> SignedIn:
    return await platform.accounts.sign_in("ardic", user, PASSWORD, device, CLIENT, "test")


Open = Callable[[str], Awaitable[AbstractAsyncContextManager[TestDesk]]]


@pytest.fixture
def open_desk(platform: Platform) -> Open:
    """`async with await open_desk("ayse") as desk`: signed in, caught up."""

    async def opened(user: str) -> AbstractAsyncContextManager[TestDesk]:
        signed_in = await let_in(platform, user)
        return live(platform.url, signed_in.access_token, user)

    return opened

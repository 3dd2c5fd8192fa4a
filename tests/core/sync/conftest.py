from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.server import Config, Platform
from tests.backend.conftest import CHEAP, furnish


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    """The real one, with its sample account, on this machine."""
    config = Config(tmp_path / "data", hasher=CHEAP, tries_per_name=3, tries_per_address=1000)
    async with Platform(config) as platform:
        yield await furnish(platform)

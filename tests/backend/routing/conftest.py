from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.backend.floor import Floor, floor_at


@pytest.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    async with floor_at(tmp_path) as floor:
        yield floor

from collections.abc import AsyncIterator

import pytest

from desktop.theme import Theme
from tests.desktop.views.written import Rig


@pytest.fixture
async def rig(theme: Theme) -> AsyncIterator[Rig]:
    rig = Rig(theme)
    yield rig
    rig.composer.end()
    rig.composer.hide()
    rig.composer.stop_settings()
    rig.model.stop()
    await rig.parts.tasks.close()

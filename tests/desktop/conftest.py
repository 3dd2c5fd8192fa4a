from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import translate
from desktop.theme import Theme
from tests.desktop.stage import Stage, settled
from tests.desktop.test_actions import shown


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    await shown(stage.window)
    await settled()
    yield stage
    await stage.scene.close()
    await stage.tasks.close()
    stage.scene.take_down()

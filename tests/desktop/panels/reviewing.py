"""The review panel on a window, with who reads in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.desk import Desk
from desktop import translate
from desktop.panels.review import Review
from desktop.theme import Theme
from tests.desktop.fake_reader import FakeReader
from tests.desktop.grabs import until
from tests.desktop.parts import parts_over
from tests.desktop.test_actions import shown


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeReader()
        self.parts = parts_over(theme, cast(Desk, self.desk))
        self.panel = Review(self.parts)
        self.panel.resize(1_300, 700)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.panel, key, held)

    async def search(self, text: str) -> None:
        self.panel.search.focus()
        self.panel.search.field.clear()
        QTest.keyClicks(self.panel.search.field, text)
        model = self.panel.results.model
        await until(lambda: model.query.text == text and model.state == "ready")

    async def read(self, text: str) -> None:
        """The first of what holds these words is open."""
        await self.search(text)
        self.press(Qt.Key.Key_Down)
        await until(lambda: self.panel.reader.model.state == "ready")
        await until(lambda: self.panel.reader.contact.hits)

    @property
    def key(self) -> int:
        key = self.panel.reader.model.key
        assert key is not None
        return key


@asynccontextmanager
async def reviewing(theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    await shown(stage.panel)
    await until(lambda: stage.panel.results.model.state == "ready")
    yield stage
    stage.panel.close_down()
    await stage.parts.tasks.close()
    stage.panel.deleteLater()

"""The whole screen on a fake desk: its window, its shell, its sounds, and who asked it to end."""

import asyncio
from typing import cast

from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.desk import Desk
from core.entities import BotState
from core.settings import Settings
from desktop.dialogs.about import Fact
from desktop.loop import Tasks
from desktop.scene import Scene
from desktop.sounds import Sounds
from desktop.theme import Theme
from desktop.views.offer import OfferCard
from tests.desktop import sample, sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.fake_loudspeaker import FakeLoudspeaker
from tests.desktop.grabs import until


class Deaf(Sounds):
    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, FakeLoudspeaker())
        self.played: list[str] = []

    def play(self, sound: str) -> bool:
        self.played.append(sound)
        return True


class Stage:
    def __init__(self, theme: Theme, desk: FakeDesk | None = None) -> None:
        self.desk = desk or FakeDesk()
        self.settings = Settings(None)
        self.scene = Scene(theme, self.settings, sample.ME)
        self.scene.window.resize(1440, 900)
        self.tasks = Tasks()
        self.scene.run_tasks(self.tasks)
        self.sounds = Deaf(self.settings)
        self.ends: list[str] = []
        self.shell = self.scene.complete(
            self.sounds, lambda: [Fact("a", "A", "1")],
            lambda: self.ends.append("quit"), lambda: self.ends.append("sign_out"),
        )  # fmt: skip
        self.scene.arrive(cast(Desk, self.desk))

    @property
    def window(self) -> QWidget:
        return self.scene.window

    def action(self, id: str) -> QAction:
        return self.shell.actions[id]

    async def open(self, key: int) -> None:
        self.shell.open(key)
        await settled()

    def cards(self) -> list[OfferCard]:
        return [card for card in self.window.findChildren(OfferCard) if card.isVisible()]


async def settled() -> None:
    for _ in range(6):
        await asyncio.sleep(0.03)


async def hand_over(stage: Stage, key: int = 19) -> None:
    """By a platform that does not route."""
    stage.desk.known = replace(stage.desk.known, queue_rules={})
    stage.desk.clock += 1_000
    bot = BotState(phase="handoff", asked_at=stage.desk.clock, summary="Where is it?")
    stage.desk.put(key, status="open", bot=bot, waiting_since=stage.desk.clock)
    await until(stage.cards)
    await settled()


async def offer(stage: Stage, *numbers: int) -> None:
    for number in numbers:
        stage.desk.put_offer(sample_work.offer_row(number, expires_at=stage.desk.clock + 20_000))
    await settled()

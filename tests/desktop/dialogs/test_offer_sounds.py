from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from core.channels import CHANNELS
from core.entities import Queue
from core.settings import Settings
from desktop import translate
from desktop.dialogs.offer_sounds import BY_CHANNEL, BY_QUEUE, OfferSounds
from desktop.theme import Theme


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.settings, self.heard = Settings(None), list[str]()
        queue = Queue(id="q", name="İade")
        self.sounds = OfferSounds(theme, self.settings, [queue], self.heard.append)

    def choose(self, setting: str, id: str, sound: str) -> None:
        box = self.sounds.boxes[setting, id]
        box.setCurrentIndex(box.findData(sound))
        box.activated.emit(box.currentIndex())


@pytest.fixture
def stage(qapp: QApplication, theme: Theme) -> Iterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    yield stage
    stage.sounds.deleteLater()


def test_a_row_for_each_channel_but_the_telephone_and_for_each_queue(stage: Stage) -> None:
    channels = {id for setting, id in stage.sounds.boxes if setting == BY_CHANNEL}
    assert channels == CHANNELS.keys() - {"call"}
    assert (BY_QUEUE, "q") in stage.sounds.boxes


def test_a_choice_is_kept_at_once_and_the_usual_one_is_none(stage: Stage) -> None:
    stage.choose(BY_CHANNEL, "chat", "knock")
    stage.choose(BY_QUEUE, "q", "none")
    assert stage.settings.get(BY_CHANNEL) == {"chat": "knock"}
    assert stage.settings.get(BY_QUEUE) == {"q": "none"}
    stage.choose(BY_CHANNEL, "chat", "handover")
    stage.choose(BY_QUEUE, "q", "")
    assert stage.settings.get(BY_CHANNEL) == stage.settings.get(BY_QUEUE) == {}


def test_it_can_be_heard(stage: Stage) -> None:
    stage.choose(BY_CHANNEL, "chat", "bell")
    for button in stage.sounds._tests:
        button.click()
    assert stage.heard.count("bell") == 1


def test_it_speaks_the_language_that_stands(stage: Stage) -> None:
    translate.use("tr")
    stage.sounds.retranslate()
    assert stage.sounds.boxes[BY_CHANNEL, "chat"].currentText() == "Üç nota"
    translate.use("en")

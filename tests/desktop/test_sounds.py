import wave

import pytest
from PySide6.QtMultimedia import QMediaDevices
from PySide6.QtWidgets import QApplication

from core.settings import SOUND_EVENTS, Settings
from desktop.resources import RESOURCES
from desktop.sounds import Sounds


def test_every_sound_is_short_and_soft() -> None:
    for name in SOUND_EVENTS:
        with wave.open(str(RESOURCES / "sounds" / f"{name}.wav")) as file:
            assert file.getnframes() / file.getframerate() < 2
            loudest = max(abs(v) for v in memoryview(file.readframes(file.getnframes())).cast("h"))
        assert loudest < 32_767 * 0.6


def test_a_machine_without_a_loudspeaker_stays_silent(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMediaDevices, "audioOutputs", list)
    assert not Sounds(Settings(None)).play("message")


def test_switched_off_means_off(qapp: QApplication) -> None:
    settings = Settings(None)
    settings.put("sound_sent", False)
    assert not Sounds(settings).play("sent")
    settings.put("sounds", False)
    assert not Sounds(settings).play("message")

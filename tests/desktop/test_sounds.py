import wave

from PySide6.QtWidgets import QApplication

from core.settings import SOUND_EVENTS, Settings
from desktop.resources import RESOURCES
from desktop.sounds import Sounds
from tests.desktop.fake_loudspeaker import FakeLoudspeaker


def test_every_sound_is_short_and_soft() -> None:
    for name in SOUND_EVENTS:
        with wave.open(str(RESOURCES / "sounds" / f"{name}.wav")) as file:
            assert file.getnframes() / file.getframerate() < 2
            loudest = max(abs(v) for v in memoryview(file.readframes(file.getnframes())).cast("h"))
        assert loudest < 32_767 * 0.6


def test_a_machine_without_a_loudspeaker_stays_silent(qapp: QApplication) -> None:
    assert not Sounds(Settings(None), FakeLoudspeaker()).play("message")


def test_it_is_as_loud_as_it_was_set(qapp: QApplication) -> None:
    settings, speaker = Settings(None), FakeLoudspeaker("Jabra")
    settings.put("sounds_volume", 40)
    assert Sounds(settings, speaker).play("message")
    assert speaker.told == [("once", "message", "", 0.4)]


def test_switched_off_means_off(qapp: QApplication) -> None:
    settings, speaker = Settings(None), FakeLoudspeaker("Jabra")
    settings.put("sound_sent", False)
    assert not Sounds(settings, speaker).play("sent")
    settings.put("sounds", False)
    assert not Sounds(settings, speaker).play("message")
    assert speaker.told == []

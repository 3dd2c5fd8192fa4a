"""Sounds: short and soft, one per event, only where the person wants them."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QUrl

from core.settings import Settings
from desktop.resources import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

Sound = Literal["handover", "message", "sent", "problem", "alarm"]


class Sounds(QObject):
    """Loads each sound at its first use. On a machine without a loudspeaker it does nothing."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._effects: dict[Sound, QSoundEffect] = {}

    def play(self, sound: Sound) -> bool:
        """False where the person switched it off or nothing can be heard."""
        if not (self._settings.get("sounds") and self._settings.get(f"sound_{sound}")):
            return False
        return self.test(sound)

    def test(self, sound: Sound) -> bool:
        """Plays it whatever the switches say, at the volume that is set."""
        from PySide6.QtMultimedia import QMediaDevices  # 40 ms that a start should not pay

        if not QMediaDevices.audioOutputs():
            return False
        effect = self._effects.get(sound)
        if effect is None:
            effect = self._effects[sound] = self._loaded(sound)
        effect.setVolume(self._settings.get("sounds_volume") / 100)
        effect.play()
        return True

    def _loaded(self, sound: Sound) -> "QSoundEffect":
        from PySide6.QtMultimedia import QSoundEffect

        effect = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(RESOURCES / "sounds" / f"{sound}.wav")))
        return effect

"""Sounds: short and soft, one per event, only where the person wants them."""

from typing import Literal

from core.settings import Settings
from desktop.loudspeaker.loudspeaker import Loudspeaker

Sound = Literal["handover", "message", "sent", "problem", "alarm"]
SYSTEMS_OWN = ""


class Sounds:
    """On a machine without a loudspeaker it does nothing."""

    def __init__(self, settings: Settings, loudspeaker: Loudspeaker) -> None:
        self._settings, self._loudspeaker = settings, loudspeaker

    def play(self, sound: Sound) -> bool:
        """False where the person switched it off or nothing can be heard."""
        if not (self._settings.get("sounds") and self._settings.get(f"sound_{sound}")):
            return False
        return self.test(sound)

    def test(self, sound: Sound) -> bool:
        """Plays it whatever the switches say, at the volume that is set."""
        volume = self._settings.get("sounds_volume") / 100
        return self._loudspeaker.once(sound, SYSTEMS_OWN, volume)

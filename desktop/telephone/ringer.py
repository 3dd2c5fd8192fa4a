"""Ringer: what rings at the desk, on a device of its own apart from the one that is talked with."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.settings import Settings
from desktop.loudspeaker.loudspeaker import Loudspeaker
from desktop.resources import RESOURCES

SOUNDS = RESOURCES / "sounds"
TEST_MS = 2_500
NONE = "none"


class Ringer(QObject):
    """A chosen device that is gone: the system's rings."""

    devices_changed = Signal()

    def __init__(
        self, settings: Settings, loudspeaker: Loudspeaker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._loudspeaker = settings, loudspeaker
        loudspeaker.changed.connect(self.devices_changed)
        self._rings = False
        self._tune, self._gain = "", 1.0
        self._test = QTimer(self, singleShot=True, interval=TEST_MS)
        self._test.timeout.connect(self._end_test)

    def devices(self) -> list[str]:
        """Names of all outputs, as the system says them; `devices_changed` tells once they are
        known."""
        self._loudspeaker.wake()
        return list(self._loudspeaker.devices or ())

    @property
    def _device(self) -> str:
        return str(self._settings.get("phone_ring_device"))

    # Ringing

    def start(self) -> bool:
        """Rings until `stop`; False where nothing can be heard."""
        self._test.stop()
        self._rings = True
        return self._play()

    def tune(self, sound: str, gain: float = 1.0) -> None:
        """What it rings with from now on: a sound of resources/sounds, empty for the usual ring;
        `gain` times as loud."""
        if (sound, gain) != (self._tune, self._gain):
            self._tune, self._gain = sound, gain
            if self._rings:
                self._play()

    def stop(self) -> None:
        self._rings = False
        self._end_test()

    def once(self, sound: str, volume: float) -> bool:
        """A short sound of resources/sounds, 0.0 to 1.0 loud; not while a call rings."""
        if self._rings or self._device == NONE:
            return False
        return self._loudspeaker.once(sound, self._device, volume)

    def test(self) -> bool:
        """A short ring; one that is real goes on."""
        if self._rings:
            return True
        self._test.start()
        return self._play()

    def _play(self) -> bool:
        if self._device == NONE:
            self._loudspeaker.silence()
            return False
        volume = min(1.0, self._settings.get("phone_ring_volume") / 100 * self._gain)
        sound = self._tune or self._settings.get("phone_ring")
        return self._loudspeaker.ring(sound, self._device, volume)

    def _end_test(self) -> None:
        self._test.stop()
        if not self._rings:
            self._loudspeaker.silence()

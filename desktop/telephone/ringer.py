"""Ringer: what rings at the desk, on a device of its own apart from the one that is talked with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from core.settings import Settings
from desktop.resources import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

SOUNDS = RESOURCES / "sounds"
TEST_MS = 2_500
NONE = "none"


class Ringer(QObject):
    """Multimedia is loaded at the first ring. A chosen device that is gone: the system's rings."""

    devices_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._media: QMediaDevices | None = None
        self._effect: QSoundEffect | None = None
        self._single: QSoundEffect | None = None
        self._rings = False
        self._tune, self._gain = "", 1.0
        self._test = QTimer(self, singleShot=True, interval=TEST_MS)
        self._test.timeout.connect(self._end_test)

    # What there is

    def devices(self) -> list[str]:
        """Names of all outputs, as the system says them."""
        return [device.description() for device in self._outputs()]

    def _outputs(self) -> "list[QAudioDevice]":
        from PySide6.QtMultimedia import QMediaDevices  # 40 ms that a start should not pay

        if self._media is None:
            self._media = QMediaDevices(self)
            self._media.audioOutputsChanged.connect(self.devices_changed)
        return self._media.audioOutputs()

    def _device(self) -> "QAudioDevice | None":
        outputs, chosen = self._outputs(), self._settings.get("phone_ring_device")
        if not outputs or chosen == NONE:
            return None
        named = [device for device in outputs if device.description() == chosen]
        usual = [device for device in outputs if device.isDefault()]
        return [*named, *usual, *outputs][0]

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
        device = None if self._rings else self._device()
        if device is None:
            return False
        if self._single is not None:
            self._single.deleteLater()
        self._single = self._made(device, sound, volume)
        self._single.play()
        return True

    def test(self) -> bool:
        """A short ring; one that is real goes on."""
        if self._rings:
            return True
        self._test.start()
        return self._play()

    def _play(self) -> bool:
        self._silence()
        device = self._device()
        if device is None:
            return False
        volume = min(1.0, self._settings.get("phone_ring_volume") / 100 * self._gain)
        sound = self._tune or self._settings.get("phone_ring")
        self._effect = self._made(device, sound, volume)
        self._effect.setLoopCount(self._effect.Loop.Infinite.value)
        self._effect.play()
        return True

    def _made(self, device: "QAudioDevice", sound: str, volume: float) -> "QSoundEffect":
        from PySide6.QtMultimedia import QSoundEffect

        effect = QSoundEffect(device, self)
        effect.setSource(QUrl.fromLocalFile(str(SOUNDS / f"{sound}.wav")))
        effect.setVolume(volume)
        return effect

    def _end_test(self) -> None:
        self._test.stop()
        if not self._rings:
            self._silence()

    def _silence(self) -> None:
        if self._effect is not None:
            self._effect.stop()
            self._effect.deleteLater()
            self._effect = None

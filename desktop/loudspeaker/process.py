"""The process that plays: `python -m desktop play-sounds`, orders on its input.

Qt waits for the sound server wherever it plays something, without end where the server hangs. Here
nothing else waits with it.
"""

import os
import sys
import threading

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices, QSoundEffect

from desktop.loudspeaker.wire import (
    Devices,
    Done,
    Once,
    Orders,
    Played,
    Ring,
    Silence,
    Words,
    line,
    order,
)
from desktop.resources import RESOURCES

SOUNDS = RESOURCES / "sounds"


class Player(QObject):
    """Carries out orders, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._media = QMediaDevices(self)
        self._media.audioOutputsChanged.connect(self._tell)
        self._ring: QSoundEffect | None = None
        self._single: QSoundEffect | None = None
        self._tell()

    def obey(self, given: Orders) -> None:
        match given:
            case Ring():
                self._ring = self._instead_of(self._ring, given, QSoundEffect.Loop.Infinite.value)
            case Once() if self._ring is None:
                self._single = self._instead_of(self._single, given, 1)
            case Silence():
                _end(self._ring)
                self._ring = None
        _say(Done(number=given.number))

    def _instead_of(
        self, before: QSoundEffect | None, given: Played, loops: int
    ) -> QSoundEffect | None:
        _end(before)
        device = _chosen(self._media.audioOutputs(), given.device)
        if device is None:
            return None
        effect = QSoundEffect(device, self)
        effect.setSource(QUrl.fromLocalFile(str(SOUNDS / f"{given.sound}.wav")))
        effect.setVolume(given.volume)
        effect.setLoopCount(loops)
        effect.play()
        return effect

    def _tell(self) -> None:
        outputs = self._media.audioOutputs()
        _say(Devices(names=tuple(device.description() for device in outputs)))


def _chosen(outputs: list[QAudioDevice], name: str) -> QAudioDevice | None:
    named = [device for device in outputs if device.description() == name]
    usual = [device for device in outputs if device.isDefault()]
    return next(iter([*named, *usual, *outputs]), None)


def _end(effect: QSoundEffect | None) -> None:
    if effect is not None:
        effect.stop()
        effect.deleteLater()


def _say(said: Words) -> None:
    sys.stdout.buffer.write(line(said) + b"\n")
    sys.stdout.buffer.flush()


class Ear(QObject):
    """Reads on a thread of its own: that the desk is gone is heard also while the player waits."""

    heard = Signal(object)

    def listen(self) -> None:
        for each in sys.stdin.buffer:
            self.heard.emit(order(each))
        os._exit(0)


def main() -> int:
    app = QCoreApplication(["santral-sound"])
    player, ear = Player(), Ear()
    ear.heard.connect(player.obey, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=ear.listen, daemon=True).start()
    return app.exec()

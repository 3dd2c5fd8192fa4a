"""Microphones and loudspeakers by name, and word when one comes or goes.

Qt knows them best: PortAudio's list is that of its start, and on Linux it sees only "pulse"
(`docs/decisions/0010`). Qt tells of changes where an event loop runs, so one runs in a thread of
its own; what it does not notice there the sound server tells. Without Qt there is the system's default
and nothing else.
"""

import contextlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from voip.sound_server import SoundServer

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice

Kind = Literal["microphone", "speaker"]


@dataclass(frozen=True)
class Device:
    """`id` is the system's own, for opening it; `name` is what a person reads."""

    name: str
    id: str
    default: bool = False


class Plugged:
    """What is plugged in now. `changed` is called on a thread of its own."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._thread: Any = None
        self._server: SoundServer | None = None
        try:
            self._start(changed)
        except ImportError:  # a server without Qt: no device is known by name
            return
        if sys.platform.startswith("linux"):
            with contextlib.suppress(OSError):  # a system without it has Qt's word alone
                self._server = SoundServer(changed)

    def microphones(self) -> tuple[Device, ...]:
        return self._listed("audioInputs")

    def speakers(self) -> tuple[Device, ...]:
        return self._listed("audioOutputs")

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()

    def _start(self, changed: Callable[[], None]) -> None:
        from PySide6.QtCore import QCoreApplication, QThread

        self._app = QCoreApplication.instance() or QCoreApplication(["voip"])
        self._thread = QThread()
        self._watcher = _watcher(changed)
        self._watcher.moveToThread(self._thread)
        self._thread.started.connect(self._watcher.begin)
        self._thread.start()

    def _listed(self, which: str) -> tuple[Device, ...]:
        if self._thread is None:
            return ()
        from PySide6.QtMultimedia import QMediaDevices

        return named(one for one in getattr(QMediaDevices, which)() if not self._is_gone(one))

    def _is_gone(self, device: "QAudioDevice") -> bool:
        return self._server is not None and self._server.is_gone(_id_of(device))


def _watcher(changed: Callable[[], None]) -> Any:
    from PySide6.QtCore import QObject, Slot
    from PySide6.QtMultimedia import QMediaDevices

    class Watcher(QObject):
        @Slot()
        def begin(self) -> None:
            self._devices = QMediaDevices(self)
            self._devices.audioInputsChanged.connect(self._changed)
            self._devices.audioOutputsChanged.connect(self._changed)
            changed()

        @Slot()
        def _changed(self) -> None:
            changed()

    return Watcher()


def named(found: "Iterable[QAudioDevice]") -> tuple[Device, ...]:
    """Two headsets of one make get a number, so that each can be chosen."""
    devices: list[Device] = []
    seen: dict[str, int] = {}
    for one in found:
        name = one.description()
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        devices.append(Device(name, _id_of(one), one.isDefault()))
    return tuple(devices)


def _id_of(device: "QAudioDevice") -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def chosen(devices: tuple[Device, ...], name: str) -> Device | None:
    """The one of this name, else the default, else any; None where there is none."""
    by_name = [device for device in devices if device.name == name]
    default = [device for device in devices if device.default]
    return next(iter([*by_name, *default, *devices]), None)

"""Mpris: a call as the systems of Linux know something that plays, so that a headset's keys reach it.

Specification: MPRIS 2.2 over the session's D-Bus. Only here QtDBus is imported.
"""

import os
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
_interface: Any = ClassInfo
"""A decorator of classes, which the library's types do not know."""
_MAP: Any = "QVariantMap"


class Mpris(QObject):
    """On the bus between `enter` and `leave`. It says nothing of who is called."""

    pressed = Signal(str)
    """Play, Pause, PlayPause or Stop."""
    raised = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status, self.title = "Stopped", ""
        self._root, self._player = _Root(self), _Player(self)
        self._bus = QDBusConnection.sessionBus()
        self._name = f"{ROOT}.santral.instance{os.getpid()}"

    def enter(self) -> bool:
        """False where there is no bus."""
        adaptors = QDBusConnection.RegisterOption.ExportAdaptors
        there = self._bus.isConnected() and self._bus.registerObject(PATH, self, adaptors)
        return there and self._bus.registerService(self._name)

    def leave(self) -> None:
        self._bus.unregisterService(self._name)
        self._bus.unregisterObject(PATH)

    def show(self, status: str, title: str) -> None:
        """`status`: Playing, Paused or Stopped."""
        if (status, title) != (self.status, self.title):
            self.status, self.title = status, title
            self._tell({"PlaybackStatus": status, "Metadata": self.metadata()})

    def metadata(self) -> dict[str, Any]:
        return {"mpris:trackid": f"{PATH}/call", "xesam:title": self.title}

    def _tell(self, changed: Mapping[str, Any]) -> None:
        message = QDBusMessage.createSignal(
            PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged"
        )
        message.setArguments([PLAYER, dict(changed), []])
        self._bus.send(message)


@_interface({"D-Bus Interface": ROOT})
class _Root(QDBusAbstractAdaptor):
    def __init__(self, owner: Mpris) -> None:
        super().__init__(owner)
        self._owner = owner

    @Slot()
    def Raise(self) -> None:
        self._owner.raised.emit()

    @Slot()
    def Quit(self) -> None:
        """A stranger on the bus does not end a call."""

    Identity = Property(str, lambda _: "Santral")
    DesktopEntry = Property(str, lambda _: "santral")
    CanRaise = Property(bool, lambda _: True)
    CanQuit = Property(bool, lambda _: False)
    HasTrackList = Property(bool, lambda _: False)


@_interface({"D-Bus Interface": PLAYER})
class _Player(QDBusAbstractAdaptor):
    def __init__(self, owner: Mpris) -> None:
        super().__init__(owner)
        self._owner = owner

    @Slot()
    def PlayPause(self) -> None:
        self._owner.pressed.emit("PlayPause")

    @Slot()
    def Play(self) -> None:
        self._owner.pressed.emit("Play")

    @Slot()
    def Pause(self) -> None:
        self._owner.pressed.emit("Pause")

    @Slot()
    def Stop(self) -> None:
        self._owner.pressed.emit("Stop")

    PlaybackStatus = Property(str, lambda self: self._owner.status)
    Metadata = Property(_MAP, lambda self: self._owner.metadata())
    CanPlay = Property(bool, lambda _: True)
    CanPause = Property(bool, lambda _: True)
    CanControl = Property(bool, lambda _: True)
    CanGoNext = Property(bool, lambda _: False)
    CanGoPrevious = Property(bool, lambda _: False)
    CanSeek = Property(bool, lambda _: False)

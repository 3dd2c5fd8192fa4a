"""MediaKeys: the keys of a headset answer, mute and hang up, while there is a call and only then."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.telephone.telephone import Telephone
from desktop.translate import tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class Bus(Protocol):
    """As much of `desktop.mpris.Mpris` as is used."""

    pressed: "SignalInstance"
    raised: "SignalInstance"

    def enter(self) -> bool: ...
    def leave(self) -> None: ...
    def show(self, status: str, title: str) -> None: ...


def system_bus(parent: QObject) -> Bus | None:
    """None where the system has no such thing: then its keys do not reach a program's call."""
    if not sys.platform.startswith("linux"):
        return None
    from desktop.mpris import Mpris  # QtDBus is loaded with the first call

    return Mpris(parent)


class MediaKeys(QObject):
    """Without a call the keys stay with the music that was playing."""

    raised = Signal()

    def __init__(self, telephone: Telephone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telephone = telephone
        self.find: Callable[[QObject], Bus | None] = system_bus
        self._bus: Bus | None = None
        self._looked = self._is_in = False
        telephone.calls_changed.connect(self._follow)

    def close(self) -> None:
        self._telephone.calls_changed.disconnect(self._follow)
        self._go()

    def _follow(self) -> None:
        if not self._telephone.calls:
            self._go()
            return
        if not self._looked:
            self._looked = True
            self._join(self.find(self))
        if self._bus is not None:
            self._is_in = self._is_in or self._bus.enter()
            self._bus.show(*self._shown())

    def _join(self, bus: Bus | None) -> None:
        self._bus = bus
        if bus is not None:
            bus.pressed.connect(self.press)
            bus.raised.connect(self.raised)

    def _go(self) -> None:
        if self._bus is not None and self._is_in:
            self._bus.leave()
        self._is_in = False

    def _shown(self) -> tuple[str, str]:
        """Never a name or a number: whatever listens on the bus may show it on a locked screen."""
        current = self._telephone.current
        if current is None:
            return "Paused", tr("MediaKeys", "Incoming call")
        return "Paused" if current.muted else "Playing", tr("MediaKeys", "Call")

    def press(self, key: str) -> None:
        """Play answers what rings; in a call it mutes and unmutes. Stop declines or hangs up."""
        phone, current = self._telephone, self._telephone.current
        if key == "Stop":
            phone.hang_up() if current is not None else phone.reject()
        elif phone.ringing and current is None:
            if key != "Pause":
                phone.answer()
        elif current is not None:
            phone.mute({"Play": False, "Pause": True}.get(key, not current.muted))

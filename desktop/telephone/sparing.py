"""Sparing: says when nothing may be fetched that nobody asked for: in a call, or on a line paid by the byte."""

from PySide6.QtCore import QObject, QTimer

from core.desk import Desk
from core.library import Wait
from desktop.telephone.medium import Medium
from desktop.telephone.telephone import Telephone

LATER_MS = 15_000
"""After the first paint; what is fetched ahead begins later still."""


class Sparing(QObject):
    def __init__(self, desk: Desk, phone: Telephone, medium: Medium, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._phone, self._medium = desk, phone, medium
        self.held: Wait = ""
        self._metered = False
        phone.calls_changed.connect(self._say)
        self._timer = QTimer(self, singleShot=True, interval=LATER_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """How the machine goes out, from now on."""
        self._medium.on_metered(self._take_metered)
        self._take_metered(self._medium.is_metered())

    def _take_metered(self, metered: bool) -> None:
        self._metered = metered
        self._say()

    def _say(self) -> None:
        why: Wait = "call" if self._phone.calls else "metered" if self._metered else ""
        if why != self.held:
            self.held = why
            self._desk.hold_ahead(why)

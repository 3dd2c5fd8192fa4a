"""Later: the extension behind a number, dialled as tones once somebody or something has answered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.telephone.telephone import Telephone

PAUSE_MS = 2_000
"""An exchange that answers does not listen at once."""


class Later(QObject):
    def __init__(self, telephone: "Telephone") -> None:
        super().__init__(telephone)
        self._telephone = telephone
        self._digits: dict[str, str] = {}
        telephone.calls_changed.connect(self._look)
        telephone.ended.connect(lambda call: self._digits.pop(call.id, None))

    def take(self, id: str, number: str) -> str:
        """What is dialled now; what stands behind a comma is kept for the call's answer."""
        now, _, later = number.partition(",")
        if later:
            self._digits[id] = later
        return now

    def _look(self) -> None:
        for call in self._telephone.calls:
            if call.state == "talking" and (digits := self._digits.pop(call.id, "")):
                self._send_soon(call.id, digits)

    def _send_soon(self, id: str, digits: str) -> None:
        QTimer.singleShot(PAUSE_MS, self, lambda: self.send(id, digits))

    def send(self, id: str, digits: str) -> None:
        """Nothing where the call is over meanwhile."""
        if self._telephone.call(id) is not None:
            self._telephone.dtmf(digits, id)

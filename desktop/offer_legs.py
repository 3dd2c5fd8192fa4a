"""OfferLegs: the telephone's part of what was answered here: legs that are still to come or to go."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.arrival import Arrival
from desktop.telephone.telephone import Telephone
from voip.values import Call

WAIT_MS = 3_000
"""So long after it was accepted a call may still begin to ring here; then it is said that it does not."""


class OfferLegs(QObject):
    """By the id of the platform's call, which a leg carries as its correlation."""

    missing = Signal(object)
    """Arrival that was accepted, and whose call does not ring here."""

    def __init__(self, phone: Telephone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phone = phone
        self._answered: set[str] = set()
        """Whose offer was answered here: what still rings of one is none of its own."""
        self._awaited: dict[str, Arrival] = {}
        phone.rang.connect(self._rang)
        phone.ended.connect(lambda call: self._answered.discard(call.correlation))

    def is_answered(self, call: Call) -> bool:
        return call.correlation in self._answered

    def answer(self, call: str | None) -> None:
        """Its offer was taken or passed on."""
        if call:
            self._answered.add(call)

    def wait_for(self, arrival: Arrival, call: str) -> None:
        """It is answered as soon as it rings."""
        self._awaited[call] = arrival
        QTimer.singleShot(WAIT_MS, self, lambda: self._give_up(call))

    def forget(self, call: str | None) -> None:
        """Its offer ended otherwise: what rings is a call like any other."""
        self._awaited.pop(call or "", None)
        self._answered.discard(call or "")

    def _rang(self, call: Call) -> None:
        if call.correlation and self._awaited.pop(call.correlation, None) is not None:
            self._phone.answer(call.id)

    def _give_up(self, call: str) -> None:
        if (arrival := self._awaited.pop(call, None)) is not None:
            self._answered.discard(call)
            self.missing.emit(arrival)

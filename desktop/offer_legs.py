"""OfferLegs: the telephone's part of what was answered here: legs that are still to come or to go."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.clock import monotonic_ms
from desktop.arrival import Arrival
from desktop.telephone.telephone import Telephone
from voip.values import Call

FRESH_MS, EARLY_MS = 350, 20
"""So long a call of the platform's is given for its offer to come along, which goes another way: else
one card would be there for a blink and then another."""
WAIT_MS = 3_000
"""So long after it was accepted a call may still begin to ring here; then it is said that it does not."""


class OfferLegs(QObject):
    """By the id of the platform's call, which a leg carries as its correlation."""

    missing = Signal(object)
    """Arrival that was accepted, and whose call does not ring here."""

    aged = Signal()
    """A call that might have been offered was not: it stands for itself."""

    def __init__(self, phone: Telephone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phone = phone
        self._answered: set[str] = set()
        """Whose offer was answered here: what still rings of one is none of its own."""
        self._awaited: dict[str, Arrival] = {}
        self._seen: dict[str, int] = {}
        """When each that carries a correlation began to ring here."""
        phone.rang.connect(self._rang)
        phone.ended.connect(self._ended)

    def is_answered(self, call: Call) -> bool:
        return call.correlation in self._answered

    def is_fresh(self, call: Call) -> bool:
        """Its offer may still be on its way."""
        if not call.correlation:
            return False
        if call.id not in self._seen:
            self._seen[call.id] = monotonic_ms()
            # A timer may be early: the call would still be fresh, and never ring
            QTimer.singleShot(FRESH_MS + EARLY_MS, self, self.aged.emit)
        return monotonic_ms() - self._seen[call.id] < FRESH_MS

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

    def _ended(self, call: Call) -> None:
        self._answered.discard(call.correlation)
        self._seen.pop(call.id, None)

    def _give_up(self, call: str) -> None:
        if (arrival := self._awaited.pop(call, None)) is not None:
            self._answered.discard(call)
            self.missing.emit(arrival)

"""SupervisionLegs: the supervisor's own phone answers the leg of her supervision by itself.

The leg carries the supervision's id in X-ADP-Call. It is no customer: no card, no ring, no recording.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from core.supervision import Supervision
from desktop.models.supervision import SupervisionNow
from desktop.switchboard import Switchboard
from desktop.telephone.telephone import Telephone
from voip.values import Call

AWAITED_MS = 20_000
"""As long as the platform lets her phone ring."""
PATIENCE_MS = 1_500
"""A leg may be here before the word of what it is; then it is unseen for so long."""


class SupervisionLegs(QObject):
    changed = Signal()

    def __init__(
        self, phone: Telephone, now: SupervisionNow, board: Switchboard, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._phone, self._now, self._board = phone, now, board
        self._mine: set[str] = set()
        """Ids of calls that are a supervision's leg, for as long as they only are that."""
        self._answered: set[str] = set()
        self._awaited = QTimer(self, singleShot=True, interval=AWAITED_MS)
        self._unsure: set[str] = set()
        self._strangers: set[str] = set()
        """Ids of calls that were no leg of hers after all."""
        board.hides = board.strip.hides = self.hides
        phone.calls_changed.connect(self.look)

    def close(self) -> None:
        self._awaited.stop()

    def expect(self, call: str) -> None:
        """A supervision of the call was asked for: its leg comes soon."""
        self._awaited.start()

    @property
    def muted(self) -> bool | None:
        """Of the microphone; None: no leg is up."""
        legs = [call for call in self._phone.up if call.id in self._mine]
        return legs[0].muted if legs else None

    def hides(self, call: Call) -> bool:
        """Asked for every call that is shown: another bar stands for it."""
        if call.id in self._mine or self._of(call) is not None:
            return True
        if call.state == "ringing_in" and self._awaited.isActive():
            self._wait(call.id)
        return call.id in self._unsure

    def look(self) -> None:
        """Who has taken over has a customer from then on, in a bar like any other."""
        before = set(self._mine)
        for call in self._phone.calls:
            if self._of(call) is not None:
                self._mine.add(call.id)
                self._unsure.discard(call.id)
                self._answer(call)
        here = {call.id for call in self._phone.calls}
        self._mine -= {id for id in self._mine if id in here and not self._still(id)}
        for id in before - self._mine:
            self._ask_who(id)
        if before != self._mine:
            self._board.refresh()
            self._board.strip.refresh()
        for kept in (self._answered, self._unsure, self._strangers):
            kept &= here
        self.changed.emit()

    def _ask_who(self, id: str) -> None:
        call = self._phone.call(id)
        if call is not None:
            self._board.callers.ask_again(call)

    def _still(self, id: str) -> bool:
        call = self._phone.call(id)
        return call is not None and self._of(call) is not None

    def _of(self, call: Call) -> Supervision | None:
        """The open supervision of mine it is the leg of; what was taken over is none any more."""
        if call.direction != "in" or not call.correlation:
            return None
        return next((of for of in self._now.mine if of.id == call.correlation), None)

    def _wait(self, id: str) -> None:
        """What it is may still be on its way."""
        if id not in self._unsure and id not in self._strangers:
            self._unsure.add(id)
            QTimer.singleShot(PATIENCE_MS, self, lambda: self._show(id))

    def _show(self, id: str) -> None:
        if id in self._unsure:
            self._unsure.discard(id)
            self._strangers.add(id)
            self._board.refresh()

    def _answer(self, call: Call) -> None:
        if call.state == "ringing_in" and call.id not in self._answered:
            self._answered.add(call.id)
            self._awaited.stop()
            self._phone.listen_in(call.id)

"""Offers: all that waits for this person's answer, and what an answer does on every side of it.

Offered work and the telephone's leg that carries it are one arrival: whichever of the two is taken
or passed on, by whichever key, the other goes along.
"""

from PySide6.QtCore import QObject, Signal

from core.changes import Changes
from core.entities import BotState
from core.rows import InboxRow, OfferRow, Refused
from core.work import Offer
from desktop.arrival import Arrival, of_call, of_handover, of_offer, urgency
from desktop.offer_legs import OfferLegs
from desktop.parts import Parts
from desktop.telephone.callers import Callers
from voip.values import Call

ANSWERS = ("offer.accept", "offer.decline")


class Offers(QObject):
    """Times are the platform's; everything here is for the screen's thread."""

    changed = Signal()
    """`all` is another one."""
    ended = Signal(object, str, str)
    """Arrival that is gone; how: accepted, declined, taken, gone, timed_out, overflow, state,
    offline or over; and the name of who has it now, where somebody has."""
    accepted = Signal(object)
    """Arrival a person just took here."""
    opened = Signal(int)
    """Key of the conversation of what was taken; at once, or as soon as it is on this machine."""
    looked_at = Signal(int)
    """The same of a call-back: the keyboard belongs to the dialler, not to a composer."""

    def __init__(self, parts: Parts, callers: Callers) -> None:
        super().__init__()
        self._parts, self._desk, self._phone = parts, parts.desk, parts.telephone
        self._callers = callers
        self._known: dict[str, Arrival] = {}
        self._handed: dict[int, Arrival] = {}
        self._asked: set[str] = set()
        """Ids of offers that were answered here; the platform has not said what became of it."""
        self._passed: set[str] = set()
        self.legs = OfferLegs(self._phone, self)
        self._wanted: dict[str, Arrival] = {}
        """Accepted, by the id of a conversation that is not on this machine yet."""
        self._connect()
        self._look()

    def _connect(self) -> None:
        desk, phone = self._desk, self._phone
        self._stops = [
            desk.on_offers(lambda _: self._look()), desk.on_line(lambda _: self._look()),
            desk.on_changes(self._changed),
        ]  # fmt: skip
        phone.calls_changed.connect(self._look)
        phone.answering.connect(self._answering)
        phone.rejecting.connect(self._rejecting)
        self.legs.aged.connect(self._look)
        self._callers.known.connect(lambda _: self._look())

    def close(self) -> None:
        for stop in self._stops:
            stop()
        self._stops = []

    # What there is

    @property
    def all(self) -> tuple[Arrival, ...]:
        """The most urgent first."""
        return tuple(sorted(self._known.values(), key=urgency))

    @property
    def routed(self) -> bool:
        """The platform gives the work out itself: then a hand-over comes as an offer."""
        return bool(self._desk.directory.queue_rules)

    def find(self, id: str) -> Arrival | None:
        return self._known.get(id)

    def is_asked(self, arrival: Arrival) -> bool:
        """It was accepted here, and the platform's word is awaited."""
        return arrival.offer is not None and arrival.offer.id in self._asked

    def claims(self, call: Call) -> bool:
        """It is the leg of something offered, which stands for both."""
        legs = (a.call.id for a in self._known.values() if a.row is not None and a.call)
        return call.id in legs or self._is_held_back(call)

    def _is_held_back(self, call: Call) -> bool:
        """Nothing of its own is shown of it: it was answered, or is about to be offered."""
        return self.legs.is_answered(call) or (self.routed and self.legs.is_fresh(call))

    def hand_over(self, row: InboxRow, bot: BotState | None) -> None:
        """Of a platform that does not route: whoever is faster has it."""
        self._handed[row.key] = of_handover(row, bot)
        self._look()

    def settle(self, key: int) -> None:
        """Somebody has the hand-over."""
        self._handed.pop(key, None)
        self._look()

    # What a person does

    def accept(self, id: str) -> None:
        arrival = self._known.get(id)
        if arrival is None or self.is_asked(arrival):
            return
        if arrival.call is not None:
            self._phone.answer(arrival.call.id)  # `_answering` does the rest
            return
        if arrival.rings and arrival.offer is not None and arrival.offer.call:
            self.legs.wait_for(arrival, arrival.offer.call)
        self._take(arrival)

    def decline(self, id: str, reason: str = "") -> None:
        """`reason` is for the platform; who calls hears busy."""
        arrival = self._known.get(id)
        if arrival is None or self.is_asked(arrival):
            return
        self._pass(arrival, reason)
        if arrival.call is not None:
            self._phone.reject(arrival.call.id, "busy" if arrival.row else "declined")

    # Inside: taking

    def _take(self, arrival: Arrival) -> None:
        offer, tasks = arrival.offer, self._parts.tasks
        if offer is not None:
            self._asked.add(offer.id)
            self.legs.answer(offer.call)
            tasks.start(self._ask(offer), "accept an offer")
        elif arrival.handover is not None:
            tasks.start(self._desk.take_over(arrival.handover.key), "take over")
            self._handed.pop(arrival.handover.key, None)
        self.accepted.emit(arrival)
        self._open(arrival)
        self._look()

    async def _ask(self, offer: Offer) -> None:
        await self._desk.accept_offer(offer.id)

    def _open(self, arrival: Arrival) -> None:
        if arrival.key is not None:
            self._show_taken(arrival, arrival.key)
        elif arrival.offer is not None and arrival.offer.conversation:
            self._wanted[arrival.offer.conversation] = arrival

    def _show_taken(self, arrival: Arrival, key: int) -> None:
        (self.looked_at if arrival.calls_back else self.opened).emit(key)

    def _pass(self, arrival: Arrival, reason: str) -> None:
        if arrival.row is None and arrival.handover is None:
            return  # a call by itself: the phone says what becomes of it
        if arrival.offer is not None:
            self._passed.add(arrival.offer.id)
            self.legs.answer(arrival.offer.call)
            work = self._desk.decline_offer(arrival.offer.id, reason)
            self._parts.tasks.start(work, "decline an offer")
        if arrival.handover is not None:
            self._handed.pop(arrival.handover.key, None)
        self._end(arrival, "declined")
        self._look()

    # Inside: the telephone's side

    def _answering(self, call: str) -> None:
        """By whichever key: what carries an offer accepts it."""
        arrival = self._of_leg(call)
        if arrival is not None and not self.is_asked(arrival):
            self._take(arrival)

    def _rejecting(self, call: str) -> None:
        arrival = self._of_leg(call)
        if arrival is not None:
            self._pass(arrival, "")

    def _of_leg(self, call: str) -> Arrival | None:
        found = (a for a in self._known.values() if a.row and a.call and a.call.id == call)
        return next(found, None)

    def _taken_by_policy(self, rows: tuple[OfferRow, ...]) -> None:
        """The phone answered by itself: the customer is spoken with, whatever was pressed."""
        talking = {c.correlation for c in self._phone.up if c.state == "talking" and c.correlation}
        for row in rows:
            if row.offer.call in talking and row.offer.id not in self._asked:
                self._asked.add(row.offer.id)
                self._parts.tasks.start(self._ask(row.offer), "accept what was answered")

    # Inside: what there is now

    def _changed(self, changes: Changes) -> None:
        if self._wanted and (changes.conversations or changes.everything):
            self._parts.tasks.start(self._open_wanted(), "open what was accepted")

    async def _open_wanted(self) -> None:
        for conversation in tuple(self._wanted):
            key = await self._desk.key_of(conversation)
            arrival = self._wanted.pop(conversation, None) if key is not None else None
            if key is not None and arrival is not None:
                self._show_taken(arrival, key)

    def _look(self) -> None:
        rows = self._open_rows()
        self._taken_by_policy(rows)
        now = {each.id: each for each in self._found(rows)}
        gone = [each for id, each in self._known.items() if id not in now]
        if now == self._known:
            return
        self._known = now
        for each in gone:
            self._find_out(each)
        self.changed.emit()

    def _open_rows(self) -> tuple[OfferRow, ...]:
        """Without a line nothing can be accepted, and nobody knows what became of it."""
        if self._desk.line.state != "live":
            return ()
        return tuple(row for row in self._desk.offers if row.offer.id not in self._passed)

    def _found(self, rows: tuple[OfferRow, ...]) -> list[Arrival]:
        legs = {call.correlation: call for call in self._phone.ringing if call.correlation}
        offered = [of_offer(row, legs.get(row.offer.call or "")) for row in rows]
        taken = {each.call.id for each in offered if each.call is not None}
        calls = [
            of_call(call, self._callers.name(call), self._callers.of(call))
            for call in self._phone.ringing
            if call.id not in taken and not self._is_held_back(call)
        ]
        return [*offered, *calls, *self._handed.values()]

    # Inside: what became of what is gone

    def _find_out(self, arrival: Arrival) -> None:
        if arrival.offer is None:
            self._end(arrival, "over")
        elif self._desk.line.state != "live":
            self._asked.discard(arrival.offer.id)
            self._end(arrival, "offline")
        elif arrival.offer.id not in self._passed:
            self._parts.tasks.start(self._read_end(arrival, arrival.offer), "what became of it")

    async def _read_end(self, arrival: Arrival, offer: Offer) -> None:
        now = await self._desk.offer(offer.id) or offer
        self._asked.discard(offer.id)
        self._end(arrival, *self._how(now))

    def _how(self, offer: Offer) -> tuple[str, str]:
        """How it ended, and who has it."""
        if offer.state == "rescinded":
            by = self._desk.directory.agents.get(offer.taken_by or "")
            return offer.reason or "gone", by.name if by else ""
        return ("timed_out" if offer.state == "open" else offer.state), ""

    def _end(self, arrival: Arrival, how: str, by: str = "") -> None:
        if how not in ("accepted", "over", "declined"):
            self._forget_leg(arrival)
        self.ended.emit(arrival, how, by)

    def _forget_leg(self, arrival: Arrival) -> None:
        if arrival.offer is not None:
            self.legs.forget(arrival.offer.call)
            self._wanted.pop(arrival.offer.conversation or "", None)

    def refused(self, refused: Refused) -> bool:
        """True where it was an answer to an offer: its card says what there is to say."""
        if refused.type not in ANSWERS:
            return False
        id = (refused.conversation or "").removeprefix("offer:")
        self._asked.discard(id)
        self._passed.discard(id)
        arrival = self._known.get(f"offer:{id}")
        if arrival is not None and arrival.offer is not None and refused.code in _ENDS:
            self._parts.tasks.start(self._read_refused(arrival, refused.code), "why it was refused")
            return True
        self._look()
        self.changed.emit()  # what was asked may be answered again
        return refused.code in _ENDS

    async def _read_refused(self, arrival: Arrival, code: str) -> None:
        assert arrival.offer is not None
        now = await self._desk.offer(arrival.offer.id)
        how, by = self._how(now) if now is not None and now.state != "open" else (_ENDS[code], "")
        self._passed.add(arrival.offer.id)  # what the platform refused is not shown again
        self._end(arrival, how, by)
        self._look()


_ENDS = {"offer_taken": "taken", "expired": "timed_out", "gone": "gone"}
"""Codes of the platform, and how the offer ended by them."""

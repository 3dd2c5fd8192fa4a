"""A visit: one call through the queue, from its answer to its end, with all that is done about it.

It joins the caller (`caller`), the process that carries the call, routing and the record. What it
writes is written in order; an offer rings the agent's phone at once, and whoever answers first,
phone or desk, accepts it.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy.exc import OperationalError

from backend.log import Log, Transaction
from backend.telephony import legs, supervision
from backend.telephony.actors import Actor
from backend.telephony.caller import Caller, Happened, Leg
from backend.telephony.legs import CUSTOMER
from backend.telephony.listeners import Listener
from backend.telephony.pausing import Pausing
from backend.telephony.phones import Phones
from backend.telephony.prompts import Language, Prompts
from backend.telephony.queueing import Queueing
from backend.telephony.supervised import Supervised
from backend.telephony.tapes import Tape
from core.entities import Agent, CallLeg, CallRecord
from core.supervision import Supervision
from core.work import Interaction, Offer

_log = logging.getLogger("santral.exchange")
_GRACE_S = 6.0
"""A desk tells more of a call than the switch knows, so it is asked first."""
_ANSWERS_S = 20.0
_CHOOSES_S = 15.0
"""What is asked has been said by then, and a number of eleven digits is typed in pieces of less."""
_TRIES, _TRIES_AGAIN_S = 60, 1.0
"""The disk is full, or busy; the call goes on meanwhile."""
_REFUSED = (486, 600, 603)


class House(NamedTuple):
    """What all visits share. `agent_of` knows extensions, `address_of` where a number outside is
    called; `begin` keeps a task."""

    log: Log
    phones: Phones
    prompts: Prompts
    queueing: Queueing
    agent_of: Callable[[str], str | None]
    address_of: Callable[[str], str | None]
    begin: Callable[[Coroutine[Any, Any, None]], None]
    over: Callable[["Visit", bool], None]
    """Called once, when the caller is not on the line any more, with whether the process fell."""


class Visit:
    """`id` is the CallRecord's; `call_id` that of its SIP. `queue` is where it began."""

    def __init__(
        self, house: House, actor: Actor, id: str, call_id: str, queue: str, number: str,
        language: Language, tape: Tape | None = None,
    ) -> None:  # fmt: skip
        self.id, self.call_id, self.actor = id, call_id, actor
        self.caller = Caller(id, number, language, house.prompts, actor.order, self._told)
        self.caller.tape = tape
        self._house, self._queue = house, queue
        self.interaction = ""
        """The newest one of this call."""
        self._visited: set[str] = set()
        self._offers: dict[str, Offer] = {}
        """Open and accepted ones of this interaction."""
        self._handed_from = ""
        """The leg that hands the caller on just now."""
        self._outsiders: set[str] = set()
        """Legs to numbers outside, once they were asked for."""
        self._ended = False
        self._pausing = Pausing(self.caller, house.log.clock)
        self._work: asyncio.Queue[Callable[[Transaction], object] | None] = asyncio.Queue()
        """None: there will be no more."""
        self._supervised = Supervised(self)
        actor.told, actor.fell = self.caller.heard, self.fell
        house.begin(self._write())

    @property
    def agent(self) -> str:
        """Who talks with the caller; empty: nobody of ours."""
        leg = self.caller.legs.get(self.caller.with_leg)
        return leg.who if leg is not None and leg.kind == "agent" else ""

    def fell(self) -> None:
        """Its process is gone, and nothing else with it."""
        self._end(500, "network", failed=True)

    # What the caller did

    def _told(self, happened: Happened) -> None:
        leg = happened.leg
        match happened.what:
            case "here":
                self._came()
            case "gone":
                self._end(happened.status, "us" if happened.ours else "them")
            case "number":
                self.caller.leave("noted")
                self._house_does(self._house.queueing.call_back, happened.number)
            case "answered" if leg is not None:
                self._answered(leg)
            case "handed" if leg is not None:
                self._handed(leg)
            case "failed" | "left" | "lost" if leg is not None:
                self._parted(leg, happened)
            case "listens" | "deaf":
                self._supervised.told(happened)

    def _came(self) -> None:
        self.caller.greet()
        self.do(partial(legs.answered, call=self.id, leg=CUSTOMER))
        self.do(self._enqueue)

    def _enqueue(self, log: Transaction) -> None:
        call = log.state.get(CallRecord, self.id)
        if call is not None:
            self._house.queueing.enqueue(log, call, self._queue)

    def _end(self, status: int, by: legs.EndedBy, *, failed: bool = False) -> None:
        if self._ended:
            return
        self._ended = True
        self.do(partial(legs.all_ended, call=self.id, sip=status, lost=failed))
        self.do(partial(supervision.all_ended, call=self.id))
        self._house_does(self._house.queueing.over)
        self._house.begin(self._finish(status, by, failed))
        self._house.over(self, failed)

    async def _finish(self, status: int, by: legs.EndedBy, failed: bool) -> None:
        """Later: the desk that talked knows more of it."""
        await asyncio.sleep(_GRACE_S)
        self.do(partial(legs.finish, id=self.id, ended_by=by, sip=status, failed=failed))
        self._work.put_nowait(None)

    async def settled(self) -> None:
        """All that happened so far is written."""
        await self._work.join()

    # Legs

    def _answered(self, leg: Leg) -> None:
        self.do(partial(legs.answered, call=self.id, leg=leg.id))
        offer = self._offers.get(leg.id)
        if offer is None or offer.state == "accepted":
            self._connect(leg.id)
        else:
            self._house.begin(self._accept(offer))

    async def _accept(self, offer: Offer) -> None:
        """The phone was quicker than the desk's word. Somebody else has it: that leg is let go."""
        queueing = self._house.queueing
        if await self._house.log.transact(lambda t: queueing.accept(t, offer.id)):
            self._connect(offer.id)
        else:
            self.caller.stop(offer.id)

    def _connect(self, leg: str) -> None:
        if self._handed_from:
            # That agent's part is over, whoever has the caller now
            if self._handed_from in self.caller.legs:
                self._leg_ended(self._handed_from, 200)
            self._house_does(self._house.queueing.over)
            self._handed_from = ""
        self.caller.connect(leg)

    def _handed(self, leg: Leg) -> None:
        """An agent's phone hands the caller on to a number."""
        self._handed_from = self.caller.with_leg
        agent = self._house.agent_of(leg.who)
        self._rings(CallLeg(
            id=leg.id, kind="agent" if agent else "outside", who=agent or leg.who, started_at=0
        ))  # fmt: skip

    def _parted(self, leg: Leg, happened: Happened) -> None:
        lost = happened.what == "lost"
        self._leg_ended(leg.id, happened.status, lost=lost)
        if happened.what == "failed":
            self._not_answered(leg, happened.status)
        elif lost and not self._handed_from:
            self._again()
        elif not self.caller.with_leg and not self._handed_from:
            self.caller.leave()

    def _not_answered(self, leg: Leg, status: int) -> None:
        offer = self._offers.get(leg.id)
        if leg.kind == "outside" or leg.id.endswith(">"):
            self._handed_in_vain()
        elif offer is not None and offer.state == "accepted":
            self._again()
        elif offer is not None:
            reason = "declined" if status in _REFUSED else "phone"
            self.do(partial(self._house.queueing.decline, offer=offer.id, reason=reason))

    def _handed_in_vain(self) -> None:
        """Whoever did it has the caller still, or has them back, or has gone meanwhile."""
        before, self._handed_from = self._handed_from, ""
        if self.caller.with_leg:
            return
        if before in self.caller.legs:
            self.caller.connect(before)
        else:
            self._again()

    def _again(self) -> None:
        """Nobody is lost: whose agent is gone comes before others."""
        self._offers.clear()
        self._handed_from = ""
        self.caller.wait("again")
        self._house_does(self._house.queueing.back)

    # What routing decided

    def begins(self, work: Interaction) -> None:
        """A new interaction of this call: another queue or person than before, if there was one."""
        if work.state not in ("waiting", "active") or work.id in self._visited:
            return
        moved, self.interaction = bool(self.interaction), work.id
        self._visited.add(work.id)
        # One that is active from its beginning was taken over: the caller talks on
        if moved and work.state == "waiting":
            self._moved()

    def ends(self, work: Interaction) -> None:
        """Its newest interaction ended before anybody answered."""
        if work.id != self.interaction or self.caller.leaving:
            return
        if work.end == "cancelled":
            self.caller.leave("nobody")
        elif work.end == "flow_out":
            self.caller.offer_number()
            self._house.begin(self._chooses())

    async def _chooses(self) -> None:
        """As long as they press keys; asked twice."""
        for last in (False, True):
            before = -1
            while before != self.caller.presses:
                before = self.caller.presses
                await asyncio.sleep(_CHOOSES_S)
            if self._ended or self.caller.leaving:
                return
            if last:
                self.caller.leave("nobody")
            else:
                self.caller.ask_again()

    def offered(self, offer: Offer) -> None:
        if offer.interaction != self.interaction or self._ended:
            return
        if offer.state == "open" and offer.id not in self._offers:
            self._offers[offer.id] = offer
            self._ring(offer)
        elif offer.state == "accepted":
            self._offers[offer.id] = offer
            self._accepted(offer)
        elif offer.state != "open":
            self._offers.pop(offer.id, None)
            self._taken_back(offer.id)

    def _moved(self) -> None:
        """Whoever talks with the caller is let go."""
        self._offers.clear()
        self._handed_from = ""
        if leg := self.caller.with_leg:
            self.caller.wait("moved")
            self._leg_ended(leg, 200)

    def _accepted(self, offer: Offer) -> None:
        """By the desk, or by the phone a moment ago."""
        for other in [other for other in self.caller.legs if other != offer.id]:
            self._taken_back(other)
        leg = self.caller.legs.get(offer.id)
        if leg is None:
            self._ring(offer)
        elif leg.state == "talking" and self.caller.with_leg != leg.id:
            self._connect(leg.id)
        self._house.begin(self._answers_soon(offer))

    async def _answers_soon(self, offer: Offer) -> None:
        """A desk that accepted, and whose phone does not answer, keeps nobody waiting."""
        await asyncio.sleep(_ANSWERS_S)
        if offer.id in self._offers and self.caller.with_leg == "" and not self._handed_from:
            self._taken_back(offer.id)
            self._again()

    def _taken_back(self, leg: str) -> None:
        if leg in self.caller.legs and self.caller.with_leg != leg:
            self.caller.stop(leg)
            self._leg_ended(leg, 487)

    def _ring(self, offer: Offer) -> None:
        address = self._house.phones.address_of(offer.agent)
        if address is None and offer.state == "accepted":
            self._again()
        elif address is None:
            self.do(partial(self._house.queueing.decline, offer=offer.id, reason="phone"))
        else:
            self._house.begin(self._ring_at(offer, address))

    async def _ring_at(self, offer: Offer, address: str) -> None:
        name, queue = await self._house.log.transact(lambda t: legs.names(t, self.id, offer.queue))
        leg = Leg(offer.id, "agent", offer.agent)
        if offer.id in self._offers and self.caller.ring(leg, address, name, queue):
            self._rings(CallLeg(id=leg.id, kind="agent", who=leg.who, started_at=0))

    # Numbers outside

    def told(self, call: CallRecord) -> None:
        """The record, as it is from now on: somebody may have been asked for, or given up."""
        if self._ended:
            return
        self._pausing.told(call)
        for leg in call.legs:
            if leg.kind == "outside" and leg.answered_at is None:
                self._outside(leg)

    def _outside(self, leg: CallLeg) -> None:
        known = leg.id in self._outsiders
        if leg.ended_at is None and not known:
            self._outsiders.add(leg.id)
            self._ask_outside(leg)
        elif leg.ended_at is not None and leg.id in self.caller.legs and not self._has(leg.id):
            self.caller.stop(leg.id)
            self._handed_in_vain()

    def _has(self, leg: str) -> bool:
        """It has been answered meanwhile."""
        return self.caller.with_leg == leg

    def _ask_outside(self, leg: CallLeg) -> None:
        """Unless an agent's phone has asked for it, and it rings already."""
        if leg.id in self.caller.legs:
            return
        talks, to = self.caller.with_leg, self._house.address_of(leg.who)
        if to is None or not self.caller.ask_outside(Leg(leg.id, "outside", leg.who), to):
            self._leg_ended(leg.id, 480 if to else 404)
        else:
            self._handed_from = talks

    # Supervisors

    def supervised(self, of: Supervision) -> None:
        if not self._ended:
            self._supervised.heard(of)

    def taken_over(self, listener: Listener, before: str) -> None:
        self._offers.clear()
        self._handed_from = ""
        self.do(partial(supervision.taken_over, id=listener.id, before=before))
        self._house_does(self._house.queueing.taken_over, listener.who)

    def address_of(self, user: str) -> str | None:
        return self._house.phones.address_of(user)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._house.begin(work)

    async def read(self, work: Callable[[Transaction], Agent | None]) -> Agent | None:
        return await self._house.log.transact(work)

    def do(self, work: Callable[[Transaction], object]) -> None:
        """In order, one after the other, also what is done after the call is over."""
        self._work.put_nowait(work)

    # Writing

    def _rings(self, leg: CallLeg) -> None:
        self.do(partial(legs.rings, call=self.id, leg=leg))

    def _leg_ended(self, leg: str, status: int, *, lost: bool = False) -> None:
        self.do(partial(legs.ended, call=self.id, leg=leg, sip=status, lost=lost))

    def _house_does(self, what: Callable[..., None], *more: str) -> None:
        self.do(lambda t: what(t, self.id, *more))

    async def _write(self) -> None:
        while (work := await self._work.get()) is not None:
            await self._written(work)
            self._work.task_done()
        self._work.task_done()

    async def _written(self, work: Callable[[Transaction], object]) -> None:
        for _ in range(_TRIES):
            try:
                await self._house.log.transact(work)
            except OperationalError:
                _log.warning("what became of a call cannot be written now; it is tried again")
                await asyncio.sleep(_TRIES_AGAIN_S)
            else:
                return

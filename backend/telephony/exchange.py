"""The exchange: calls from a trunk, through the queue, to an agent, and on to whoever is next.

It joins the front (an operator's SIP), a process per call (`pool`, `actors`), and the calls
(`visit`). What routing decides it hears from the log. How a real exchange would stand in its place:
`docs/decisions/0018-calls-through-the-queue.md`.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.exc import OperationalError

from backend.accounts import company_of
from backend.commands.work import Refused
from backend.files import Files
from backend.log import Log, Transaction
from backend.policy import Decision
from backend.telephony import legs, outside, prompts, supervision
from backend.telephony.actors import Actor, NoTelephone
from backend.telephony.arrival import Arrival
from backend.telephony.front import Front
from backend.telephony.legs import CUSTOMER
from backend.telephony.outgoing import DESK, Outgoing
from backend.telephony.phones import Phones
from backend.telephony.pool import Pool
from backend.telephony.queueing import Queueing
from backend.telephony.tapes import Tapes
from backend.telephony.trunk import Trunk
from backend.telephony.visit import House, Visit
from core import numbers
from core.entities import Agent
from core.ids import uuid7
from core.protocol.events import (
    CallUpserted,
    Event,
    InteractionUpserted,
    OfferUpserted,
    SupervisionUpserted,
)
from core.supervision import Mode, Supervision
from voip.orders import Answer, AnyNews, Listen, Register, Registered

_log = logging.getLogger("santral.exchange")
_TELLS_PLACE_S = 30.0
_STARTS_S = 20.0
_WRITES_S = 3.0
_LOOPBACK = "127.0.0.1"


class Exchange:
    """`inside` says where a number leads that is nobody's phone here and nobody's outside. Without
    `files` nothing is recorded here."""

    def __init__(
        self, log: Log, phones: Phones, place: Path, queueing: Queueing, trunk: Trunk | None = None,
        inside: Callable[[str], str | None] = lambda number: None, files: Files | None = None,
    ) -> None:  # fmt: skip
        self._log, self._phones, self._place = log, phones, place
        self.queueing, self._trunk, self._inside = queueing, trunk, inside
        self._extensions: dict[str, str] = {}
        """Extension -> agent."""
        self._roles: dict[str, str] = {}
        self._decided = Decision()
        self._calling: dict[int, Actor] = {}
        """Processes of calls that desks make."""
        self.front = Front(trunk, self._arrived, self._dialled)
        self._pool = Pool()
        self._tapes = Tapes(log, files, place / "tapes") if files is not None else None
        self._house: House | None = None
        self._furnishing = asyncio.Lock()
        self._registrar: Actor | None = None
        self.registered = False
        """At a trunk that wants it."""
        self._visits: dict[str, Visit] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        """What is under way; one of them as long as it runs."""
        self._stop: Callable[[], None] = lambda: None

    async def start(self, homes: Sequence[str] = ()) -> None:
        """`homes`: host:port of ours in what an agent's phone names. Raises NoTelephone, OSError."""
        await self.front.start()
        await self._pool.start(self._listen())
        self.front.homes.update(homes)
        await self._look_around()
        await self._log.transact(self._clear)
        if self._tapes is not None:
            await self._tapes.start()
        self._stop = self._log.listen(self._happened)
        self._begin(self._tell_places())
        await self.front.admit()
        if self._trunk is not None and self._trunk.register:
            await self._register(self._trunk)

    async def _furnished(self) -> House:
        """What is announced is spoken when the first call comes, once per data folder: a platform
        that nobody calls need not wait for it."""
        async with self._furnishing:
            if self._house is None:
                company = await self._log.database.read(company_of)
                place = self._place / "queue"
                spoken = await asyncio.to_thread(prompts.prepare, place, company.name)
                self._house = House(
                    self._log, self._phones, spoken, self.queueing, lambda n: self._extensions.get(n),
                    self._outside, self._begin, self._over,
                )  # fmt: skip
        return self._house

    def _clear(self, log: Transaction) -> None:
        """Its calls ended with the platform that carried them."""
        for call in legs.orphans(log):
            carried = legs.goes_on(call)
            legs.all_ended(log, call.id, 0, lost=True)
            supervision.all_ended(log, call.id)
            self.queueing.over(log, call.id)
            by: legs.EndedBy = "network" if carried else "them"
            legs.finish(log, call.id, ended_by=by, failed=carried)

    async def stop(self) -> None:
        self._stop()
        visits = list(self._visits.values())
        carrying = [*(visit.actor for visit in visits), *self._calling.values()]
        await asyncio.gather(*(actor.stop() for actor in carrying))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_WRITES_S):
                await asyncio.gather(*(visit.settled() for visit in visits))
                await asyncio.gather(*(self._keep(visit.id) for visit in visits))
        await self._log.transact(self._clear)
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        if self._registrar is not None:
            await self._registrar.stop()
        await self._pool.stop()
        self.front.stop()

    @property
    def visits(self) -> list[Visit]:
        """Of everybody who is on the line."""
        return list(self._visits.values())

    def waits(self, number: str) -> bool:
        """Somebody with this number is on the line, and nobody talks with them."""
        return any(
            visit.caller.number == number and not visit.caller.with_leg
            for visit in self._visits.values()
        )

    # Calls that come

    def _arrived(self, arrival: Arrival) -> None:
        self._begin(self._desk_calls(arrival) if arrival.desk else self._receive(arrival))

    async def _receive(self, arrival: Arrival) -> None:
        try:
            async with asyncio.timeout(_STARTS_S):
                actor = await self._pool.take()
        except (NoTelephone, OSError, TimeoutError):
            _log.warning("no process could be started for a call")
            self.front.refuse(arrival.call_id, 503)
            return
        try:
            visit = self._visits[arrival.call_id] = await self._visit(arrival, actor)
        except OperationalError:
            _log.warning("a call was refused: nothing can be written now")
            self.front.refuse(arrival.call_id, 503)
            await actor.stop()
            return
        self.front.welcome(actor.port, visit.id)
        self.front.take(arrival.call_id, actor.port)
        if not actor.alive:
            visit.fell()

    async def _visit(self, arrival: Arrival, actor: Actor) -> Visit:
        assert self._trunk is not None
        queue, id = self._trunk.queue_of(arrival.dialled), uuid7()
        number = numbers.wire(arrival.caller) if arrival.caller else ""
        tape = await self._tapes.tape(id) if self._tapes is not None else None
        taped = tape is not None
        language = await self._log.transact(
            lambda t: legs.language_of(
                t, legs.begin(t, id, number, arrival.name, queue, taped=taped)
            )
        )
        house = await self._furnished()
        return Visit(house, actor, id, arrival.call_id, queue, number, language, tape)

    # Calls that desks make

    async def _desk_calls(self, arrival: Arrival) -> None:
        to = self._dialled_by(self._extensions.get(arrival.desk, ""), arrival.dialled)
        if to is None:
            self.front.refuse(arrival.call_id, 403)
            return
        try:
            async with asyncio.timeout(_STARTS_S):
                actor = await self._pool.take()
                await actor.listen(self._listen(desk=True))
        except (NoTelephone, OSError, TimeoutError):
            _log.warning("no process could be started for a call of a desk")
            self.front.refuse(arrival.call_id, 503)
            return
        call = Outgoing(to, actor.order, lambda: self._begin(self._leave(actor)))
        actor.told, actor.fell = call.heard, lambda: self._desk_fell(actor)
        self._calling[actor.port] = actor
        self.front.welcome(actor.port, "")
        self.front.take(arrival.call_id, actor.port)

    def _desk_fell(self, actor: Actor) -> None:
        _log.error("the process of a desk's call fell: that call is over")
        self.front.fell(actor.port)
        self._begin(self._leave(actor))

    def _over(self, visit: Visit, fell: bool) -> None:
        del self._visits[visit.call_id]
        if fell:
            _log.error("the process of a call fell: that call is over")
            self.front.fell(visit.actor.port)
        self._begin(self._leave(visit.actor, visit.id))

    async def _leave(self, actor: Actor, call: str = "") -> None:
        """Its last words still have to pass."""
        self._calling.pop(actor.port, None)
        await actor.stop()
        self.front.forget(actor.port)
        await self._keep(call)

    async def _keep(self, call: str) -> None:
        if self._tapes is not None and call:
            await self._tapes.keep(call)

    def _listen(self, *, desk: bool = False) -> Listen:
        """How the process of a call answers, and whom its own calls come from. `desk`: one of ours
        calls, and is answered once somebody else has answered."""
        trunk = self._trunk or Trunk(host=_LOOPBACK)
        first = DESK if desk else CUSTOMER
        return Listen(
            answers={"*": Answer(after_ms=100, waits=desk)}, via=self.front.address, first=first,
            media=_LOOPBACK if trunk.here == _LOOPBACK else "", user=trunk.user or "actor",
            login=trunk.login,
        )  # fmt: skip

    async def _register(self, trunk: Trunk) -> None:
        self._registrar = await self._pool.take()
        self._registrar.told = self._registration
        self.front.welcome(self._registrar.port, "")
        where = f"sip:{trunk.host}:{trunk.port}"
        self._registrar.order(Register(user=trunk.user, registrar=where, login=trunk.login))

    def _registration(self, news: AnyNews) -> None:
        if isinstance(news, Registered):
            self.registered = news.ok
            if not news.ok:
                _log.warning("the trunk refuses to know us: %d", news.status)

    # What routing decided

    def _happened(self, events: Sequence[Event]) -> None:
        here = {visit.id: visit for visit in self._visits.values()}
        bodies = [event.body for event in events]
        work = [body.interaction for body in bodies if isinstance(body, InteractionUpserted)]
        of_calls = [(here[one.call], one) for one in work if one.call in here]
        for visit, one in of_calls:
            visit.begins(one)
        # What ended, and began anew in the same breath, did not end for the caller
        for visit, one in of_calls:
            visit.ends(one)
        for body in bodies:
            if isinstance(body, CallUpserted) and body.call.id in here:
                here[body.call.id].told(body.call)
            if isinstance(body, OfferUpserted) and body.offer.call in here:
                here[body.offer.call].offered(body.offer)
            if isinstance(body, SupervisionUpserted) and body.supervision.call in here:
                here[body.supervision.call].supervised(body.supervision)

    # Supervisors

    async def supervise(
        self, call: str, supervisor: str, mode: Mode, *, visible: bool = True
    ) -> Supervision:
        """As `supervision.supervise`, which a command takes; besides, it raises Refused unavailable
        "phone" where hers cannot be rung. What becomes of it is told as events."""
        if self._phones.address_of(supervisor) is None:
            raise Refused("unavailable", "phone")
        return await self._log.transact(
            lambda t: supervision.supervise(t, call, supervisor, mode, visible=visible)
        )

    async def stop_supervising(self, id: str, supervisor: str) -> None:
        """Raises Refused, as `supervision.stop`."""
        await self._log.transact(lambda t: supervision.stop(t, id, supervisor))

    # Numbers

    def _dialled(self, number: str, call: str) -> str | None:
        """Where somebody hands the other side on to, who has the call (a visit's id, or empty)."""
        visit = next((visit for visit in self._visits.values() if visit.id == call), None)
        return self._dialled_by(visit.agent if visit is not None else "", number)

    def _dialled_by(self, agent: str, number: str) -> str | None:
        user = self._extensions.get(number)
        address = self._phones.address_of(user) if user else None
        if address is not None:
            return address
        if user is not None or len(number) <= numbers.LONGEST_EXTENSION:
            return self._inside(number)
        try:
            return self._outside(
                outside.dialled(number, self._roles.get(agent, "agent"), self._decided)
            )
        except Refused:
            return None

    def _outside(self, number: str) -> str | None:
        if self._trunk is not None and len(number) > numbers.LONGEST_EXTENSION:
            return self._trunk.address(number)
        return self._inside(number)

    async def _look_around(self) -> None:
        """Who is there, and what the company has decided: also beside a platform that runs."""
        agents, self._decided = await self._log.transact(
            lambda t: (t.state.all(Agent), t.state.decision())
        )
        self._extensions = {who.extension: who.id for who in agents if who.extension}
        self._roles = {who.id: who.role for who in agents}

    async def _tell_places(self) -> None:
        while True:
            await asyncio.sleep(_TELLS_PLACE_S)
            with contextlib.suppress(OperationalError):  # what was known holds a little longer
                await self._look_around()
            for visit in self._visits.values():
                if place := self.queueing.place_of(visit.interaction):
                    visit.caller.tell_place(place)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        """A task that failed and was kept would be silent."""
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a call went wrong", exc_info=error)

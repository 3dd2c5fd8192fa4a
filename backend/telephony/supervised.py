"""What the log says of a call's supervision, brought about on the call; and what came of it, said."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol

from backend.log import Transaction
from backend.telephony import supervision
from backend.telephony.caller import Caller, Happened
from backend.telephony.listeners import Listener
from core.entities import Agent
from core.supervision import Supervision, SupervisionEnd

ANSWERS_S = 20.0
"""Her phone, which she has just asked to ring, and which answers by itself where she lets it."""
_REFUSED, _SILENT = (486, 600, 603), 408


class Ringing(Protocol):
    """What is needed of a visit."""

    id: str
    caller: Caller

    def address_of(self, user: str) -> str | None: ...

    def do(self, work: Callable[[Transaction], object]) -> None:
        """In a transaction, in order."""

    async def read(self, work: Callable[[Transaction], Agent | None]) -> Agent | None: ...

    def begin(self, work: Coroutine[Any, Any, None]) -> None: ...

    def taken_over(self, listener: Listener, before: str) -> None:
        """The caller has another agent now, who had the leg `before` let go."""


class Supervised:
    def __init__(self, visit: Ringing) -> None:
        self._visit = visit
        self._asked: dict[str, Supervision] = {}
        """What is wanted now; not what has ended."""

    def heard(self, of: Supervision) -> None:
        """From the log, also what was said here."""
        before = self._asked.get(of.id)
        self._asked[of.id] = of
        listener = self._visit.caller.listeners.get(of.id)
        if of.ended_at is not None:
            del self._asked[of.id]
            self._visit.caller.dismiss(of.id)
        elif before is None:
            self._visit.begin(self._ring(of))
        elif listener is not None and listener.mode != of.mode:
            self._change(of)

    def told(self, happened: Happened) -> None:
        listener = happened.listener
        if listener is None:
            return
        if happened.what == "deaf":
            self._end(listener.id, _why(listener, happened))
        else:
            self._visit.do(partial(supervision.listens, id=listener.id))
            self._take(listener)

    def _change(self, of: Supervision) -> None:
        self._visit.caller.change(of.id, of.mode)
        self._take(self._visit.caller.listeners[of.id])

    def _take(self, listener: Listener) -> None:
        """At once where she is there already."""
        if listener.mode == "take_over" and listener.there:
            before = self._visit.caller.take_over(listener.id)
            self._visit.taken_over(listener, before)

    async def _ring(self, of: Supervision) -> None:
        agent = await self._visit.read(lambda t: t.state.get(Agent, of.agent))
        wanted = self._asked.get(of.id)
        if wanted is None:
            return
        address = self._visit.address_of(of.supervisor)
        if address is None:
            self._end(of.id, "phone")
            return
        number, name = (agent.extension or agent.id, agent.name) if agent else ("supervision", "")
        listener = Listener(of.id, of.supervisor, wanted.mode)
        if self._visit.caller.listen(listener, address, number, name):
            await self._answers_soon(of.id)
        else:
            self._end(of.id, "over")

    async def _answers_soon(self, id: str) -> None:
        await asyncio.sleep(ANSWERS_S)
        listener = self._visit.caller.listeners.get(id)
        if listener is not None and not listener.there:
            self._visit.caller.dismiss(id)
            self._end(id, "phone")

    def _end(self, id: str, end: SupervisionEnd) -> None:
        self._visit.do(partial(supervision.ended, id=id, end=end))


def _why(listener: Listener, happened: Happened) -> SupervisionEnd:
    if happened.status == 0:
        return "over"
    hung_up = listener.there and happened.status != _SILENT
    return "stopped" if hung_up or happened.status in _REFUSED else "phone"

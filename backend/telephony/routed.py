"""Calls in routing's hands: `queueing.Queueing` as the platform's router has it."""

from collections.abc import Callable

from msgspec.structs import replace

from backend.commands.offers import accept, decline
from backend.commands.work import Refused, Work
from backend.log import Transaction
from backend.permissions import viewer_of
from backend.routing import calls
from backend.routing.intake import RECLAIMED
from backend.routing.router import Standing
from backend.routing.steps import Steps
from backend.telephony.queueing import Place
from core.entities import Agent, CallRecord
from core.protocol.commands import AcceptOffer, DeclineOffer
from core.work import Offer


class Routed:
    """`standing` is the router's: from memory, where an interaction stands."""

    def __init__(
        self, standing: Callable[[str], Standing | None] = lambda interaction: None
    ) -> None:
        self._standing = standing

    def enqueue(self, log: Transaction, call: CallRecord, queue: str) -> None:
        calls.enqueue_call(log, call, queue)

    def accept(self, log: Transaction, offer: str) -> bool:
        work = _work_of(log, offer)
        if work is None:
            return False
        try:
            accept(work, AcceptOffer(offer=offer))
        except Refused:
            return False
        return True

    def decline(self, log: Transaction, offer: str, reason: str) -> None:
        work = _work_of(log, offer)
        known = log.state.get(Offer, offer)
        if work is not None and known is not None and known.state == "open":
            try:
                decline(work, DeclineOffer(offer=offer, reason=reason))
            except Refused:  # it ran out this moment: routing says so itself
                return

    def back(self, log: Transaction, call: str) -> None:
        work = log.state.work_of_call(call)
        if work is not None and work.state == "active":
            steps = Steps(log)
            steps.complete(work, log.now)
            steps.again(work, priority=work.priority + RECLAIMED)

    def over(self, log: Transaction, call: str) -> None:
        if (work := log.state.work_of_call(call)) is not None:
            calls.call_ended(log, work.id)

    def taken_over(self, log: Transaction, call: str, agent: str) -> None:
        work = log.state.work_of_call(call)
        if work is not None and work.state == "active":
            steps = Steps(log)
            steps.finish(work)
            # At once: an interaction that waits, if only for a moment, would be offered
            steps.again(work, state="active", agent=agent, answered_at=log.now)

    def call_back(self, log: Transaction, call: str, number: str) -> None:
        work = log.state.work_of_call(call)
        waits = work is not None and work.state in ("waiting", "offered")
        if work is None or not (waits or work.end == "flow_out"):
            return
        calls.call_left(log, work.id)
        wanted = calls.enqueue_callback(
            log, work.contact, work.queue, conversation=work.conversation
        )
        Steps(log).put(replace(wanted, number=number, before=work.id))

    def place_of(self, interaction: str) -> Place | None:
        stands = self._standing(interaction)
        return Place(stands.position, stands.estimated_wait_s) if stands is not None else None


def _work_of(log: Transaction, offer: str) -> Work | None:
    """As if the agent's desk had said it."""
    known = log.state.get(Offer, offer)
    agent = log.state.get(Agent, known.agent) if known is not None else None
    return Work(log, agent, viewer_of(agent), f"phone:{offer}") if agent is not None else None

"""The steps of a piece of work from the queue to its end, each inside one transaction.

Whoever takes one has looked whether it may be taken; nothing here refuses. An offer is emitted
before its interaction, so that whoever it was made to is told of both.
"""

from msgspec.structs import replace

from backend.log import Transaction
from core.entities import Agent
from core.ids import uuid7
from core.protocol.events import (
    AgentStateChanged,
    Body,
    By,
    Event,
    InteractionUpserted,
    OfferUpserted,
)
from core.work import (
    Disposition,
    Interaction,
    InteractionEnd,
    Offer,
    OfferState,
    Profile,
    QueueRules,
    Rescinded,
    lacks_outcome,
)

SYSTEM = By(kind="system")


class Steps:
    """`by` is whose doing it is, `cause` the command that asked for it."""

    def __init__(self, log: Transaction, by: By = SYSTEM, cause: str | None = None) -> None:
        self.log = log
        self._by = by
        self._cause = cause

    def emit(self, body: Body) -> Event:
        return self.log.emit(body, self._by, cause=self._cause)

    def rules(self, work: Interaction) -> QueueRules:
        return self.log.state.get(QueueRules, work.queue) or QueueRules(id=work.queue)

    def lacks_outcome(self, work: Interaction) -> bool:
        profile = self.log.state.get(Profile, work.agent or "")
        known = {each.id: each for each in self.log.state.all(Disposition)}
        return lacks_outcome(work, self.rules(work), profile, known)

    def put(self, work: Interaction) -> Interaction:
        """As it stands from now on."""
        body = self.emit(InteractionUpserted(interaction=work)).body
        assert isinstance(body, InteractionUpserted)
        return body.interaction

    def offer(self, offer: Offer) -> None:
        """Shows it; `wait` is to be told of its interaction afterwards."""
        self.emit(OfferUpserted(offer=offer))

    def wait(self, work: Interaction) -> Interaction:
        """Waiting or offered, by whether an offer of it is open."""
        offers = self.log.state.offers_of(work.id)
        asked = any(offer.state == "open" for offer in offers)
        return self.put(replace(work, state="offered" if asked else "waiting"))

    def accept(self, work: Interaction, agent: str) -> Interaction:
        """`agent` has it, by an offer or by hand; whoever else was asked is told in the same breath."""
        for offer in self._open_offers(work):
            if offer.agent == agent:
                self._close(offer, "accepted")
            else:
                self._close(offer, "rescinded", "taken", taken_by=agent)
        return self.put(replace(work, state="active", agent=agent, answered_at=self.log.now))

    def put_back(self, offer: Offer, state: OfferState, reason: str = "") -> None:
        """Declined or timed out: to the queue again, where nobody else is asked just now."""
        self._close(offer, state, reason)
        work = self.log.state.get(Interaction, offer.interaction)
        if work is not None and work.state in ("waiting", "offered"):
            rona = work.rona + (state == "timed_out")
            to_agent = None if work.to_agent == offer.agent else work.to_agent
            self.wait(replace(work, rona=rona, to_agent=to_agent))

    def rescind(self, offer: Offer, why: Rescinded) -> None:
        self._close(offer, "rescinded", why)
        work = self.log.state.get(Interaction, offer.interaction)
        if work is not None and work.state == "offered":
            self.wait(work)

    def drop(
        self, work: Interaction, end: InteractionEnd, why: Rescinded = "gone"
    ) -> Interaction:  # fmt: skip
        """Out of the queue before anybody accepted it."""
        for offer in self._open_offers(work):
            self._close(offer, "rescinded", why)
        now = self.log.now
        return self.put(replace(work, state="done", end=end, ended_at=now, completed_at=now))

    def finish(self, work: Interaction) -> Interaction:
        """Talk or chat is over: the wrap-up begins, where the queue wants one."""
        rules = self.rules(work)
        if rules.wrap == "none":
            return self.complete(replace(work, ended_at=self.log.now), self.log.now)
        until = self.log.now + rules.wrap_s * 1000 if rules.wrap_s else None
        return self.put(
            replace(work, state="wrap_up", ended_at=self.log.now, wrap_until=until)
        )  # fmt: skip

    def complete(self, work: Interaction, at: int) -> Interaction:
        """Nothing is left to do about it."""
        ended = work.ended_at if work.ended_at is not None else at
        return self.put(
            replace(work, state="done", end="handled", ended_at=ended, completed_at=max(at, ended))
        )

    def again(self, work: Interaction, **changed: object) -> Interaction:
        """The next visit of the same customer's matter, to another queue or person: as it was, but
        for what happened on this visit and what is `changed`."""
        new = Interaction(
            id=uuid7(), media=work.media, queue=work.queue, contact=work.contact,
            entered_at=self.log.now, conversation=work.conversation, call=work.call,
            handover=work.handover, skills=work.skills, priority=work.priority, before=work.id,
            through=work.through, due_at=work.due_at, number=work.number,
        )  # fmt: skip
        return self.put(replace(new, **changed))

    def say(self, agent: Agent, **changed: object) -> None:
        """What is known of an agent's state, but for what is `changed`."""
        whole = AgentStateChanged(
            agent=agent.id, state=agent.state, reason=agent.reason,
            since=agent.since or self.log.now, next_state=agent.next_state,
            next_reason=agent.next_reason, not_responding=agent.not_responding,
        )  # fmt: skip
        self.emit(replace(whole, **changed))

    def _open_offers(self, work: Interaction) -> list[Offer]:
        return [offer for offer in self.log.state.offers_of(work.id) if offer.state == "open"]

    def _close(
        self, offer: Offer, state: OfferState, reason: str = "", *, taken_by: str | None = None
    ) -> None:
        closed = replace(
            offer, state=state, reason=reason, taken_by=taken_by, ended_at=self.log.now
        )
        self.emit(OfferUpserted(offer=closed))

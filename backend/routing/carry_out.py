"""Decisions carried out: each is looked at once more in the transaction that writes it.

A decision was made over what was known a moment ago. What has changed meanwhile is left as it is:
the news of it is on its way, and it is decided anew.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

from backend.log import Transaction
from backend.routing.capacity import room_of
from backend.routing.decisions import (
    Decision,
    EndWrapUp,
    Escalate,
    FlowOut,
    MakeOffer,
    Overflow,
    Rescind,
    TimeOut,
)
from backend.routing.effects import offered
from backend.routing.steps import Steps
from core.entities import Agent
from core.ids import uuid7
from core.metrics.days import day_of
from core.protocol.reduce import preview_of
from core.work import Calendar, Interaction, Offer, Profile

Talking = Mapping[str, frozenset[str]]
"""Agent -> calls they talk on."""


def carry_out(log: Transaction, decisions: Sequence[Decision], talking: Talking) -> None:
    steps = Steps(log)
    shown: dict[str, None] = {}
    for decision in decisions:
        if isinstance(decision, MakeOffer):
            if _make_offer(steps, decision, talking.get(decision.agent, frozenset())):
                shown[decision.interaction] = None
        else:
            _CARRY[type(decision)](steps, decision)
    for work in [work for work in map(partial(_pending, steps), shown) if work]:
        steps.wait(work)


def _make_offer(steps: Steps, decision: MakeOffer, calls: frozenset[str]) -> bool:
    """Whether it was made. Its interaction is told once all its offers are."""
    log = steps.log
    work, agent = _pending(steps, decision.interaction), log.state.get(Agent, decision.agent)
    if work is None or agent is None or not _asks(agent):
        return False
    others = [offer for offer in log.state.offers_of(work.id) if offer.state == "open"]
    if any(offer.agent == agent.id for offer in others) or (others and decision.level < 2):
        return False
    profile = log.state.get(Profile, agent.id) or Profile(id=agent.id)
    hand, open_ = log.state.in_hand(agent.id), log.state.open_offers(agent.id)
    if work.media not in room_of(profile, hand, open_, calls):
        return False
    offer = offered(work, decision, log.now)
    steps.offer(
        replace(offer, id=uuid7(), today=_today(steps, work), preview=_preview(log, work))
    )  # fmt: skip
    return True


def _asks(agent: Agent) -> bool:
    return agent.state == "available" and not agent.next_state and not agent.not_responding


def _today(steps: Steps, work: Interaction) -> int:
    """The customer's how manieth contact today; what was transferred or overflowed is the same one."""
    calendar = steps.log.state.get(Calendar, steps.rules(work).calendar)
    zone = (calendar or Calendar(id="", name="")).zone
    visits = steps.log.state.visits_since(work.contact, day_of(steps.log.now, zone).start)
    return max(1, sum(visit.before is None for visit in visits))


def _preview(log: Transaction, work: Interaction) -> str:
    of = log.conversation(work.conversation or "")
    summary = of.bot.summary if of and of.bot and work.handover else ""
    return preview_of(work.transfer_note or summary or (of.preview if of else ""))


def _time_out(steps: Steps, decision: TimeOut) -> None:
    offer = steps.log.state.get(Offer, decision.offer)
    if offer is None or offer.state != "open" or offer.expires_at > steps.log.now:
        return
    steps.put_back(offer, "timed_out")
    agent = steps.log.state.get(Agent, offer.agent)
    if agent is not None and agent.state == "available" and not agent.not_responding:
        steps.say(agent, not_responding=True, since=steps.log.now)


def _rescind(steps: Steps, decision: Rescind) -> None:
    offer = steps.log.state.get(Offer, decision.offer)
    if offer is not None and offer.state == "open":
        steps.rescind(offer, decision.why)


def _escalate(steps: Steps, decision: Escalate) -> None:
    work = _pending(steps, decision.interaction)
    if work is not None and work.level < decision.level:
        steps.put(replace(work, level=decision.level))


def _overflow(steps: Steps, decision: Overflow) -> None:
    work = _pending(steps, decision.interaction)
    if work is not None:
        steps.drop(work, "flow_out", "overflow")
        steps.again(
            work, queue=decision.queue, priority=decision.priority, through=decision.through
        )


def _flow_out(steps: Steps, decision: FlowOut) -> None:
    work = _pending(steps, decision.interaction)
    if work is not None:
        steps.drop(work, "flow_out", "overflow")


def _end_wrap_up(steps: Steps, decision: EndWrapUp) -> None:
    """One that was extended meanwhile goes on; one whose outcome is required is nobody's to end."""
    work = steps.log.state.get(Interaction, decision.interaction)
    if work is None or work.state != "wrap_up" or work.wrap_until is None:
        return
    if work.wrap_until <= steps.log.now and not steps.lacks_outcome(work):
        steps.complete(work, decision.at)


def _pending(steps: Steps, id: str) -> Interaction | None:
    work = steps.log.state.get(Interaction, id)
    return work if work is not None and work.state in ("waiting", "offered") else None


_CARRY: dict[type[Any], Callable[[Steps, Any], None]] = {
    TimeOut: _time_out,
    Rescind: _rescind,
    Escalate: _escalate,
    Overflow: _overflow,
    FlowOut: _flow_out,
    EndWrapUp: _end_wrap_up,
}

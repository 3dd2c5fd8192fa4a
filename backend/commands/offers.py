"""Taking the work that is offered, or passing it on."""

from typing import NoReturn

from backend.commands.work import Done, Refused, Work
from backend.routing.steps import Steps
from core.entities import Conversation
from core.protocol.commands import AcceptOffer, DeclineOffer
from core.protocol.events import BotHandedOff, BotTakenOver, ConversationAssigned
from core.work import Interaction, Offer

MAX_REASON = 200


def accept(work: Work, body: AcceptOffer) -> Done:
    """The first has it: what the others were shown is taken back in the same transaction."""
    offer = _offer(work, body.offer)
    if offer.state == "accepted":
        return Done()
    found = _still_offered(work, offer)
    taken = Steps(work.log, work.by, work.id).accept(found, work.agent.id)
    of = work.log.conversation(found.conversation or "")
    if of is not None:
        _make_mine(work, of)
    return Done(work.log.seq, {"interaction": taken.id, "conversation": found.conversation})


def decline(work: Work, body: DeclineOffer) -> Done:
    """To the queue again; whoever declined stays available."""
    if len(body.reason) > MAX_REASON:
        raise Refused("payload_too_large", "reason")
    offer = _offer(work, body.offer)
    if offer.state == "declined":
        return Done()
    _still_offered(work, offer)
    Steps(work.log, work.by, work.id).put_back(offer, "declined", body.reason)
    return Done(work.log.seq)


def _offer(work: Work, id: str) -> Offer:
    found = work.log.state.get(Offer, id)
    if found is None or found.agent != work.agent.id:
        raise Refused("not_found", "offer")
    return found


def _still_offered(work: Work, offer: Offer) -> Interaction:
    found = work.log.state.get(Interaction, offer.interaction)
    if offer.state != "open" or found is None or found.state not in ("waiting", "offered"):
        _too_late(offer)
    if work.log.now > offer.expires_at:
        raise Refused("expired", "offer")
    return found


def _too_late(offer: Offer) -> NoReturn:
    if offer.state == "timed_out":
        raise Refused("expired", "offer")
    raise Refused("offer_taken" if offer.reason == "taken" else "gone", "offer")


def _make_mine(work: Work, of: Conversation) -> None:
    me, phase = work.agent.id, of.bot.phase if of.bot else "silent"
    if phase == "handoff":
        work.emit(BotHandedOff(conversation=of.id, to=me))
        work.tell(of.id, "handed_off", to=work.agent.name)
    elif phase == "active" and of.status == "pending":
        work.emit(BotTakenOver(conversation=of.id, by=me))
        work.tell(of.id, "taken_over", to=work.agent.name)
    elif of.assignee != me:
        work.emit(
            ConversationAssigned(conversation=of.id, from_=of.assignee, to=me, reason="offer")
        )
        work.tell(of.id, "assigned", to=work.agent.name)

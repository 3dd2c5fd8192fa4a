"""Taking a conversation from the bot, and giving it back."""

from functools import cache

from backend import rules
from backend.channels.bot.script import load
from backend.commands.work import Done, Refused, Work
from backend.log import Transaction
from core.entities import Conversation
from core.protocol.commands import ReturnToBot, TakeOver
from core.protocol.events import (
    Body,
    BotHandedOff,
    BotReturned,
    BotTakenOver,
    ConversationAssigned,
)


@cache
def _usual_points() -> frozenset[str]:
    """Of the platform's own flow."""
    return frozenset(load().rules.resume)


def resume_points(log: Transaction) -> frozenset[str]:
    """The points of the flow the bot goes by."""
    return frozenset(point.id for point in rules.known(log).resume) or _usual_points()


def take_over(work: Work, body: TakeOver) -> Done:
    """Of two who ask at once the first has it; the other's desk is told of a conflict."""
    before = work.conversation(body.conversation)
    if before.assignee not in (None, work.agent.id):
        raise Refused("conflict", "assignee")
    phase = before.bot.phase if before.bot else "silent"
    if before.assignee == work.agent.id and phase == "silent":
        return Done()
    event = work.emit(_taking(work, before, phase))
    code = {"handoff": "handed_off", "active": "taken_over"}.get(phase, "assigned")
    work.tell(before.id, code, to=work.agent.name)
    return Done(event.seq)


def give_back(work: Work, body: ReturnToBot) -> Done:
    """Only whoever has it, or a supervisor; the bot goes on from `resume`."""
    before = work.conversation(body.conversation)
    if body.resume not in resume_points(work.log):
        raise Refused("bad_request", "resume")
    if before.bot is None or before.bot.phase == "active":
        raise Refused("conflict", "bot")
    if before.assignee not in (None, work.agent.id) and work.viewer.role == "agent":
        raise Refused("forbidden", "assignee")
    event = work.emit(
        BotReturned(conversation=before.id, by=work.agent.id, resume=body.resume)
    )  # fmt: skip
    work.tell(before.id, "returned", resume=body.resume)
    return Done(event.seq)


def _taking(work: Work, before: Conversation, phase: str) -> Body:
    if phase == "handoff":
        return BotHandedOff(conversation=before.id, to=work.agent.id)
    if phase == "active":
        return BotTakenOver(conversation=before.id, by=work.agent.id)
    return ConversationAssigned(conversation=before.id, to=work.agent.id, reason="taken")
